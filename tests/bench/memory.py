"""Memory of builds by number of articles: python -m tests.bench.memory 10000 100000

Articles are short and every fifth reports events, which a coder of its own makes up: parties of the project's
tables, days over twenty years, some of them told by several papers. So reading and coding are quick, and what
grows with the number of articles is what a build of any articles has.
"""

import json
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from time import perf_counter

from etl.actors import load_gazetteer
from etl.records import Actor, ArticleEvents, LocalLink, Mention, Participant, ReadArticle

_CODER = f"{__name__ if __name__ != '__main__' else 'tests.bench.memory'}:code"
_TELLING = 5  # one article in so many reports events
_EVENTS = (1, 5)  # that such an article reports
_REPORTS = 3  # papers in the mean that report an event
_FIRST_DAY, _DAYS = date(2005, 1, 1), 7_300
_KINDS = (
    ("talks", "held"),
    ("talks", "agreed"),
    ("truce", "agreed"),
    ("truce", "violated"),
    ("mediation", "ongoing"),
)
_WORDS = [
    "harvest",
    "river",
    "market",
    "school",
    "council",
    "engine",
    "winter",
    "bridge",
    "player",
    "garden",
    "window",
    "teacher",
]


def main() -> None:
    """Build and print a Markdown table."""
    print("| articles | seconds | main process, MiB | largest worker, MiB | by stage, s (MiB until then) |")
    print("|---|---|---|---|---|", flush=True)
    for n in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory(prefix="conflict-timeline-bench-") as folder:
            print(f"| {' | '.join(_measured(n, Path(folder)))} |", flush=True)


def _measured(n: int, folder: Path) -> list[str]:
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(_article(number)) + "\n" for number in range(n))
    started = perf_counter()
    line = (
        "build",
        folder / "articles.jsonl",
        "-o",
        folder / "out",
        "--coder",
        _CODER,
        "--no-validate",
        "-q",
    )
    subprocess.run([sys.executable, "-m", "etl", *map(str, line)], check=True)
    seconds = perf_counter() - started
    report = json.loads((folder / "out" / "_build" / "run.json").read_text(encoding="utf-8"))
    stages = ", ".join(f"{s['name']} {s['seconds']:.0f} ({s['peak_mib']:,.0f})" for s in report["stages"])
    own = max(stage["peak_mib"] for stage in report["stages"])
    return [f"{n:,}", f"{seconds:.0f}", f"{own:,.0f}", f"{report['workers_peak_mib']:,.0f}", stages]


def _article(number: int) -> dict[str, str]:
    draw = Random(number)
    sentences = (
        f"The {' '.join(draw.choices(_WORDS, k=9))} was seen by {draw.randrange(10**6)}." for _ in range(5)
    )
    day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
    return {
        "id": f"n{number}",
        "title": f"The {' '.join(draw.choices(_WORDS, k=5))} number {number}",
        "text": " ".join(sentences),
        "published": day.isoformat(),
        "outlet": f"Paper {number % 50}",
    }


def code(read: ReadArticle) -> ArticleEvents:
    """A coder for `etl.coders`: made-up events of every fifth article, linked one to the next."""
    number = int(read.article.source_id.removeprefix("n"))
    if number % _TELLING:
        return ArticleEvents(read.article, [], [])
    draw = Random(-number)
    n_events = draw.randint(*_EVENTS)
    mentions = [_mention(read, local, draw) for local in range(n_events)]
    links = [LocalLink(one, "mediates", one - 1, mentions[one].sentence_no) for one in range(1, n_events)]
    return ArticleEvents(read.article, mentions, links)


def _mention(read: ReadArticle, local: int, draw: Random) -> Mention:
    sentence = read.sentences[1 + local % (len(read.sentences) - 1)]
    # Of so many events in the world, each is as likely to be told as any other.
    world = Random(draw.randrange(1_000_000 // _REPORTS))
    family, event_type = world.choice(_KINDS)
    day = _FIRST_DAY + timedelta(days=world.randrange(_DAYS))
    parties = world.sample(_actors(), 2)
    return Mention(
        read.article.article_id, sentence.no, sentence.start, sentence.end, sentence.text, "seen", family,
        event_type, "actual", "made_up", date_start=day, date_end=day, date_prec=1, date_basis="stated",
        source_date=read.article.published_date, confidence=0.7, local_event=local,
        participants=[Participant("party", actor) for actor in parties],
    )  # fmt: skip


@cache
def _actors() -> list[Actor]:
    listed = {row.actor.actor_id: row.actor for row in load_gazetteer(()).rows.values()}
    return [listed[name] for name in sorted(listed)]


if __name__ == "__main__":
    main()

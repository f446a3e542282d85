"""Memory of a build's main process by number of articles: python -m tests.bench.memory 10000 100000 1000000

Reading and coding hand on one article after the other and do not grow with their number (`make bench` measures their
processes), so they are left out here: articles and what they report are made up by this program and given to the build
where its readers and workers would. Every fifth article reports events: parties of the project's tables in 1,500
dyads, days over twenty years, many of them told by several papers.
"""

import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from time import perf_counter
from unittest.mock import patch

import pyarrow.parquet as pq

import etl
from etl.actors import load_gazetteer
from etl.articles.fingerprint import fingerprint
from etl.articles.outcomes import Taken
from etl.coding import Result
from etl.records import Actor, Article, LocalLink, Mention, Participant

_TELLING = 5  # one article in so many reports events
_EVENTS = (1, 5)  # that such an article reports
_DYADS = 1_500  # about as many as UCDP lists
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
    """Build, each in a process of its own, and print a Markdown table."""
    if sys.argv[1] == "--build":
        build(int(sys.argv[2]), Path(sys.argv[3]))
        return
    print("| articles | events | seconds | MiB | by stage, s (MiB until then) |")
    print("|---|---|---|---|---|", flush=True)
    for n in sys.argv[1:]:
        with tempfile.TemporaryDirectory(prefix="conflict-timeline-bench-") as folder:
            started = perf_counter()
            subprocess.run([sys.executable, "-m", "tests.bench.memory", "--build", n, folder], check=True)
            print(_line(int(n), perf_counter() - started, Path(folder)), flush=True)


def _line(n: int, seconds: float, folder: Path) -> str:
    report = json.loads((folder / "_build" / "run.json").read_text(encoding="utf-8"))
    stages = ", ".join(f"{s['name']} {s['seconds']:.0f} ({s['peak_mib']:,.0f})" for s in report["stages"])
    peak = max(stage["peak_mib"] for stage in report["stages"])
    events = pq.read_metadata(folder / "events.parquet").num_rows
    return f"| {n:,} | {events:,} | {seconds:.0f} | {peak:,.0f} | {stages} |"


def build(n: int, folder: Path) -> None:
    """Build made-up articles into a folder."""
    taken = (Taken(article, fingerprint(article.text, article.title)) for article in map(_article, range(n)))
    with (
        patch("etl.pipeline.read_kept", lambda *_: taken),
        patch("etl.pipeline.engine_of", lambda *_: _MadeUp()),
    ):
        etl.build([], folder, validate=False)


class _MadeUp:
    """An engine that knows what each article is to report."""

    def map(self, work: object, batches: Iterable[list[Article]]) -> Iterator[list[bytes]]:
        for batch in batches:
            yield [pickle.dumps(tuple(_result(article)), pickle.HIGHEST_PROTOCOL) for article in batch]

    def close(self) -> None:
        pass


def _article(number: int) -> Article:
    draw = Random(number)
    text = " ".join(
        f"The {' '.join(draw.choices(_WORDS, k=9))} was seen by {draw.randrange(10**6)}." for _ in range(5)
    )
    return Article(
        article_id="a" + sha256(text.encode()).hexdigest()[:16],
        source_id=f"n{number}",
        source_path=f"news/n{number}.txt",
        source_format="txt",
        source_sha256="0" * 64,
        title=f"The {' '.join(draw.choices(_WORDS, k=5))} number {number}",
        text=text,
        outlet=f"Paper {number % 50}",
        language="en",
        published_date=_FIRST_DAY + timedelta(days=draw.randrange(_DAYS)),
        published_basis="metadata",
    )


def _result(article: Article) -> Result:
    number = int(article.source_id.removeprefix("n"))
    if number % _TELLING:
        return Result(6, False, [], [])
    draw = Random(-number)
    n_events = draw.randint(*_EVENTS)
    mentions = [_mention(article, local, draw) for local in range(n_events)]
    links = [
        LocalLink(one, "mediates", one - 1, mentions[one].sentence_no)
        for one in range(1, n_events)
        if mentions[one].family == "mediation" and mentions[one - 1].family in ("talks", "truce")
    ]
    return Result(6, False, mentions, links)


def _mention(article: Article, local: int, draw: Random) -> Mention:
    sentences = article.text.split(". ")
    start = len(". ".join(sentences[:local])) + 2 * bool(local)
    evidence = sentences[local]
    # Of so many events in the world, each is as likely to be told as any other.
    world = Random(draw.randrange(1_000_000 // _REPORTS))
    family, event_type = world.choice(_KINDS)
    day = _FIRST_DAY + timedelta(days=world.randrange(_DAYS))
    parties = _dyads()[int(world.random() ** 2 * _DYADS)]  # some are in the news more than others
    return Mention(
        article.article_id, local + 1, start, start + len(evidence), evidence, "seen", family, event_type,
        "actual", "made_up", date_start=day, date_end=day, date_prec=1, date_basis="stated",
        source_date=article.published_date, confidence=0.7, local_event=local,
        participants=[Participant("party", actor) for actor in parties],
    )  # fmt: skip


@cache
def _dyads() -> list[tuple[Actor, ...]]:
    listed = {row.actor.actor_id: row.actor for row in load_gazetteer(()).rows.values()}
    actors = [listed[name] for name in sorted(listed)]
    return [tuple(Random(n).sample(actors, 2)) for n in range(_DYADS)]


if __name__ == "__main__":
    main()

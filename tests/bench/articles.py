"""Body, title, date and speed of extraction beside other libraries, in one run: python tests/bench/articles.py GOLD

GOLD is a folder with `*.jsonl` files of {id, url, gold_body, gold_title, gold_date, rendered_text}: a record with
`rendered_text` is scraped plain text, one without is a page that stands in `pages/<id>.html` or `.html.gz`
(in data/articles if there is no such folder).
Body: mean F1 of 4-word shingles a page. Title: same words. Day: of those with a date that is not suspect.
"""

import argparse
import gzip
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

import rivals

from etl.articles.datelines import strip_dateline
from etl.articles.decoding import decode
from etl.articles.draft import Draft, Known
from etl.articles.lines import forget_lines
from etl.articles.options import ReadOptions
from etl.articles.page import read_page
from etl.articles.plain_text import domain, read_plain
from etl.articles.siblings import Seen, marks_of_lines, repeated_lines

Gold = dict[str, Any]
_ROUNDS = 3
_EXAMPLES = Path(__file__).parents[2] / "data" / "articles"


@dataclass(frozen=True, slots=True)
class Result:
    """What a system says of one document."""

    text: str | None
    title: str | None = None
    day: str | None = None


class System(NamedTuple):
    """A name, and what gives a result for each of the documents."""

    name: str
    run: Callable[[Sequence[str], Sequence[Gold]], Iterator[Result]]


def _result(draft: Draft) -> Result:
    day = draft.published.day.isoformat() if draft.published else None
    return Result(strip_dateline(draft.text).text, draft.title, day)


def _our_pages(contents: Sequence[str], gold: Sequence[Gold]) -> Iterator[Result]:
    for content, record in zip(contents, gold, strict=True):
        yield _result(read_page(content, Known(record["id"]), ReadOptions()))


def _our_texts(contents: Sequence[str], gold: Sequence[Gold]) -> Iterator[Result]:
    for content, record in zip(contents, gold, strict=True):
        yield _result(read_plain(content, Known(record["id"], url=record.get("url"))))


def _with_siblings(contents: Sequence[str], gold: Sequence[Gold]) -> Iterator[Result]:
    seen = (
        Seen(domain(record.get("url")), marks_of_lines(text))
        for text, record in zip(contents, gold, strict=True)
    )
    repeats = repeated_lines(seen)
    for content, record, marks in zip(contents, gold, repeats, strict=True):
        yield _result(read_plain(content, Known(record["id"], url=record.get("url")), marks))


def _rival(
    find: Callable[[str], tuple[str | None, str | None, str | None]],
) -> Callable[..., Iterator[Result]]:
    return lambda contents, gold: (Result(*find(content)) for content in contents)


PAGES = (
    System("conflict-timeline", _our_pages),
    System("trafilatura, same settings", _rival(rivals.trafilatura_body)),
    System("trafilatura with metadata", _rival(rivals.trafilatura_all)),
    System("readability-lxml", _rival(rivals.readability)),
    System("newspaper4k", _rival(rivals.newspaper)),
)
TEXTS = (
    System("conflict-timeline, a page alone", _our_texts),
    System("conflict-timeline, with siblings", _with_siblings),
    System("lines of a sentence or more", _rival(rivals.sentences)),
    System("longest run of long lines", _rival(rivals.longest_run)),
    System("all lines", _rival(rivals.everything)),
)


def shingles(text: str | None, n: int = 4) -> set[tuple[str, ...]]:
    """The n-word shingles of a text; a shorter one is its own."""
    words = re.findall(r"\w+", (text or "").lower())
    return {tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))} if words else set()


def score(results: Sequence[Result], gold: Sequence[Gold]) -> dict[str, float]:
    """Figures of one system."""
    found: dict[str, list[float]] = {"F1": [], "title": [], "right": [], "wrong": []}
    for result, record in zip(results, gold, strict=True):
        a, b = shingles(record["gold_body"]), shingles(result.text)
        found["F1"].append(2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0)
        if record.get("gold_title"):
            words = [re.findall(r"\w+", (t or "").lower()) for t in (record["gold_title"], result.title)]
            found["title"].append(words[0] == words[1])
        if record.get("gold_date") and not record.get("gold_date_suspect"):
            found["right"].append(result.day == record["gold_date"][:10])
            found["wrong"].append(result.day not in (None, record["gold_date"][:10]))
    return {name: sum(values) / max(1, len(values)) for name, values in found.items()}


def read_gold(folder: Path) -> Iterator[tuple[Gold, str]]:
    """The records of a folder, each with its content."""
    pages = folder / "pages" if (folder / "pages").is_dir() else _EXAMPLES
    for path in sorted(folder.glob("*.jsonl")):
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if "rendered_text" in record:
                yield record, record["rendered_text"]
                continue
            page = pages / f"{record['id']}.html"
            packed = page.with_name(f"{page.name}.gz")
            yield (
                record,
                decode(gzip.decompress(packed.read_bytes()) if packed.exists() else page.read_bytes()),
            )


def _seconds(systems: Sequence[System], contents: Sequence[str], gold: Sequence[Gold]) -> list[float]:
    """CPU seconds of each system, the best of several rounds in which all take turns: other work disturbs less so."""
    rounds = []
    for _ in range(_ROUNDS):
        rounds.append([])
        for system in systems:
            forget_lines()  # what an earlier round has seen counts for nothing
            started = process_time()
            list(system.run(contents, gold))
            rounds[-1].append(max(process_time() - started, 1e-6))
    return [min(turns) for turns in zip(*rounds, strict=True)]


def report(title: str, systems: Sequence[System], documents: Sequence[tuple[Gold, str]]) -> None:
    """Print a table: one row a system."""
    gold, contents = [record for record, _ in documents], [content for _, content in documents]
    size = sum(len(content.encode("utf-8", "replace")) for content in contents) / 1e6
    print(f"{title}: {len(gold)} documents, {size:.1f} MB\n")
    print(
        "| system | body F1 | title | day right | day wrong | MB/s | documents/s |\n|---|---|---|---|---|---|---|"
    )
    answers = [list(system.run(contents, gold)) for system in systems]  # what is loaded once is not timed
    for system, results, seconds in zip(systems, answers, _seconds(systems, contents, gold), strict=True):
        figures = " | ".join(f"{value:.3f}" for value in score(results, gold).values())
        print(f"| {system.name} | {figures} | {size / seconds:.2f} | {len(gold) / seconds:.0f} |", flush=True)
    print()


def main() -> int:
    """Print the tables for a folder of gold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("gold", type=Path)
    documents = list(read_gold(parser.parse_args().gold))
    pages = [document for document in documents if "rendered_text" not in document[0]]
    texts = [document for document in documents if "rendered_text" in document[0]]
    if pages:
        report("HTML pages", PAGES, pages)
    if texts:
        report("Plain text with page furniture", TEXTS, texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())

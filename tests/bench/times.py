"""Time expressions: our grammar beside dateparser's search, in value F1, relaxed F1 and speed.

    python tests/bench/times.py [GOLD ...] [--sample 10]

GOLD is a file, or a folder of files, of JSON lines with doc_id, dct, text and TIMEX3 `timexes`; the passages of
tests/bench/times.yaml come first. dateparser is slow, so it reads only the first texts of each set (--sample);
`ours, sample` is our grammar on the same texts.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from passages import OWN, Passage, Span, gold_passages, outermost, own_passages

from etl.times import find_timexes

Finder = Callable[[Passage], list[Span]]
_SIZES = {"day": 10, "week": 10, "month": 7, "year": 4}  # characters of an ISO date that a period has


def ours(passage: Passage) -> list[Span]:
    """The expressions of our grammar."""
    return [Span(t.start, t.end, t.value) for t in find_timexes(passage.text, passage.published)]


def dateparsers(passage: Passage) -> list[Span]:
    """What dateparser's search finds, its dates cut to the period that it sees in the words."""
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    day = passage.published
    settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)} if day else {}
    parser = DateDataParser(languages=["en"], settings=settings)
    spans, at = [], 0
    for words, moment in search_dates(passage.text, languages=["en"], settings=settings) or []:
        start = passage.text.find(words, at)
        at = start + len(words)
        period = parser.get_date_data(words).period or "day"
        spans.append(Span(start, at, moment.date().isoformat()[: _SIZES.get(period, 10)]))
    return spans


def scores(passages: list[Passage], find: Finder) -> tuple[float, float]:
    """Value F1 and relaxed F1 in percent, as TempEval-3 counts them."""
    n_gold = n_found = relaxed = value = 0
    for passage in passages:
        found = outermost(find(passage))
        n_gold, n_found = n_gold + len(passage.gold), n_found + len(found)
        for gold, span in _pairs(passage.gold, found):
            relaxed += 1
            value += gold.value == span.value
    total = n_gold + n_found or 1
    return 200 * value / total, 200 * relaxed / total


def _pairs(gold: tuple[Span, ...], found: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Each marked expression with the found one that overlaps it most."""
    left = list(found)
    for span in outermost(gold):
        best = max(left, key=lambda f: min(f.end, span.end) - max(f.start, span.start), default=None)
        if best is not None and min(best.end, span.end) > max(best.start, span.start):
            left.remove(best)
            yield span, best


def speed(passages: list[Passage], find: Finder, seconds: float = 1.0) -> float:
    """Megabytes a second on one core, of the plain texts repeated for some time."""
    size, rounds, start = sum(len(p.text.encode()) for p in passages), 0, time.process_time()
    while not rounds or time.process_time() - start < seconds:
        for passage in passages:
            find(passage)
        rounds += 1
    return size * rounds / (time.process_time() - start) / 1e6


def report(name: str, passages: list[Passage], sample: int) -> None:
    """Print the lines of one set."""
    rows = [("ours", passages, ours), ("ours, sample", passages[:sample], ours)]
    for label, texts, find in [*rows, ("dateparser, sample", passages[:sample], dateparsers)]:
        find(texts[0])  # loads what it needs
        value, relaxed = scores(texts, find)
        print(
            f"{name:<24} {label:<20} {len(texts):>5} {value:>9.1f} {relaxed:>11.1f} {speed(texts, find):>9.3f}"
        )


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--sample", type=int, default=10)
    args = parser.parse_args()
    print(f"{'set':<24} {'':<20} {'texts':>5} {'value F1':>9} {'relaxed F1':>11} {'MB/s':>9}")
    report(f"own ({OWN.name})", own_passages(), args.sample)
    files = [f for g in args.gold for f in (sorted(g.glob("*.jsonl")) if g.is_dir() else [g])]
    for file in files:
        report(file.stem, gold_passages(file), args.sample)


if __name__ == "__main__":
    main()

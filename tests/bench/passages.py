"""Read annotated texts: passages of our own with marks in them, and TIMEX3 gold as JSON lines."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

OWN = Path(__file__).with_name("times.yaml")
_MARK = re.compile(r"\[(?P<words>[^|\]]+)\|(?P<value>[^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Span:
    """A time expression: first and last character (exclusive), TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, the day it was published on, and its time expressions."""

    text: str
    published: date | None
    gold: tuple[Span, ...]


def own_passages() -> list[Passage]:
    """The passages of times.yaml, their marks taken out."""
    return [_unmarked(p["text"], p["published"]) for p in yaml.safe_load(OWN.read_text(encoding="utf-8"))]


def _unmarked(marked: str, published: date) -> Passage:
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark["words"]), mark["value"]))
        text += mark["words"]
        at = mark.end()
    return Passage(text + marked[at:], published, tuple(spans))


def gold_passages(path: Path) -> list[Passage]:
    """Lines of {"dct", "text", "timexes": [{"start", "end", "value"}]}; of nested expressions the outermost."""
    return [_of_record(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _of_record(record: dict) -> Passage:
    try:
        published = date.fromisoformat(record["dct"] or "")
    except ValueError:
        published = None
    return Passage(
        record["text"],
        published,
        tuple(outermost(Span(t["start"], t["end"], t["value"]) for t in record["timexes"])),
    )


def outermost(spans) -> list[Span]:
    """The spans that stand in no other."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept

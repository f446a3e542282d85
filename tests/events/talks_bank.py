"""The bank: sentences of our own with what should be coded from them, and how much of it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from etl.records import Article

from .stages import coded_mentions

HERE = Path(__file__).parent / "bank"
FAMILIES = ("talks", "mediation")
PUBLISHED = date(2015, 6, 17)
# Enough of a war for a lone sentence to be in scope.
BACKGROUND = "\n\nThousands of soldiers and fighters were killed in this war."


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, the rows it has to give and those it may give, as "family/type/status"."""

    text: str
    published: date
    must: frozenset[str]
    may: frozenset[str] = frozenset()
    topic: str = ""  # heading in the file


@dataclass(frozen=True, slots=True)
class Answer:
    """What the coder made of an entry."""

    entry: Entry
    rows: frozenset[str]

    @property
    def missed(self) -> frozenset[str]:
        """Rows that should be there and are not."""
        return self.entry.must - self.rows

    @property
    def extra(self) -> frozenset[str]:
        """Rows of the two families that nobody expects; any row at all where nothing is told."""
        ours = {r for r in self.rows if not self.entry.must or r.split("/")[0] in FAMILIES}
        return frozenset(ours - self.entry.must - self.entry.may)


def entries(name: str) -> list[Entry]:
    """The entries of one file of the bank: talks, mediation or other_matters."""
    return [
        _entry(heading, raw, decoy=name == "other_matters")
        for heading, items in yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")).items()
        for raw in items
    ]


def _entry(heading: str, raw: str | dict, *, decoy: bool) -> Entry:
    about = {"text": raw} if isinstance(raw, str) else raw
    must = [] if decoy else [heading, *about.get("also", ())]
    return Entry(
        about["text"],
        about.get("date", PUBLISHED),
        frozenset(map(_row, must)),
        frozenset(map(_row, about.get("may", ()))),
        heading,
    )


def _row(written: str) -> str:
    kind, _, status = written.partition(" ")
    return f"{kind}/{status or 'actual'}"


def answers(asked: Iterable[Entry]) -> Iterator[Answer]:
    """Code entries, each as an article of its own."""
    asked = list(asked)
    articles = [
        Article(
            str(n), str(n), "bank", "txt", "0" * 64, None, e.text + BACKGROUND, published_date=e.published
        )
        for n, e in enumerate(asked)
    ]
    for entry, mentions in zip(asked, coded_mentions(articles), strict=True):
        rows = {f"{m.family}/{m.event_type}/{m.status}" for m in mentions}
        yield Answer(entry, frozenset(rows))

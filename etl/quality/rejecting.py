"""Turns rows that break a rule into rejects, with the rows that hang on them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from etl.quality.accounts import reject, sources_of
from etl.quality.places import Places
from etl.quality.references import (
    broken_keys,
    broken_references,
    broken_table_rules,
    counts,
    wrong_links,
)
from etl.quality.report import DatasetInvalid
from etl.quality.rows import Broken, judge
from etl.records import Reject
from etl.tables.row_file import RowFile
from etl.tables.schemas import TABLES, table_schema

Row = Mapping[str, Any]
Kept = Mapping[str, RowFile]
Derive = Callable[[Kept], Iterable[tuple[str, Iterable[Row]]]]
Lost = tuple[str, Row, Broken]  # the table, the row, and why
# (table, column, the table it refers to, that table's key, rule): a row goes with the row it refers to.
_HANGS_ON = (
    ("articles", "duplicate_of", "articles", "article_id", "article_rejected"),
    ("mentions", "article_id", "articles", "article_id", "article_rejected"),
    ("events", "source_article", "articles", "article_id", "article_rejected"),
    ("mentions", "event_id", "events", "event_id", "event_rejected"),
    ("participants", "event_id", "events", "event_id", "event_rejected"),
    ("participants", "actor_id", "actors", "actor_id", "actor_rejected"),
    ("links", "from_event_id", "events", "event_id", "event_rejected"),
    ("links", "to_event_id", "events", "event_id", "event_rejected"),
    ("links", "mention_id", "mentions", "mention_id", "mention_rejected"),
)


class Sieve:
    """Takes up the rows of all tables, then parts good ones from rejects.

    An article's mentions go with it, and an event's mentions, participants and links; an event without any
    mention left goes, too. Each row that goes is one reject. Counts of mentions are set right after.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Begin.

        Args:
            folder: where rows lie that are many; the system's folder for such files if None.
        """
        self.kept: Kept = {name: RowFile(name, folder=folder) for name in TABLES}
        self._lost: list[Lost] = []

    def add(self, table: str, row: Row) -> None:
        """Take up a row, with the columns of the table's schema.

        Raises:
            ValueError: if it has a column that the schema has not.
        """
        typed, broken = judge(table, row)
        if broken:
            self._lost.append((table, row, broken))
        else:
            self.kept[table].append(typed)

    def finish(self, derive: Derive | None = None) -> list[Reject]:
        """Take out what hangs on bad rows; add the rejects to `kept` and give them.

        Args:
            derive: makes the rows of further tables from the good ones, once no bad one is among them.

        Raises:
            DatasetInvalid: if a rule across rows is broken: a key occurs twice, or a row refers to one that
                was never there.
        """
        if self._lost:
            _cascade(self.kept, self._lost)
            _recount(self.kept, {row.get("event_id") for name, row, _ in self._lost if name == "mentions"})
        self._lost += _without_wrong_links(self.kept)
        for name, rows in derive(self.kept) if derive else ():
            for row in rows:
                self.add(name, row)
        # Counts make no sense while references dangle, so they are looked at only if none does.
        places = Places(self.kept)
        findings = (*broken_keys(self.kept), *broken_references(places))
        findings = findings or (*broken_table_rules(places),)
        if findings:
            raise DatasetInvalid(findings)
        return self._rejects()

    def _rejects(self) -> list[Reject]:
        if not self._lost:
            return []
        sources = sources_of(self.kept, self._lost)
        rejects = [reject(sources, *entry) for entry in self._lost]
        for one in rejects:
            self.kept["rejects"].append(judge("rejects", asdict(one))[0])
        return rejects


def check_rows(rows: Mapping[str, Iterable[Row]], derive: Derive | None = None) -> tuple[Kept, list[Reject]]:
    """Part the rows of all tables into good ones and rejects; see `Sieve`.

    Args:
        rows: rows by table, with the columns of schemas/.
        derive: makes the rows of further tables from the good ones.

    Returns:
        Good rows by table, typed as their columns, rejects among them, and the rejects that were made here.

    Raises:
        DatasetInvalid: if a rule across rows is broken.
        ValueError: if a row has a column that its schema has not.
    """
    sieve = Sieve()
    for name, some in rows.items():
        for row in some:
            sieve.add(name, row)
    return sieve.kept, sieve.finish(derive)


def _cascade(kept: Kept, lost: list[Lost]) -> None:
    """Move to `lost` what hangs on lost rows, until nothing more does."""
    before = -1
    while before != len(lost):
        before = len(lost)
        for name, column, target, key, rule in _HANGS_ON:
            gone = {row.get(key) for table, row, _ in lost if table == target} - {None}
            what = f"its {column} is that of a rejected row of {target}"
            lost += _take_out(kept, name, column, gone, Broken(rule, what))
        bereft = {row.get("event_id") for table, row, _ in lost if table == "mentions"}
        bereft -= set(kept["mentions"].column("event_id").to_pylist())
        alone = Broken("mention_rejected", "all its mentions were rejected")
        lost += _take_out(kept, "events", "event_id", bereft, alone)


def _take_out(kept: Kept, name: str, column: str, gone: set[Any], why: Broken) -> list[Lost]:
    """Take out the rows whose column has one of the values."""
    numbers = {n for n, row in kept[name].rows(column) if row[column] in gone} if gone else set()
    return _taken(kept[name], numbers, dict.fromkeys(numbers, why))


def _taken(rows: RowFile, numbers: set[int], why: Mapping[int, Broken]) -> list[Lost]:
    if not numbers:
        return []
    out: list[Lost] = [(rows.table, row, why[n]) for n, row in rows.rows() if n in numbers]
    rows.take_out(numbers)
    return out


def _recount(kept: Kept, events: set[Any]) -> None:
    """Set the counts of the events that lost a mention."""
    for rule in table_schema("events").table_rules:
        if rule.kind == "count_of":
            right = counts("events", rule, Places(kept)).tolist()
            rows = zip(kept["events"].rows("event_id"), right, strict=True)
            new = {n: count for (n, row), count in rows if count and row["event_id"] in events}
            kept["events"].change(rule.terms["column"], new)


def _without_wrong_links(kept: Kept) -> list[Lost]:
    """Take out links between families that the relation does not join."""
    out: list[Lost] = []
    for rule in table_schema("links").table_rules:
        found = wrong_links(rule, Places(kept))
        numbers = [n for n, _ in kept["links"].rows("link_type")] if found else []
        why = {numbers[place]: Broken(rule.id, what) for place, what in found}
        out += _taken(kept["links"], set(why), why)
    return out

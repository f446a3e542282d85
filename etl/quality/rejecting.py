"""Turns rows that break a rule into rejects, with the rows that hang on them."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any

from etl.quality.accounts import reject, sources_of
from etl.quality.references import (
    broken_keys,
    broken_references,
    broken_table_rules,
    count_of,
    of_rows,
    wrong_links,
)
from etl.quality.report import DatasetInvalid
from etl.quality.rows import Broken, check_table
from etl.records import Reject
from etl.tables.schemas import TABLES, table_schema

Row = Mapping[str, Any]
Rows = dict[str, Any]  # by table: lists of rows, or PackedRows
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
_SOURCES = ("articles", "events")


def check_rows(
    rows: Mapping[str, Iterable[Row]], derive: Callable[[Rows], Rows] | None = None
) -> tuple[Rows, list[Reject]]:
    """Part the rows of all tables into good ones and rejects.

    An article's mentions go with it, and an event's mentions, participants and links; an event without any
    mention left goes, too. Each row that goes is one reject. Counts of mentions are set right after.

    Args:
        rows: rows by table, with the columns of schemas/; rows of `rejects` are passed on as they are.
        derive: makes the rows of further tables from the good ones, once no bad one is among them.

    Returns:
        Good rows by table, typed as their columns, and the rejects.

    Raises:
        DatasetInvalid: if a rule across rows is broken: a key occurs twice, or a row refers to one that
            was never there.
        ValueError: if a row has a column that its schema has not.
    """
    rows = {name: rows.get(name, ()) for name in TABLES}
    kept: Rows = {"rejects": [dict(row) for row in rows["rejects"]]}
    lost: list[Lost] = []
    for name in TABLES:
        if name != "rejects":
            kept[name], bad = check_table(name, rows[name])
            lost += [(name, row, broken) for row, broken in bad]
    if lost:
        _cascade(kept, lost)
        _recount(kept, {row.get("event_id") for name, row, _ in lost if name == "mentions"})
    lost += _without_wrong_links(kept)
    for name, derived in (derive(kept) if derive else {}).items():
        kept[name], bad = check_table(name, derived)
        lost += [(name, row, broken) for row, broken in bad]
    columns = of_rows(kept)
    # Counts make no sense while references dangle, so they are looked at only if none does.
    findings = (*broken_keys(columns), *broken_references(columns)) or (*broken_table_rules(columns),)
    if findings:
        raise DatasetInvalid(findings)
    if not lost:
        return kept, []
    there = {name: chain(kept[name], [row for table, row, _ in lost if table == name]) for name in _SOURCES}
    sources = sources_of(there)
    return kept, [reject(sources, *entry) for entry in lost]


def _cascade(kept: Rows, lost: list[Lost]) -> None:
    """Move to `lost` what hangs on lost rows, until nothing more does."""
    before = -1
    while before != len(lost):
        before = len(lost)
        for name, column, target, key, rule in _HANGS_ON:
            gone = {row.get(key) for table, row, _ in lost if table == target} - {None}
            what = f"its {column} is that of a rejected row of {target}"
            lost += _take_out(kept, name, lambda row, c=column, g=gone: row[c] in g, Broken(rule, what))
        bereft = {row.get("event_id") for table, row, _ in lost if table == "mentions"}
        bereft -= {row["event_id"] for row in kept["mentions"]}
        alone = Broken("mention_rejected", "all its mentions were rejected")
        lost += _take_out(kept, "events", lambda row, b=bereft: row["event_id"] in b, alone)


def _take_out(kept: Rows, name: str, goes: Callable[[Row], bool], why: Broken) -> list[Lost]:
    out = [(name, row, why) for row in kept[name] if goes(row)]
    if out:
        kept[name] = [row for row in kept[name] if not goes(row)]
    return out


def _recount(kept: Rows, events: set[Any]) -> None:
    """Set the counts of the events that lost a mention."""
    for rule in table_schema("events").table_rules:
        if rule.kind == "count_of":
            right = count_of(rule, of_rows(kept))
            for row in kept["events"]:
                if row["event_id"] in events:
                    row[rule.terms["column"]] = right[row["event_id"]]


def _without_wrong_links(kept: Rows) -> list[Lost]:
    """Take out links between families that the relation does not join."""
    out: list[Lost] = []
    for rule in table_schema("links").table_rules:
        wrong = dict(wrong_links(rule, of_rows(kept)))
        out += [("links", kept["links"][i], Broken(rule.id, what)) for i, what in wrong.items()]
        kept["links"] = [row for i, row in enumerate(kept["links"]) if i not in wrong]
    return out

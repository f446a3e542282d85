"""Rules across rows and tables: keys are unique, what rows refer to exists, counts are right, links join what they may."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.quality.report import SAMPLE, Finding
from etl.tables.model import Rule
from etl.tables.row_file import RowFile
from etl.tables.schemas import TABLES, table_schema


class Columns(Protocol):
    """A table, of which only those columns come to memory that are asked for."""

    def column(self, name: str) -> pa.ChunkedArray:
        """One column."""

    def select(self, columns: list[str]) -> pa.Table:
        """Some columns."""


Tables = Mapping[str, Columns]


def broken_keys(tables: Mapping[str, RowFile]) -> Iterator[Finding]:
    """Primary keys that occur twice."""
    for name in TABLES:
        key = [*table_schema(name).primary_key]
        if key and _may_occur_twice(tables[name], key):
            counted = tables[name].select(key).group_by(key).aggregate([([], "count_all")])
            twice = counted.filter(pc.greater(counted.column("count_all"), 1)).select(key).to_pylist()
            if twice:
                bad = sorted(_text(row.values()) for row in twice)
                yield _finding(name, "unique", ", ".join(key), bad, "The key of a row occurs once.")


def _may_occur_twice(rows: RowFile, key: list[str]) -> bool:
    """False if no two keys can be the same: told by 8 bytes a row, where the keys take hundreds."""
    keys = (
        values
        for batch in rows.batches(*key)
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )
    hashed = np.fromiter(map(hash, keys), np.int64)
    return len(np.unique(hashed)) < len(hashed)


def broken_references(tables: Tables) -> Iterator[Finding]:
    """Rows that refer to rows that do not exist."""
    for name in TABLES:
        schema = table_schema(name)
        for key in schema.foreign_keys:
            values = tables[name].column(key.column)
            there = pc.is_in(values, value_set=_flat(tables[key.table].column(key.reference)))
            alone = pc.and_(pc.is_valid(values), pc.invert(there))
            if pc.any(alone).as_py():
                lost = tables[name].select([*{*schema.primary_key, key.column}]).filter(alone)
                rows = zip(*(lost.column(column).to_pylist() for column in schema.primary_key), strict=True)
                bad = [
                    f"{_text(row)} -> {value}"
                    for row, value in zip(rows, lost.column(key.column).to_pylist(), strict=True)
                ]
                message = f"Every {key.column} is a row of {key.table}."
                yield _finding(name, "foreign_key", key.column, bad, message)


def broken_table_rules(tables: Tables) -> Iterator[Finding]:
    """Rules that a schema lists under tableRules."""
    for name in TABLES:
        for rule in table_schema(name).table_rules:
            bad = list(_TABLE_RULES[rule.kind](name, rule, tables))
            if bad:
                yield _finding(name, rule.id, rule.terms.get("column", "link_type"), bad, rule.description)


def _miscounted(name: str, rule: Rule, tables: Tables) -> Iterator[str]:
    terms, counted = rule.terms, counts(rule, tables)
    mine = tables[name].select([terms["key"], terms["column"]])
    places = pc.index_in(mine.column(0), value_set=_flat(counted.column("key")))
    right = pc.fill_null(_flat(counted.column("count_all")).take(_flat(places)), 0)
    wrong = pc.fill_null(pc.not_equal(mine.column(1), right), True)
    bad = mine.append_column("right", right).filter(wrong)
    for key, value, wanted in zip(*(bad.column(i).to_pylist() for i in range(3)), strict=True):
        yield f"{key}: {value} for {wanted}"


def counts(rule: Rule, tables: Tables) -> pa.Table:
    """What a counting column has to be: `key`, and as `count_all` how many rows it has, or different ones."""
    terms = rule.terms
    resource = tables[terms["resource"]]
    rows = pa.table({"key": resource.column(terms["key"])})
    if "distinct" in terms:
        values = resource.column(terms["distinct"])
        rows = rows.append_column("value", _originals(values, terms, tables))
        rows = rows.group_by(["key", "value"]).aggregate([])
    return rows.group_by("key").aggregate([([], "count_all")])


def _originals(values: pa.ChunkedArray, terms: Mapping[str, Any], tables: Tables) -> pa.ChunkedArray:
    """Each copy as what it is a copy of, where a rule counts copies as one."""
    if "copies" not in terms:
        return values
    table = tables[terms["copies"]["resource"]].select([terms["distinct"], terms["copies"]["column"]])
    copies = table.filter(pc.is_valid(table.column(1)))
    places = pc.index_in(values, value_set=_flat(copies.column(0)))
    return pc.coalesce(_flat(copies.column(1)).take(_flat(places)), _flat(values))


def _wrong_ends(name: str, rule: Rule, tables: Tables) -> Iterator[str]:
    return (what for _, what in wrong_links(rule, tables))


def wrong_links(rule: Rule, tables: Tables) -> list[tuple[int, str]]:
    """Links between families that the relation does not join: the row's place and what is wrong."""
    links = tables["links"].select(["from_event_id", "link_type", "to_event_id"])
    sides = _families(links, tables["events"])
    wrong = pa.repeat(pa.scalar(False), links.num_rows)
    for kind, wanted in rule.terms.items():
        joined = pc.and_(*(pc.is_in(sides[s], value_set=pa.array(wanted[s], pa.string())) for s in sides))
        known = pc.and_(
            *map(pc.is_valid, sides.values())
        )  # an event that is not there is told by its own rule
        of_kind = pc.fill_null(pc.equal(links.column("link_type"), kind), False)
        wrong = pc.or_(wrong, pc.and_(_flat(of_kind), pc.and_(known, pc.invert(joined))))
    places = pc.indices_nonzero(wrong)
    bad = zip(*(column.take(places).to_pylist() for column in (*links.columns, *sides.values())), strict=True)
    return [
        (place, f"{one} {kind} {other} leads from {family} to {other_family}")
        for place, (one, kind, other, family, other_family) in zip(places.to_pylist(), bad, strict=True)
    ]


def _families(links: pa.Table, events: Columns) -> dict[str, pa.Array]:
    """The families of the events at the two ends of links."""
    ids, families = _flat(events.column("event_id")), _flat(events.column("family"))
    places = {s: pc.index_in(links.column(f"{s}_event_id"), value_set=ids) for s in ("from", "to")}
    return {side: families.take(_flat(place)) for side, place in places.items()}


def _finding(table: str, rule: str, column: str, bad: list[str], message: str) -> Finding:
    """The finding of a rule that is broken in some rows, each told in words."""
    return Finding(table, rule, column, len(bad), tuple(bad[:SAMPLE]), message)


def _text(values: Iterable[Any]) -> str:
    return ", ".join("-" if value is None else str(value) for value in values)


def _flat(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


_TABLE_RULES: dict[str, Callable[[str, Rule, Tables], Iterator[str]]] = {
    "count_of": _miscounted,
    "link_families": _wrong_ends,
}

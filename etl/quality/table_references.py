"""The rules of references.py on whole tables: what rows refer to exists, counts are right, links join what they may."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from etl.quality.references import dangling, finding, miscounted, wrong_link
from etl.quality.report import Finding
from etl.quality.stored import StoredTable
from etl.tables.model import Rule
from etl.tables.schemas import TABLES, table_schema

Tables = Mapping[str, StoredTable]


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
                    dangling(row, value)
                    for row, value in zip(rows, lost.column(key.column).to_pylist(), strict=True)
                ]
                message = f"Every {key.column} is a row of {key.table}."
                yield finding(name, "foreign_key", key.column, bad, message)


def broken_table_rules(tables: Tables) -> Iterator[Finding]:
    """Rules that a schema lists under tableRules."""
    for name in TABLES:
        for rule in table_schema(name).table_rules:
            bad = list(_TABLE_RULES[rule.kind](name, rule, tables))
            if bad:
                yield finding(name, rule.id, rule.terms.get("column", "link_type"), bad, rule.description)


def _miscounted(name: str, rule: Rule, tables: Tables) -> Iterator[str]:
    terms, counted = rule.terms, _counted(rule.terms, tables)
    mine = tables[name].select([terms["key"], terms["column"]])
    places = pc.index_in(mine.column(0), value_set=_flat(counted.column("key")))
    right = pc.fill_null(_flat(counted.column("count_all")).take(_flat(places)), 0)
    wrong = pc.fill_null(pc.not_equal(mine.column(1), right), True)
    bad = mine.append_column("right", right).filter(wrong)
    yield from map(miscounted, *(bad.column(i).to_pylist() for i in range(3)))


def _counted(terms: Mapping[str, Any], tables: Tables) -> pa.Table:
    """Key and how many rows it has, or how many different ones where the rule asks for those."""
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
    events, links = tables["events"], tables["links"]
    ids, families = _flat(events.column("event_id")), _flat(events.column("family"))
    sides = {}
    for side in ("from", "to"):
        places = pc.index_in(links.column(f"{side}_event_id"), value_set=ids)
        sides[side] = families.take(_flat(places))
    wrong = pa.repeat(pa.scalar(False), links.num_rows)
    for kind, wanted in rule.terms.items():
        joined = pc.and_(*(pc.is_in(sides[s], value_set=pa.array(wanted[s], pa.string())) for s in sides))
        known = pc.and_(*map(pc.is_valid, sides.values()))
        of_kind = pc.fill_null(pc.equal(links.column("link_type"), kind), False)
        wrong = pc.or_(wrong, pc.and_(_flat(of_kind), pc.and_(known, pc.invert(joined))))
    bad = links.select(["from_event_id", "link_type", "to_event_id"]).filter(wrong)
    ends = (side.filter(wrong).to_pylist() for side in sides.values())
    yield from map(wrong_link, *(bad.column(i).to_pylist() for i in range(3)), *ends)


def _flat(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


_TABLE_RULES: dict[str, Callable[[str, Rule, Tables], Iterator[str]]] = {
    "count_of": _miscounted,
    "link_families": _wrong_ends,
}

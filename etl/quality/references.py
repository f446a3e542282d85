"""Rules across rows and tables: keys are unique, what rows refer to exists, counts are right, links join what they may."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from etl.quality.places import NOWHERE, Places, Reference, Tables, flat
from etl.quality.report import SAMPLE, Finding
from etl.tables.model import Rule
from etl.tables.row_file import RowFile
from etl.tables.schemas import TABLES, table_schema


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


def broken_references(places: Places) -> Iterator[Finding]:
    """Rows that refer to rows that do not exist."""
    tables = places.tables
    places.look_up(_references())
    for name in TABLES:
        schema = table_schema(name)
        for key in schema.foreign_keys:
            alone = pa.array(places.of(name, key.column, key.table, key.reference) == NOWHERE)
            if pc.any(alone).as_py():
                alone = pc.and_(alone, flat(pc.is_valid(tables[name].column(key.column))))
            if pc.any(alone).as_py():
                lost = tables[name].select([*{*schema.primary_key, key.column}]).filter(alone)
                rows = zip(*(lost.column(column).to_pylist() for column in schema.primary_key), strict=True)
                bad = [
                    f"{_text(row)} -> {value}"
                    for row, value in zip(rows, lost.column(key.column).to_pylist(), strict=True)
                ]
                message = f"Every {key.column} is a row of {key.table}."
                yield _finding(name, "foreign_key", key.column, bad, message)


def _references() -> Iterator[Reference]:
    """All that rules across tables look up."""
    for name in TABLES:
        schema = table_schema(name)
        yield from (Reference(name, one.column, one.table, one.reference) for one in schema.foreign_keys)
        for rule in schema.table_rules:
            if rule.kind == "count_of":
                key = rule.terms["key"]
                yield from (Reference(table, key, name, key) for table in (name, rule.terms["resource"]))


def broken_table_rules(places: Places) -> Iterator[Finding]:
    """Rules that a schema lists under tableRules."""
    for name in TABLES:
        for rule in table_schema(name).table_rules:
            bad = list(_TABLE_RULES[rule.kind](name, rule, places))
            if bad:
                yield _finding(name, rule.id, rule.terms.get("column", "link_type"), bad, rule.description)


def _miscounted(name: str, rule: Rule, places: Places) -> Iterator[str]:
    right = pa.array(counts(name, rule, places))
    mine = places.tables[name].select([rule.terms["key"], rule.terms["column"]])
    wrong = pc.fill_null(pc.not_equal(mine.column(1), right), True)
    bad = mine.append_column("right", right).filter(wrong)
    for key, value, wanted in zip(*(bad.column(i).to_pylist() for i in range(3)), strict=True):
        yield f"{key}: {value} for {wanted}"


def counts(name: str, rule: Rule, places: Places) -> NDArray[np.int64]:
    """What a counting column has to be in each row: how many rows refer to it, or how many different ones."""
    terms = rule.terms
    key, resource = terms["key"], terms["resource"]
    counted = places.of(resource, key, name, key)
    if "distinct" in terms:
        values = places.tables[resource].column(terms["distinct"])
        numbers = pc.dictionary_encode(_originals(values, terms, places.tables), null_encoding="encode")
        both = np.sort(counted.astype(np.int64) << 32 | flat(numbers).indices.to_numpy())
        counted = both[np.diff(both, prepend=-1 << 62) != 0] >> 32
    own = places.of(name, key, name, key)
    return np.bincount(counted[counted != NOWHERE], minlength=len(own))[own]


def _originals(values: pa.ChunkedArray, terms: Mapping[str, Any], tables: Tables) -> pa.ChunkedArray:
    """Each copy as what it is a copy of, where a rule counts copies as one."""
    if "copies" not in terms:
        return values
    table = tables[terms["copies"]["resource"]].select([terms["distinct"], terms["copies"]["column"]])
    copies = table.filter(pc.is_valid(table.column(1)))
    places = pc.index_in(values, value_set=flat(copies.column(0)))
    return pc.coalesce(flat(copies.column(1)).take(flat(places)), flat(values))


def _wrong_ends(name: str, rule: Rule, places: Places) -> Iterator[str]:
    return (what for _, what in wrong_links(rule, places))


def wrong_links(rule: Rule, places: Places) -> list[tuple[int, str]]:
    """Links between families that the relation does not join: the row's place and what is wrong."""
    links = places.tables["links"].select(["from_event_id", "link_type", "to_event_id"])
    sides = _families(places)
    wrong = pa.repeat(pa.scalar(False), links.num_rows)
    for kind, wanted in rule.terms.items():
        joined = pc.and_(*(pc.is_in(sides[s], value_set=pa.array(wanted[s], pa.string())) for s in sides))
        known = pc.and_(
            *map(pc.is_valid, sides.values())
        )  # an event that is not there is told by its own rule
        of_kind = pc.fill_null(pc.equal(links.column("link_type"), kind), False)
        wrong = pc.or_(wrong, pc.and_(flat(of_kind), pc.and_(known, pc.invert(joined))))
    places = pc.indices_nonzero(wrong)
    bad = zip(*(column.take(places).to_pylist() for column in (*links.columns, *sides.values())), strict=True)
    return [
        (place, f"{one} {kind} {other} leads from {family} to {other_family}")
        for place, (one, kind, other, family, other_family) in zip(places.to_pylist(), bad, strict=True)
    ]


def _families(places: Places) -> dict[str, pa.Array]:
    """The families of the events at the two ends of links."""
    families, found = flat(places.tables["events"].column("family")), {}
    for side in ("from", "to"):
        ends = places.of("links", f"{side}_event_id", "events", "event_id")
        found[side] = families.take(pa.array(ends, mask=ends == NOWHERE))
    return found


def _finding(table: str, rule: str, column: str, bad: list[str], message: str) -> Finding:
    """The finding of a rule that is broken in some rows, each told in words."""
    return Finding(table, rule, column, len(bad), tuple(bad[:SAMPLE]), message)


def _text(values: Iterable[Any]) -> str:
    return ", ".join("-" if value is None else str(value) for value in values)


_TABLE_RULES: dict[str, Callable[[str, Rule, Places], Iterator[str]]] = {
    "count_of": _miscounted,
    "link_families": _wrong_ends,
}

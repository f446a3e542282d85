"""Rules across rows and tables: unique keys, references, counts, and which families a link may join."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from etl.quality.report import SAMPLE, Finding
from etl.tables.model import ForeignKey, Rule
from etl.tables.schemas import TABLES, table_schema

# The values of a table's column, row by row: the same rules run on rows in memory and on files.
Columns = Callable[[str, str], Sequence[Any]]


def of_rows(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Columns:
    """Columns of rows in memory."""
    return lambda table, column: [row.get(column) for row in rows.get(table, ())]


def broken_keys(columns: Columns) -> Iterator[Finding]:
    """Primary keys that occur twice."""
    for name in TABLES:
        key = table_schema(name).primary_key
        if not key:
            continue
        counts = Counter(zip(*(columns(name, column) for column in key), strict=True))
        twice = [_text(values) for values, n in counts.items() if n > 1]
        if twice:
            yield finding(name, "unique", ", ".join(key), twice, "The key of a row occurs once.")


def broken_references(columns: Columns) -> Iterator[Finding]:
    """Rows that refer to rows that do not exist."""
    for name in TABLES:
        for key in table_schema(name).foreign_keys:
            there = set(columns(key.table, key.reference))
            bad = _dangling(name, key, columns, there)
            if bad:
                message = f"Every {key.column} is a row of {key.table}."
                yield finding(name, "foreign_key", key.column, bad, message)


def _dangling(name: str, key: ForeignKey, columns: Columns, there: set[Any]) -> list[str]:
    primary = table_schema(name).primary_key
    keys = zip(*(columns(name, column) for column in primary), strict=True)
    values = columns(name, key.column)
    return [
        dangling(row, value)
        for row, value in zip(keys, values, strict=True)
        if value is not None and value not in there
    ]


def broken_table_rules(columns: Columns) -> Iterator[Finding]:
    """Rules that a schema lists under tableRules."""
    for name in TABLES:
        for rule in table_schema(name).table_rules:
            bad = list(_TABLE_RULES[rule.kind](name, rule, columns))
            if bad:
                column = rule.terms.get("column", "link_type")
                yield finding(name, rule.id, column, bad, rule.description)


def count_of(rule: Rule, columns: Columns) -> dict[Any, int]:
    """What a counting column has to be, by the key of its row."""
    terms = rule.terms
    keys = columns(terms["resource"], terms["key"])
    if "distinct" not in terms:
        return Counter(keys)
    whole = _originals(terms, columns)
    members = defaultdict(set)
    for key, value in zip(keys, columns(terms["resource"], terms["distinct"]), strict=True):
        members[key].add(whole.get(value, value))
    return {key: len(values) for key, values in members.items()}


def _originals(terms: Mapping[str, Any], columns: Columns) -> dict[Any, Any]:
    """What each copy is a copy of, where a rule counts copies as one."""
    if "copies" not in terms:
        return {}
    table, column = terms["copies"]["resource"], terms["copies"]["column"]
    pairs = zip(columns(table, terms["distinct"]), columns(table, column), strict=True)
    return {copy: original for copy, original in pairs if original is not None}


def _miscounted(name: str, rule: Rule, columns: Columns) -> Iterator[str]:
    right = count_of(rule, columns)
    column = rule.terms["column"]
    for key, value in zip(columns(name, rule.terms["key"]), columns(name, column), strict=True):
        if value != right.get(key, 0):
            yield miscounted(key, value, right.get(key, 0))


def wrong_links(rule: Rule, columns: Columns) -> Iterator[tuple[int, str]]:
    """Links between families that the relation does not join: the row's number and what is wrong."""
    family = dict(zip(columns("events", "event_id"), columns("events", "family"), strict=True))
    ends = (columns("links", column) for column in ("from_event_id", "link_type", "to_event_id"))
    for i, (one, kind, other) in enumerate(zip(*ends, strict=True)):
        wanted = rule.terms.get(kind)
        if wanted is None or one not in family or other not in family:
            continue  # an unknown code or event is told by its own rule
        if family[one] not in wanted["from"] or family[other] not in wanted["to"]:
            yield i, wrong_link(one, kind, other, family[one], family[other])


def _wrong_ends(name: str, rule: Rule, columns: Columns) -> Iterator[str]:
    return (what for _, what in wrong_links(rule, columns))


_TABLE_RULES: dict[str, Callable[[str, Rule, Columns], Iterable[str]]] = {
    "count_of": _miscounted,
    "link_families": _wrong_ends,
}


def dangling(row: Iterable[Any], value: Any) -> str:
    """What is told of a row, given by its key, that refers to one that does not exist."""
    return f"{_text(row)} -> {value}"


def miscounted(key: Any, value: Any, right: int) -> str:
    """What is told of a row with a wrong count."""
    return f"{key}: {value} for {right}"


def wrong_link(one: str, kind: str, other: str, family: str, other_family: str) -> str:
    """What is told of a link between families that it does not join."""
    return f"{one} {kind} {other} leads from {family} to {other_family}"


def finding(table: str, rule: str, column: str, bad: list[str], message: str) -> Finding:
    """The finding of a rule that is broken in some rows, each told in words."""
    return Finding(table, rule, column, len(bad), tuple(bad[:SAMPLE]), message)


def _text(values: Iterable[Any]) -> str:
    return ", ".join("-" if value is None else str(value) for value in values)

"""Reads the authored schemas into typed objects."""

import re
from functools import cache
from typing import Any

from etl.resources import load_yaml
from etl.tables.model import TYPES, Field, ForeignKey, Rule, SchemaError, Table, Vocabulary

# In the order in which a reader meets them in the codebook; the files' names.
TABLES = (
    *("articles", "events", "mentions", "participants", "links", "processes", "truces", "actors"),
    *("tombstones", "rejects"),
)
# 32 characters: the longest name that Stata takes.
_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


@cache
def table_schema(name: str) -> Table:
    """The schema of a table.

    Raises:
        KeyError: if there is no such table.
        SchemaError: if the authored file is wrong.
    """
    if name not in TABLES:
        raise KeyError(f"no table named {name!r}; the tables are {', '.join(TABLES)}")
    raw = load_yaml("schemas", f"{name}.yaml")
    fields = tuple(_field(entry, name) for entry in raw["fields"])
    return Table(
        name=name,
        title=raw["title"],
        description=raw["description"].strip(),
        fields=fields,
        primary_key=tuple(raw["primaryKey"]),
        sort=tuple(raw["sort"]),
        foreign_keys=tuple(
            ForeignKey(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
            for key in raw.get("foreignKeys", ())
        ),
        rules=tuple(_rule(entry) for entry in raw.get("rules", ())),
        table_rules=tuple(_rule(entry) for entry in raw.get("tableRules", ())),
    )


def _field(entry: str | dict[str, Any], table: str) -> Field:
    """A field of a table: its name in the dictionary, or a mapping laid over the dictionary's."""
    own = {"name": entry} if isinstance(entry, str) else entry
    raw = {**load_yaml("schemas", "fields.yaml").get(own["name"], {}), **own}
    name = raw["name"]
    if not _NAME.fullmatch(name) or raw.get("type") not in TYPES or not raw.get("description"):
        raise SchemaError(f"{table}.{name}: a field needs a snake_case name, a type and a description")
    bounds = raw.get("constraints", {})
    if "vocabulary" in bounds:
        vocabulary(bounds["vocabulary"])
    return Field(name=name, type=raw["type"], description=raw["description"].strip(), **bounds)


def _rule(entry: dict[str, Any]) -> Rule:
    ((kind, terms),) = entry["check"].items()
    return Rule(entry["id"], entry["description"].strip(), kind, terms)


@cache
def vocabulary(name: str) -> Vocabulary:
    """A vocabulary by its name.

    Raises:
        SchemaError: if there is none of that name.
    """
    if name == "reject_reason":
        return Vocabulary(name, "Reasons of rejects", _reject_reasons())
    raw = load_yaml("schemas", "vocabularies.yaml").get(name)
    if raw is None:
        raise SchemaError(f"no vocabulary named {name!r} in vocabularies.yaml")
    if "within" not in raw:
        return Vocabulary(name, raw["title"], raw["codes"])
    codes: dict[Any, str] = {}
    for group in raw["codes"].values():
        codes = {**group, **codes}
    return Vocabulary(name, raw["title"], codes, raw["within"], raw["codes"])


def vocabularies() -> list[str]:
    """Names of all vocabularies, in the authored order."""
    return [*load_yaml("schemas", "vocabularies.yaml"), "reject_reason"]


def _reject_reasons() -> dict[str, str]:
    """Reasons for which an input is not read, then the rules that a row can break."""
    reasons = {**load_yaml("schemas", "reject_reasons.yaml")}
    reasons |= load_yaml("schemas", "vocabularies.yaml")["row_rule"]["codes"]
    for table in TABLES:
        raw = load_yaml("schemas", f"{table}.yaml")
        for entry in [*raw.get("rules", ()), *raw.get("tableRules", ())]:
            reasons.setdefault(entry["id"], f"Broken rule: {entry['description'].strip()}")
    return reasons

"""What a schema says, as typed objects: tables, fields, rules and vocabularies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TYPES = ("string", "integer", "number", "boolean", "date", "datetime")


class SchemaError(ValueError):
    """An authored schema is wrong: it names an unknown field, type or vocabulary."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table, in Frictionless Table Schema terms."""

    name: str
    type: str  # one of TYPES
    description: str
    required: bool = False
    unique: bool = False
    vocabulary: str | None = None  # name of the vocabulary that stands for an enum
    minimum: Any = None  # a number, or an ISO date for a date
    maximum: Any = None
    pattern: str | None = None  # regular expression that the whole value matches


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column that refers to a column of another table (or of the same)."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule across columns, or across tables."""

    id: str
    description: str
    kind: str  # order, together, needs, only_for, belongs, span, differ; count_of, link_families
    terms: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the data set."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    sort: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    rules: tuple[Rule, ...] = ()
    table_rules: tuple[Rule, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return [f.name for f in self.fields]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes that a column may hold, and what they mean."""

    name: str
    title: str
    codes: Mapping[Any, str]  # code -> meaning; with groups, that of the first group that has it
    within: str | None = None  # the vocabulary whose codes group these
    groups: Mapping[str, Mapping[Any, str]] = field(default_factory=dict)

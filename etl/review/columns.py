"""The columns that a reviewer can change, as the page's form shows them."""

from typing import Any

from etl.tables import table_schema, vocabulary
from etl.tables.values import coerce

# Of events; how each is written is said in docs/corrections.md.
REVIEWED = (
    *("family", "event_type", "status", "date_start", "date_end", "date_prec", "date_basis"),
    *("side_a_id", "side_b_id", "mediator_names", "third_party_role", "location"),
    *("truce_scope", "truce_purpose", "truce_duration_days", "truce_date_effect", "truce_date_expiry"),
    *("condition_kind", "condition_for", "demanded_by_names", "owed_by_names"),
)
# What a decision hangs on in any case, so that the guard speaks when the row becomes another.
GUARDED = ("family", "event_type", "status", "date_start")
# Columns whose rows belong to one family alone are shown for it alone.
_OF_FAMILY = {
    "truce": "truce",
    "condition": "prerequisite",
    "demanded": "prerequisite",
    "owed": "prerequisite",
}


def form_fields() -> list[dict[str, Any]]:
    """Name, meaning, type, codes and family of each column of the form."""
    fields = {f.name: f for f in table_schema("events").fields}
    return [
        {
            "name": name,
            "meaning": fields[name].description,
            "type": fields[name].type,
            "codes": _codes(fields[name].vocabulary),
            "family": _OF_FAMILY.get(name.split("_")[0]),
        }
        for name in REVIEWED
    ]


def _codes(name: str | None) -> Any:
    if name is None:
        return None
    words = vocabulary(name)
    return (
        {group: dict(codes) for group, codes in words.groups.items()} if words.within else dict(words.codes)
    )


def checked(name: str, value: Any) -> Any:
    """A value that a reviewer gave, as JSON takes it.

    Raises:
        ValueError: if it is not of the column's type, or none of its codes.
    """
    field = next(f for f in table_schema("events").fields if f.name == name)
    try:
        typed = coerce(field, value)
    except ValueError as error:
        raise ValueError(f"{name} {value!r} is {error}") from None
    if typed is not None and field.vocabulary and typed not in vocabulary(field.vocabulary).codes:
        raise ValueError(f"{name} {value!r} is none of its codes")
    return plain(typed)


def plain(value: Any) -> Any:
    """A value of a row as JSON and YAML take it: a date as its ISO string."""
    return value.isoformat() if hasattr(value, "isoformat") else value

"""The guard of a correction: the row underneath is still the one that it was written for."""

from collections.abc import Collection, Mapping
from typing import Any

from ...tables.schemas import table_schema
from ...tables.values import coerce
from ..gather import Event
from ..rows import event_row
from .model import Correction, CorrectionError, Words

# These hang on other events or on the build, so that they say nothing about the row itself.
_NOT_OWN = frozenset({"event_id", "process_id", "truce_id", "report_status", "coder", "corrections"})


def differences(
    one: Correction, expect: Mapping[str, Any], event: Event, outlets: Mapping[str, Collection[str]]
) -> list[str]:
    """What differs between the row of an event, as it is so far, and what a correction expects.

    Raises:
        CorrectionError: if it expects something of a column that is none, or a value of another type.
    """
    row = event_row(event, None, False, outlets)
    types = {f.name: f for f in table_schema("events").fields if f.name not in _NOT_OWN}
    unknown = sorted(set(expect) - set(types))
    if unknown:
        raise one.error(f"expect cannot look at {unknown[0]!r}")
    found = []
    for column, wanted in expect.items():
        try:
            wanted = coerce(types[column], wanted)
        except ValueError as error:
            raise one.error(f"expect: {column} {wanted!r} is {error}") from None
        if row[column] != wanted:
            found.append(f"{column} is {_shown(row[column])}, not {_shown(wanted)}")
    return found


def changed(one: Correction, name: str | Words, differ: list[str]) -> CorrectionError:
    """The error that tells that the row is not the one that the correction was written for."""
    told = f"the row of {name} has changed since: {'; '.join(differ)}"
    return one.error(f"{told}. Look at it again, then mend or remove the correction")


def _shown(value: Any) -> str:
    return "null" if value is None else str(value)

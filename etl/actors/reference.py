"""The authored tables of actors and people, read and checked."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.records import Actor

ACTOR_COLUMNS = ("actor_id", "actor_name", "actor_type")
PEOPLE_COLUMNS = ("person", "actor_id")


class ReferenceError(ValueError):
    """A table of actors or people breaks a rule; the message names file, line and column."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor and the words by which texts call it."""

    actor: Actor
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    nominals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A person acting for an actor during a time (both days inclusive, None if open)."""

    person: str
    aliases: tuple[str, ...]
    actor_id: str
    office: str
    role_hint: str | None
    start: date | None
    end: date | None


def read_actors(path: Path) -> list[ActorRow]:
    """The rows of a table of actors.

    Raises:
        ReferenceError: for a missing column, an empty id, a bad number or date.
    """
    return [_actor_row(row, where) for where, row in _rows(path, ACTOR_COLUMNS)]


def read_people(path: Path) -> list[Office]:
    """The rows of a table of people and the actors they act for.

    Raises:
        ReferenceError: for a missing column, an empty name or a bad date.
    """
    return [_office(row, where) for where, row in _rows(path, PEOPLE_COLUMNS)]


def is_people_table(path: Path) -> bool:
    """True if the file's header has a column `person`."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return "person" in next(csv.reader(handle), [])


def _rows(path: Path, required: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = [name for name in required if name not in (reader.fieldnames or [])]
        if missing:
            raise ReferenceError(f"{path.name}: no column {', '.join(missing)}")
        for row in reader:
            where = f"{path.name} line {reader.line_num}"
            cells = {
                k: (v or "").strip() for k, v in row.items() if isinstance(k, str) and not isinstance(v, list)
            }
            for name in required:
                if not cells.get(name):
                    raise ReferenceError(f"{where}: {name} is empty")
            yield where, cells


def _actor_row(row: dict[str, str], where: str) -> ActorRow:
    actor = Actor(
        actor_id=row["actor_id"],
        actor_name=row["actor_name"],
        actor_type=row["actor_type"],
        iso3=row.get("iso3") or None,
        gwno=_number(row, "gwno", where),
        ucdp_actor_id=_number(row, "ucdp_actor_id", where),
        aliases=_listed(row, "aliases"),
        active_from=_day(row, "active_from", where),
        active_to=_day(row, "active_to", where),
        cownum=_number(row, "cownum", where),
        parents=_listed(row, "parent"),
        splinter_of=_listed(row, "splinter_of"),
    )
    return ActorRow(
        actor, _listed(row, "demonyms"), _listed(row, "capitals_and_metonyms"), _listed(row, "nominals")
    )


def _office(row: dict[str, str], where: str) -> Office:
    return Office(
        person=row["person"],
        aliases=_listed(row, "aliases"),
        actor_id=row["actor_id"],
        office=row.get("office", ""),
        role_hint=row.get("role_hint") or None,
        start=_day(row, "from", where),
        end=_day(row, "to", where, last=True),
    )


def _listed(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in row.get(column, "").split(";") if part.strip())


def _number(row: dict[str, str], column: str, where: str) -> int | None:
    value = row.get(column, "")
    if not value:
        return None
    try:
        return int(float(value))
    except ValueError:
        raise ReferenceError(f"{where}: {column} is {value!r}, not a number") from None


def _day(row: dict[str, str], column: str, where: str, *, last: bool = False) -> date | None:
    """A day; a year or a month alone stands for its first day, or its last if `last`."""
    value = row.get(column, "")
    if not value:
        return None
    try:
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 3:
            return date(*parts)
        if not last:
            return date(parts[0], parts[1] if len(parts) > 1 else 1, 1)
        if len(parts) == 1 or parts[1] == 12:
            return date(parts[0], 12, 31)
        return date.fromordinal(date(parts[0], parts[1] + 1, 1).toordinal() - 1)
    except (ValueError, TypeError):
        raise ReferenceError(
            f"{where}: {column} is {value!r}, not a date (YYYY, YYYY-MM or YYYY-MM-DD)"
        ) from None

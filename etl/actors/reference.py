"""The authored tables of actors and people, read and checked."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from etl.records import Actor

ACTOR_COLUMNS = ("actor_id", "actor_name", "actor_type")
ACTOR_TABLES = ("states.csv", "organizations.csv", "armed_groups.csv")
PEOPLE_COLUMNS = ("person", "actor_id")


UNLISTED = "x-"  # ids of actors that are known only from a text, and from no table, begin with this
RIVALRIES_TABLE = "rivalries.csv"
RIVALRY_COLUMNS = ("state_a", "state_b")


class ReferenceError(ValueError):
    """A table of actors or people breaks a rule; the message names file, line and column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; lines count from 1, the header's."""

    line: int
    column: str
    value: str


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


def read_rivalries(path: Path) -> frozenset[frozenset[str]]:
    """Pairs of states, by actor_id, between whom there was war, or a dispute in which force was used or threatened.

    Raises:
        ReferenceError: for a missing column or an empty id.
    """
    return frozenset(frozenset(row[c] for c in RIVALRY_COLUMNS) for _, row in rows(path, RIVALRY_COLUMNS))


def read_actors(path: Path) -> list[ActorRow]:
    """The rows of a table of actors.

    Raises:
        ReferenceError: for a missing column, an empty id, a bad number or date.
    """
    return [_actor_row(row, where) for where, row in rows(path, ACTOR_COLUMNS)]


def read_people(path: Path) -> list[Office]:
    """The rows of a table of people and the actors they act for.

    Raises:
        ReferenceError: for a missing column, an empty name or a bad date.
    """
    return [_office(row, where) for where, row in rows(path, PEOPLE_COLUMNS)]


def header(path: Path) -> list[str]:
    """The names of a table's columns.

    Raises:
        ReferenceError: if the file is empty or no UTF-8 text.
    """
    with path.open(encoding="utf-8-sig", newline="") as handle:
        try:
            names = [name.strip() for name in next(csv.reader(handle), [])]
        except (UnicodeDecodeError, csv.Error) as error:
            raise ReferenceError(f"{path.name}: no CSV in UTF-8 ({error})") from None
    if not names:
        raise ReferenceError(f"{path.name}: the file is empty")
    return names


def cells(path: Path) -> Iterator[Cell]:
    """All cells of a table, row by row, blanks around them taken off.

    Raises:
        ReferenceError: for a row with more or fewer cells than columns, or a file that is no UTF-8 text.
    """
    names = header(path)
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.reader(handle)
        next(reader)
        try:
            for row in reader:
                if row and len(row) != len(names):
                    raise ReferenceError(
                        f"{path.name} line {reader.line_num}: {len(row)} cells for {len(names)} columns; "
                        "a cell with a comma needs quotation marks"
                    )
                yield from (
                    Cell(reader.line_num, name, value.strip())
                    for name, value in zip(names, row, strict=False)
                )
        except (UnicodeDecodeError, csv.Error) as error:
            raise ReferenceError(f"{path.name}: no CSV in UTF-8 ({error})") from None


def rows(path: Path, required: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table by column, each with its file and line for messages.

    Raises:
        ReferenceError: if a required column or cell is missing.
    """
    missing = [name for name in required if name not in header(path)]
    if missing:
        raise ReferenceError(f"{path.name}: no column {', '.join(missing)}")
    for line, group in groupby(cells(path), key=lambda cell: cell.line):
        where = f"{path.name} line {line}"
        row = {cell.column: cell.value for cell in group}
        for name in required:
            if not row.get(name):
                raise ReferenceError(f"{where}: {name} is empty")
        yield where, row


def _actor_row(row: dict[str, str], where: str) -> ActorRow:
    actor = Actor(
        actor_id=row["actor_id"],
        actor_name=row["actor_name"],
        actor_type=row["actor_type"],
        iso3=row.get("iso3") or None,
        gwno=_number(row, "gwno", where),
        ucdp_actor_id=_number(row, "ucdp_actor_id", where),
        aliases=_listed(row, "aliases"),
        active_from=day(row, "active_from", where),
        active_to=day(row, "active_to", where, last=True),
        cownum=_number(row, "cownum", where),
        parents=_listed(row, "parent"),
        splinter_of=_listed(row, "splinter_of"),
    )
    if actor.active_from and actor.active_to and actor.active_to < actor.active_from:
        raise ReferenceError(f"{where}: active_to is {row['active_to']!r}, before active_from")
    return ActorRow(
        actor, _listed(row, "demonyms"), _listed(row, "capitals_and_metonyms"), _listed(row, "nominals")
    )


def _office(row: dict[str, str], where: str) -> Office:
    start, end = day(row, "from", where), day(row, "to", where, last=True)
    if start and end and end < start:
        raise ReferenceError(f"{where}: to is {row['to']!r}, before from")
    return Office(
        person=row["person"],
        aliases=_listed(row, "aliases"),
        actor_id=row["actor_id"],
        office=row.get("office", ""),
        role_hint=row.get("role_hint") or None,
        start=start,
        end=end,
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


def day(row: dict[str, str], column: str, where: str, *, last: bool = False) -> date | None:
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

"""Tables of a researcher's own: actors, people and places that are added to ours or stand in for them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.actors.gazetteer_places import PRECISION, Entry, PlaceIndex, place_index, read_places
from etl.actors.reference import (
    ACTOR_TABLES,
    ActorRow,
    Cell,
    Office,
    ReferenceError,
    cells,
    header,
    read_actors,
    read_people,
)
from etl.resources import load_yaml, resource_path

# Columns that a table of each kind may have; those named "note..." are the user's own and not read.
COLUMNS = {
    "actor": "actor_id actor_name actor_type iso3 gwno cownum ucdp_actor_id aliases demonyms capitals_and_metonyms "
    "nominals parent splinter_of active_from active_to source",
    "person": "person aliases actor_id office role_hint from to source",
    "place": "place aliases kind iso3 geonameid latitude longitude from to source",
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ISO3 = re.compile(r"[A-Z]{3}")


@dataclass(slots=True)
class OwnTables:
    """What one's own tables hold, checked."""

    actors: list[ActorRow] = field(default_factory=list)
    people: list[Office] = field(default_factory=list)
    places: list[tuple[str, Entry]] = field(default_factory=list)


def read_own(paths: Path | Sequence[Path] | None) -> OwnTables:
    """Read and check tables of one's own; the header tells what each holds.

    Args:
        paths: CSV files. A column `place` makes a table of places, `person` one of people, else it is one of actors.

    Raises:
        ReferenceError: for the first thing that is wrong, with file, line and column.
        OSError: if a file cannot be read.
    """
    files = [paths] if isinstance(paths, Path) else list(paths or ())
    own = OwnTables()
    for path in files:
        kind = _kind(path)
        _check(path, kind)
        if kind == "place":
            own.places += read_places(path)
        elif kind == "person":
            own.people += read_people(path)
        else:
            own.actors += read_actors(path)
    _check_bearers(files, own)
    return own


def load_places(extra: Path | Sequence[Path] | None = None) -> PlaceIndex:
    """The places of data/reference, with those of a researcher's own tables before them.

    Raises:
        ReferenceError, OSError: as `read_own`.
    """
    return place_index(tuple(read_own(extra).places))


def _kind(path: Path) -> str:
    names = header(path)
    kind = next((k for k in ("place", "person") if k in names), "actor")
    known = COLUMNS[kind].split()
    for name in names:
        if name not in known and not name.startswith("note"):
            raise ReferenceError(
                f"{path.name} line 1: column {name!r} is not known; a table of this kind ({kind}) has {', '.join(known)}"
            )
    return kind


def _check(path: Path, kind: str) -> None:
    seen: dict[str, int] = {}
    for cell in cells(path):
        rule = _RULES.get((kind, cell.column)) or _RULES.get(("", cell.column))
        wrong = rule(cell.value) if rule and cell.value else None
        if wrong:
            raise ReferenceError(f"{path.name} line {cell.line}: {cell.column} is {cell.value!r}, {wrong}")
        if (kind, cell.column) == ("actor", "actor_id") and seen.setdefault(
            cell.value, cell.line
        ) != cell.line:
            raise ReferenceError(
                f"{path.name} line {cell.line}: {cell.value!r} stands in line {seen[cell.value]} too"
            )


def _one_of(what: str, codes: Callable[[], Iterable[str]]) -> Callable[[str], str | None]:
    def rule(value: str) -> str | None:
        known = list(codes())
        return None if value in known else f"not one of the {what}: {', '.join(known)}"

    return rule


def _like(pattern: re.Pattern[str], wanted: str) -> Callable[[str], str | None]:
    return lambda value: None if pattern.fullmatch(value) else f"not {wanted}"


def _within(low: float, high: float) -> Callable[[str], str | None]:
    def rule(value: str) -> str | None:
        try:
            return None if low <= float(value) <= high else f"not between {low:g} and {high:g}"
        except ValueError:
            return "not a number"

    return rule


def _codes(name: str) -> Callable[[], Iterable[str]]:
    return lambda: load_yaml("schemas", "vocabularies.yaml")[name]["codes"]


_RULES: dict[tuple[str, str], Callable[[str], str | None]] = {
    ("actor", "actor_id"): _like(_ID, "an id of small letters, digits and hyphens, such as zaran-front"),
    ("actor", "actor_type"): _one_of("types of actors", _codes("actor_type")),
    ("person", "role_hint"): _one_of("roles", lambda: ("party", *_codes("third_party_role")())),
    ("place", "kind"): _one_of("kinds of places", lambda: PRECISION),
    ("place", "geonameid"): _like(re.compile(r"\d+"), "a number"),
    ("", "iso3"): _like(_ISO3, "an ISO 3166 code of three capitals"),
    ("", "latitude"): _within(-90, 90),
    ("", "longitude"): _within(-180, 180),
}


def _check_bearers(files: Sequence[Path], own: OwnTables) -> None:
    """People act for actors that exist, in our tables or in those given along."""
    if not own.people:
        return
    known = {row.actor.actor_id for row in own.actors}
    known |= {
        c.value
        for name in ACTOR_TABLES
        for c in cells(resource_path("reference", name))
        if c.column == "actor_id"
    }
    for path in (p for p in files if "person" in header(p)):
        cell: Cell
        for cell in cells(path):
            if cell.column == "actor_id" and cell.value not in known:
                raise ReferenceError(
                    f"{path.name} line {cell.line}: actor_id is {cell.value!r}, which no table of actors has"
                )

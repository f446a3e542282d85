"""The gazetteer of places: countries, towns of GeoNames, and our own table of regions, venues and old names."""

import csv
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from etl.actors.folding import fold
from etl.actors.reference import day, rows
from etl.actors.towns import Towns, read_towns
from etl.resources import load_yaml, resource_path

OWN = "places.csv"
STATES = "states.csv"
PRECISION = {
    "town": 1,
    "venue": 1,
    "district": 3,
    "province": 4,
    "region": 5,
    "area": 5,
    "country": 6,
    "waters": 7,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may mean."""

    name: str
    kind: str  # town, venue, district, province, region, area, country, waters
    iso3: str | None
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    population: int = 0
    capital: bool = False
    own: bool = False  # from our own table, so known to matter
    until: date | None = None  # the last day on which the place belonged to `iso3`

    @property
    def where_prec(self) -> int:
        """UCDP where_prec of the place itself."""
        return PRECISION[self.kind]


@dataclass(frozen=True, slots=True)
class State:
    """A state during a time, as the table of states has it."""

    name: str  # "Afghanistan"
    iso3: str
    gwno: int | None
    start: date | None
    end: date | None


class PlaceIndex:
    """Places by folded name, and the states they lie in."""

    def __init__(
        self,
        entries: list[tuple[str, Entry]],
        states: list[State],
        words: dict[str, str],
        towns: Towns,
        taken: Collection[str] = (),
    ):
        """Index the entries; the towns' come behind them, but for names in `taken`."""
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        self._towns = towns
        self._no_towns = set(taken)  # names whose towns are not to be looked for, or were already
        for name, entry in entries:
            key = " ".join(fold(name).split())
            if entry not in self._by_name[key]:
                self._by_name[key].append(entry)
        self._states: dict[str, list[State]] = defaultdict(list)
        for state in states:
            self._states[state.iso3].append(state)
        self.country_words = words  # folded name or demonym -> iso3
        self._country_firsts = {word.partition(" ")[0] for word in words}
        self._longest: dict[str, int] = {}  # first word of names -> blanks in the longest of them
        for key in chain(self._by_name, towns.rows_of):
            first, blanks = key.partition(" ")[0], key.count(" ")
            if blanks >= self._longest.get(first, 0):
                self._longest[first] = blanks

    def longest_with(self, word: str) -> int:
        """How many words the longest name has that begins with a folded word; 0 if none does."""
        blanks = self._longest.get(word.partition(" ")[0])
        return 0 if blanks is None else blanks + 1

    def begins_country(self, word: str) -> bool:
        """Whether a country's name or demonym begins with a folded word."""
        return word.partition(" ")[0] in self._country_firsts

    def look_up(self, key: str) -> list[Entry]:
        """The places of a folded name; empty if there is none."""
        if key in self._towns.rows_of and key not in self._no_towns:
            self._no_towns.add(key)
            known = self._by_name[key]
            known += [town for town in map(_town, self._towns.named(key)) if town not in known]
        return self._by_name.get(key, [])

    def state(self, iso3: str | None, day: date | None) -> State | None:
        """The state that the country was part of on `day`: the Soviet Union for Ukraine before its independence."""
        if iso3 is None:
            return None
        rows = self._states.get(iso3, [])
        for row in rows:
            if day and row.start and day < row.start:
                continue
            if day is None or row.end is None or day <= row.end:
                return row
        before = load_yaml("lexicon", "states_before.yaml").get(iso3) if day else None
        if before and self._states.get(before):
            return self.state(before, day)
        return rows[-1] if rows else None


def place_index(own: tuple[tuple[str, Entry], ...] = ()) -> PlaceIndex:
    """The index, read once on first use: about 0.4 s and 60 MB.

    Args:
        own: places of a researcher's own, by name; they stand in for ours of the same name.

    Raises:
        OSError: if a reference table is missing.
    """
    return _index(own)


@cache
def _index(own: tuple[tuple[str, Entry], ...]) -> PlaceIndex:
    states, words, countries = _states()
    taken = {fold(name) for name, _ in own}
    ours = [*read_places(resource_path("reference", OWN)), *countries]
    kept = (one for one in ours if not taken or fold(one[0]) not in taken)
    return PlaceIndex([*own, *kept], states, words, read_towns(), taken)


def _town(row: Mapping[str, Any]) -> Entry:
    return Entry(
        name=row["name"],
        kind="town",
        iso3=row["iso3"],
        geonameid=row["geonameid"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["population"],
        capital=row["capital"] == 1,
    )


def _states() -> tuple[list[State], dict[str, str], list[tuple[str, Entry]]]:
    states, words, countries = [], {}, []
    with resource_path("reference", STATES).open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            name, iso3 = row["actor_name"].removeprefix("Government of ").removeprefix("the "), row["iso3"]
            if not iso3:
                continue
            gwno = int(row["gwno"]) if row["gwno"] else None
            states.append(State(name, iso3, gwno, _day(row["active_from"]), _day(row["active_to"])))
            names = [name, *_listed(row["aliases"])]
            for word in (*names, *_listed(row["demonyms"])):
                words.setdefault(fold(word), iso3)
            if row["actor_id"].startswith("gov-"):
                countries += [(n, Entry(name, "country", iso3, None, None, None, own=True)) for n in names]
    return states, words, countries


def read_places(path: Path) -> list[tuple[str, Entry]]:
    """The places of a table with their names, each once for every name.

    Raises:
        ReferenceError: if a name or kind is missing, or a number or date is none.
    """
    found = []
    for where, row in rows(path, ("place", "kind")):
        entry = Entry(
            name=row["place"],
            kind=row["kind"],
            iso3=row.get("iso3") or None,
            geonameid=int(row["geonameid"]) if row.get("geonameid") else None,
            latitude=float(row["latitude"]) if row.get("latitude") else None,
            longitude=float(row["longitude"]) if row.get("longitude") else None,
            own=True,
            until=day(row, "to", where),
        )
        found += [(name, entry) for name in (row["place"], *_listed(row.get("aliases", "")))]
    return found


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _day(cell: str) -> date | None:
    """A day; a year or month alone stands for its first day."""
    return date.fromisoformat(f"{cell}-01-01"[:10]) if cell else None

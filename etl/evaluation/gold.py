"""Annotations of articles by hand: one JSON or YAML file an article."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from etl.resources import load_yaml

ACTOR_FIELDS = ("parties", "mediators", "demanded_by", "owed_by")
VALUE_FIELDS = (
    "attribution", "third_party_role", "condition_kind", "condition_for", "quantity_min", "quantity_max",
    "truce_scope", "truce_laterality", "truce_duration_days", "truce_purpose",
)  # fmt: skip
"""Fields that are compared as they are."""


class GoldFault(ValueError):
    """An annotation file that cannot be used: which, where in it, and what is wrong."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event as an annotator coded it. Actors and places are lists of accepted names."""

    name: str
    family: str
    event_type: str
    status: str
    evidence: tuple[str, ...]
    date_start: date | None = None
    date_end: date | None = None
    date_prec: int | None = None
    date_basis: str | None = None
    location: tuple[str, ...] = ()
    actors: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)  # those of VALUE_FIELDS that the article states
    optional: bool = False
    dated: bool = (
        True  # whether the annotator looked at dates; null is a date not given, no entry one not looked at
    )


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The annotation of one article; `doc_id` is its source_id in the data set."""

    doc_id: str
    events: tuple[GoldEvent, ...]

    @property
    def negative(self) -> bool:
        """True if nothing has to be coded from the article."""
        return all(event.optional for event in self.events)


def read_gold(folder: Path) -> Iterator[GoldDocument]:
    """The annotations in a folder, in the order of their names.

    Raises:
        GoldFault: if there is none, or one is not of the format.
    """
    files = [p for p in sorted(folder.iterdir()) if p.suffix in (".json", ".yaml", ".yml")]
    if not files:
        raise GoldFault(f"{folder}: no annotation (.json, .yaml) in this folder")
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
            data = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
        except (ValueError, yaml.YAMLError, OSError) as error:
            raise GoldFault(f"{path}: cannot be read ({error})") from None
        yield _document(data, path)


def _document(data: Any, path: Path) -> GoldDocument:
    if not isinstance(data, dict) or not isinstance(data.get("events"), list):
        raise GoldFault(f"{path}: no object with a list named events")
    events = tuple(
        _event(item, f"{path}: event {number}", number) for number, item in enumerate(data["events"], 1)
    )
    return GoldDocument(str(data.get("doc_id") or path.stem), events)


def _event(item: Any, where: str, number: int) -> GoldEvent:
    if not isinstance(item, dict):
        raise GoldFault(f"{where}: not an object")
    family = _code(item, "family", _codes("family"), where)
    return GoldEvent(
        name=str(item.get("id") or number),
        family=family,
        event_type=_code(item, "event_type", _codes("event_type")[family], where),
        status=_code(item, "status", _codes("status"), where),
        evidence=_evidence(item, where),
        date_start=_day(item, "date_start", where),
        date_end=_day(item, "date_end", where),
        date_prec=item.get("date_prec"),
        date_basis=item.get("date_basis"),
        location=_names(item.get("location")),
        actors={name: tuple(map(_names, item.get(name) or ())) for name in ACTOR_FIELDS},
        values={name: item[name] for name in VALUE_FIELDS if item.get(name) is not None},
        optional=bool(item.get("optional")),
        dated="date_start" in item,
    )


def _codes(vocabulary: str) -> Any:
    return load_yaml("schemas", "vocabularies.yaml")[vocabulary]["codes"]


def _code(item: Mapping[str, Any], name: str, known: Mapping[str, Any], where: str) -> str:
    value = item.get(name)
    if value not in known:
        raise GoldFault(f"{where}: {name} is {value!r}, none of {', '.join(known)}")
    return str(value)


def _evidence(item: Mapping[str, Any], where: str) -> tuple[str, ...]:
    quotes = [q.get("quote") if isinstance(q, dict) else q for q in item.get("evidence") or ()]
    if not quotes or not all(isinstance(q, str) and q.strip() for q in quotes):
        raise GoldFault(f"{where}: evidence must be a list of quotes from the article")
    return tuple(quotes)


def _day(item: Mapping[str, Any], name: str, where: str) -> date | None:
    value = item.get(name)
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise GoldFault(f"{where}: {name} is {value!r}, no day such as 2021-11-06") from None


def _names(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value or ()))

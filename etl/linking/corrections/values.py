"""Sets columns of an event: what other columns are made from goes into the event, the rest over the row."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from ...records import Actor, Participant, Place
from ...tables.schemas import table_schema
from ...tables.values import coerce
from ..gather import Event
from ..rows import ATTRIBUTES
from ..sides import sides
from .model import Correction

FindActor = Callable[[str], Actor | None]  # by id or by name

_KIND = ("family", "event_type", "status")
_DATES = ("date_start", "date_end", "date_prec", "date_basis", "ongoing")
_PLACE = tuple(f.name for f in fields(Place) if f.name != "name")
_SIDES = ("side_a_id", "side_b_id")
_ROLES = {"mediator_names": "mediator", "demanded_by_names": "demanded_by", "owed_by_names": "owed_by"}
_ON_ROW = ("report_status", "attribution", "confidence", "third_party_role")
SETTABLE = (*_KIND, *_DATES, "location", *_PLACE, *_SIDES, *_ROLES, *ATTRIBUTES, *_ON_ROW)


def with_values(event: Event, by: Correction, find_actor: FindActor) -> Event:
    """The event with the correction's values.

    Raises:
        CorrectionError: for a column that is no column or is made from others, a value of a wrong type, or an
            actor whom no table knows.
    """
    new = {name: typed(name, value, by) for name, value in by.values.items()}
    return replace(
        event,
        **{name: new[name] for name in _KIND if name in new},
        participants=_participants(event, new, by, find_actor),
        fixed_sides=_fixed_sides(event, new, by, find_actor),
        dated=_dated(event, new),
        place=_place(event, new),
        attributes=event.attributes | {name: new[name] for name in ATTRIBUTES if name in new},
        overrides=event.overrides | {name: new[name] for name in _ON_ROW if name in new},
    )


def typed(column: str, value: Any, by: Correction) -> Any:
    """A value in the type of its column of the table events."""
    field = next((f for f in table_schema("events").fields if f.name == column), None)
    if field is None or column not in SETTABLE:
        what = "is no column of events" if field is None else "is made from other columns"
        raise by.error(f"{column} {what}; these can be set: {', '.join(SETTABLE)}")
    try:
        return coerce(field, value)
    except ValueError as error:
        raise by.error(f"{column} {value!r} is {error}") from None


def _dated(event: Event, new: Mapping[str, Any]) -> Any:
    dates = {name: new[name] for name in _DATES if name in new}
    return replace(event.dated, mention=replace(event.dated.mention, **dates)) if dates else event.dated


def _place(event: Event, new: Mapping[str, Any]) -> Place | None:
    parts = {name: new[name] for name in _PLACE if name in new}
    name = new.get("location", event.place.name if event.place else None)
    if name is None:
        return None
    # Another place has its own country and coordinates, not those of the one before.
    base = event.place if event.place and event.place.name == name else Place(name)
    return replace(base, **parts)


def _actors(joined: str | None, by: Correction, find_actor: FindActor) -> list[Actor]:
    found = []
    for name in (joined or "").split(";"):
        if name.strip():
            actor = find_actor(name.strip())
            if actor is None:
                raise by.error(f"no actor is called {name.strip()!r}; data/reference/ lists them")
            found.append(actor)
    return found


def _fixed_sides(event: Event, new: Mapping[str, Any], by: Correction, find_actor: FindActor) -> Any:
    if not any(name in new for name in _SIDES):
        return event.fixed_sides
    return tuple(
        frozenset(a.actor_id for a in (_actors(new[name], by, find_actor) if name in new else side))
        for name, side in zip(_SIDES, sides(event), strict=True)
    )


def _participants(
    event: Event, new: Mapping[str, Any], by: Correction, find_actor: FindActor
) -> list[Participant]:
    people = list(event.participants)
    for name, side in zip(_SIDES, sides(event), strict=True):
        if name in new:
            old = {a.actor_id for a in side}
            people = _instead(people, "party", old, _actors(new[name], by, find_actor))
    for name, role in _ROLES.items():
        if name in new:
            old = {p.actor.actor_id for p in people if p.role == role}
            people = _instead(people, role, old, _actors(new[name], by, find_actor))
    return people


def _instead(
    people: Iterable[Participant], role: str, old: set[str], actors: Iterable[Actor]
) -> list[Participant]:
    """The participants with these actors instead of those in a role; who stays keeps what is known of them."""
    actors = list(actors)
    wanted = {a.actor_id for a in actors}
    kept = [p for p in people if p.role != role or p.actor.actor_id not in old - wanted]
    there = {p.actor.actor_id for p in kept if p.role == role}
    return [*kept, *(Participant(role, a) for a in actors if a.actor_id not in there)]

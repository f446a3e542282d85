"""Whether the events that a reader expects of an article are among those that were coded."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

_PLAIN = (
    "family",
    "event_type",
    "status",
    "condition_kind",
    "condition_for",
    "quantity_max",
    "truce_duration_days",
)
_ROLES = {"parties": "party", "mediators": "mediator", "demanded_by": "demanded_by", "owed_by": "owed_by"}


@dataclass(frozen=True)
class Coded:
    """One coded event: its row and its participants' ids and names by role."""

    row: dict[str, Any]
    who: dict[str, set[str]]


def coded_events(tables: dict[str, pd.DataFrame], source_id: str) -> list[Coded]:
    """The events of which one article has a mention."""
    articles, mentions = tables["articles"], tables["mentions"]
    ids = set(articles[articles.source_id == source_id].article_id)
    events = tables["events"]
    mine = events[events.event_id.isin(mentions[mentions.article_id.isin(ids)].event_id)]
    return [Coded(row, _who(tables["participants"], row["event_id"])) for row in mine.to_dict("records")]


def _who(participants: pd.DataFrame, event_id: str) -> dict[str, set[str]]:
    who: dict[str, set[str]] = {role: set() for role in _ROLES.values()}
    for row in participants[participants.event_id == event_id].to_dict("records"):
        names = (row[name] for name in ("actor_id", "actor_name", "person", "name_as_reported"))
        who[row["role"]] |= {name for name in names if isinstance(name, str)}
    return who


def agrees(expected: dict[str, Any], coded: Coded) -> bool:
    """True if the coded event has every value that is expected; a list gives the values that will do.

    Days are compared only where the expectation has them, and actors as a part of those that were found.
    """
    for name in _PLAIN:
        wanted = expected.get(name)
        if wanted is not None and coded.row[name] not in (wanted if isinstance(wanted, list) else [wanted]):
            return False
    for name in ("date_start", "date_end"):
        if name in expected and _day(coded.row[name]) != expected[name]:
            return False
    return all(set(expected.get(name, ())) <= coded.who[role] for name, role in _ROLES.items())


def found(expected: dict[str, Any], coded: list[Coded]) -> bool:
    """True if one of the coded events agrees with the expectation."""
    return any(agrees(expected, event) for event in coded)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()

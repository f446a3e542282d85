"""What merging compares of an event: a small part of it, so that very many can be compared at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from etl.actors.reference import UNLISTED

from .gather import Event

_HASH = 8  # bytes


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """An event in outline."""

    number: int  # by which the whole event is found
    family: str
    event_type: str
    status: str
    roles: Mapping[str, frozenset[str]]  # ids of the actors in each role
    named: frozenset[str]  # those of the parties that are listed or bear a name of their own
    days: tuple[date | None, date | None]
    date_prec: int | None
    ongoing: bool
    source_date: date | None  # of the earliest report
    place: tuple[str, int, int | None] | None  # name, UCDP where_prec (9 if unknown), geonameid
    attributes: Mapping[str, Any]
    articles: frozenset[str]
    originals: frozenset[str]  # the articles, and what they are copies of in their stead
    words: frozenset[bytes]  # of the sentences that report it, hashed
    birth: bytes  # sort key of the earliest report

    def actor_ids(self, role: str) -> frozenset[str]:
        """Ids of the participants in a role."""
        return self.roles.get(role, frozenset())


def outline(event: Event, number: int) -> Outline:
    """The outline of an event."""
    dated, place, founder = event.dated.mention, event.place, event.founder
    return Outline(
        number=number,
        family=event.family,
        event_type=event.event_type,
        status=event.status,
        roles={role: event.actor_ids(role) for role in sorted({p.role for p in event.participants})},
        named=frozenset(
            p.actor.actor_id for p in event.participants if p.role == "party" and _is_named(p.actor)
        ),
        days=event.days,
        date_prec=dated.date_prec,
        ongoing=bool(dated.ongoing),
        source_date=founder.source_date,
        place=(place.name, place.where_prec or 9, place.geonameid) if place else None,
        attributes=event.attributes,
        articles=frozenset(event.articles),
        originals=frozenset(r.article.duplicate_of or r.article.article_id for r in event.reports),
        words=frozenset(_hashed(r.mention.evidence) for r in event.reports),
        birth=founder.birth,
    )


def _is_named(actor: Any) -> bool:
    """True for a listed actor, and for one that bears a name of its own: "Sarvona People's Front", not
    "Sarvonan rebels".
    """
    words = actor.actor_name.split()
    proper = len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()
    return proper or not actor.actor_id.startswith(UNLISTED)


def _hashed(evidence: str) -> bytes:
    words = " ".join(evidence.split()).casefold()
    return blake2b(words.encode("utf-8", "replace"), digest_size=_HASH).digest()

"""Rows of the contract's tables from merged events."""

from collections.abc import Collection, Iterable, Mapping
from math import prod
from typing import Any

from ..records import Actor
from .gather import Event
from .identity import dyad_id
from .sides import sides, sides_by_actor
from .standing import report_status
from .when import edtf, midpoint

Row = dict[str, Any]

_TRUCE = (
    "scope",
    "laterality",
    "duration_days",
    "extendable",
    "purpose",
    "tentative",
    "date_effect",
    "date_expiry",
)
ATTRIBUTES = (
    *(f"truce_{name}" for name in _TRUCE),
    *("condition_kind", "condition_for", "quantity_min", "quantity_max", "quantity_unit", "deadline"),
)
_PLACE = ("where_prec", "country", "iso3", "gwno", "geonameid", "latitude", "longitude")
_MENTION = (
    *(
        "article_id",
        "sentence_no",
        "char_start",
        "char_end",
        "evidence",
        "trigger",
        "family",
        "event_type",
        "status",
    ),
    *("attribution", "speaker", "date_start", "date_end", "date_prec", "date_basis", "time_text"),
)
# The rule_id of mentions that people add.
BY_HAND = "by_hand"
# However many outlets repeat it, a report stays a report.
_MOST_CERTAIN = 0.99


def event_row(
    event: Event, process: str | None, in_dispute: bool, outlets: Mapping[str, Collection[str]]
) -> Row:
    """One row of the events table.

    Args:
        event: the merged event.
        process: its peace process.
        in_dispute: whether a report elsewhere contradicts it.
        outlets: the outlets that printed each article, by article_id.
    """
    # Imported here: the tables room reads the schemas, which those who only merge do not need.
    from ..tables import crosswalk

    cameo, plover = crosswalk(event.family, event.event_type, event.attributes.get("condition_kind"))
    best = event.best.mention
    return {
        "event_id": event.event_id,
        "process_id": process,
        "family": event.family,
        "event_type": event.event_type,
        "status": event.status,
        "report_status": report_status(event, in_dispute),
        "attribution": best.attribution,
        "confidence": _confidence(event),
        **_when(event),
        **_who(event),
        "location": event.place.name if event.place else None,
        **{name: getattr(event.place, name) if event.place else None for name in _PLACE},
        **{name: event.attributes.get(name) for name in ATTRIBUTES},
        **_sources(event, outlets),
        "evidence": best.evidence,
        "cameo": cameo,
        "plover": plover,
        "truce_id": None,
        "conflicting": _joined(_conflicting(event)),
        "coder": _coder(event),
        "corrections": _joined(event.corrections),
        **event.overrides,
    }


def _conflicting(event: Event) -> list[str]:
    """Columns for which reports give values that exclude each other; a day counts only where it is told as known."""
    days = {m.date_start for m in (r.mention for r in event.reports) if m.date_prec == 1 and not m.ongoing}
    found = ["date_start"] if len(days) > 1 else []
    for name in ATTRIBUTES:
        known = {r.mention.attributes.get(name) for r in event.reports} - {None}
        found += [name] if len(known) > 1 else []
    return found


def _coder(event: Event) -> str:
    """Who coded the event: the rules, a person, or the rules with a person's changes."""
    if all(r.mention.rule_id == BY_HAND for r in event.reports):
        return "person"
    return "rules_and_person" if event.corrections else "rules"


def mention_rows(event: Event) -> list[Row]:
    """Rows of the mentions table, in the order of publication."""
    rows = []
    for report in sorted(event.reports, key=lambda r: r.birth):
        m = report.mention
        row = {"mention_id": report.mention_id, "event_id": event.event_id}
        row |= {name: getattr(m, name) for name in _MENTION}
        rows.append(
            row | {"source_date": report.source_date, "rule_id": m.rule_id, "confidence": m.confidence}
        )
    return rows


def participant_rows(event: Event) -> list[Row]:
    """Rows of the participants table, one a role and actor: a side for parties only, a role for third parties only."""
    rows = []
    side_of = sides_by_actor(event)
    side = {id(p): side_of[p.actor.actor_id] if p.role == "party" else None for p in event.participants}
    for p in sorted(event.participants, key=lambda p: (p.role, side[id(p)] or "", p.actor.actor_id)):
        row = {"event_id": event.event_id, "role": p.role, "side": side[id(p)], "actor_id": p.actor.actor_id}
        row |= {"actor_name": p.actor.actor_name, "actor_type": p.actor.actor_type, "person": p.person}
        role = p.third_party_role if p.role == "mediator" else None
        row |= {"name_as_reported": p.name_as_reported, "third_party_role": role}
        rows.append(
            row | {"iso3": p.actor.iso3, "gwno": p.actor.gwno, "ucdp_actor_id": p.actor.ucdp_actor_id}
        )
    return rows


def actor_row(a: Actor) -> Row:
    """A row of the actors table."""
    names = ("actor_id", "actor_name", "actor_type", "iso3", "gwno", "cownum", "ucdp_actor_id")
    return (
        {name: getattr(a, name) for name in names}
        | {"aliases": _joined(a.aliases), "parent": _joined(a.parents), "splinter_of": _joined(a.splinter_of)}
        | {"active_from": a.active_from, "active_to": a.active_to}
    )


def _when(event: Event) -> Row:
    start, end = event.days
    m = event.dated.mention
    dated = start is not None or end is not None
    return {
        "date_start": start,
        "date_end": end,
        "date_prec": m.date_prec if dated else None,
        "date_basis": m.date_basis if dated else None,
        "date_edtf": edtf(start, end, m.date_prec, bool(m.ongoing), m.date_basis),
        "date_mid": midpoint(start, end),
        "ongoing": m.ongoing,
    }


def _who(event: Event) -> Row:
    one, other = sides(event)
    role = next(
        (p.third_party_role for p in event.participants if p.role == "mediator" and p.third_party_role), None
    )
    return {
        "side_a": _joined(a.actor_name for a in one),
        "side_a_id": _joined(a.actor_id for a in one),
        "side_b": _joined(a.actor_name for a in other),
        "side_b_id": _joined(a.actor_id for a in other),
        "dyad_id": dyad_id(event.actor_ids("party")),
        "mediator_names": _names(event, "mediator"),
        "third_party_role": role,
        "demanded_by_names": _names(event, "demanded_by"),
        "owed_by_names": _names(event, "owed_by"),
    }


def _names(event: Event, role: str) -> str | None:
    return _joined(sorted({p.actor.actor_name for p in event.participants if p.role == role}))


def _joined(names: Iterable[str]) -> str | None:
    return "; ".join(names) or None


def _sources(event: Event, outlets: Mapping[str, Collection[str]]) -> Row:
    """Counts and the best source; copies of one wire article are one article from several outlets."""
    days = [r.source_date for r in event.reports if r.source_date]
    best = event.best
    return {
        "n_mentions": len(event.reports),
        "n_articles": len({r.article.duplicate_of or r.article.article_id for r in event.reports}),
        "n_outlets": len({o for a in event.articles for o in outlets[a]}),
        "first_source_date": min(days, default=None),
        "last_source_date": max(days, default=None),
        "source_article": best.article.article_id,
        "source_outlet": best.article.outlet,
        "source_headline": best.article.title,
        "source_original": next((r.mention.speaker for r in event.reports if r.mention.speaker), None),
    }


def _confidence(event: Event) -> float:
    """One minus the chance that every independent article is wrong."""
    by_article: dict[str, float] = {}
    for r in event.reports:
        root = r.article.duplicate_of or r.article.article_id
        by_article[root] = max(by_article.get(root, 0.0), r.mention.confidence)
    doubt = prod(1.0 - c for c in by_article.values())
    return round(max(min(1.0 - doubt, _MOST_CERTAIN), max(by_article.values())), 4)

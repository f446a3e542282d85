"""From the reports of one event to the event: what the best-founded of them say, taken together."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ..records import Participant, Place
from .reports import Report

# Fields that only make sense together are taken from one report.
_TOGETHER = (("quantity_min", "quantity_max", "quantity_unit"),)
_FAMILY_OF = {
    "truce_": "truce",
    "condition_": "prerequisite",
    "quantity_": "prerequisite",
    "deadline": "prerequisite",
}
_BASIS_RANK = {"stated": 0, "relative": 1, "context": 2, "publication": 3}
# What a step in specificity weighs against the coder's confidence (0-1).
_SPECIFICITY_WEIGHT = 0.05


@dataclass(slots=True, eq=False)
class Event:
    """An event as its reports, best first, have it."""

    reports: list[Report]
    family: str
    event_type: str
    status: str
    participants: list[Participant]
    dated: Report  # whose date the event takes
    place: Place | None
    attributes: dict[str, Any] = field(default_factory=dict)
    name: str | None = None  # the id, once the event has been given one
    overrides: dict[str, Any] = field(default_factory=dict)  # columns that a correction sets as they are
    corrections: tuple[str, ...] = ()  # ids of the corrections that were applied
    fixed_sides: tuple[frozenset[str], frozenset[str]] | None = None  # actor ids, if a correction set them

    @property
    def best(self) -> Report:
        """The report that the event's type, status, attribution and evidence come from."""
        return self.reports[0]

    @property
    def founder(self) -> Report:
        """The earliest report: a new event is called after it."""
        return min(self.reports, key=lambda r: r.birth)

    @property
    def event_id(self) -> str:
        """The id; see naming.py."""
        return self.name or "e" + self.founder.seed

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day, inclusive."""
        return self.dated.mention.date_start, self.dated.mention.date_end

    @property
    def articles(self) -> set[str]:
        return {r.article.article_id for r in self.reports}

    def actor_ids(self, *roles: str) -> frozenset[str]:
        """Ids of the participants in any of the roles."""
        return frozenset(p.actor.actor_id for p in self.participants if p.role in roles)


def gather(reports: Iterable[Report]) -> Event:
    """One event from all its reports, whichever articles they stand in.

    Raises:
        ValueError: if there is no report.
    """
    ranked = sorted(reports, key=_rank)
    if not ranked:
        raise ValueError("an event needs at least one report")
    best = ranked[0].mention
    return Event(
        reports=ranked,
        family=best.family,
        event_type=best.event_type,
        status=_status(ranked),
        participants=_participants(ranked),
        dated=min(ranked, key=_date_rank),
        place=next((r.mention.place for r in ranked if r.mention.place), None),
        attributes=_attributes(ranked),
    )


def _rank(report: Report) -> tuple:
    """Body before headline, then confidence and specificity, then the earliest."""
    m = report.mention
    details = min(2, len({p.actor.actor_id for p in m.participants})) + min(2, len(m.attributes))
    details += m.date_basis in ("stated", "relative")
    return (m.sentence_no == 0, -(m.confidence + _SPECIFICITY_WEIGHT * details), report.birth)


def _date_rank(report: Report) -> tuple:
    """Better-founded basis first, then precision, then the order of the reports."""
    m = report.mention
    dated = m.date_start is not None or m.date_end is not None
    return (not dated, _BASIS_RANK.get(m.date_basis or "", 4), m.date_prec or 6, _rank(report))


def _status(ranked: list[Report]) -> str:
    """The best report's, but what one article planned and another saw done is done."""
    best = ranked[0]
    done_elsewhere = any(r.mention.status == "actual" and r.article is not best.article for r in ranked)
    return "actual" if best.mention.status == "planned" and done_elsewhere else best.mention.status


def _participants(ranked: list[Report]) -> list[Participant]:
    """One participant a role and actor, each detail from the best report that has it."""
    united: dict[tuple[str, str], Participant] = {}
    for report in ranked:
        for new in report.mention.participants:
            key = (new.role, new.actor.actor_id)
            old = united.get(key)
            united[key] = new if old is None else _fill(old, new)
    return list(united.values())


def _fill(old: Participant, new: Participant) -> Participant:
    names = ("side", "person", "name_as_reported", "third_party_role")
    return replace(
        old, **{n: getattr(old, n) if getattr(old, n) is not None else getattr(new, n) for n in names}
    )


def _attributes(ranked: list[Report]) -> dict[str, Any]:
    """First value known from best to worst; only the columns of the event's own family."""
    family = ranked[0].mention.family
    united: dict[str, Any] = {}
    for report in ranked:
        known = {k: v for k, v in report.mention.attributes.items() if v is not None and _belongs(k, family)}
        for group in _TOGETHER:
            if any(name in united for name in group):
                known = {k: v for k, v in known.items() if k not in group}
        for name, value in known.items():
            united.setdefault(name, value)
    return united


def _belongs(column: str, family: str) -> bool:
    return all(not column.startswith(prefix) or family == owner for prefix, owner in _FAMILY_OF.items())

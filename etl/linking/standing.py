"""How well an event is attested: confirmed, reported or disputed."""

import re

from .gather import Event
from .reports import Report
from .sides import sides


def report_status(event: Event, in_dispute: bool) -> str:
    """`confirmed` if opposing parties, or a party and the mediator, say so; `disputed` if one denies it.

    Args:
        event: the merged event.
        in_dispute: whether a report elsewhere contradicts it.
    """
    denied = {r.mention.status == "denied" for r in event.reports}
    if in_dispute or len(denied) == 2:
        return "disputed"
    voices = {v for r in event.reports for v in _voices(event, r)}
    opposed = {"a", "b"} <= voices
    with_mediator = "mediator" in voices and bool(voices & {"a", "b", "party"})
    return "confirmed" if opposed or with_mediator else "reported"


def _voices(event: Event, report: Report) -> set[str]:
    """Who speaks in a report: "a", "b" for the sides, "party" if it is unclear which, "mediator"."""
    m = report.mention
    if m.attribution == "mediator":
        return {"mediator"}
    if m.attribution != "party":
        return set()
    speaker = _words(m.speaker)
    found = set()
    for letter, actors in zip("ab", sides(event), strict=True):
        ids = {a.actor_id for a in actors}
        names = [n for p in event.participants if p.actor.actor_id in ids for n in _names(p)]
        if speaker and any(_words(n) and (_words(n) <= speaker or speaker <= _words(n)) for n in names):
            found.add(letter)
    return found if len(found) == 1 else {"party"}


def _names(participant) -> list[str | None]:
    actor = participant.actor
    return [
        actor.actor_id,
        actor.actor_name,
        *actor.aliases,
        participant.person,
        participant.name_as_reported,
    ]


def _words(name: str | None) -> frozenset[str]:
    """The words that tell a name from another: not "government", "of", "the"."""
    words = re.findall(r"\w+", (name or "").casefold())
    return frozenset(words) - {"government", "gov", "of", "the", "and", "a", "x"}

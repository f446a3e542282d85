"""What the drafts of an article tell of who its parties and third parties are."""

from collections.abc import Sequence

from etl.events.cast import actors_of
from etl.events.draft import Draft
from etl.events.standing import Standing
from etl.records import Actor

_DOES = frozenset({"ongoing", "offered", "ended"})  # mediation whose doer is the third party
_WANTS = frozenset({"requested", "rejected"})  # mediation whose doer is a side
_KINDS = frozenset({"mediation", "hosting", "facilitating"})


def count_votes(standing: Standing, drafts: Sequence[Draft]) -> None:
    """Let all drafts of an article vote on its parties; meetings last, when its mediators are known."""
    for draft in drafts:
        if draft.family in {"talks", "truce"}:
            _vote_sides(standing, draft)
        elif draft.family == "mediation" and _says_mediates(draft):
            _vote_mediation(standing, draft)
    for draft in drafts:
        _vote_meeting(standing, draft)


def _vote_sides(standing: Standing, draft: Draft) -> None:
    kind, parties = draft.chain.hit.topic.kind, _sides(draft)
    outside = (
        _proposing_outside(actors_of(draft.roles.doer), draft, parties)
        if draft.event_type == "proposed"
        else []
    )
    standing.vote_broker(outside)
    parties = [a for a in parties if a not in outside]
    if kind == "plan":
        # Whose peace plan it is may be a mediator; a side is known from other sentences.
        standing.vote_broker(a for a in parties if a.actor_type == "state" and len(parties) == 1)
    elif kind != "meeting":
        standing.vote(parties)


def _sides(draft: Draft) -> list[Actor]:
    """The two named together ("between A and B", "with A and B") if there are two, else all parties."""
    named = actors_of(draft.roles.mutual)
    return named if len(named) >= 2 else actors_of(draft.parties)


def _says_mediates(draft: Draft) -> bool:
    """Whether a draft's own words make its doer a third party, whoever that is."""
    topic = draft.chain.hit.topic
    if topic.kind == "mediating":
        return not topic.needs_third_party  # what the sides arrange between them is no mediation
    return topic.kind in _KINDS and not topic.anywhere


def _vote_mediation(standing: Standing, draft: Draft) -> None:
    standing.vote_third(actors_of(draft.roles.doer) if draft.event_type in _DOES else [])
    # Whose mediation it is stands among the parties until the whole article is read.
    wanting = draft.roles.doer if draft.event_type in _WANTS else []
    standing.vote(actors_of([*draft.roles.mutual, *wanting]))


def _vote_meeting(standing: Standing, draft: Draft) -> None:
    """Let a meeting tell who the parties are, unless a mediator seems to be at it."""
    met = draft.family == "talks" and draft.chain.hit.topic.kind == "meeting"
    if met and not any(standing.brokers[i] or standing.third[i] for i in draft.actor_ids):
        standing.vote(_sides(draft))


def _proposing_outside(doers: list[Actor], draft: Draft, parties: list[Actor]) -> list[Actor]:
    """Who proposes talks or a truce to two others, and is not to take part: "called for talks among the three"."""
    ids = {a.actor_id for a in doers}
    if ids & {a.actor_id for a in actors_of(draft.roles.mutual)}:
        return []
    others = [a for a in parties if a.actor_id not in ids]
    return [a for a in doers if a.actor_type == "state"] if len(others) >= 2 else []

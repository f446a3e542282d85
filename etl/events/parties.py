"""Complete an event's parties from the article: most sentences name one side or none."""

from etl.events.cast import actors_of, is_third_party, without
from etl.events.draft import Context, Draft
from etl.events.lexicon import family
from etl.records import Actor


def complete_parties(draft: Draft, context: Context) -> None:
    """Keep those named parties that are sides of the conflict and add the side that is not named."""
    wanted = family(draft.family).parties
    draft.parties = without([m for m in draft.parties if not is_third_party(m)], draft.mediators)
    named = actors_of(draft.parties)
    standing = context.standing
    if draft.event_type == "proposed" and draft.family in {"talks", "truce"}:
        named = _without_proposer(draft, named, context)
    if len(named) >= 2:
        sides = [a for a in named if standing.is_party(a)]
        named = sides if len(sides) >= 2 else named
    if not wanted and draft.family == "mediation":
        wanted = 2
    if len(named) == 1 and wanted >= 2:
        partner = standing.partner(named[0], _beside(draft, context)) or standing.partner(named[0])
        draft.filled = [a for a in (partner,) if a and not _is_mediator(draft, a)]
    elif not named and wanted:
        draft.filled = [a for a in standing.dyad() if not _is_mediator(draft, a)]
    kept = {a.actor_id for a in named}
    draft.parties = [m for m in draft.parties if any(a.actor_id in kept for a in m.actors)]


def _beside(draft: Draft, context: Context) -> set[str]:
    """Who else is named in the sentence, a country as a place left out: nearer than anybody in the article."""
    mentions = (m for m in context.cast.mentions if m.role_hint != "place" and not is_third_party(m))
    return {a.actor_id for m in mentions for a in m.actors}


def _without_proposer(draft: Draft, named: list[Actor], context: Context) -> list[Actor]:
    """Who proposes from outside is no side: "Costa Rica proposed a truce between the army and the front"."""
    doers = {a.actor_id for m in draft.roles.doer for a in m.actors}
    main = {a.actor_id for a in context.standing.dyad()}
    others = [a for a in named if a.actor_id not in doers]
    outsiders = [a for a in named if a.actor_id in doers and a.actor_id not in main]
    if outsiders and (len(others) >= 2 or all(a.actor_type == "state" for a in outsiders)):
        return others
    return named


def _is_mediator(draft: Draft, actor: Actor) -> bool:
    return any(a.actor_id == actor.actor_id for m in draft.mediators for a in m.actors)

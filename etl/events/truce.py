"""The family truce: what is particular to it."""

from etl.events.attributes import truce_attributes
from etl.events.draft import Context, Draft

_ONE_SIDED = frozenset({"declared"})


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of a truce.

    "Announced a truce" is a declaration if one party does it, an agreement if both or a third party
    do; what should or must be stopped is proposed.
    """
    named = draft.actor_ids
    if draft.fact.obligation and draft.event_type in {"in_effect", "agreed", "declared", "extended"}:
        draft.event_type, draft.status = "proposed", "actual"
    if (
        draft.event_type == "declared"
        and len(named) >= 2
        and len(_doers(draft)) != 1
        and not _several_declarations(draft)
    ) or (draft.event_type == "declared" and not _doers(draft) and draft.roles.mediators):
        draft.event_type = "agreed"
    if (
        draft.event_type == "agreed"
        and len(_doers(draft)) == 1
        and len(named) == 1
        and not draft.roles.addressed
    ):
        draft.attributes.setdefault("truce_laterality", "bilateral")
    timexes = context.read.timexes.get(draft.sentence.no, [])
    draft.attributes.update(truce_attributes(draft.sentence, draft.chain, timexes, draft.event_type))
    draft.attributes.setdefault("truce_laterality", _laterality(draft))
    if draft.attributes["truce_laterality"] is None:
        del draft.attributes["truce_laterality"]
    return [draft]


def _several_declarations(draft: Draft) -> bool:
    """ "The declarations of a truce by both sides": each declared its own."""
    token = draft.sentence.tokens[draft.chain.trigger]
    return token.upos == "NOUN" and token.feats.get("Number") == "Plur"


def _doers(draft: Draft) -> set[str]:
    return {a.actor_id for m in draft.roles.doer for a in m.actors}


def _laterality(draft: Draft) -> str | None:
    if draft.event_type in _ONE_SIDED:
        return "unilateral"
    if draft.event_type in {"agreed", "extended"}:
        return "bilateral" if len(draft.actor_ids) <= 2 else "multilateral"
    return None

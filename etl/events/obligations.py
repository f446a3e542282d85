"""Who demands a condition and who has to fulfil it."""

from collections.abc import Iterable

from etl.events.cast import is_third_party
from etl.events.draft import Context, Draft
from etl.language import tree
from etl.records import Actor, ActorMention
from etl.resources import load_yaml

_SPEAKS = frozenset({"party", "mediator", "other_official"})
_RELEASES = frozenset({"prisoner_release", "hostage_release", "prisoner_exchange"})
_SAID = 3  # words between a speaker's name and the verb of speech, commas included


def assign_roles(draft: Draft, context: Context) -> None:
    """Set `demanded_by` and `owed_by`, and count both among the parties.

    The one who demands is the act's doer, else the speaker. The one who owes does the thing itself ("the army must
    leave"), is asked to, holds what is to be freed or is the other side; who offers or has done it owes it.
    """
    doers = _doers(draft)
    if draft.event_type == "demanded":
        draft.demanded_by = doers or _speaker(draft, context)
        draft.owed_by = _asked(draft, context)
    else:
        draft.owed_by = doers or _known(draft.roles.inner)
    draft.owed_by = draft.owed_by or _holders(draft, context) or _other_side(draft, context)
    sides = (m for m in (*draft.owed_by, *draft.demanded_by) if not is_third_party(m))
    draft.parties = [*draft.parties, *(m for m in sides if m not in draft.parties)]


def _doers(draft: Draft) -> list[ActorMention]:
    """Who does the act upon the condition; without an act there is only the condition's own subject."""
    roles = draft.roles
    mine = [m for m in roles.doer if m not in roles.inner]
    if draft.event_type == "demanded" or not draft.bare:
        return _known(mine)
    return _known(mine or roles.doer)


def _speaker(draft: Draft, context: Context) -> list[ActorMention]:
    """Whose words the demand is: the source's, else the one named right before the verb of speech."""
    source = draft.source
    if source.mention and source.attribution in _SPEAKS:
        return _known([source.mention])
    if source.attribution != "none" and not source.speaker:
        return []
    tokens = draft.sentence.tokens
    for k in tree.head_chain(tokens, draft.trigger):
        if (
            tokens[k].upos == "VERB"
            and tokens[k].lemma in load_yaml("lexicon", "structure.yaml")["reporting"]
        ):
            before = [m for m in context.cast.mentions if m.end <= tokens[k].start and m.kind != "pronoun"]
            near = [m for m in before if _words_between(context, m, tokens[k].start) <= _SAID]
            return _known(near[-1:])
    return []


def _words_between(context: Context, mention: ActorMention, start: int) -> int:
    return sum(mention.end <= t.start < start for t in context.sentence.tokens)


def _asked(draft: Draft, context: Context) -> list[ActorMention]:
    """Who is to do it: the thing's own subject, else the one to whom the demand is put, else whose it is."""
    inner = [m for m in _known(draft.roles.inner) if m not in draft.demanded_by]
    if inner:
        return inner
    asked = [m for m in draft.roles.addressed if m not in draft.demanded_by and not is_third_party(m)]
    return _known(asked) or _owners(draft, context)


def _owners(draft: Draft, context: Context) -> list[ActorMention]:
    """Whose troops, settlements or siege it is: "an end to the Israeli siege"; captives are not their side's to free."""
    if draft.chain.hit.topic.kind in _RELEASES:
        return []
    tokens = draft.sentence.tokens
    nouns = [i for i in (draft.chain.hit.head, draft.chain.hit.complement) if i is not None]
    near = [k for i in nouns for k in (i, *tree.children(tokens, i, "amod", "compound", "nmod:poss"))]
    ids = {a.actor_id for m in draft.demanded_by for a in m.actors}
    return [m for m in context.cast.among(near) if not any(a.actor_id in ids for a in m.actors)]


def _holders(draft: Draft, context: Context) -> list[ActorMention]:
    """Who holds the prisoners: "the release of TTP soldiers" is owed by the other side."""
    complement = draft.chain.hit.complement
    if draft.chain.hit.topic.kind not in _RELEASES or complement is None:
        return []
    theirs = context.cast.among([complement])
    partners = (context.standing.partner(a) for m in theirs for a in m.actors)
    return _as_mentions(theirs, [p for p in partners if p][:1])


def _other_side(draft: Draft, context: Context) -> list[ActorMention]:
    """What a side demands of nobody by name, it demands of its enemy; of its captors the release of its own."""
    if draft.event_type != "demanded":
        return []
    sides = [m for m in draft.demanded_by if not is_third_party(m)]
    demanding = [a for m in sides for a in m.actors if context.standing.is_party(a)]
    partner = context.standing.partner(demanding[0]) if demanding else None
    return _as_mentions(sides, [partner] if partner and partner not in demanding else [])


def _as_mentions(beside: list[ActorMention], actors: Iterable[Actor]) -> list[ActorMention]:
    """Actors whom the article, not the sentence, gives."""
    return [ActorMention(m.start, m.end, m.text, (a,), "context") for m in beside[:1] for a in actors]


def _known(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    return [m for m in mentions if m.actors and m.role_hint not in {"media", "place"}]

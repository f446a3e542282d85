"""Who demands a condition and who has to fulfil it."""

from collections.abc import Iterable

from etl.events.cast import is_third_party
from etl.events.demands import askers, owners
from etl.events.draft import Context, Draft
from etl.events.lexicon import words_of
from etl.language import tree
from etl.records import Actor, ActorMention

_SPEAKS = frozenset({"party", "mediator", "other_official"})
_RELEASES = frozenset({"prisoner_release", "hostage_release", "prisoner_exchange"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our"})
_SAID = 3  # words between a speaker's name and the verb of speech, commas included


def assign_roles(draft: Draft, context: Context) -> None:
    """Set `demanded_by` and `owed_by`, and count both among the parties.

    The one who demands is the act's doer, else the speaker. The one who owes does the thing itself ("the army must
    leave"), is asked to, holds what is to be freed or is the other side; who offers or has done it owes it.
    """
    captives = _captives(draft, context)  # who do not owe their own release
    own = _without(_content_subjects(draft, context), captives)
    doers = _known(_without(_doers(draft, context, own), [*own, *captives]))
    if draft.event_type == "demanded":
        said = _without(_speaker(draft, context), own)
        draft.demanded_by = doers or _known(owners(draft, context.cast)) or said or _offering(draft, context)
        draft.owed_by = _without(own, draft.demanded_by) or _asked(draft, context)
    else:
        draft.owed_by = doers or own or _without(_known(draft.roles.inner), captives)
        if draft.event_type == "refused" and not draft.owed_by:
            draft.owed_by = _speaker(draft, context)  # "foreign troops are out of the question, he said"
        draft.demanded_by = _without(_known(askers(draft, context.cast)), draft.owed_by)
    draft.owed_by = draft.owed_by or _holders(draft, context) or _other_side(draft, context)
    sides = [m for m in (*draft.owed_by, *draft.demanded_by, *captives) if not is_third_party(m)]
    draft.parties = [*draft.parties, *(m for m in sides if m not in draft.parties)]


def _content_subjects(draft: Draft, context: Context) -> list[ActorMention]:
    """Who does what the condition is: "demanded that *the army* leave", "sanctions to be lifted by *the council*"."""
    tokens, told = draft.sentence.tokens, draft.told
    if told is None:  # "if they end hostilities": who ends them is not who demands it
        return _known(draft.roles.inner) if draft.chain.steps or draft.event_type == "demanded" else []
    clause = tree.clause_of(tokens, draft.chain.hit.head)
    nearest = [] if _asks(draft, clause) else [i for i in tree.doers(tokens, clause) if i in told.content]
    if named := _named(context, nearest):
        return named  # "A will keep the hills and *B* will leave the valley"
    inside = [t for t in tokens if t.i in told.content]
    acting = [t.i for t in inside if t.dep == "obl:agent"]
    acting += [
        t.i
        for t in inside
        if t.dep == "nsubj" and not tree.is_passive(tokens, t.head) and not _asks(draft, t.head)
    ]
    return _named(context, acting)


def _named(context: Context, places: Iterable[int]) -> list[ActorMention]:
    return _known(m for m in context.cast.among(places) if m.kind != "pronoun")


def _asks(draft: Draft, verb: int) -> bool:
    """Whether a verb asks for or reports the condition rather than being it."""
    tokens, told = draft.sentence.tokens, draft.told
    if told is not None and verb in {told.act, told.cue}:
        return True
    return bool(tree.children(tokens, verb, "ccomp")) or tokens[verb].lemma in words_of(
        "structure", "reporting"
    )


def _doers(draft: Draft, context: Context, own: list[ActorMention]) -> list[ActorMention]:
    """Who does the act upon the condition; the condition's own subject only if it is fulfilled or promised."""
    roles, told = draft.roles, draft.told
    for verb in (told.act, told.cue) if told is not None else ():
        named = _without(_acting(draft, context, verb), own) if verb is not None else []
        if named:
            return named
    mine = [m for m in roles.doer if m not in roles.inner]
    if draft.event_type == "demanded" or not draft.bare:
        return mine
    return mine or roles.doer


def _acting(draft: Draft, context: Context, verb: int) -> list[ActorMention]:
    """A verb's doers; who stands right before a finite verb goes first, for parsers lose later subjects."""
    tokens = draft.sentence.tokens
    before = context.cast.just_before(verb) if tokens[verb].feats.get("VerbForm") == "Fin" else []
    return before or context.cast.among(tree.doers(tokens, verb))


def _without(mentions: Iterable[ActorMention], taken: Iterable[ActorMention]) -> list[ActorMention]:
    ids = {a.actor_id for m in taken for a in m.actors}
    return [m for m in mentions if not any(a.actor_id in ids for a in m.actors)]


def _captives(draft: Draft, context: Context) -> list[ActorMention]:
    """Whose people are freed: "released Maoist prisoners"."""
    complement = draft.chain.hit.complement
    freed = draft.chain.hit.topic.kind in _RELEASES and complement is not None
    return context.cast.among([complement]) if freed else []


def _speaker(draft: Draft, context: Context) -> list[ActorMention]:
    """Whose words the demand is: the source's, else the one named right before the verb of speech."""
    source = draft.source
    if source.mention and source.attribution in _SPEAKS:
        return _known([source.mention])
    if source.attribution != "none" and not source.speaker:
        return []
    tokens = draft.sentence.tokens
    for k in tree.head_chain(tokens, draft.trigger):
        if tokens[k].upos == "VERB" and tokens[k].lemma in words_of("structure", "reporting"):
            before = [m for m in context.cast.mentions if m.end <= tokens[k].start and m.kind != "pronoun"]
            near = [m for m in before if _words_between(context, m, tokens[k].start) <= _SAID]
            return _known(near[-1:])
    return []


def _offering(draft: Draft, context: Context) -> list[ActorMention]:
    """Whose offer depends on the condition: "Iran's offer of a truce if the siege is lifted"."""
    told, tokens = draft.told, draft.sentence.tokens
    if told is None or told.asking is None:
        return []
    owners = [
        k
        for t in tokens
        if t.i in told.asking and t.upos == "NOUN" and t.i not in told.content
        for k in tree.possessors(tokens, t.i)
    ]
    return _known(m for m in context.cast.among(owners) if not is_third_party(m))


def _words_between(context: Context, mention: ActorMention, start: int) -> int:
    return sum(mention.end <= t.start < start for t in context.sentence.tokens)


def _asked(draft: Draft, context: Context) -> list[ActorMention]:
    """Who is to do it: the thing's own subject, else the one to whom the demand is put, else whose it is."""
    inner = _without(_known(draft.roles.inner), draft.demanded_by)
    asked = [m for m in _without(draft.roles.addressed, draft.demanded_by) if not is_third_party(m)]
    return inner or _known(asked) or _owners(draft, context)


def _owners(draft: Draft, context: Context) -> list[ActorMention]:
    """Whose troops, settlements or siege it is: "an end to the Israeli siege"; captives are not their side's to free."""
    if draft.chain.hit.topic.kind in _RELEASES:
        return []
    tokens = draft.sentence.tokens
    nouns = [i for i in (draft.chain.hit.head, draft.chain.hit.complement) if i is not None]
    near = [k for i in nouns for k in (i, *tree.children(tokens, i, "amod", "compound", "nmod:poss"))]
    return _without(context.cast.among(near), draft.demanded_by)


def _holders(draft: Draft, context: Context) -> list[ActorMention]:
    """Who holds the prisoners: "the release of TTP soldiers" is owed by the other side."""
    theirs = _captives(draft, context)
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
    """Those who can demand and owe: "his" in a subject's words is not its bearer."""
    return [
        m
        for m in mentions
        if m.actors and m.role_hint not in {"media", "place"} and m.text.lower() not in _POSSESSIVES
    ]

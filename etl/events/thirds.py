"""Who is a third party: neither side of the conflict, as the sentence and the whole article show it."""

from collections.abc import Iterable, Sequence

from etl.events.cast import BROKER_HINTS, Cast, is_third_party
from etl.events.draft import Context
from etl.events.lexicon import class_words
from etl.language import tree
from etl.records import ActorMention, Token

_ARMED = frozenset({"armed_organization", "umbrella", "coalition"})
_FACTIONS = frozenset({"faction", "side", "party", "rival", "camp", "foe"})  # in the plural, at least two
_SHOWN = 2.0  # votes from which the article shows somebody mediating


def is_outsider(mention: ActorMention, context: Context, beside: Iterable[ActorMention] = ()) -> bool:
    """Whether an actor is no side of the conflict.

    Args:
        mention: the actor.
        context: the article's standing is looked at.
        beside: the sides that the clause names; if these are two, any state beside them is a third.
    """
    if is_third_party(mention):
        return True
    if any(a.actor_type in _ARMED for a in mention.actors):
        return False
    own = {a.actor_id for a in mention.actors}
    if own and all(context.standing.seeks_peace(i) for i in own):
        return True
    opposed = {a.actor_id for m in context.cast.between(0) for a in m.actors}
    if len(opposed) >= 2 and not own & opposed:
        return True  # what it does it does about "the war between A and B"
    sides = {a.actor_id for m in beside for a in m.actors} - own
    if len(sides) >= 2:
        return not any(own & set(pair) and sides & set(pair) for pair in context.standing.pairs)
    main = {a.actor_id for a in context.standing.dyad()}
    paired = {i for pair in context.standing.pairs for i in pair}
    return not own & (paired | main)


def is_broker(mention: ActorMention, context: Context) -> bool:
    """Whether an actor is called a mediator, or is an outsider whom the article shows mediating."""
    if mention.role_hint in BROKER_HINTS or mention.person in context.standing.envoys:
        return True
    standing = context.standing
    shown = any(standing.third[a.actor_id] + standing.brokers[a.actor_id] >= _SHOWN for a in mention.actors)
    return shown and is_outsider(mention, context)


def third_nouns(tokens: Sequence[Token], indices: Iterable[int]) -> bool:
    """Whether one of these nouns is a word for a third party: "the elders", "church leaders"."""
    words = class_words("thirds")
    nouns = tree.with_conjuncts(tokens, indices)
    near = [*nouns, *(k for i in nouns for k in tree.children(tokens, i, "compound"))]
    return any(tokens[k].lemma in words or tokens[k].norm.removesuffix("s") in words for k in near)


def outside_nouns(tokens: Sequence[Token], indices: Iterable[int]) -> bool:
    """Whether one of these nouns is a power that is none of the sides: "regional leaders", "the three nations"."""
    powers, outside = class_words("powers"), class_words("outside")
    nouns = [k for k in tree.with_conjuncts(tokens, indices) if tokens[k].lemma in powers]
    counted = [
        k
        for k in nouns
        if tokens[k].lemma in {"nation", "country", "state", "power"} and tree.children(tokens, k, "nummod")
    ]
    near = [c for k in nouns for c in tree.children(tokens, k, "amod", "compound")]
    return bool(counted) or any(tokens[c].lemma in outside for c in near)


def called_outside(tokens: Sequence[Token], deed: int) -> bool:
    """Whether an adjective says that a deed is an outsider's, whoever does it: "Arab efforts to end the war"."""
    beside = tree.with_conjuncts(tokens, tree.children(tokens, deed, "amod"))
    return tokens[deed].upos == "NOUN" and any(tokens[k].norm in class_words("outside") for k in beside)


def speaks_of_sides(tokens: Sequence[Token], span: Iterable[int]) -> bool:
    """Whether a clause speaks of the enemies together: "the two sides", "both parties"."""
    words = class_words("together")
    return any(tokens[k].lemma in words or tokens[k].norm.removesuffix("s") in words for k in span)


def count_sides(tokens: Sequence[Token], indices: Iterable[int], called: str = "sides") -> int:
    """How many of these nouns are words for a side: "the government and the guerrillas" are two.

    Args:
        tokens: the sentence.
        indices: the nouns.
        called: the class of words for a side.
    """
    words = class_words(called)
    nouns = tree.with_conjuncts(tokens, indices)
    nouns += [
        k for i in nouns for k in tree.obliques(tokens, i).get("of", [])
    ]  # "envoys of the warring factions"
    phrases = {k: [k, *tree.children(tokens, k, "compound")] for k in nouns}  # "government representatives"
    named = [
        k
        for k, near in phrases.items()
        if any(tokens[n].lemma in words or tokens[n].norm.removesuffix("s") in words for n in near)
    ]
    several = [k for k in named if tokens[k].lemma in _FACTIONS and tokens[k].norm.endswith("s")]
    return len(named) + len(several)


def before(cast: Cast, i: int) -> list[ActorMention]:
    """The last actor printed before a word, for verbs whose subject the parser has lost."""
    start = cast.tokens[i].start
    earlier = [m for m in cast.mentions if m.end <= start and m.actors and m.role_hint != "place"]
    return [max(earlier, key=lambda m: m.end)] if earlier else []

"""Whose a demand is that the text tells as a thing: "the rebels' insistence that", "a demand of the army"."""

from collections.abc import Iterable

from etl.events.cast import Cast
from etl.events.draft import Draft
from etl.events.spans import phrases
from etl.language import tree
from etl.records import ActorMention

_WHOSE = ("of", "by", "from")


def owners(draft: Draft, cast: Cast) -> list[ActorMention]:
    """Who holds the demand that a condition is told as: "Iran's insistence that the troops leave"."""
    tokens = cast.tokens
    nouns = [draft.told.cue] if draft.told else []
    for k in (draft.trigger, draft.chain.hit.head):
        # The noun that a "that" clause follows, wherever the parser hangs the clause.
        marks = [c for c in tree.children(tokens, tree.clause_of(tokens, k), "mark") if c]
        nouns += [c - 1 for c in marks if tokens[c].norm == "that"]
    return _owned(cast, nouns)


def askers(draft: Draft, cast: Cast) -> list[ActorMention]:
    """Who demanded what the other side offers, fulfils or refuses: "refused the rebels' demand"."""
    tokens = cast.tokens
    steps = [s.token for s in draft.chain.steps]
    nouns = [*steps, *(k for i in steps for k in tree.objects(tokens, i))]
    return owners(draft, cast) or _owned(cast, nouns)


def _owned(cast: Cast, nouns: Iterable[int]) -> list[ActorMention]:
    """Whose those of the nouns are that stand for a demand: "the rebels' demand", "a demand of the rebels"."""
    tokens, words = cast.tokens, phrases("whose_demand")
    fit = [k for k in dict.fromkeys(nouns) if (tokens[k].lemma,) in words and tokens[k].upos == "NOUN"]
    whose = [p for k in fit for p in tree.possessors(tokens, k)]
    return cast.among(
        [*whose, *(p for k in fit for c in _WHOSE for p in tree.obliques(tokens, k).get(c, []))]
    )

"""Answers to what was told before: "The rebels declared a truce. The army dismissed it and said it would not follow suit."

An answer names a truce or a condition by a pronoun or a general word, or not at all. It stands for the last truce or demand
told before it, in its sentence or the one before, of which the one who answers is not the author.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from etl.events.attribution import attribute
from etl.events.draft import Context, Draft
from etl.events.factuality import Factuality
from etl.events.lexicon import Act, Phrase, Phrases, phrase, words_of
from etl.events.roles import find_roles
from etl.events.saying import Told
from etl.events.spans import Span, beginnings
from etl.events.steps import Chain, Step
from etl.events.topics import TopicHit, is_word, listed_as, match_sequence, match_verb_phrase
from etl.language import tree
from etl.records import Token

# What an answer says of what it answers: (family, event_type) of that, and the event_type of the answer.
_ANSWERS: Mapping[str, Mapping[tuple[str, str], str]] = {
    "refused": {
        ("truce", "proposed"): "refused",
        ("truce", "declared"): "refused",
        ("truce", "agreed"): "refused",
        ("truce", "in_effect"): "refused",
        ("prerequisite", "demanded"): "refused",
        ("prerequisite", "offered"): "refused",
    },
    "same": {("truce", "declared"): "declared"},
    "granted": {("prerequisite", "demanded"): "offered"},
}
_NEGATIONS = frozenset({"not", "n't", "never"})
_TRUCES = frozenset({"truce", "ceasefire", "fire"})
_SHORT = 5  # words of a sentence that leaves out what is refused: "They would not."
_PARTED = 4  # words over which a verb and its particle stand apart: "brushed that offer aside"
_REACH = 8  # words between what is refused and the name that it is given
_BEFORE = 3  # sentences over which an answer looks back


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its verb, what it does about what was told, and whether that can only be a condition."""

    cue: int
    does: str
    to_condition: bool = False
    by_name: bool = False  # the answer names the truce, however long ago that was told


def reply_drafts(context: Context, told: Sequence[Draft]) -> list[Draft]:
    """Drafts of the answers in a sentence.

    Args:
        context: the sentence and its article.
        told: drafts of the article as refined.
    """
    found = []
    for reply in replies(context.sentence.tokens) if told else ():
        answered = _answered(context, reply, told)
        draft = _draft(context, reply, answered) if answered is not None else None
        if draft and _by_a_side(draft, reply):
            found.append(draft)
    return found


def _by_a_side(draft: Draft, reply: Reply) -> bool:
    """Whether an actor answers, or one that a general word or a pronoun stands for."""
    tokens = draft.sentence.tokens
    subjects = tree.doers(tokens, tree.clause_of(tokens, reply.cue))
    return bool(draft.parties) or any(tokens[i].lemma in words_of("scope", "sides") for i in subjects)


def replies(tokens: Sequence[Token]) -> Iterator[Reply]:
    """Answers in a sentence by their words, whatever they answer."""
    for token in tokens:
        if token.upos in {"VERB", "ADJ"}:
            yield from _reply(tokens, token.i)
    yield from _named(tokens)
    words = [t for t in tokens if t.upos != "PUNCT"]
    if 2 < len(words) <= _SHORT and words[-1].norm in _NEGATIONS and words[-2].upos in {"AUX", "VERB"}:
        yield Reply(words[-2].i, "refused", to_condition=True)


def _named(tokens: Sequence[Token]) -> Iterator[Reply]:
    """ "Called the demand unacceptable", "something that is out of the question"."""
    pointing = words_of("replies", "pointing") - _TRUCES - {"it"}
    for i, begun in beginnings(tokens, _listed("refusing_by_name")):
        before = tokens[max(0, i - _REACH) : i]
        for words in begun:
            if match_sequence(tokens, i, words) and any(t.lemma in pointing for t in before):
                yield Reply(i, "refused", to_condition=True)


@cache
def _listed(key: str) -> Phrases:
    return Phrases(sorted(phrase(words) for words in words_of("replies", key)))


def _reply(tokens: Sequence[Token], i: int) -> Iterator[Reply]:
    above = tokens[i].head if tree.relation(tokens, i) == "xcomp" else i  # "no longer felt bound by it"
    around = {tokens[k].norm for k in (*tree.children(tokens, i), *tree.children(tokens, above))}
    negated = bool(around & _NEGATIONS) or "longer" in around
    pointed = _pointed(tokens, i)
    if any(is_word(t, "lie") for t in tokens[i : i + _SHORT]):
        return  # "rejected that as a lie"
    below = tree.children(tokens, i, "xcomp")
    if any(_is(tokens, k, "refusing_alone_if_negated") and _alone(tokens, k) for k in below) and _is(
        tokens, i, "refusing"
    ):
        yield Reply(i, "refused", to_condition=True)  # "refused to oblige"
    elif _is(tokens, i, "doing_the_same"):
        yield Reply(i, "refused" if negated else "same")
    elif _is(tokens, i, "refusing_alone_if_negated" if negated else "refusing_alone") and _alone(tokens, i):
        yield Reply(i, "refused", to_condition=True)
    elif pointed is not None:
        condition = tokens[pointed].lemma in words_of("replies", "pointing_to_conditions")
        if _is(tokens, i, "refusing_if_negated" if negated else "refusing"):
            named = negated and tokens[pointed].lemma in _TRUCES
            yield Reply(i, "refused", condition, by_name=named)
        elif not negated and _is(tokens, i, "granting") and tokens[pointed].lemma not in _TRUCES:
            yield Reply(i, "granted", to_condition=True)


def _alone(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb names nothing that is refused."""
    objects = tree.children(tokens, i, "obj", "xcomp", "ccomp")
    return all(tokens[k].norm == "no" for k in objects)


def _is(tokens: Sequence[Token], i: int, key: str) -> bool:
    by_first = _listed(key).by_first
    return any(
        _matches(tokens, i, words) for form in listed_as(tokens[i]) for words in by_first.get(form, ())
    )


def _matches(tokens: Sequence[Token], i: int, words: Phrase) -> bool:
    """Whether a phrase begins at a token, its second word maybe parted from the first: "brushed that aside"."""
    parted = len(words) == 2 and any(is_word(t, words[1]) for t in tokens[i + 1 : i + _PARTED])
    return parted or bool(match_verb_phrase(tokens, i, words) or match_sequence(tokens, i, words))


def _pointed(tokens: Sequence[Token], i: int) -> int | None:
    """The word that stands for what is answered: a pronoun, or a general noun that nothing describes."""
    for k in tree.children(tokens, i, "obj", "obl", "nsubj:pass", "nmod", "iobj"):
        inner = [k, *tree.children(tokens, k, "nmod")]  # "both of which"
        for n in inner:
            if words_of("replies", "pointing").isdisjoint(listed_as(tokens[n])):
                continue
            if tokens[n].upos != "NOUN" or not tree.children(tokens, n, "nmod", "acl", "compound"):
                return n
    above = tokens[i].head  # "a move dismissed by the rebels"
    described = tokens[i].dep == "acl" and tokens[i].feats.get("VerbForm") == "Part"
    pointing = not words_of("replies", "pointing").isdisjoint(listed_as(tokens[above]))
    return above if described and pointing and not tree.children(tokens, above, "nmod", "compound") else None


def _answered(context: Context, reply: Reply, told: Sequence[Draft]) -> Draft | None:
    """The last event before an answer that it can answer."""
    here = context.sentence.no
    before = [
        d
        for d in told
        if (d.sentence.no == here and d.trigger < reply.cue)
        or (d.sentence.no and 0 < here - d.sentence.no <= (here if reply.by_name else _BEFORE))
    ]
    kinds = _ANSWERS[reply.does]
    fit = [
        d
        for d in before
        if (d.family, d.event_type) in kinds
        and d.status != "denied"
        and (d.family == "prerequisite" or not reply.to_condition)
    ]
    return max(fit, key=lambda d: (d.sentence.no, d.trigger), default=None)


def _draft(context: Context, reply: Reply, answered: Draft) -> Draft:
    tokens, topic = context.sentence.tokens, replace(answered.chain.hit.topic, inner=None)
    event_type = _ANSWERS[reply.does][answered.family, answered.event_type]
    act = Act(answered.family, event_type, {}, "any", frozenset(), frozenset(), negatable=False)
    hit = TopicHit(topic, reply.cue, (reply.cue,))
    chain = Chain(hit, [Step(act, reply.cue, "told")], through=[reply.cue], top=reply.cue)
    roles = find_roles(context.cast, chain)
    wanted = answered.attributes.get("condition_for", "unspecified")
    told = Told(Span(reply.cue, reply.cue + 1), event_type, wanted, reply.cue)
    return Draft(
        context.sentence,
        chain,
        answered.family,
        event_type,
        "actual",
        Factuality("actual", tokens[reply.cue].text),
        roles,
        attribute(context.read, context.sentence, context.cast, reply.cue, context.standing),
        list(roles.parties),
        told=told if answered.family == "prerequisite" else None,
    )

"""What kind of condition a stretch of a sentence tells, by the words that it is about."""

from collections.abc import Sequence

from etl.events.focus import focus
from etl.events.lexicon import Phrases, Topic, family, words_of
from etl.events.spans import Span, find, names, phrases, says
from etl.language import tree
from etl.records import Token

_STEPS = 3  # "free" and "prisoners": "free all of the prisoners"
_RELATIVE = frozenset({"who", "which", "whose"})
_WOULD = frozenset({"would", "will", "wo", "shall", "could", "can"})


def kinds_in(tokens: Sequence[Token], span: Span, *, listed: bool = True) -> str | None:
    """The condition_kind that the words of a span show, None if none does.

    Args:
        tokens: the sentence.
        span: where to look.
        listed: whether the signs of `kinds` count as well as the topics of prerequisite.yaml.
    """
    inner = guaranteed(tokens, span)
    if inner and (kind := kinds_in(tokens, inner, listed=listed)):
        return kind
    about = focus(tokens, span.start, span.end)
    for topic in family("prerequisite").topics:
        if topic.kind != "other" and _told(tokens, span, topic.words, about, topic) is not None:
            return topic.kind
    if not listed:
        return None
    signs = [(_told(tokens, span, phrases("kinds", kind), about), kind) for kind in names("kinds")]
    told = [(at, kind) for at, kind in signs if at is not None]
    return min(told, key=lambda t: t[0])[1] if told else None  # what is asked comes before what it is for


def _told(
    tokens: Sequence[Token], span: Span, wanted: Phrases, about: frozenset[int], topic: Topic | None = None
) -> int | None:
    """Where one of these phrases is what a span is about, and does not merely stand in it; None if it is not.

    Args:
        tokens: the sentence.
        span: where to look.
        wanted: the phrases.
        about: the tokens that tell what the span is about.
        topic: whose words these are, if one of its `with_words` must hang together with them ("free" and "prisoners").
    """
    start = span.start
    while at := find(tokens, Span(start, span.end), wanted):
        told = (at[0] in about or at[1] in about) and not describes_talks(tokens, at[1])
        told = told and not (topic is not None and _in_a_name(tokens, at[0]))
        if told and (topic is None or not topic.with_words or _hang_together(tokens, span, at, topic)):
            return at[0]
        start = at[0] + 1
    return None


def asked_kind(tokens: Sequence[Token], span: Span) -> str | None:
    """The condition_kind of what is asked for or refused: as `kinds_in`, but a thing that is merely named shows none."""
    kind = kinds_in(tokens, span)
    if kind not in names("becoming") or kinds_in(tokens, span, listed=False) == kind:
        return kind
    return kind if says(tokens, span, "becoming", kind) else None


def _in_a_name(tokens: Sequence[Token], i: int) -> bool:
    """ "The National Liberation Front" frees nobody."""
    parts = [tokens[i].head, *tree.children(tokens, i, "compound", "flat", "amod")]
    return tokens[i].upos == "PROPN" and any(tokens[k].upos == "PROPN" for k in parts if k != i)


def is_talking(lemma: str, *, refused: bool) -> bool:
    """Whether what is asked or refused begins with a word for the peace itself, or refused, with one of speech."""
    return lemma in phrases("of_talks").by_first or (refused and lemma in phrases("of_speech").by_first)


def describes_talks(tokens: Sequence[Token], i: int) -> bool:
    """ "The power-sharing talks": what talks are on is not asked or done by naming them."""
    told_of = {tokens[k].lemma for k in tree.head_chain(tokens, i)[:2]}
    described = tree.relation(tokens, i) in {"compound", "amod"}
    return described and bool(told_of & words_of("structure", "talks_on"))


def _hang_together(tokens: Sequence[Token], span: Span, at: tuple[int, int], topic: Topic) -> bool:
    start = span.start
    while other := find(tokens, Span(start, span.end), topic.with_words):
        if any(_near(tokens, a, b, taken=topic.transitive) for a in at for b in other):
            return True
        start = other[0] + 1
    return False


def _near(tokens: Sequence[Token], a: int, b: int, *, taken: bool) -> bool:
    """Whether one word takes or describes the other, within some steps of the tree; `taken`: it may not be who does it."""
    if b < a and all(t.upos == "AUX" for t in tokens[b + 1 : a]) and tree.is_passive(tokens, a):
        return True  # "until their men have been freed", whatever the parser takes "until their men" for
    if len(tree.path(tokens, a, b)) - 1 > _STEPS:
        return False
    if not taken:
        return True
    above = tokens[a].head if tree.relation(tokens, a) == "conj" else a
    verb = tokens[b].head
    active = not tree.is_passive(tokens, verb) and not tree.children(tokens, verb, "obj")
    acting = tokens[b].dep == "nsubj" and active
    described = tree.relation(tokens, a) in {"acl", "amod"} and b == tokens[a].head
    return described or (not acting and (above in tree.head_chain(tokens, b) or a == b))


def guaranteed(tokens: Sequence[Token], span: Span) -> Span | None:
    """The clause that tells what is guaranteed: "a guarantee that *the army would leave*"."""
    noun = find(tokens, span, phrases("guarantees"))
    if noun is None:
        return None
    end = next((k for k in range(noun[1] + 1, span.end) if tokens[k].norm in _RELATIVE), span.end)
    inner = Span(noun[1] + 1, end)
    return inner if any(tokens[k].norm in _WOULD for k in range(inner.start, end)) else None

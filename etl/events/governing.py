"""What a clause does about a condition: asks for it, refuses it, promises it or does it.

The word lists are in data/lexicon/conditions.yaml.
"""

from collections.abc import Sequence

from etl.events.lexicon import words_of
from etl.events.spans import Span, find, phrases, says
from etl.records import Token

_DESCRIBING = frozenset({"amod", "acl"})  # "high-powered weapons", "the men held in May"
_GOVERNING = (
    ("refusing_to", "refused"),
    ("obliging", "demanded"),
    ("demanding", "demanded"),
    ("offering", "offered"),
)


def governing(tokens: Sequence[Token], span: Span) -> int | None:
    """The first word of a stretch that asks, refuses or promises, None if none does: it governs the others."""
    at = _governed(tokens, span)
    return at[0] if at else None


def _governed(tokens: Sequence[Token], span: Span) -> tuple[int, str] | None:
    """That word and the event_type that it makes: "accepted the demand" is a promise."""
    at = [
        (where[0], -where[1], value)
        for key, value in _GOVERNING
        if (where := find(tokens, span, phrases(key)))
    ]
    return (min(at)[0], min(at)[2]) if at else None


def type_of(tokens: Sequence[Token], span: Span) -> str | None:
    """What a stretch does about the condition that it tells: asks, refuses, promises it or does it."""
    at = _governed(tokens, span)
    if at:
        negated = any(t.norm in {"not", "n't", "never"} for t in tokens[max(span.start, at[0] - 3) : at[0]])
        return "refused" if negated and at[1] == "offered" else at[1]
    modal = find(tokens, span, phrases("modals"))
    if modal:
        after = Span(modal[1], min(modal[1] + 3, span.end))
        return "refused" if says(tokens, after, "refusing") else "offered"
    done = _told_as_done(tokens, span) and not says(tokens, span, "refusing")
    return "met" if done else None


def _told_as_done(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a past verb tells what was done; one of speech only tells that something was said."""
    return any(
        tokens[i].upos == "VERB"
        and tokens[i].feats.get("Tense") == "Past"
        and tokens[i].lemma not in words_of("structure", "reporting")
        and tokens[i].dep not in _DESCRIBING
        for i in range(span.start, span.end)
    )


def strong(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a stretch asks, refuses or promises in so many words, and not only by a modal verb."""
    return any(says(tokens, span, key) for key in ("refusing_to", "demanding", "offering")) or says(
        tokens, span, "refusing"
    )

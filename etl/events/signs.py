"""What a stretch of a sentence shows by its words: a look ahead, a refusal, something that can be a condition."""

from collections.abc import Sequence
from functools import cache

from etl.events.kinds import kinds_in
from etl.events.lexicon import class_words, words_of
from etl.events.markers import Marker
from etl.events.spans import Span, has_verb, head_of, says
from etl.records import Token

_ARMED = frozenset(
    {
        "rebel",
        "guerrilla",
        "insurgent",
        "militant",
        "militia",
        "separatist",
        "soldier",
        "troop",
        "army",
        "fighter",
        "truce",
        "ceasefire",
        "peacekeeper",
        "hostage",
        "communist",
    }
)


def to_comma(tokens: Sequence[Token], span: Span) -> Span:
    """A stretch up to its first comma."""
    comma = next((k for k in range(span.start, span.end) if tokens[k].norm == ","), span.end)
    return Span(span.start, comma)


def going_on(tokens: Sequence[Token], span: Span, marker: Marker) -> bool:
    """Whether a stretch looks ahead or tells what is being done, no finished past."""
    return (
        marker.needs == "nothing"
        or says(tokens, span, "ahead")
        or any(tokens[i].norm.endswith("ing") for i in range(span.start, span.end))
    )


def shows(tokens: Sequence[Token], needs: str, main: Span) -> bool:
    """Whether the side of peace shows what a marker needs of it."""
    ahead, refusing = says(tokens, main, "ahead"), says(tokens, main, "refusing")
    if needs == "ahead":
        return ahead or refusing or not has_verb(tokens, main)
    if needs == "refusal":
        return refusing or not has_verb(tokens, main)
    if needs == "willing":
        return says(tokens, main, "willing") and not refusing and not says(tokens, main, "breaking")
    return True


def is_content(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a stretch can be a condition: something is done in it, or it is of a known kind; no mere date."""
    if not has_verb(tokens, span) and tokens[head_of(tokens, span)].lemma in words_of(
        "clauses", "time_units"
    ):
        return False  # "after two decades of war"
    return has_verb(tokens, span) or kinds_in(tokens, span) is not None


def clause_before(tokens: Sequence[Token], span: Span) -> Span:
    """The last clause of a stretch: after "and" or "but" with a verb of its own."""
    for k in range(span.end - 3, span.start, -1):
        if tokens[k].norm in {"and", "but"} and tokens[k + 1].upos in {"VERB", "AUX"}:
            finite = tokens[k + 1].feats.get("VerbForm") == "Fin" or tokens[k + 1].upos == "AUX"
            return Span(k + 1, span.end) if finite else span
    return span


def other_matter(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is about wages, trade, sport and the like."""
    everything = Span(0, len(tokens))
    if not says(tokens, everything, "other_matters") or says(tokens, everything, "war_courts"):
        return False
    return not any(t.upos != "VERB" and t.lemma in _war_words() for t in tokens)


@cache
def _war_words() -> frozenset[str]:
    """Words for armed sides, their men and their arms: beside these a court or a tax may be a war's."""
    return frozenset().union(*(class_words(c) for c in ("attacks", "arms"))) | _ARMED

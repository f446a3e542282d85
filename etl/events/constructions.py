"""Constructions that make something a condition, whatever it is: "no talks unless ...", "in exchange for ...".

A marker parts a stretch of the sentence in two. If one side speaks of peace (talks, a truce, a signature)
and looks ahead, the other side is the condition. The lexicon is data/lexicon/conditions.yaml.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from etl.events.lexicon import Phrase, phrase
from etl.events.spans import Span, find, kinds_in, left_bound, peace_in, phrases, right_bound, says
from etl.events.topics import match_sequence
from etl.records import Token
from etl.resources import load_yaml

_CLOSE = frozenset(
    {"for", "to", "because", "under", "if"}
)  # markers that are common: peace stands next to them
_NEAR = 6  # words within which it does


@dataclass(frozen=True, slots=True)
class Told:
    """A condition as a construction tells it."""

    content: Span
    event_type: str
    condition_for: str
    cue: int  # token of the words that make it a condition
    asking: Span | None = None  # where the side stands that makes the condition
    act: int | None = None  # the word in the content's own clause that asks, promises or refuses it
    sure: bool = True  # the construction decides the type, whatever verb stands above the content
    open: bool = True  # the content may be one that no lexicon names


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that part peace from its condition."""

    name: str
    words: Phrase
    side: str
    needs: str


@cache
def _markers() -> dict[str, tuple[Marker, ...]]:
    by_first: dict[str, list[Marker]] = {}
    for raw in load_yaml("lexicon", "conditions.yaml")["markers"]:
        for words in raw["words"]:
            marker = Marker(raw["name"], phrase(words), raw["side"], raw["needs"])
            by_first.setdefault(marker.words[0], []).append(marker)
    return {w: tuple(sorted(m, key=lambda m: -len(m.words))) for w, m in by_first.items()}


def conditionals(tokens: Sequence[Token]) -> list[Told]:
    """Conditions that a marker parts from the peace that they are for."""
    found: list[Told] = []
    end = -1
    for token in tokens:
        if token.i <= end:
            continue
        for marker, last in _marked(tokens, token.i):
            sides = _sides(tokens, marker, token.i, last)
            told = next((t for m, s in sides if (t := _told(tokens, marker, token.i, m, s))), None)
            if told:
                found.append(told)
                end = last
                break
    return found


def _marked(tokens: Sequence[Token], i: int) -> list[tuple[Marker, int]]:
    """Markers that begin at a token and the last token of each, the longest first."""
    found = []
    for word in dict.fromkeys((tokens[i].lemma, tokens[i].norm)):
        for marker in _markers().get(word, ()):
            last = _last(tokens, i, marker)
            if last is not None:
                found.append((marker, last))
    return sorted(found, key=lambda f: -len(f[0].words))


def _last(tokens: Sequence[Token], i: int, marker: Marker) -> int | None:
    """The last token of a marker that begins at a token."""
    found = match_sequence(tokens, i, marker.words)
    if found:
        return found[-1]
    if marker.name == "depends" and len(marker.words) == 2 and tokens[i].upos in {"VERB", "ADJ"}:
        # "tied their return to the table to ...": the last such word of the clause parts them.
        later = [k for k in range(i + 2, right_bound(tokens, i)) if tokens[k].norm == marker.words[1]]
        return later[-1] if later else None
    return None


def _sides(tokens: Sequence[Token], marker: Marker, first: int, last: int) -> Iterator[tuple[Span, Span]]:
    """The stretch that the marker's words depend on, and the one that they open; a fronted one ends at a comma."""
    left, right = left_bound(tokens, first), right_bound(tokens, last + 1)
    if marker.name == "depends" and last - first > len(marker.words):
        yield Span(first + 1, last), Span(last + 1, right)
    yield Span(left, first), Span(last + 1, right)
    comma = next((k for k in range(last + 2, right) if tokens[k].norm == ","), None)
    if comma is not None:
        yield Span(comma + 1, right), Span(last + 1, comma)


def _told(tokens: Sequence[Token], marker: Marker, cue: int, main: Span, sub: Span) -> Told | None:
    if not main or not sub:
        return None
    if marker.side == "before":
        near = Span(sub.start, min(sub.start + _NEAR, sub.end)) if marker.words[0] in _CLOSE else sub
        return _peace_after(tokens, marker, cue, _clause_before(tokens, main), near)
    peace = peace_in(tokens, main)
    if peace and _shows(tokens, marker.needs, main) and _is_content(tokens, sub):
        return Told(sub, "demanded", peace[0], cue, main, open=marker.name != "if")
    if marker.name in {"if", "exchange"}:
        return _peace_after(tokens, marker, cue, _clause_before(tokens, main), sub)
    both = kinds_in(tokens, main) and kinds_in(tokens, sub)
    if marker.name == "waits" and both and marker.words[0] in {"unless", "until"} and _going_on(tokens, main):
        return Told(sub, "demanded", "unspecified", cue, main, open=False)
    return None


def _going_on(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a stretch looks ahead or tells what is being done, no finished past."""
    return says(tokens, span, "ahead") or any(
        tokens[i].norm.endswith("ing") for i in range(span.start, span.end)
    )


def _shows(tokens: Sequence[Token], needs: str, main: Span) -> bool:
    """Whether the side of peace shows what a marker needs of it."""
    ahead, refusing = says(tokens, main, "ahead"), says(tokens, main, "refusing")
    if needs == "ahead":
        return ahead or refusing or not _verbs(tokens, main)
    if needs == "refusal":
        return refusing or not _verbs(tokens, main)
    if needs == "willing":
        return says(tokens, main, "willing") and not refusing and not says(tokens, main, "breaking")
    return True


def _verbs(tokens: Sequence[Token], span: Span) -> bool:
    return any(tokens[i].upos in {"VERB", "AUX"} for i in range(span.start, span.end))


def _is_content(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a stretch can be a condition: something is done in it, or it is of a known kind; no mere date."""
    return _verbs(tokens, span) or kinds_in(tokens, span) is not None


def _clause_before(tokens: Sequence[Token], span: Span) -> Span:
    """The last clause of a stretch: after "and" or "but" with a verb of its own."""
    for k in range(span.end - 3, span.start, -1):
        if tokens[k].norm in {"and", "but"} and tokens[k + 1].upos in {"VERB", "AUX"}:
            finite = tokens[k + 1].feats.get("VerbForm") == "Fin" or tokens[k + 1].upos == "AUX"
            return Span(k + 1, span.end) if finite else span
    return span


def _peace_after(tokens: Sequence[Token], marker: Marker, cue: int, main: Span, sub: Span) -> Told | None:
    """A condition told before its peace: "must disarm before talks", "would free them in exchange for a truce"."""
    peace = peace_in(tokens, sub)
    if peace is None or (peace_in(tokens, main) and not says(tokens, main, "demanding")):
        return None
    event_type = type_of(tokens, main)
    kind = kinds_in(tokens, main)
    if event_type is None or (event_type == "met" and (marker.name == "first" or kind is None)):
        return None
    if marker.words == ("for",) and (kind is None or not _strong(tokens, main)):
        return None
    bound = event_type == "demanded" and marker.words != ("for",)
    bound = bound and (says(tokens, main, "binding") or says(tokens, main, "demanding"))
    return Told(main, event_type, peace[0], cue, main, governing(tokens, main), sure=False, open=bound)


def _strong(tokens: Sequence[Token], span: Span) -> bool:
    return any(says(tokens, span, key) for key in ("refusing_to", "demanding", "offering")) or says(
        tokens, span, "refusing"
    )


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
    past = any(
        tokens[i].upos == "VERB" and tokens[i].feats.get("Tense") == "Past"
        for i in range(span.start, span.end)
    )
    return "met" if past and not says(tokens, span, "refusing") else None


def parts(tokens: Sequence[Token], told: Told) -> list[Told]:
    """A condition of several told one after another: "that troops leave and that prisoners be freed"."""
    cuts = [
        k
        for k in range(told.content.start + 2, told.content.end - 2)
        if tokens[k].norm == "and" and tokens[k + 1].norm in {"that", "for"}
    ]
    bounds = [told.content.start, *cuts, told.content.end]
    spans = [Span(a, b) for a, b in pairwise(bounds)]
    return [replace(told, content=s) for s in spans]


def other_matter(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is about wages, trade, sport and the like."""
    return says(tokens, Span(0, len(tokens)), "other_matters")

"""Words that part the peace from its condition ("unless", "in return for"), and the stretches beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from etl.events.lexicon import Phrase, phrase, words_of
from etl.events.spans import Span, left_bound, right_bound
from etl.events.topics import match_sequence
from etl.records import Token
from etl.resources import load_yaml

_ADVERBS = frozenset({"again", "more", "and", "a", "in", "every"})
_UNITS = frozenset({"hour", "minute", "year", "shortly", "soon"})
_CLOSING = frozenset({",", ".", ";", ")"})  # "as I said before, ...": nothing is opened
_HYPHENS = frozenset({"-", "–"})
_NOUNS = frozenset({"DET", "NOUN", "PROPN", "PRON"})


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


def marked(tokens: Sequence[Token], i: int) -> list[tuple[Marker, int]]:
    """Markers that begin at a token and the last token of each, the longest first."""
    found = []
    known = {w: _markers()[w] for w in (tokens[i].lemma, tokens[i].norm) if w in _markers()}
    for markers in known.values():
        for marker in markers:
            last = _last(tokens, i, marker)
            if last is not None and _parts(tokens, i, last):
                found.append((marker, last))
    return sorted(found, key=lambda f: -len(f[0].words))


def _parts(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a marker's words part two clauses here: not in "once again", "a food-for-peace deal", "they should go"."""
    word = tokens[i].norm
    before, after = tokens[i - 1] if i else None, tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.norm in _CLOSING or (word == "once" and after.norm in _ADVERBS):
        return False
    if word == "for":  # "responsible for breaking the truce"
        return after.upos != "VERB" and (before is None or before.norm not in _HYPHENS)
    if word == "if":  # "asked them to say if they would come"
        asked = {t.lemma for t in tokens[max(0, i - 2) : i]}  # "ask them if"
        return not asked & words_of("structure", "reporting")
    if word == "after":  # "two weeks after the war broke out": a mere time
        times = words_of("clauses", "times_between") | _UNITS
        return (before is None or before.lemma not in times) and after.lemma not in times
    if word == "should":  # "should the rebels refuse"
        return before is None or (before.upos in {"PUNCT", "CCONJ"} and after.upos in _NOUNS)
    return True


def _last(tokens: Sequence[Token], i: int, marker: Marker) -> int | None:
    """The last token of a marker that begins at a token."""
    found = match_sequence(tokens, i, marker.words)
    if found:
        return found[-1]
    if marker.name == "depends" and len(marker.words) == 2 and tokens[i].upos == "VERB":
        # "tied their return to the table to ...": the last such word of the clause parts them.
        later = [k for k in range(i + 2, right_bound(tokens, i)) if tokens[k].norm == marker.words[1]]
        return later[-1] if later else None
    return None


def sides(tokens: Sequence[Token], marker: Marker, first: int, last: int) -> Iterator[tuple[Span, Span]]:
    """The stretch that the marker's words depend on, and the one that they open; a fronted one ends at a comma."""
    left, right = left_bound(tokens, first), right_bound(tokens, last + 1)
    if marker.name == "depends" and last - first > len(marker.words):
        yield Span(first + 1, last), Span(last + 1, right)
    yield Span(left, first), Span(last + 1, right)
    comma = next((k for k in range(last + 2, right) if tokens[k].norm == ","), None)
    if comma is not None:
        yield Span(comma + 1, right), Span(last + 1, comma)

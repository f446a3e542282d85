"""Stretches of a sentence and what they speak of: peace, a look ahead, a condition of some kind.

Read from the words in their order and not from the tree: a parser errs most where clauses are long, and
conditions are told in long clauses.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.events.lexicon import Phrase, Phrases, class_words, phrase, words_of
from etl.events.topics import is_word, match_sequence
from etl.language import tree
from etl.language.lemmas import lemma_of
from etl.records import Token
from etl.resources import load_yaml

_STOPS = frozenset({";", ":", "—", "–", "--", "("})
_TAIL = 14  # words in which a sentence ends with who said it
_OPENERS = frozenset({"that", "to"})
_LEAST = 4  # words in which something that is demanded begins
_OF = frozenset({"of", "for", "on", "over", "about", "between", "with"})
_NO_CLAUSE = frozenset({"not", "only"})  # ", but not before they leave" opens no clause
_COLON = 8  # words after a word within which the colon stands that its list follows
_GAP = 5  # words over which a phrase may stretch


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens from `start` up to but not including `end`."""

    start: int
    end: int

    def __contains__(self, i: int) -> bool:
        return self.start <= i < self.end

    def __len__(self) -> int:
        return max(self.end - self.start, 0)


@cache
def phrases(key: str, sub: str | None = None) -> Phrases:
    """A phrase list of conditions.yaml, longest phrase first."""
    value = load_yaml("lexicon", "conditions.yaml")[key]
    words = value[sub] if sub else value
    return Phrases(sorted((p for w in words for p in spelt(w)), key=len, reverse=True))


def spelt(written: str) -> list[Phrase]:
    """A phrase, or the phrases that it stands for where its last word is a class: "stop @attacks"."""
    first, at, name = written.partition("@")
    return [phrase(first + w) for w in sorted(class_words(name))] if at else [phrase(written)]


@cache
def names(key: str) -> tuple[str, ...]:
    """The keys of a table of conditions.yaml, in its order."""
    return tuple(load_yaml("lexicon", "conditions.yaml")[key])


def find(tokens: Sequence[Token], span: Span, wanted: Phrases) -> tuple[int, int] | None:
    """First and last token of the first of these phrases in a span, None if there is none."""
    for i, begun in beginnings(tokens, wanted):
        if i >= span.end:
            break
        if i >= span.start:
            for words in begun:
                found = _match(tokens, i, words)
                if found and found[-1] < span.end:
                    return i, found[-1]
    return None


def beginnings(tokens: Sequence[Token], wanted: Phrases) -> list[tuple[int, list[Phrase]]]:
    """Tokens that phrases of a list may begin with, in order, and these phrases in a fixed order.

    The same lists are looked for in many stretches of a sentence, so what is found is kept with it. The list itself
    is kept as well, as its id would else become another's.
    """
    kept = tokens.kept if isinstance(tokens, tree.Settled) else {}
    if id(wanted) not in kept:
        kept[id(wanted)] = (wanted, _beginnings(tokens, wanted))
    return kept[id(wanted)][1]


def _beginnings(tokens: Sequence[Token], wanted: Phrases) -> list[tuple[int, list[Phrase]]]:
    places, by_first = tree.keep(tokens, "places of forms", _places), wanted.by_first
    if by_first.keys().isdisjoint(places.keys()):
        return []
    starts = sorted({i for form in by_first.keys() & places.keys() for i in places[form]})
    return [(i, [words for form in _forms(tokens[i]) for words in by_first.get(form, ())]) for i in starts]


def _places(tokens: Sequence[Token]) -> dict[str, list[int]]:
    """The tokens that each form of a sentence's words is listed under."""
    found: dict[str, list[int]] = {}
    for token in tokens:
        for form in _forms(token):
            found.setdefault(form, []).append(token.i)
    return found


def _forms(token: Token) -> tuple[str, ...]:
    return _listed_as(token.lemma, token.norm, token.upos)


@lru_cache(maxsize=1 << 16)
def _listed_as(lemma: str, norm: str, upos: str) -> tuple[str, ...]:
    """What a token may be listed as; a participle also under its verb, whatever it was tagged."""
    if norm == "may" and upos == "PROPN":
        return ()  # the month, no modal verb
    forms = [lemma, norm, norm.removesuffix("s")]
    own_form = upos == "VERB" and norm == lemma  # "feed" is no past of "fee"
    if norm.endswith(("ing", "ed")) and upos in {"ADJ", "NOUN", "VERB"} and not own_form:
        forms.append(lemma_of(norm, "VERB", {}))
    return tuple(dict.fromkeys(forms))


def _match(tokens: Sequence[Token], i: int, words: Phrase) -> tuple[int, ...] | None:
    """The words of a phrase from its first on; what describes its noun may stand between ("stop its new offensive")."""
    found = [i]
    for word in words[1:]:
        k = after_time(tokens, found[-1], word)
        while k < len(tokens) and not is_word(tokens[k], word) and _passed(tokens, k, i):
            k += 1
        if k >= len(tokens) or not is_word(tokens[k], word):
            return None
        found.append(k)
    return tuple(found)


def after_time(tokens: Sequence[Token], verb: int, word: str) -> int:
    """Where to look for a word behind another one; what opens a verb's clause may stand behind a day.

    "Insisted again on Thursday that", "offered late on Monday to": wire reports put the time there.
    """
    if word not in _OPENERS or tokens[verb].upos not in {"VERB", "NOUN"}:
        return verb + 1
    times, k = words_of("clauses", "times_between"), verb + 1
    while k < len(tokens) and k - verb <= _GAP and (tokens[k].norm in times or tokens[k].upos == "NUM"):
        k += 1
    return k if k < len(tokens) and tokens[k].norm == word and tokens[k - 1].upos != "ADP" else verb + 1


def _passed(tokens: Sequence[Token], k: int, i: int) -> bool:
    return tokens[k].norm == "-" or (
        k - i <= _GAP and (tokens[k].upos in {"DET", "ADJ", "NUM"} or tokens[k].dep == "nmod:poss")
    )


def says(tokens: Sequence[Token], span: Span, key: str, sub: str | None = None) -> bool:
    """Whether a span has one of a list's phrases."""
    return find(tokens, span, phrases(key, sub)) is not None


def peace_in(tokens: Sequence[Token], span: Span, *, last: bool = False) -> tuple[str, int] | None:
    """What peace a span speaks of (talks, truce, agreement, unspecified) and the last token of its words.

    Args:
        tokens: the sentence.
        span: where to look.
        last: the last such words of the span instead of the first.
    """
    found: list[tuple[int, int, str]] = []
    for value in names("peace"):
        start = span.start
        while at := find(tokens, Span(start, span.end), phrases("peace", value)):
            if not _no_peace(tokens, at):
                found.append((at[0], at[1], value))
            start = at[0] + 1
            if not last:
                break
    if not found:
        return None
    _first, end, value = (
        max(found, key=lambda f: (f[1], f[1] - f[0]))
        if last
        else min(found, key=lambda f: (f[0], f[0] - f[1]))
    )
    return _whole(tokens, span, value, end)


def _whole(tokens: Sequence[Token], span: Span, value: str, end: int) -> tuple[str, int]:
    """ "Settlement talks" are talks: the next word of a compound decides."""
    after = Span(end + 1, min(end + 2, span.end))
    if value != "talks" and find(tokens, after, phrases("peace", "talks")):
        return "talks", end + 1
    return value, end


def _no_peace(tokens: Sequence[Token], at: tuple[int, int]) -> bool:
    """ "News conference" is no talks, "a great deal" no agreement."""
    before = tokens[at[0] - 1].norm if at[0] else ""
    return before in {"news", "press", "great", "video"} or tokens[at[0]].upos == "ADV"


def governed(tokens: Sequence[Token], verb: int, span: Span) -> Span:
    """A stretch behind a verb up to the next verb beside it: "rejected *the truce* and attacked the town"."""
    beside = [
        k for k in tree.children(tokens, verb, "conj") if k in span and tokens[k].upos in {"VERB", "AUX"}
    ]
    ends = [c for k in beside for c in tree.children(tokens, k, "cc") if c in span]
    return Span(span.start, min(ends, default=span.end))


def first_phrase(tokens: Sequence[Token], span: Span) -> Span:
    """The noun phrase that a stretch begins with, what it is of or about included; four words at least."""
    end = next((k for k in range(span.start, span.end) if _ends_phrase(tokens, k)), span.end)
    return Span(span.start, min(max(end, span.start + _LEAST), span.end))


def _ends_phrase(tokens: Sequence[Token], k: int) -> bool:
    token = tokens[k]
    if token.upos in {"VERB", "AUX", "SCONJ", "CCONJ", "PART"} or token.norm == ",":
        return token.norm not in {"'s", "'", "’s"}
    return token.upos == "ADP" and token.norm not in _OF


def behind_idea(tokens: Sequence[Token], span: Span) -> Span:
    """What the idea is that a stretch speaks of: "the idea of *halting the raids*"."""
    at = find(tokens, Span(span.start, min(span.start + _LEAST, span.end)), phrases("ideas"))
    return Span(at[1] + 1, span.end) if at and at[1] + 1 < span.end else span


def listed_behind(tokens: Sequence[Token], last: int) -> Span | None:
    """What follows a colon close behind a word: "their terms remain the same: ...", "the plan includes, among others: ..."."""
    colon = next((k for k in range(last + 1, min(last + _COLON, len(tokens))) if tokens[k].norm == ":"), None)
    return Span(colon + 1, len(tokens)) if colon is not None and colon + 2 < len(tokens) else None


def left_bound(tokens: Sequence[Token], i: int) -> int:
    """Where the stretch begins that a token is in: after a semicolon, a colon, a dash, before ", while"."""
    return next((k + 1 for k in range(i - 1, -1, -1) if _parts_here(tokens, k)), 0)


def _parts_here(tokens: Sequence[Token], k: int) -> bool:
    """Whether a stretch ends at a token: "..., while the rebels ..." sets another side's words against it."""
    if tokens[k].norm != "," or k + 2 >= len(tokens):
        return tokens[k].norm in _STOPS
    return tokens[k + 1].norm in words_of("clauses", "contrasts") and tokens[k + 2].norm not in _NO_CLAUSE


def right_bound(tokens: Sequence[Token], i: int) -> int:
    """Where the stretch after a token ends: at a semicolon, or before ", the spokesman said" or ", saying that ..."."""
    end = next((k for k in range(i, len(tokens)) if _parts_here(tokens, k)), len(tokens))
    reporting = words_of("structure", "reporting")
    end = next((k for k in range(i + 1, end - 1) if _goes_on_to_say(tokens, k, reporting)), end)
    commas = [k for k in range(i + 2, end) if tokens[k].norm in {",", '"', "”"}]
    for k in commas:
        tail = tokens[k + 1 : end]
        if len(tail) <= _TAIL and any(t.lemma in reporting and t.upos == "VERB" for t in tail[-6:]):
            return k
    return end


def _goes_on_to_say(tokens: Sequence[Token], comma: int, reporting: frozenset[str]) -> bool:
    """ "Rejected the demand, saying that ...": what is said beside it is no part of what is asked or refused."""
    verb = tokens[comma + 1]
    if tokens[comma].norm != "," or not verb.norm.endswith("ing"):
        return False
    reasons = find(tokens, Span(comma + 1, min(comma + 3, len(tokens))), phrases("giving_reasons"))
    return reasons is not None or lemma_of(verb.norm, "VERB", {}) in reporting


def head_of(tokens: Sequence[Token], span: Span) -> int:
    """The token of a span that the others hang on: its verb if it has one of its own."""
    tops = [i for i in range(span.start, span.end) if tokens[i].head not in span or tokens[i].head == i]
    tops = [i for i in tops if tokens[i].upos not in {"PUNCT", "ADP", "SCONJ", "PART", "DET", "CCONJ", "AUX"}]
    verbs = [i for i in tops if tokens[i].upos == "VERB"]
    return (verbs or tops or [span.start])[0]


def has_verb(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a stretch holds a verb of any form."""
    return any(tokens[k].upos in {"VERB", "AUX"} for k in range(span.start, span.end))


def all_of(tokens: Sequence[Token], key: str) -> list[tuple[int, int]]:
    """First and last tokens of all phrases of a list of conditions.yaml in a sentence, the longest at each place."""
    found: list[tuple[int, int]] = []
    for i, begun in beginnings(tokens, phrases(key)):
        if found and i <= found[-1][1]:
            continue
        ends = [m[-1] for words in begun if (m := _strict(tokens, i, words))]
        if ends:
            found.append((i, max(ends)))
    return found


def _strict(tokens: Sequence[Token], i: int, words: Phrase) -> tuple[int, ...] | None:
    """The words of a phrase one behind the other, but for a day before "that" or "to"."""
    found = match_sequence(tokens, i, words)
    if found or len(words) != 2 or not is_word(tokens[i], words[0]):
        return found
    k = after_time(tokens, i, words[1])
    return (i, k) if k > i + 1 else None

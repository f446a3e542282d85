"""Attributes of truces and conditions: scope, laterality, duration, purpose; kind, quantity, what for."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from etl.events.kinds import guaranteed, kinds_in
from etl.events.lexicon import words_of
from etl.events.quantities import find_quantities, number, unit_of
from etl.events.spans import Span
from etl.events.steps import Chain
from etl.language import tree
from etl.records import Sentence, Timex, Token
from etl.resources import load_yaml

_PAIR = 2
_COUNTED = 8  # words around a condition within which what it counts is looked for


@cache
def _patterns(field: str) -> dict[str, re.Pattern[str]]:
    values = load_yaml("lexicon", "attributes.yaml")[field]
    if isinstance(values, list):
        values = {"": values}
    return {
        value: re.compile(
            rf"\b(?:{'|'.join(re.escape(w) for w in sorted(words, key=len, reverse=True))})s?\b",
            re.IGNORECASE,
        )
        for value, words in values.items()
    }


def _first_value(field: str, text: str) -> str | None:
    """The first value of a field whose words stand in a text, in the order of the lexicon."""
    return next((value for value, pattern in _patterns(field).items() if pattern.search(text)), None)


def mentions_word(field: str, text: str) -> bool:
    """Whether a text has one of a list's words ("tentative", "extendable")."""
    return _patterns(field)[""].search(text) is not None


def phrase_text(tokens: Sequence[Token], i: int) -> str:
    """The topic's whole noun phrase with what modifies it, as text."""
    first, last = tree.np_span(tokens, i)
    return " ".join(t.text for t in tokens[first : last + 1])


def truce_attributes(
    sentence: Sentence, chain: Chain, timexes: Sequence[Timex], event_type: str
) -> dict[str, Any]:
    """Scope, laterality, duration, purpose and the like of a truce, from its phrase and its clause."""
    tokens = sentence.tokens
    phrase = phrase_text(tokens, chain.hit.head)
    beside = _beside(tokens, chain.hit.head)
    found: dict[str, Any] = {
        "truce_scope": _first_value("truce_scope", beside),
        "truce_laterality": _first_value("truce_laterality", phrase),
        "truce_purpose": _first_value("truce_purpose", phrase) or _aim(tokens, chain.hit.head),
    }
    duration = _duration(sentence, chain, timexes)
    if duration is not None and event_type != "violated":
        found["truce_duration_days"] = duration
    if mentions_word("extendable", sentence.text):
        found["truce_extendable"] = True
    if mentions_word("tentative", sentence.text) and event_type in {"agreed", "declared", "extended"}:
        found["truce_tentative"] = True
    return {k: v for k, v in found.items() if v is not None}


def _beside(tokens: Sequence[Token], i: int) -> str:
    """A truce's phrase and what follows it up to the next verb or stop: "a ceasefire along the northern front"."""
    first, last = tree.np_span(tokens, i)
    end = next((t.i for t in tokens[last + 1 :] if t.upos in {"VERB", "AUX", "PUNCT"}), len(tokens))
    return " ".join(_lower_unless_name(t) for t in tokens[first:end])


def _lower_unless_name(token: Token) -> str:
    """A name's words stand apart, so that the North of a country's name is no direction."""
    return f"_{token.text}" if token.upos == "PROPN" and token.text[:1].isupper() else token.norm


def _aim(tokens: Sequence[Token], i: int) -> str | None:
    """What a truce is for, by the words after "to", "for", "so that", "during" behind it."""
    opening = next((t.i for t in tokens[i + 1 :] if t.norm in words_of("attributes", "aims")), None)
    if opening is None:
        return None
    end = next((t.i for t in tokens[opening + 1 :] if t.norm in {";", "—", "."}), len(tokens))
    return _first_value("truce_purpose", " ".join(t.norm for t in tokens[opening:end]))


def counted_sides(tokens: Sequence[Token], near: Sequence[int], *, any_number: bool = False) -> str | None:
    """Bilateral or multilateral by a number of sides: "the three factions signed", "both armies agreed".

    Args:
        tokens: the sentence.
        near: words whose subjects are looked at.
        any_number: take "the sides" with no number for two.
    """
    sides = words_of("attributes", "sides")
    for i in near:
        for k in tree.subjects(tokens, i):
            counts = [number(tokens[n].norm) for n in tree.children(tokens, k, "nummod", "det", "amod")]
            count = max((c for c in counts if c), default=0)
            plain = any_number and tokens[k].lemma in {"side", "party"} and tokens[k].norm.endswith("s")
            if plain or (tokens[k].lemma in sides and count > 1):
                return "bilateral" if count <= _PAIR else "multilateral"
    return None


def _duration(sentence: Sentence, chain: Chain, timexes: Sequence[Timex]) -> int | None:
    """Days of a duration that modifies the truce ("a 72-hour truce", "a truce of five days")."""
    tokens = sentence.tokens
    around = {chain.hit.head, *(s.token for s in chain.steps)}
    for timex in timexes:
        if timex.type != "DURATION" or not timex.duration_days or timex.rule == "old" or timex.date_start:
            continue  # how old it is, or days of the calendar
        inside = [t.i for t in tokens if t.start < timex.end and t.end > timex.start]
        if any(tokens[i].head in around or tree.is_below(tokens, i, chain.hit.head) for i in inside):
            return timex.duration_days
    return None


def condition_attributes(sentence: Sentence, chain: Chain, timexes: Sequence[Timex]) -> dict[str, Any]:
    """Kind, purpose, quantity and deadline of a condition."""
    found: dict[str, Any] = dict(chain.hit.topic.attributes)
    inner = guaranteed(sentence.tokens, Span(chain.hit.head, len(sentence.tokens)))
    if inner and found.get("condition_kind") == "security_guarantee":
        found["condition_kind"] = kinds_in(sentence.tokens, inner) or found["condition_kind"]
    found["condition_for"] = _condition_for(sentence)
    found.update(_quantity(sentence, chain))
    deadline = next((t for t in timexes if t.bound in {"by", "before", "within"} and t.date_end), None)
    if deadline:
        found["deadline"] = deadline.date_end
    return {k: v for k, v in found.items() if v is not None}


def _condition_for(sentence: Sentence) -> str:
    lemmas = [t.lemma for t in sentence.tokens]
    values = load_yaml("lexicon", "attributes.yaml")["condition_for"]
    hits = {
        value: next((i for i, lemma in enumerate(lemmas) if lemma in words), None)
        for value, words in values.items()
    }
    present = {v for v, i in hits.items() if i is not None}
    for value in ("truce", "talks", "agreement"):
        if value in present:
            return value
    return "unspecified"


def _quantity(sentence: Sentence, chain: Chain) -> dict[str, Any]:
    """The number of what is freed, withdrawn or surrendered: of the topic's complement, else of the first counted noun."""
    tokens = sentence.tokens
    head = chain.hit.head
    named = [i for i in (chain.hit.complement, head) if i is not None]
    near = [i for i in range(max(0, head - _COUNTED), min(head + _COUNTED, len(tokens))) if i not in named]
    for counted in [*named, *(i for i in near if tree.children(tokens, i, "nummod"))]:
        unit = unit_of(tokens[counted].lemma) or unit_of(tokens[counted].norm.removesuffix("s"))
        if unit in {None, "days", "money"} and counted in near:
            continue
        found = _count_of(sentence, counted) if unit else None
        if found:
            return {**found, "quantity_unit": unit}
    return {}


def _count_of(sentence: Sentence, counted: int) -> dict[str, Any] | None:
    """Bounds of the number that stands with a noun."""
    tokens = sentence.tokens
    first, last = tree.np_span(tokens, counted)
    counts = tree.children(tokens, counted, "nummod", "amod", "det")
    first = min([first, *(tree.subtree(tokens, n)[0] for n in counts)])
    text = sentence.text[tokens[first].start - sentence.start : tokens[last].end - sentence.start]
    for quantity in find_quantities(text):
        return {"quantity_min": quantity.low, "quantity_max": quantity.high}
    return None

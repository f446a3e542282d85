"""Quantities in words and figures, with their bounds: "not more than two dozen", "100 to 150"."""

import re
from dataclasses import dataclass
from functools import cache

from etl.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range; None where a bound is open."""

    low: float | None
    high: float | None
    start: int
    end: int


@cache
def _data() -> dict:
    return load_yaml("lexicon", "attributes.yaml")


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*_data()["number_words"], *_data()["multipliers"]} - {"a", "an"}, key=len, reverse=True)
    word = rf"(?:{'|'.join(words)})s?\b"
    number = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:a|an)(?=[ -](?:{'|'.join(_data()['multipliers'])}))|{word})"
    figure = rf"{number}(?:[ -](?:and )?(?:{word}|\d+))*"
    bounds = sorted([*_data()["upper_bounds"], *_data()["lower_bounds"]], key=len, reverse=True)
    vague = "|".join(_data()["vague"])
    return re.compile(
        rf"\b(?P<bound>{'|'.join(map(re.escape, bounds))})?\s*(?:(?:about|some|around|nearly|almost|roughly|the)\s+)?"
        rf"(?:(?P<vague>{vague})\b|(?:between\s+)?(?P<low>{figure})(?:\s+(?:to|and|or)\s+|(?<=\d)\s*[-–]\s*(?=\d))(?P<high>{figure})|(?P<one>{figure}))",
        re.IGNORECASE,
    )


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a text, left to right, with offsets in it."""
    found = []
    for match in _pattern().finditer(text):
        low, high = _values(match)
        if low is not None or high is not None:
            found.append(Quantity(low, high, match.start(), match.end()))
    return found


def _values(match: re.Match[str]) -> tuple[float | None, float | None]:
    if match["vague"]:
        return tuple(_data()["vague"][match["vague"].lower()])
    if match["one"]:
        value = number(match["one"])
        return _bounded(value, (match["bound"] or "").lower())
    low, high = number(match["low"]), number(match["high"])
    return (low, high) if low is not None and high is not None and low <= high else (None, None)


def _bounded(value: float | None, bound: str) -> tuple[float | None, float | None]:
    if bound in _data()["upper_bounds"]:
        return None, value
    if bound in _data()["lower_bounds"]:
        return value, None
    return value, value


def number(text: str) -> float | None:
    """The value of a number in words or figures ("two dozen" 24, "1,500" 1500); None if it is none."""
    total, current = 0.0, 0.0
    for word in re.findall(r"[a-z]+|[\d,.]+", text.lower()):
        if word == "and":
            continue
        value = _word_value(word)
        if value is None:
            return None
        singular = word.rstrip("s")
        if singular in _data()["multipliers"]:
            current = max(current, 1.0) * value
            if value >= 1000:
                total, current = total + current, 0.0
        else:
            current += value
    return total + current or None


def _word_value(word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "").rstrip("."))
    singular = word.rstrip("s")
    return (
        _data()["multipliers"].get(singular)
        or _data()["number_words"].get(word)
        or _data()["number_words"].get(singular)
    )


@cache
def _units() -> dict[str, str]:
    return {w: unit for unit, words in _data()["quantity_units"].items() for w in words}


def unit_of(lemma: str) -> str | None:
    """The unit that a counted noun stands for: "prisoner" persons, "tank" weapons."""
    return _units().get(lemma)


__all__ = ["Quantity", "find_quantities", "number", "unit_of"]

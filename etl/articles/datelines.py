"""The dateline at a body's head: taken off, kept as printed, its date read."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.articles.visible_dates import find_dates
from etl.resources import load_yaml

_DAY = r"(?:\d{1,2}\.?\s+[A-Za-z]{3,9}\.?|[A-Za-z]{3,9}\.?\s+\d{1,2})"
_DATE = rf"(?:{_DAY},?(?:\s+(?:19|20)?\d\d)?|(?:19|20)\d\d-\d\d-\d\d)"
_CAPS = r"[A-Z][A-ZÀ-Þ'’.\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*){0,4}"
_TITLE = r"[A-Z][\w'’.\-]+(?: (?:(?:de|del|es|la|al|of|the|au) )?[A-Z][\w'’.\-]+){0,3}"
_REGION = r"(?:\s*\([^()\n]{2,40}\)(?=\s*,)|,\s*[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2})"
_PAREN = r"\([^()\n]{2,70}\)"
_HEAD = re.compile(
    rf"(?P<place>{_CAPS}|{_TITLE})(?P<region>{_REGION}(?!\s*\d))?"
    rf"(?:,?\s*(?:(?P<date>{_DATE})|(?P<nodate>\(NO DATE\))))?"
    rf"(?:[,\s]*(?P<agency>{_PAREN}|/[A-Z][A-Za-z \-]{{1,20}}/))?"
    r"\s*(?P<sep>--|[-–—](?=[\s\"“'‘\[A-Z])|:(?=\s)|—|(?<=\))(?= [A-Z\"“]))\s*"
)
_ALONE = re.compile(rf"(?P<place>{_CAPS}),?\s+(?P<date>(?:19|20)\d\d-\d\d-\d\d)\s*\n")
_BRACKET = re.compile(r"\s*\[(?P<mark>[^\[\]\n]{1,80})\]\s*")
_SHORT_YEAR = re.compile(rf"(?P<day>{_DAY}),?\s+(?P<yy>\d\d)$")


@dataclass(frozen=True, slots=True)
class Head:
    """A body's head read: the text after it, the dateline as printed, the full date in it."""

    text: str
    dateline: str | None = None
    day: date | None = None


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    words = load_yaml("lexicon", "datelines.yaml")
    agencies = load_yaml("lexicon", "outlets.yaml")["agencies"]
    return (
        frozenset(words["cities"]),
        frozenset(words["not_places"]),
        frozenset(words["editor_marks"]),
        frozenset(name.casefold() for name in agencies),
    )


def strip_dateline(text: str) -> Head:
    """Take a dateline and editors' bracketed marks off the head of a body.

    Only what shows itself a dateline goes: a place in capitals before a dash, a place with an agency or a
    date beside it, or a city of the lexicon before a dash or a colon.
    """
    match = _ALONE.match(text)
    if match is None:
        match = _HEAD.match(text[:240])
        if match is not None and not _is_dateline(match, text):
            match = None
    if match is None:
        return Head(_strip_marks(text))
    rest = text[match.end() :]
    if not rest.strip():
        return Head(text)
    printed = match.group().strip().rstrip("-–—").strip()
    return Head(_strip_marks(rest.lstrip()), printed, _full_date(match["date"]))


def _is_dateline(match: re.Match[str], text: str) -> bool:
    cities, not_places, _, agencies = _lexicon()
    place, parts = match["place"], match.groupdict()
    if place.upper() in not_places:
        return False
    agency = (parts["agency"] or "").strip("()/ ").casefold()
    if agency in agencies or parts["nodate"]:
        return True
    if match["sep"] == "":
        return False
    if parts["date"]:
        return place.isupper() or re.match(r"\s*[,(]", text[match.end("place") :]) is not None
    if place in cities or place.title() in cities:
        return True
    if match["sep"] == ":":
        return False
    return place.isupper() and len(place) > 2 and not text[match.end() : match.end() + 80].isupper()


def _strip_marks(text: str) -> str:
    """Text without the editors' marks that open it; a name in brackets among them goes too."""
    marks, end = _lexicon()[2], 0
    while found := _BRACKET.match(text, end):
        mark = found["mark"].strip().upper()
        known = any(mark == m or mark.startswith(f"{m} ") for m in marks)
        if not known and not (found["mark"].isupper() and _BRACKET.match(text, found.end())):
            break
        end = found.end()
    return text[end:] if text[end:].strip() else text


def _full_date(printed: str | None) -> date | None:
    """The date of a dateline if it names its year; two digits are 1945 to 2044."""
    if not printed:
        return None
    short = _SHORT_YEAR.match(printed.strip())
    if short:
        yy = int(short["yy"])
        printed = f"{short['day']} {1900 + yy if yy >= 45 else 2000 + yy}"
    found = find_dates(printed)
    return found[0].day if found else None

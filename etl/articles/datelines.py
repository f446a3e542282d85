"""The dateline at a body's head: taken off, kept as printed, its date read."""

import csv
import gzip
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from etl.articles.visible_dates import find_dates
from etl.resources import load_yaml, resource_path

_MONTH = r"[A-Za-z]{3,9}\.?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
_DATE = rf"(?:{_DAY},?(?:\s+(?:19|20)?\d\d)?|(?:19|20)\d\d-\d\d-\d\d)"
_CAPS = r"[A-Z][A-ZÀ-Þ'’.\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*){0,4}"
_TITLE = r"[A-ZÀ-Þ][\w'’.\-]+(?:[ /](?:(?:de|del|es|la|al|of|the|au) )?[A-ZÀ-Þ][\w'’.\-]+){0,3}"
_PLACE = (
    rf"(?P<place>(?:{_CAPS}|{_TITLE})(?:(?: and | AND )(?:{_CAPS}|{_TITLE})(?=[ ,]*(?:{_DAY}|\()|\s+[-–—]))?)"
)
_REGION = r"(?:\s*\([^()\n]{2,40}\)(?=\s*,)|(?:,\s*[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2}){1,2})"
_PAREN = r"\([^()\n]{2,70}\)"
_SEPARATOR = r"(?P<sep>--|[-–—](?=[\s\"“'‘\[A-Z])|:(?=\s)|—|(?<=\))(?= ?[A-Z\"“]))"
_HEAD = re.compile(
    rf"{_PLACE}(?P<region>{_REGION}(?!\s*\d))?"
    rf"(?:,?\s*(?:(?P<date>{_DATE})|(?P<nodate>\(NO DATE\))))?"
    rf"(?:[,\s]*(?P<agency>{_PAREN}|/[A-Z][A-Za-z \-]{{1,20}}/))?"
    rf"\s*{_SEPARATOR}\s*"
)
# What names no place: "Nov 5 (Reuters) -", "(CNN) --", "AFP -".
_AGENCY_HEAD = re.compile(
    rf"(?:(?P<date>{_DATE})\s*)?(?P<agency>{_PAREN}|[A-Z][A-Za-z \-]{{1,25}}?)\s*{_SEPARATOR}\s*"
)
_ALONE = re.compile(rf"(?P<place>{_CAPS}|{_TITLE}),?\s+(?P<date>{_DATE})\s*\n")
_CORRESPONDENT = re.compile(
    r"(?:From|By) (?:our|a|an)(?: own| special| staff| diplomatic| foreign)? (?:correspondent|reporter)s?"
    rf" in (?P<place>{_TITLE})(?:,?\s*(?P<date>{_DATE}))?(?:\s*[:.–—-]+\s*|\s*\n)",
    re.I,
)
_BRACKET = re.compile(r"\s*\[(?P<mark>[^\[\]\n]{1,120})\]\s*")
_SHORT_YEAR = re.compile(rf"(?P<day>{_DAY}),?\s+(?P<yy>\d\d)$")
_LONGEST = 240  # signs of a text within which its dateline ends


@dataclass(frozen=True, slots=True)
class Head:
    """A body's head read: the text after it, the dateline as printed, and what the dateline tells."""

    text: str
    dateline: str | None = None
    day: date | None = None  # if it names the year
    place: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class _Lexicon:
    cities: frozenset[str]
    not_places: frozenset[str]
    editor_marks: tuple[str, ...]
    agencies: dict[str, str]  # small letters -> as the lexicon writes it


@cache
def _lexicon() -> _Lexicon:
    words = load_yaml("lexicon", "datelines.yaml")
    agencies = load_yaml("lexicon", "outlets.yaml")["agencies"]
    return _Lexicon(
        frozenset(map(str.casefold, words["cities"])),
        frozenset(words["not_places"]),
        tuple(words["editor_marks"]),
        {name.casefold(): name for name in agencies},
    )


@cache
def _towns() -> frozenset[str]:
    """Towns of the gazetteer, in small letters; read only where a text begins as if with one."""
    with gzip.open(
        resource_path("reference", "geonames_towns.csv.gz"), "rt", encoding="utf-8", newline=""
    ) as file:
        rows = csv.reader(file)
        column = next(rows).index("name")
        return frozenset(row[column].casefold() for row in rows)


def strip_dateline(text: str) -> Head:
    """Take a dateline and editors' bracketed marks off the head of a body.

    Only what shows itself a dateline goes: a place in capitals before a dash or a colon, a place with an agency or a
    date beside it, a known town before a dash or a colon, an agency alone before a dash.
    """
    opened = _strip_marks(text)
    for read in (_alone, _correspondent, _placed, _agency_alone):
        match = read(opened)
        if match is not None and opened[match.end() :].strip():
            return _head(match, opened)
    return Head(opened)


def _head(match: re.Match[str], text: str) -> Head:
    parts = match.groupdict()
    inside = (parts.get("agency") or "").strip("()/ ")
    return Head(
        _strip_marks(text[match.end() :].lstrip()),
        match.group().strip().rstrip("-–—").strip(),
        _full_date(parts.get("date")),
        parts.get("place"),
        _lexicon().agencies.get(inside.casefold()) or (inside or None),
    )


def _alone(text: str) -> re.Match[str] | None:
    """A place and a date on a line of their own."""
    match = _ALONE.match(text[:_LONGEST])
    return match if match and (match["place"].isupper() or _is_town(match["place"])) else None


def _correspondent(text: str) -> re.Match[str] | None:
    """ "From our correspondent in Geneva"."""
    return _CORRESPONDENT.match(text[:_LONGEST])


def _placed(text: str) -> re.Match[str] | None:
    match = _HEAD.match(text[:_LONGEST])
    return match if match is not None and _is_dateline(match, text) else None


def _agency_alone(text: str) -> re.Match[str] | None:
    match = _AGENCY_HEAD.match(text[:_LONGEST])
    if match is None or match["agency"].strip("() ").casefold() not in _lexicon().agencies:
        return None
    bare = not match["agency"].startswith("(")
    return None if bare and (match["sep"] in (":", "") or not match["agency"].isupper()) else match


def _is_dateline(match: re.Match[str], text: str) -> bool:
    words = _lexicon()
    place, parts = match["place"], match.groupdict()
    agency = (parts["agency"] or "").strip("()/ ").casefold()
    if place.upper() in words.not_places or place.casefold() in words.agencies:
        return False
    if agency in words.agencies or parts["nodate"]:
        return True
    if match["sep"] == "" or text[match.end() : match.end() + 1].islower():
        return False
    if parts["date"]:
        return place.isupper() or re.match(r"\s*[,(]", text[match.end("place") :]) is not None
    if _is_town(place):
        return True
    plain = not text[match.end() : match.end() + 80].isupper()
    return place.isupper() and plain and len(place) > (3 if match["sep"] == ":" else 2)


def _is_town(place: str) -> bool:
    """True if every place of "Khartoum/Juba" is known."""
    names = re.split(r"/| and | AND ", place)
    return all(name.casefold() in _lexicon().cities or name.casefold() in _towns() for name in names)


def _strip_marks(text: str) -> str:
    """Text without the editors' marks that open it; a name in brackets among them goes too."""
    end = 0
    while found := _BRACKET.match(text, end):
        following = _BRACKET.match(text, found.end())
        named = following is not None and (found["mark"].isupper() or _is_mark(following["mark"]))
        if not (_is_mark(found["mark"]) or named):
            break
        end = found.end()
    return text[end:] if text[end:].strip() else text


def _is_mark(inside: str) -> bool:
    mark = inside.strip().upper()
    return any(
        mark == known or mark.startswith((f"{known} ", f"{known},")) for known in _lexicon().editor_marks
    )


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

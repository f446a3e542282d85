"""News or history, and a publication date printed in the text: both told by the text itself."""

import re
from datetime import date
from functools import cache

from etl.resources import load_yaml

FULL_YEAR = re.compile(r"(?<![\d.,$])(1[0-9]\d\d|20\d\d)(?![\d,.]\d|\d)")
_BC = re.compile(r"\d b\.?c")
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|ago|(?:last|this|next) (?:week|month|year|night)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|reuters|\(ap\)|said)\b"
)
# What only somebody who writes of the present says; each counts as much as several old years.
_RECENT = re.compile(
    r"\b(?:recently|recent (?:weeks|months|years)|so far|(?:last|this|next) (?:week|month|year))\b"
)
_RECENT_WEIGHT = 2
# A date behind one of these is told of in a sentence, and is no date line of a page.
_TOLD = re.compile(
    r"\b(?:on|since|from|until|till|by|of|before|after|to|between|and|the)\s+(?:\w+day,?\s+)?(?:the\s+)?$"
)
_TOP = 400
# A dateline may be a few days older than the publication.
_OLDER = range(1, 4)


@cache
def _months() -> dict[str, int]:
    words = load_yaml("lexicon", "times.yaml")["words"]
    return words["month"] | words["month_short"]


@cache
def _printed(year: str) -> re.Pattern[str]:
    """A month with its day, in either order, and a year after it."""
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<m1>{names})\.? (?P<d1>\d\d?)|(?P<d2>\d\d?) (?P<m2>{names})\b\.?){year}(?!\d)"
    )


def is_history(lower: str, dct: date | None) -> bool:
    """True if the text tells of years long before publication, and hardly uses the words of news.

    Args:
        lower: lower-case text.
        dct: publication date, if known.
    """
    years = [int(y) for y in FULL_YEAR.findall(lower)]
    limit = dct.year - 1 if dct else max(years, default=0) + 1
    old = sum(y < limit for y in years) + len(_BC.findall(lower))
    new = len(_DEICTIC.findall(lower)) + _RECENT_WEIGHT * len(_RECENT.findall(lower))
    return old >= 5 and old > 0.7 * (len(years) or 1) and old > new


def publication_in(text: str) -> date | None:
    """A full date near the top of a text that comes with none, unless a sentence tells of it."""
    top = text[:_TOP].lower()
    for match in _printed(r",? (?P<year>(?:19|20)\d\d)").finditer(top):
        if not _TOLD.search(top[: match.start()]):
            return _day(match, int(match["year"]))
    return None


def dateline_day(dateline: str, published: date) -> date | None:
    """The day of a dateline ("KABUL, Nov. 5") that is a little older than the publication, else None."""
    match = _printed("").search(dateline.lower())
    days = [_day(match, year) for year in (published.year, published.year - 1)] if match else []
    return next((d for d in days if d and (published - d).days in _OLDER), None)


def _day(match: re.Match[str], year: int) -> date | None:
    try:
        return date(year, _months()[match["m1"] or match["m2"]], int(match["d1"] or match["d2"]))
    except ValueError:  # 31 June
        return None

"""News or history, and a publication date printed in the text: both told by the text itself."""

import re
from datetime import date

FULL_YEAR = re.compile(r"(?<![\d.,$])(1[0-9]\d\d|20\d\d)(?![\d,.]\d|\d)")
_BC = re.compile(r"\d b\.?c")
_DEICTIC = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|ago|(?:last|this|next) (?:week|month|year|night)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|reuters|\(ap\)|said)\b"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_TOP = 400
_PRINTED = re.compile(
    rf"(?:(?P<m1>{'|'.join(_MONTHS)}) (?P<d1>\d\d?),? (?P<y1>(?:19|20)\d\d)|(?P<d2>\d\d?) (?P<m2>{'|'.join(_MONTHS)}),? "
    r"(?P<y2>(?:19|20)\d\d))(?!\d)"
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
    return old >= 5 and old > 0.7 * (len(years) or 1) and old > len(_DEICTIC.findall(lower))


def publication_in(text: str) -> date | None:
    """A full date near the top of a text that comes with none."""
    match = _PRINTED.search(text[:_TOP].lower())
    if match is None:
        return None
    month = match["m1"] or match["m2"]
    try:
        return date(
            int(match["y1"] or match["y2"]), _MONTHS.index(month) + 1, int(match["d1"] or match["d2"])
        )
    except ValueError:
        return None

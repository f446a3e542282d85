"""Calendar dates as printed on pages: found, with the clock time beside them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from etl.resources import load_yaml


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date in a line of text."""

    start: int
    end: int
    day: date
    clock: time | None = None
    zone: timezone | None = None

    @property
    def instant(self) -> datetime | None:
        """The moment printed, if clock time and zone are."""
        if self.clock is None or self.zone is None:
            return None
        return datetime.combine(self.day, self.clock, self.zone)


_YEAR = r"(?:19[4-9]\d|20\d\d)"
_WORD = r"[^\W\d_]{3,}\.?"
# Each form with its named parts; the separators seen in publication lines are few, so all is bounded.
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?<!\d)(?P<y>{_YEAR})[-/.](?P<m>0?[1-9]|1[0-2])[-/.](?P<d>[0-3]?\d)(?!\d)",
        rf"(?<!\d)(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.|er|º|°)?[\s\-/]{{0,2}}(?:de |of |d[’'])?(?P<w>{_WORD})[,\s\-/]{{0,2}}(?:de |del )?(?P<y>{_YEAR})(?!\d)",
        rf"(?P<w>\b{_WORD})[\s\-/]{{0,2}}(?P<d>[0-3]?\d)(?:st|nd|rd|th)?,?[\s\-/]{{1,2}}(?P<y>{_YEAR})(?!\d)",
        rf"(?<!\d)(?P<d>[0-3]?\d)[./\-](?P<m>[0-3]?\d)[./\-](?P<y>{_YEAR})(?!\d)",
        r"(?<!\d)(?P<d>[0-3]?\d)[./](?P<m>[0-3]?\d)[./](?P<y>\d\d)(?![\d.])",
        r"(?P<y>20\d\d|19[4-9]\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
    )
)
# No form matches where this does not; it spares most lines the forms.
_MAY_HOLD = re.compile(r"19[4-9]\d|20\d\d|\d[./][0-3]?\d[./]\d\d")
_CLOCK = re.compile(
    r"(?<!\d)(?P<h>[01]?\d|2[0-3])[:.h](?P<n>[0-5]\d)(?::[0-5]\d)?\s*(?P<p>[ap]\.?m\.?)?\s*\(?(?P<z>[A-Z]{2,4}T?|Z)?\b"
    r"(?P<o>[+-]\d\d:?\d\d)?",
    re.I,
)
# What pages print for a date that they do not know: the beginning of Unix time, here or west of Greenwich.
_EPOCH = ((1970, 1, 1), (1969, 12, 31))
# Hours from UTC of zone names that stand for one offset in news. Source: RFC 2822 4.3 and the press's own use.
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "eat": 3,
    "wat": 1, "sast": 2, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "ist": 5.5, "pkt": 5, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
}  # fmt: skip


@cache
def _months() -> dict[str, int]:
    table = load_yaml("lexicon", "publication_months.yaml")
    return {word: number for number, words in table.items() for word in words}


def find_dates(line: str, month_first: bool = False) -> list[PrintedDate]:
    """Full dates (day, month and year) in a line, in order.

    Args:
        line: one line of text.
        month_first: how to read "04/05/2021", where both readings are possible.
    """
    if not _MAY_HOLD.search(line):
        return []
    found: list[PrintedDate] = []
    for form in _FORMS:
        for match in form.finditer(line):
            day = _day(match, month_first)
            if day and not any(f.start < match.end() and match.start() < f.end for f in found):
                found.append(_with_clock(line, match, day))
    return sorted(found, key=lambda f: f.start)


def has_date(line: str) -> bool:
    """True if a full date stands in the line."""
    return bool(_MAY_HOLD.search(line)) and bool(find_dates(line))


def _day(match: re.Match[str], month_first: bool) -> date | None:
    parts = match.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    if "w" in parts:
        month = _months().get(parts["w"].lower().rstrip("."), 0)
    else:
        month = int(parts["m"])
        if month > 12 or (month_first and day <= 12 and not match.group().startswith(parts["y"])):
            month, day = day, month
    year = year if year > 99 else 2000 + year
    try:
        return None if (year, month, day) in _EPOCH else date(year, month, day)
    except ValueError:
        return None


def _with_clock(line: str, match: re.Match[str], day: date) -> PrintedDate:
    """The date with a clock time that follows it, or stands just before, within a few words."""
    after = _CLOCK.search(line, match.end(), match.end() + 30)
    before = None if after else _CLOCK.search(line, max(0, match.start() - 22), match.start())
    clock = after or before
    if clock is None:
        return PrintedDate(match.start(), match.end(), day)
    hour = int(clock["h"])
    if clock["p"]:
        hour = hour % 12 + (12 if clock["p"][0] in "pP" else 0)
    return PrintedDate(
        match.start(), max(match.end(), clock.end()), day, time(hour, int(clock["n"])), _zone(clock)
    )


def _zone(clock: re.Match[str]) -> timezone | None:
    if clock["o"]:
        digits = clock["o"].replace(":", "")
        minutes = int(digits[1:3]) * 60 + int(digits[3:5])
        return timezone(timedelta(minutes=-minutes if digits[0] == "-" else minutes))
    hours = _ZONES.get((clock["z"] or "").lower())
    return None if hours is None else timezone(timedelta(hours=hours))


def parse_published(value: object) -> tuple[date, datetime | None] | None:
    """Day and instant of a metadata value: ISO 8601, RFC 2822, epoch seconds, or a printed date.

    The instant is None where the value names no zone; None if no full date can be read.
    """
    text = str(value or "").strip()
    at = _standard(text)
    if at is None:
        printed = find_dates(text)
        return (printed[0].day, printed[0].instant) if printed else None
    if not 1900 <= at.year <= 2100 or (at.year, at.month, at.day) in _EPOCH:
        return None
    return at.date(), (at if at.tzinfo and len(text) > 10 else None)


def _standard(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    if re.fullmatch(r"\d{10}|\d{13}", text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    if re.fullmatch(r"\d{14}", text):
        text = f"{text[:8]}T{text[8:]}"
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text)
        except (ValueError, TypeError, IndexError):
            continue
    return None

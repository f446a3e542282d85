"""Exports of Nexis, old (text, HTML) and new (Word, HTML): many articles in one file."""

import re
from collections.abc import Iterator, MutableSequence, Sequence

from etl.articles.draft import Fault, Found, Known, Payload, Published
from etl.articles.visible_dates import find_dates

# "3 of 50 DOCUMENTS" opens an article in old exports, "End of Document" closes one in new ones.
_OPENS = re.compile(r"\s*(?:document\s+\d{1,5}\s+of\s+\d{1,5}|\d{1,5}\s+of\s+\d{1,5}\s+documents)\s*", re.I)
_CLOSES = re.compile(r"\s*end of document\s*", re.I)
_LABEL = re.compile(r"\s*([A-Z][A-Za-z]{2,14}(?:[- ][A-Za-z]{2,12})?):\s*(.*)")
_BODY = re.compile(r"\s*body:?\s*", re.I)
_HEAD_LABELS = {"byline", "section", "length", "dateline", "highlight", "headline", "series", "source", "column",
                "distribution", "copyright", "language", "edition", "abstract"}  # fmt: skip
_TAIL_LABELS = {"graphic", "load-date", "language", "publication-type", "document-type", "subject", "classification",
                "type", "journal-code", "notes", "correction", "correction-date", "url", "country", "acc-no",
                "organization", "company", "person", "geographic", "industry", "document-url", "series"}  # fmt: skip
_TAIL_HEADINGS = {"classification", "graphic", "notes", "correction", "load-date", "body-2"}
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|\(c\)|©)", re.I)
_MOST_HEAD = 40  # lines above the text, after which there is no head to be found


def is_nexis(lines: Sequence[str]) -> bool:
    """True for the first lines of an export: they have a mark between articles and the labels of the head."""
    told = {label for line in lines if (label := _label(line)[0]) in _HEAD_LABELS}
    marks = any(_OPENS.fullmatch(line) or _CLOSES.fullmatch(line) for line in lines)
    return (marks and bool(told)) or {"length", "byline"} <= told or {"length", "section"} <= told


def read_export(lines: Iterator[str], payload: Payload) -> Iterator[Found | Fault]:
    """The articles of an export.

    Args:
        lines: of the file; blank ones part the paragraphs.
    """
    for number, part in enumerate(_parts(lines, payload.max_bytes), 1):
        yield _article(part, number, payload)


def _parts(lines: Iterator[str], limit: int) -> Iterator[list[str]]:
    """The lines of one article after another, without the marks between them."""
    part: list[str] = []
    size = 0
    for line in lines:
        if _CLOSES.fullmatch(line) or _OPENS.fullmatch(line):
            if _holds_article(part):
                yield part
            part, size = [], 0
        elif size <= limit:
            part.append(line)
            size += len(line)
    if _holds_article(part):
        yield part


def _holds_article(part: Sequence[str]) -> bool:
    """False for blank lines, and for the cover sheet before the first article."""
    return any(
        _label(line)[0] in ("length", "byline", "section") or _BODY.fullmatch(line) for line in part
    ) or (sum(len(line) for line in part) > 1_000)


def _article(part: list[str], number: int, payload: Payload) -> Found | Fault:
    where = f"document {number}"
    source_id = f"{payload.source_id}#{number}"
    start, end = _body_span(part)
    text = "\n".join(part[start:end]).strip()
    if not text:
        return Fault("no_text", f"{where}: no text under its head", source_id)
    values = _labelled(part[:start])
    outlet, published, title = _head(part[:start])
    known = Known(
        source_id,
        title=values.get("headline") or title,
        outlet=outlet,
        byline=re.sub(r"^by\s+", "", values.get("byline", ""), flags=re.I) or None,
        published=published,
    )
    dateline = values.get("dateline")
    return Found(known, f"{dateline} - {text}" if dateline else text, markup=False, where=where)


def _body_span(part: MutableSequence[str]) -> tuple[int, int]:
    """First line of the text, and the line behind its last."""
    start = next((i + 1 for i, line in enumerate(part) if _BODY.fullmatch(line)), None)
    if start is None:
        start = _labels_end(part)
    body = re.match(r"\s*body:\s*(.+)", part[start], re.I) if start < len(part) else None
    if body:
        part[start] = body[1]
    end = next((i for i in range(start, len(part)) if _is_tail(part, i)), len(part))
    return start, end


def _labels_end(part: Sequence[str]) -> int:
    """The line behind the head's labels, which stand together; 0 if there are none."""
    end, at = (
        0,
        next((i for i, line in enumerate(part[:_MOST_HEAD]) if _label(line)[0] in _HEAD_LABELS), len(part)),
    )
    while at < len(part) and _label(part[at])[0] in _HEAD_LABELS:
        end = _paragraph_end(part, at)
        at = next((i for i in range(end, len(part)) if part[i].strip()), len(part))
    return end


def _paragraph_end(part: Sequence[str], i: int) -> int:
    """The line behind the paragraph in which line `i` stands."""
    while i < len(part) and part[i].strip():
        i += 1
    return i


def _is_tail(part: Sequence[str], i: int) -> bool:
    line = part[i].strip()
    if line.casefold() in _TAIL_HEADINGS or _label(line)[0] in _TAIL_LABELS:
        return True
    return bool(_COPYRIGHT.match(line)) and len(line) < 200


def _labelled(head: Sequence[str]) -> dict[str, str]:
    """Label -> value, which may go on over several lines."""
    values: dict[str, str] = {}
    for i, line in enumerate(head):
        label, value = _label(line)
        if label in _HEAD_LABELS and label not in values:
            rest = [value, *head[i + 1 : _paragraph_end(head, i)]]
            stop = next((n for n, more in enumerate(rest[1:], 1) if _label(more)[0]), len(rest))
            values[label] = " ".join(" ".join(rest[:stop]).split())
    return values


def _head(head: Sequence[str]) -> tuple[str | None, Published | None, str | None]:
    """Outlet, day and title: new exports have title and outlet above the day, old ones the outlet alone."""
    told = [line for line in _paragraphs(head) if not (_label(line)[0] or _COPYRIGHT.match(line))]
    dated = [i for i, line in enumerate(told) if _is_day(line)]
    if not dated:
        return None, None, told[0] if told else None
    at = dated[-1]
    above = told[max(0, at - 2) : at]
    below = [line for line in told[at + 1 :] if not _is_edition(line)]
    title = above[0] if len(above) == 2 else next(iter(below), None)
    published = Published(find_dates(told[at], month_first=True)[0].day)
    return above[-1] if above else None, published, title


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines that stand together, joined."""
    joined: list[str] = []
    for i, line in enumerate(lines):
        if not line.strip():
            continue
        if i and lines[i - 1].strip() and not _label(line)[0]:
            joined[-1] += " " + " ".join(line.split())
        else:
            joined.append(" ".join(line.split()))
    return joined


def _is_day(line: str) -> bool:
    """True for a line that is a date and little else: "March 3, 2021 Wednesday", "12 May 1998, Late Edition"."""
    found = find_dates(line, month_first=True)
    return bool(found) and len(line) < 80 and found[0].start < 12 and not line.casefold().startswith("load")


def _is_edition(line: str) -> bool:
    return bool(re.search(r"\bedition\b|\bfinal\b", line, re.I)) and len(line) < 60


def _label(line: str) -> tuple[str, str]:
    """Label in lower case and value of a line such as "LENGTH: 455 words"; "" for other lines."""
    found = _LABEL.fullmatch(line)
    return (found[1].lower().replace(" ", "-"), found[2]) if found else ("", "")

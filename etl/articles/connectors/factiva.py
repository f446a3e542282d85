"""Exports of Factiva as HTML: many articles in one page, each a table of two-letter codes or a block of styled lines."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from etl.articles.connectors.markup_lines import markup_lines, parse_markup
from etl.articles.connectors.record_fields import language_code
from etl.articles.decoding import decode
from etl.articles.draft import Fault, Found, Known, Payload, Published
from etl.articles.options import ReadOptions
from etl.articles.visible_dates import parse_published

_IS_FACTIVA = re.compile(rb"factiva|class=\"?'?(?:en|fr|es|de)?Article\b|>\s*<b>\s*(?:HD|TD|LP)\s*</b>", re.I)
_CODE = re.compile(r"[A-Z]{2,3}")
_DOCUMENT = re.compile(r"Document\s+([A-Za-z0-9]{10,40})\s*$")
_WORDS = re.compile(r"[\d,.]+ words")


def is_factiva(head: bytes) -> bool:
    """True for the beginning of such an export."""
    return bool(_IS_FACTIVA.search(head)) and bool(
        re.search(rb"articleParagraph|\bHD\b|enHeadline", head) and re.search(rb"<(?:div|table)", head, re.I)
    )


def read_factiva(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The articles of an export."""
    tree = parse_markup(decode(payload.data))
    if tree is None:
        return
    tables = [table for table in tree.iter("table") if "HD" in _codes(table)]
    blocks = tables or tree.xpath("//div[contains(concat(' ', @class, ' '), ' article ')]")
    for number, block in enumerate(blocks, 1):
        yield _of_codes(block, number, payload) if tables else _of_lines(block, number, payload)


def _codes(table: HtmlElement) -> dict[str, HtmlElement]:
    """Code -> cell: HD headline, BY byline, PD day, SN source, LP lead, TD text, AN accession number, ..."""
    cells: dict[str, HtmlElement] = {}
    for row in table.iter("tr"):
        columns = row.findall("td") or row.findall("th")
        if len(columns) >= 2:
            code = (columns[0].text_content() or "").strip()
            if _CODE.fullmatch(code):
                cells.setdefault(code, columns[1])
    return cells


def _of_codes(table: HtmlElement, number: int, payload: Payload) -> Found | Fault:
    cells = _codes(table)

    def get(code: str) -> str | None:
        return " ".join(cells[code].text_content().split()) or None if code in cells else None

    document = _DOCUMENT.search(get("AN") or "")
    source_id = document[1] if document else f"{payload.source_id}#{number}"
    text = "\n".join(
        line for code in ("LP", "TD") if code in cells for line in [*markup_lines(cells[code]), ""]
    )
    if not text.strip():
        return Fault("no_text", f"document {number}: no text under LP and TD", source_id)
    published = parse_published(get("PD"))
    known = Known(
        source_id,
        title=get("HD"),
        outlet=get("SN"),
        byline=_author(get("BY")),
        published=Published(published[0]) if published else None,
        language=language_code(get("LA")),
    )
    return Found(known, text, markup=False, where=f"document {number}")


def _of_lines(block: HtmlElement, number: int, payload: Payload) -> Found | Fault:
    """An article without codes: headline, author, words, day, outlet and more, each a line; then paragraphs."""
    paragraphs = block.xpath(".//p[contains(@class, 'articleParagraph')]")
    headlines = block.xpath(".//*[@id='hd' or contains(@class, 'eadline')]")
    lines = [line for line in markup_lines(block) if line]
    document = _DOCUMENT.search(lines[-1] if lines else "")
    source_id = document[1] if document else f"{payload.source_id}#{number}"
    text = "\n\n".join(" ".join(p.text_content().split()) for p in paragraphs).strip()
    if not text:
        return Fault("no_text", f"document {number}: no paragraphs", source_id)
    title = " ".join(headlines[0].text_content().split()) if headlines else None
    words = next((i for i, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    after = lines[words + 1 : words + 5] if words is not None else []
    day = next((i for i, line in enumerate(after) if parse_published(line)), None)
    published = parse_published(after[day]) if day is not None else None
    # A clock time may stand between day and outlet.
    outlet = (
        next((line for line in after[day + 1 :] if not re.match(r"\d\d?:\d\d", line)), None)
        if published
        else None
    )
    before = lines[words - 1] if words else None
    byline = before if before != title else None
    known = Known(
        source_id,
        title,
        outlet=outlet,
        byline=_author(byline),
        published=Published(published[0]) if published else None,
    )
    return Found(known, text, markup=False, where=f"document {number}")


def _author(text: str | None) -> str | None:
    return re.sub(r"^by\s+", "", text, flags=re.I) or None if text else None

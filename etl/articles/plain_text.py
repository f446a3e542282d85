"""Text with or without page furniture to a draft: body, title, byline, outlet, date."""

from urllib.parse import urlsplit

from etl.articles.body_block import Block, find_body
from etl.articles.decoding import clean_characters
from etl.articles.draft import Draft, Known
from etl.articles.lines import Line, split_lines
from etl.articles.page_head import find_byline, find_outlet, find_title, tidy_start
from etl.articles.printed_times import find_published


def read_plain(raw: str, known: Known, repeats: frozenset[int] | None = None) -> Draft:
    """The article in a text. What is known from outside stands; the rest is looked for in the text.

    Args:
        raw: the text as decoded.
        known: what is known of it from outside.
        repeats: marks of its lines that other pages of the site hold too; None if there is no other page.
    """
    lines = split_lines(clean_characters(raw))
    if not lines:
        return Draft(known.source_id, "")
    block = find_body(lines, repeats)
    title = known.title or find_title(lines, block, known.url)
    byline, block = tidy_start(lines, block, title)
    printed = find_published(lines, block, known.url)
    published = known.published or printed.published
    return Draft(
        source_id=known.source_id,
        text=body_text(lines, block),
        title=title,
        url=known.url,
        outlet=known.outlet or find_outlet(lines, block) or domain(known.url),
        byline=known.byline or byline or find_byline(lines, block),
        published=published,
        language=known.language,
        retrieved_at=known.retrieved_at or (printed.retrieved_at if printed.published == published else None),
    )


def body_text(lines: list[Line], block: Block) -> str:
    """The block's lines as paragraphs parted by a blank line; hard-wrapped lines are joined."""
    kept = [lines[i] for i in block.kept]
    if block.wrapped:
        paragraphs: list[str] = []
        for line in kept:
            if paragraphs and not line.blank_before:
                paragraphs[-1] += " " + line.text
            else:
                paragraphs.append(line.text)
        return "\n\n".join(paragraphs)
    return "\n\n".join(line.text for line in kept)


def domain(url: str | None) -> str | None:
    """The host of an address without "www."; None if there is none."""
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None

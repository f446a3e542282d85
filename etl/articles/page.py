"""HTML pages: body by trafilatura, metadata by our own rules, plain-text reading as the way out."""

import time
from dataclasses import replace

from etl.articles.body_block import Block
from etl.articles.decoding import clean_characters
from etl.articles.draft import Draft, Known
from etl.articles.html_metadata import PageFacts, page_facts
from etl.articles.html_tree import page_text, parse_page
from etl.articles.lines import is_prose, split_lines
from etl.articles.options import ReadOptions
from etl.articles.page_body import page_body
from etl.articles.page_head import tidy_start
from etl.articles.plain_text import body_text, domain, read_plain

_TOO_SHORT_TO_TELL = 300  # signs; in longer texts the words tell their language better than a site's template


def read_page(markup: str, known: Known, options: ReadOptions) -> Draft:
    """The article of a page; what is known from outside stands.

    Pages too large or too deep for tree extraction in bounded time, and pages in which it finds
    nothing, are read as plain text.
    """
    started = time.monotonic()
    tree = parse_page(markup, options.max_elements, options.max_depth)
    if tree is None:
        return read_plain(page_text(markup), known)
    facts = page_facts(tree, markup, known.url)
    body = page_body(tree) if time.monotonic() - started < options.seconds_per_document else None
    if not body or len(body) < 200:
        plain = read_plain(page_text(markup), _with_facts(known, facts))
        # Menus alone are no article.
        reads = any(is_prose(line) for line in split_lines(plain.text))
        if reads and len(plain.text) > 2 * len(body or ""):
            body = plain.text
        elif not reads:
            body = None
        facts = replace(facts, byline=facts.byline or plain.byline)
    title = known.title or facts.title
    lines = split_lines(clean_characters(body or ""))
    kept = tuple(i for i, line in enumerate(lines) if not line.traits.always)
    block = Block(0, len(lines), kept or tuple(range(len(lines))), True)
    byline, block = tidy_start(lines, block, title)
    return Draft(
        source_id=known.source_id,
        text=body_text(lines, block),
        title=title,
        url=known.url or facts.url,
        outlet=known.outlet or facts.outlet or domain(known.url or facts.url),
        byline=known.byline or facts.byline or byline,
        published=known.published or facts.published,
        language=known.language or (facts.language if len(body or "") < _TOO_SHORT_TO_TELL else None),
        retrieved_at=known.retrieved_at or facts.retrieved_at,
    )


def _with_facts(known: Known, facts: PageFacts) -> Known:
    return replace(
        known,
        title=known.title or facts.title,
        url=known.url or facts.url,
        published=known.published or facts.published,
    )

"""HTML parsed into a tree of bounded size, or into plain lines in linear time."""

import re
from html import unescape

import numpy as np
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_HIDDEN = re.compile(r"<(?:(script|style|noscript|template|svg|iframe|select|head)\b[^>]*>|!--)", re.I)
_LIST_ITEM = re.compile(r"<li\b[^>]*>", re.I)
_PARAGRAPH = re.compile(
    r"</?(?:p|div|h[1-6]|article|section|header|footer|aside|nav|main|ul|ol|table|tr|blockquote|figure|form)\b[^>]*>",
    re.I,
)
_BREAK = re.compile(r"<(?:br|/li|/td|/th|hr|/option)\b[^>]*>", re.I)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]{0,5000}>")
# The parser compares each attribute of an element with all before it, so many of them take minutes.
_LONG_TAG_FROM = 20_000
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,60}})[^<>]{{{_LONG_TAG_FROM},}}")
_MANY_ATTRIBUTES = 500
_ELEMENT = re.compile(r"<[a-zA-Z]")
# A page read as plain lines is cut here: no article stands so far down, and time stays bounded (about 2 s).
_MAX_TEXT_MARKUP = 3_000_000
_UNNESTED = (
    "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr"  # never closed
    "|p|li|td|tr|th|option|dt|dd"  # often left unclosed
)
_NESTING = re.compile(rf"<(/?)(?!(?:{_UNNESTED})\b)[a-zA-Z]", re.I)


def parse_page(markup: str, max_elements: int, max_depth: int) -> HtmlElement | None:
    """The page as a tree; None if it is too large or too deep for extraction in bounded time."""
    pieces = markup.split("<")
    if len(pieces) > max_elements and len(_ELEMENT.findall(markup)) > max_elements:
        return None
    if len(pieces) > max_depth and _depth(markup) > max_depth:
        return None
    if max(map(len, pieces)) > _LONG_TAG_FROM:
        markup = _LONG_TAG.sub(_without_attributes, markup)
    # Huge trees allowed: otherwise libxml2 drops what is nested deeper than 255 without a word.
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]} " if tag.group().count("=") > _MANY_ATTRIBUTES else tag.group()


def _depth(markup: str) -> int:
    """The deepest nesting, counted on the tags as they stand; what is often left unclosed does not count."""
    steps = np.array([-1 if slash else 1 for slash in _NESTING.findall(markup)], dtype=np.int64)
    if not len(steps):
        return 0
    depth = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(steps)])
    # A tag that closes nothing opens no room below it.
    return int((depth - np.minimum.accumulate(depth)).max())


def page_text(markup: str) -> str:
    """The text of a page as lines: blocks parted by blank lines, list items with a bullet.

    Nothing is read beyond the first three million characters of markup, scripts and styles not counted.
    """
    text = _without_hidden(markup)[:_MAX_TEXT_MARKUP]
    text = re.sub(r"\s+", " ", text)
    text = _LIST_ITEM.sub("\n* ", text)
    text = _PARAGRAPH.sub("\n\n", text)
    text = _BREAK.sub("\n", text)
    return unescape(_TAG.sub("", text))


def _without_hidden(markup: str) -> str:
    """Markup without comments and what is never shown; an element that is not closed hides nothing."""
    kept, start, at = [], 0, 0
    unclosed: set[str] = set()
    while found := _HIDDEN.search(markup, at):
        closing = rf"</{found[1].lower()}\b[^>]*>?" if found[1] else "-->"
        end = None if closing in unclosed else re.compile(closing, re.I).search(markup, found.end())
        at = found.end()
        if end is None:
            unclosed.add(closing)
            continue
        kept.append(markup[start : found.start()])
        start = at = end.end()
    return " ".join((*kept, markup[start:]))

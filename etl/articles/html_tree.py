"""HTML parsed into a tree of bounded size, or into plain lines in linear time."""

import re
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_DROPPED = re.compile(
    r"<(script|style|noscript|template|svg|iframe|select|head)\b[^>]*>.*?</\1\s*>|<!--.*?-->", re.I | re.S
)
_LIST_ITEM = re.compile(r"<li\b[^>]*>", re.I)
_PARAGRAPH = re.compile(
    r"</?(?:p|div|h[1-6]|article|section|header|footer|aside|nav|main|ul|ol|table|tr|blockquote|figure|form)\b[^>]*>",
    re.I,
)
_BREAK = re.compile(r"<(?:br|/li|/td|/th|hr|/option)\b[^>]*>", re.I)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]{0,5000}>")
_ELEMENT = re.compile(r"<[a-zA-Z]")
# A page read as plain lines is cut here: no article stands so far down, and time stays bounded (about 2 s).
_MAX_TEXT_MARKUP = 3_000_000
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_OPEN_CLOSE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def parse_page(markup: str, max_elements: int, max_depth: int) -> HtmlElement | None:
    """The page as a tree; None if it is too large or too deep for extraction in bounded time."""
    if sum(1 for _ in _ELEMENT.finditer(markup)) > max_elements or _depth(markup) > max_depth:
        return None
    # Huge trees allowed: otherwise libxml2 drops what is nested deeper than 255 without a word.
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return document_fromstring(markup.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _depth(markup: str) -> int:
    """The deepest nesting, counted on the tags as they stand."""
    depth = deepest = 0
    for slash, name in _OPEN_CLOSE.findall(markup):
        if name.lower() in _VOID or name.lower() in ("p", "li", "td", "tr", "th", "option", "dt", "dd"):
            continue  # often left unclosed
        depth = max(0, depth - 1) if slash else depth + 1
        deepest = max(deepest, depth)
    return deepest


def page_text(markup: str) -> str:
    """The text of a page as lines: blocks parted by blank lines, list items with a bullet.

    Nothing is read beyond the first three million characters of markup, scripts and styles not counted.
    """
    text = _DROPPED.sub(" ", markup)[:_MAX_TEXT_MARKUP]
    text = re.sub(r"\s+", " ", text)
    text = _LIST_ITEM.sub("\n* ", text)
    text = _PARAGRAPH.sub("\n\n", text)
    text = _BREAK.sub("\n", text)
    return unescape(_TAG.sub("", text))

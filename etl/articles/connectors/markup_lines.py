"""Saved pages of databases as lines of text: each block of the page is one, with a blank line behind it."""

from collections.abc import Iterator

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "li", "tr", "br", "td", "table", "body", "section", "article"}
_HIDDEN = {"script", "style", "head", "title"}


def parse_markup(text: str) -> HtmlElement | None:
    """The tree of a page; None if there is nothing in it."""
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError, AssertionError):
        return None


def markup_lines(tree: HtmlElement) -> Iterator[str]:
    """The text of a tree, a line a block; blank lines part them."""
    line: list[str] = []
    for text, is_break in _pieces(tree):
        line.append(text)
        if is_break and (told := " ".join("".join(line).split())):
            yield told
            yield ""
            line = []
    if told := " ".join("".join(line).split()):
        yield told


def _pieces(tree: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Pieces of text in order, and whether a block begins or ends there; without recursion."""
    from lxml.etree import iterwalk

    hidden = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _HIDDEN
            yield "", tag in _BLOCKS
            if not hidden:
                yield element.text or "", False
        else:
            hidden -= tag in _HIDDEN
            yield "", tag in _BLOCKS
            if not hidden:
                yield element.tail or "", False

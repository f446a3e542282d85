"""The body of a page by trafilatura: at once where its own rules find it, with its second opinions where they may not."""

import logging
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

# With the best measured F1 (.933 on 854 pages).
_SETTINGS: dict[str, Any] = {"favor_precision": True, "include_comments": False, "deduplicate": False}
_FAULTS = (RecursionError, ValueError, AttributeError, TypeError, AssertionError)
_SHORT = 250  # signs; trafilatura asks others about what is shorter
_RUN = 80  # signs without a tag between; shorter runs are menus and teasers
# Another opinion is taken only if it is twice as long. Not all that it would take is in long runs, hence less:
# of 720 variants of real pages, their tags and classes mixed up, 2 came out otherwise than with the others' opinion.
_FAR_MORE = 1.5
_UNSHOWN = ("script", "style", "noscript", "textarea", "title", "option")
_NEVER_SHOWN = " or ".join(f"parent::{tag}" for tag in _UNSHOWN)
_RUNS = etree.XPath(f".//text()[string-length() >= {_RUN}][not({_NEVER_SHOWN})]", smart_strings=False)
# What trafilatura takes for a sign that a body is not clean.
_UNCLEAN = (
    "aside", "audio", "button", "fencedframe", "fieldset", "figure", "footer", "iframe", "input", "label", "link",
    "nav", "noindex", "noscript", "object", "option", "select", "source", "svg", "time",
)  # fmt: skip


def page_body(tree: HtmlElement) -> str | None:
    """Body text of a page; None if trafilatura finds none.

    It compares its finding with those of two other methods, which takes half of its time and seldom changes anything.
    They are asked only where they could win: for a body that is short, not clean or without paragraphs, and where the
    page has far more running text than was taken.
    """
    # It logs pages without a body as errors; they are no fault of the run and become rejects.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = _by_own_rules(tree)
    return _compared(tree) if text is None else text


def _by_own_rules(tree: HtmlElement) -> str | None:
    """The body without other opinions; None if they could change it."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, fast=True, **_SETTINGS)
    except _FAULTS:
        return None
    if found is None or isinstance(found, dict) or not found.text:
        return None
    body, size = found.body, len(found.text)
    paragraphs = sum(1 for p in body.iter("p") if p.text or len(p))
    if size < _SHORT or paragraphs <= sum(1 for _ in body.iter("table")):
        return None
    if next(body.iter(*_UNCLEAN), None) is not None or _running_text(tree) > _FAR_MORE * size:
        return None
    return str(found.text)


def _running_text(tree: HtmlElement) -> int:
    """Signs in the page's long runs of text."""
    sizes = (len(" ".join(run.split())) for run in _RUNS(tree))
    return sum(size for size in sizes if size >= _RUN)


def _compared(tree: HtmlElement) -> str | None:
    from trafilatura import extract

    try:
        return extract(tree, **_SETTINGS)
    except _FAULTS:
        return None

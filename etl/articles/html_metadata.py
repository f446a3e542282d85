"""Title, byline, outlet, address and publication time that a page states about itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from etl.articles.bylines import clean_byline
from etl.articles.decoding import clean_characters
from etl.articles.draft import Published
from etl.articles.html_dates import find_published
from etl.articles.retrieval import find_retrieved, without_archive

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage", re.I)
_SITE_TAIL = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,45}$")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about its article."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    retrieved_at: datetime | None = None
    language: str | None = None  # as the page's template says


def page_facts(tree: HtmlElement, markup: str, url: str | None = None) -> PageFacts:
    """Metadata of a page.

    Args:
        tree: the parsed page.
        markup: its source, which keeps the comments.
        url: the address, if known from outside.
    """
    metas = _metas(tree)
    address = without_archive(url or _address(tree, metas))
    article = _main_article(list(_linked_data(tree)), tree, metas, address)
    return PageFacts(
        title=_title(tree, metas, article),
        byline=clean_byline(_clean(_names(article.get("author"))))
        or clean_byline(_clean(_meta_author(metas))),
        outlet=_clean(metas.get("og:site_name")) or _clean(_names(article.get("publisher"))),
        url=address,
        published=find_published(tree, metas, article, address),
        retrieved_at=find_retrieved(markup),
        language=_template_language(tree),
    )


def _main_article(
    data: list[dict[str, Any]], tree: HtmlElement, metas: dict[str, str], url: str | None
) -> dict[str, Any]:
    """The JSON-LD object of the page's article: not that of a story which it links to."""
    articles = [item for item in data if _ARTICLE_TYPES.search(_type(item)) and item.get("headline")]
    heads = [metas.get("og:title"), tree.findtext(".//title"), *(e.text_content() for e in tree.iter("h1"))]
    words = {word for text in heads if text for word in _words(text)}

    def agreement(item: dict[str, Any]) -> float:
        own = set(_words(str(item["headline"])))
        named = url is not None and url in (item.get("url"), item.get("@id"), item.get("mainEntityOfPage"))
        return named + len(own & words) / max(1, len(own))

    best = max(articles, key=agreement, default=None)
    if best is not None:
        return best
    # A page object without a headline still has a date; an article without one is better than none.
    return next(
        (item for item in data if _ARTICLE_TYPES.search(_type(item)) and item.get("datePublished")), {}
    )


def _template_language(tree: HtmlElement) -> str | None:
    """ISO 639-1 code of the html element's lang attribute."""
    code = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower()
    return code if re.fullmatch("[a-z]{2}", code) else None


def _clean(text: str | None) -> str | None:
    return " ".join(clean_characters(text).split()) or None if text else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """First content of each meta element, by lower-case name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD scripts, those inside lists and graphs too."""
    for element in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            waiting = [json.loads((element.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting = item[:200] + waiting
            elif isinstance(item, dict):
                yield item
                waiting += [
                    item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if item.get(key)
                ]


def _type(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _names(value: Any) -> str | None:
    """Names in a JSON-LD person, organisation, string or list of these."""
    if isinstance(value, list):
        return "; ".join(dict.fromkeys(name for name in map(_names, value) if name)) or None
    if isinstance(value, dict):
        return _names(value.get("name"))
    return value if isinstance(value, str) and not value.startswith("http") else None


def _meta_author(metas: dict[str, str]) -> str | None:
    for name in ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author"):
        value = metas.get(name)
        if value and not value.startswith("http"):
            return value
    return None


def _title(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    """The h1 that shares most words with what the page calls itself; else JSON-LD, else og:title."""
    page_title = " ".join((tree.findtext(".//title") or "").split())
    headline = article.get("headline") if isinstance(article.get("headline"), str) else None
    stated = [text for text in (headline, metas.get("og:title"), page_title) if text]
    wanted = {word for text in stated for word in _words(text)}
    best, best_score = None, 0.0
    for element in tree.iter("h1"):
        text = " ".join(element.text_content().split())
        words = set(_words(text))
        score = len(words & wanted) / (len(words) + 1) * min(4, len(words)) if words else 0.0
        if 0 < len(text) < 400 and score > best_score:
            best, best_score = text, score
    if best_score < 1.2:
        best = None
    return _clean(best or headline or metas.get("og:title") or _SITE_TAIL.sub("", page_title))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = (e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical")
    for found in (*links, metas.get("og:url"), metas.get("twitter:url")):
        if found and found.startswith("http"):
            return found.strip()
    return None

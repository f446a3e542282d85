"""Title, byline, outlet, address and publication time that a page states about itself."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from lxml.html import HtmlElement

from etl.articles.decoding import clean_characters
from etl.articles.draft import Published
from etl.articles.url_dates import date_in_url
from etl.articles.visible_dates import parse_published

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage", re.I)
_DATE_METAS = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dcterms.date", "pubdate", "publishdate", "publish_date", "publish-date",
    "parsely-pub-date", "sailthru.date", "article.published", "article_date_original", "cxenseparse:recs:publishtime",
    "originalpublicationdate", "published_at", "published_time", "published", "rnews:datepublished",
)  # fmt: skip
_SITE_TAIL = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,45}$")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about its article."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None


def page_facts(tree: HtmlElement, markup: str, url: str | None = None) -> PageFacts:
    """Metadata of a page.

    Args:
        tree: the parsed page.
        markup: its source, for date search as the second way.
        url: the address, if known from outside.
    """
    metas = _metas(tree)
    data = list(_linked_data(tree))
    articles = [item for item in data if _ARTICLE_TYPES.search(_type(item)) and item.get("headline")]
    article = articles[0] if articles else {}
    address = url or _address(tree, metas)
    return PageFacts(
        title=_title(tree, metas, article),
        byline=_clean(_names(article.get("author"))) or _clean(_meta_author(metas)),
        outlet=_clean(metas.get("og:site_name")) or _clean(_names(article.get("publisher"))),
        url=address,
        published=_published(tree, metas, data, markup, address),
    )


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
            return re.sub(r"^by ", "", value, flags=re.I)
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


def _published(
    tree: HtmlElement, metas: dict[str, str], data: list[dict[str, Any]], markup: str, url: str | None
) -> Published | None:
    """Publication time: JSON-LD, meta elements, `<time>`, htmldate, the address, in this order."""
    stated = [item.get("datePublished") for item in data if _ARTICLE_TYPES.search(_type(item))]
    stated += [metas[name] for name in _DATE_METAS if name in metas]
    for value in stated:
        found = parse_published(value)
        if found:
            return Published(*found, basis="metadata")
    times = [e for e in tree.iter("time") if e.get("datetime")]
    marked = [
        e for e in times if e.get("pubdate") is not None or "publish" in (e.get("itemprop") or "").lower()
    ]
    for element in marked or times[:1]:
        found = parse_published(element.get("datetime"))
        if found:
            return Published(*found, basis="visible")
    return _found_by_htmldate(tree, url)


def _found_by_htmldate(tree: HtmlElement, url: str | None) -> Published | None:
    """htmldate's finding, without its search in running text (`extensive_search=False`)."""
    from htmldate import find_date

    in_url = date_in_url(url)
    try:
        text = find_date(tree, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError):
        text = None
    found = parse_published(text) if text else None
    if found and (in_url is None or abs(found[0] - in_url) > timedelta(days=0)):
        return Published(found[0], basis="visible")
    return Published(in_url, basis="url") if in_url else None

"""The publication time that a page states, checked against its address and against itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from lxml.html import HtmlElement

from etl.articles.draft import Published
from etl.articles.url_dates import date_in_url, month_in_url
from etl.articles.visible_dates import find_dates, parse_published

# Names under which pages state when an article came out, the clear ones first; "date" may be of the last change.
_CLEAR = (
    "article:published_time", "og:published_time", "datepublished", "rnews:datepublished", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "originalpublicationdate", "article_date_original", "article.published",
    "published_at", "published_time", "publishdate", "publish_date", "publish-date", "pubdate", "published",
)  # fmt: skip
_VAGUE = (
    "sailthru.date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_MARKED = re.compile(r"publi|entry-date|post-date|posted", re.I)
_UPDATED = re.compile(r"updat|modif", re.I)
_ASIDE = frozenset(("aside", "nav", "footer", "li"))
_OTHERS = re.compile(r"related|recommend|teaser|sidebar|most-?(read|popular)|comment|latest|card", re.I)
_DAY = timedelta(days=1)
_FIRST_YEAR = 1945


@dataclass(frozen=True, slots=True)
class _Stated:
    """A time that the page states as that of publication."""

    day: date
    at: datetime | None
    clear: bool
    basis: str = "metadata"
    shown: bool = False  # the day is that which readers see

    @property
    def local(self) -> bool:
        """True if the day is that of the place where it came out: UTC is that of a server."""
        return self.shown or self.at is None or self.at.utcoffset() != timedelta(0)


def find_published(
    tree: HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any], url: str | None
) -> Published | None:
    """The publication time: JSON-LD, meta elements, `<time>`, htmldate, the address, in this order.

    A date in the address stands against metadata that are later: those are of an update or a move of the site.

    Args:
        tree: the page.
        metas: content of its meta elements by lower-case name.
        article: the JSON-LD object of the article; empty if there is none.
        url: the article's address, if known.
    """
    stated = [*_in_metadata(metas, article), *_in_times(tree)]
    changed = [parse_published(v) for v in (article.get("dateModified"), *map(metas.get, _CHANGED)) if v]
    last = max((found[0] for found in changed if found), default=None)
    stated = [
        one for one in stated if one.day.year >= _FIRST_YEAR and (last is None or one.day <= last + _DAY)
    ]
    chosen = _choose(stated, url)
    in_url = date_in_url(url)
    if chosen is None:
        chosen = _by_htmldate(tree, url)
    if in_url and (chosen is None or chosen.day > in_url + _DAY):
        return Published(in_url, basis="url")
    if chosen is None:
        return None
    return Published(_local_day(chosen, stated, in_url), chosen.at, chosen.basis)


def _in_metadata(metas: Mapping[str, str], article: Mapping[str, Any]) -> Iterator[_Stated]:
    values = [(article.get("datePublished"), True)]
    values += [(metas.get(name), True) for name in _CLEAR] + [(metas.get(name), False) for name in _VAGUE]
    values.append((article.get("dateCreated"), False))
    for value, clear in values:
        found = parse_published(value) if value else None
        if found:
            yield _Stated(*found, clear)


def _in_times(tree: HtmlElement) -> Iterator[_Stated]:
    """`<time>` elements marked as the publication's; else the first that is of no other story."""
    first: _Stated | None = None
    for element in tree.iter("time"):
        found = parse_published(element.get("datetime") or element.text_content()[:60])
        marks = " ".join(
            filter(None, (element.get("itemprop"), element.get("class"), element.get("pubdate")))
        )
        if not found or _is_of_other_story(element) or _only_updated(marks):
            continue
        marked = bool(_MARKED.search(marks)) or element.get("pubdate") is not None
        shown = find_dates(element.text_content()[:80])
        day = shown[0].day if shown and abs(shown[0].day - found[0]) <= _DAY else found[0]
        one = _Stated(day, found[1], marked, "visible", bool(shown))
        if marked:
            yield one
            return
        first = first or one
    if first:
        yield first


def _only_updated(marks: str) -> bool:
    return bool(_UPDATED.search(marks)) and not _MARKED.search(marks)


def _is_of_other_story(element: HtmlElement) -> bool:
    """True inside a list, an aside or a block of related stories."""
    for depth, above in enumerate(element.iterancestors()):
        if depth > 8 or above.tag in ("article", "main", "body"):
            return False
        if above.tag in _ASIDE or _OTHERS.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False


def _choose(stated: Sequence[_Stated], url: str | None) -> _Stated | None:
    """The first clear statement, unless the address speaks for another or it is later than another clear one."""
    in_url, month = date_in_url(url), month_in_url(url)
    if in_url:
        near = [one for one in stated if abs(one.day - in_url) <= _DAY]
        if near:
            return near[0]
    if month:
        near = [one for one in stated if (one.day.year, one.day.month) == month]
        stated = near or stated
    clear = [one for one in stated if one.clear and one.basis == "metadata"]
    if clear and any(one.day < clear[0].day - _DAY for one in clear):
        return min(clear, key=lambda one: one.day)
    return next(iter(clear or stated), None)


def _local_day(chosen: _Stated, stated: Sequence[_Stated], in_url: date | None) -> date:
    """The day where it was published, where the instant is given in UTC and the page shows the day before or after."""
    if chosen.local:
        return chosen.day
    same = [one.day for one in stated if one.local and abs(one.day - chosen.day) <= _DAY]
    if in_url and abs(in_url - chosen.day) <= _DAY:
        same.append(in_url)
    return same[0] if same else chosen.day


def _by_htmldate(tree: HtmlElement, url: str | None) -> _Stated | None:
    """htmldate's finding, without its search in running text (`extensive_search=False`)."""
    from htmldate import find_date

    try:
        text = find_date(tree, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    found = parse_published(text) if text else None
    return _Stated(found[0], None, False, "visible") if found else None

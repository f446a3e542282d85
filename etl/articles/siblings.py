"""What repeats on the pages of one site: menus, appeals, teasers; not the text of a wire copy."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from etl.articles.line_model import line_key, line_mark, mark_of

__all__ = ["Seen", "line_mark", "marks_of_lines", "repeated_lines"]

_LONG = 15  # words from which on a line is the text of an article or an appeal
_COPY = 0.5  # share of a page's long lines that another page has, from which on the two are copies
_MANY = 12  # pages; a long line on more of them is an appeal, for no article is kept so often

Lines = Mapping[int, int]
"""Mark of each line of a page -> the words in it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as far as its siblings need it."""

    site: str | None  # host, outlet or folder; None for a page that has no siblings
    lines: Lines


def marks_of_lines(text: str) -> dict[int, int]:
    """Mark of each line of a text -> the words in it."""
    lines = (line.strip(" *+•·▪►▸●○–-") for line in line_key(text).split("\n"))
    return {mark_of(line): line.count(" ") + 1 for line in lines if line}


def repeated_lines(pages: Iterable[Seen]) -> list[frozenset[int] | None]:
    """For each page the marks of its lines that pages with other articles of its site hold too.

    None for a page without such siblings. Two pages that share half of their long lines hold the same article
    (a wire copy, a page saved twice, an update) and count as one page.
    """
    lines: list[Lines] = []
    by_site: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        lines.append(page.lines)
        if page.site:
            by_site[page.site].append(i)
    result: list[frozenset[int] | None] = [None] * len(lines)
    for members in by_site.values():
        if len(members) > 1:
            _mark(members, lines, result)
    return result


def _mark(members: list[int], lines: list[Lines], result: list[frozenset[int] | None]) -> None:
    article = _articles(members, lines)
    if len(set(article.values())) < 2:
        return
    holders: dict[int, set[int]] = defaultdict(set)
    for i in members:
        for mark in lines[i]:
            holders[mark].add(article[i])
    for i in members:
        result[i] = frozenset(mark for mark in lines[i] if len(holders[mark]) > 1)


def _articles(members: list[int], lines: list[Lines]) -> dict[int, int]:
    """Page -> number of the article that it holds; copies have the same."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i in members:
        for mark, words in lines[i].items():
            if words >= _LONG:
                holders[mark].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    own: dict[int, int] = defaultdict(int)
    for mark, pages in holders.items():
        if len(pages) > _MANY:
            continue
        words = lines[pages[0]][mark]
        for page in pages:
            own[page] += words
        if len(pages) > 1:
            shared.update(dict.fromkeys(combinations(pages, 2), words))
    number = {i: i for i in members}
    for (a, b), words in sorted(shared.items()):
        if words >= _COPY * min(own[a], own[b]):
            old, new = number[b], number[a]
            number.update((i, new) for i in members if number[i] == old)
    return number

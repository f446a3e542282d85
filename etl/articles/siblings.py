"""What repeats on the pages of one site: menus, appeals, teasers; not the text of a wire copy."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from etl.articles.line_model import line_key

_LONG = 15  # words from which on a line is the text of an article or an appeal
_COPY = 0.5  # share of a page's long lines that another page has, from which on the two are copies
_MANY = 12  # pages; a long line on more of them is an appeal, for no article is kept so often


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as far as its siblings need it."""

    site: str | None  # host, outlet or folder; None for a page that has no siblings
    text: str


def repeated_lines(pages: Iterable[Seen]) -> list[frozenset[str] | None]:
    """For each page the keys of its lines that pages with other articles of its site hold too.

    None for a page without such siblings. Two pages that share half of their long lines hold the same article
    (a wire copy, a page saved twice, an update) and count as one page.
    """
    keys: list[dict[str, int]] = []
    by_site: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        keys.append(_keys(page.text) if page.site else {})
        if page.site:
            by_site[page.site].append(i)
    result: list[frozenset[str] | None] = [None] * len(keys)
    for members in by_site.values():
        if len(members) > 1:
            _mark(members, keys, result)
    return result


def _keys(text: str) -> dict[str, int]:
    """Key of each line -> the words in it."""
    lines = (line.strip(" *+•·▪►▸●○–-") for line in line_key(text).split("\n"))
    return {line: line.count(" ") + 1 for line in lines if line}


def _mark(members: list[int], keys: list[dict[str, int]], result: list[frozenset[str] | None]) -> None:
    article = _articles(members, keys)
    if len(set(article.values())) < 2:
        return
    holders: dict[str, set[int]] = defaultdict(set)
    for i in members:
        for key in keys[i]:
            holders[key].add(article[i])
    for i in members:
        result[i] = frozenset(key for key in keys[i] if len(holders[key]) > 1)


def _articles(members: list[int], keys: list[dict[str, int]]) -> dict[int, int]:
    """Page -> number of the article that it holds; copies have the same."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i in members:
        for key, words in keys[i].items():
            if words >= _LONG:
                holders[key].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    own: Counter[int] = Counter()
    for key, pages in holders.items():
        if len(pages) > _MANY:
            continue
        words = keys[pages[0]][key]
        own.update(dict.fromkeys(pages, words))
        if len(pages) > 1:
            shared.update(dict.fromkeys(combinations(pages, 2), words))
    number = {i: i for i in members}
    for (a, b), words in sorted(shared.items()):
        if words >= _COPY * min(own[a], own[b]):
            old, new = number[b], number[a]
            number.update((i, new) for i in members if number[i] == old)
    return number

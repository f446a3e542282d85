"""A mention with the article that made it and the names by which both stay the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..records import Article, ArticleEvents, Mention
from .identity import digest
from .shelf import Shelf


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One mention, ready to be merged.

    `seed` identifies the local event that the mention would found; it depends on nothing
    outside its own article, so that adding other articles cannot change it.
    """

    mention: Mention
    article: Article
    mention_id: str
    seed: str

    @property
    def source_date(self) -> date | None:
        """Day of publication, the mention's own or its article's."""
        return self.mention.source_date or self.article.published_date

    @property
    def birth(self) -> bytes:
        """Sort key: the earliest published report founds an event; undated articles come last."""
        m = self.mention
        place = f"{self.source_date or date.max}\0{m.article_id}\0{m.sentence_no:06}{m.char_start:09}{self.mention_id}"
        return place.encode("utf-8", "replace")


def local_reports(coded: ArticleEvents) -> dict[int, list[Report]]:
    """The reports of one article by local event; a mention without a number is an event of its own."""
    groups: dict[int, list[Mention]] = defaultdict(list)
    for n, mention in enumerate(coded.mentions):
        number = mention.local_event if mention.local_event >= 0 else -1 - n
        groups[number].append(mention)
    order = sorted(groups, key=lambda number: min(_place(m) for m in groups[number]))
    names, seeds = _Ordinals(), _Ordinals()
    return {number: list(_named(coded.article, groups[number], names, seeds)) for number in order}


def one_copy_each(
    coded: Iterable[ArticleEvents], folder: Path | None = None
) -> tuple[Shelf[ArticleEvents], list[int], dict[str, set[str]]]:
    """Articles with the same text have the same id: keep one of each, and the outlets of all.

    Args:
        coded: what each article reports.
        folder: where it lies until it is asked for.

    Returns:
        the articles, the numbers of those that are kept in the order of their ids, and the outlets that printed
        each article_id.
    """
    shelf: Shelf[ArticleEvents] = Shelf(folder)
    best: dict[str, tuple[tuple, int]] = {}
    outlets: dict[str, set[str]] = defaultdict(set)
    for item in coded:
        name, printing = item.article.article_id, _printing(item)
        if name not in best or printing < best[name][0]:
            best[name] = (printing, shelf.put(item))
        if item.article.outlet:
            outlets[name].add(item.article.outlet)
    return shelf, [best[name][1] for name in sorted(best)], outlets


def _printing(coded: ArticleEvents) -> tuple:
    a = coded.article
    return (
        a.article_id,
        a.duplicate_of is not None,
        a.published_date or date.max,
        a.source_path,
        a.source_id,
    )


def _place(m: Mention) -> tuple:
    parties = sorted(p.actor.actor_id for p in m.participants)
    return (
        m.sentence_no,
        m.char_start,
        m.family,
        m.event_type,
        parties,
        sorted(map(str, m.attributes.items())),
        m.trigger,
    )


class _Ordinals:
    """Numbers for things that would otherwise have the same name, in the order they are asked for."""

    def __init__(self) -> None:
        self._seen: dict[tuple, int] = defaultdict(int)

    def __call__(self, *key: object) -> tuple:
        self._seen[key] += 1
        return (*key, self._seen[key])


def _named(article: Article, mentions: list[Mention], names: _Ordinals, seeds: _Ordinals) -> Iterator[Report]:
    own: dict[tuple, str] = {}  # mentions of one local event in one sentence share their seed
    for m in sorted(mentions, key=_place):
        base = (m.article_id, "title" if m.sentence_no == 0 else "body", m.char_start, m.family, m.event_type)
        if base not in own:
            own[base] = digest(*seeds(*base))
        mention_id = "m" + digest(*names(*base, m.char_end, m.trigger))
        yield Report(m, article, mention_id, own[base])

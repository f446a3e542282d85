"""What each article reports by itself: the events that merging puts together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from ..records import Article, ArticleEvents, LocalLink
from .gather import Event, gather
from .outline import Outline, outline
from .reports import Report, local_reports, one_copy_each
from .shelf import Shelf

Kind = tuple[str, str]  # family and type


class Relation(NamedTuple):
    """A relation that an article states between two of its events."""

    ends: tuple[int, int]  # numbers of the local events
    first: tuple[str, str]  # a mention of each
    link_type: str
    mention_id: str  # the mention that shows it
    birth: bytes  # sort key of that mention


@dataclass(slots=True)
class LocalEvents:
    """The events of all articles, each as its own article has it."""

    events: Shelf[Event]
    articles: Shelf[ArticleEvents]
    chosen: list[int]  # numbers of the articles, one of each text
    outlets: Mapping[str, set[str]]  # that printed each article_id
    relations: Shelf[Relation]
    kinds: dict[Kind, Shelf[Outline]] = field(default_factory=dict)

    def called(self, name: str) -> list[Article]:
        """The articles with that article_id or source_id."""
        articles = (self.articles[n].article for n in self.chosen)
        return [a for a in articles if name in (a.article_id, a.source_id)]


def local_events(coded: Iterable[ArticleEvents], folder: Path | None = None) -> LocalEvents:
    """Gather the mentions of each article into events.

    Args:
        coded: what each article reports.
        folder: where it lies until it is asked for; the system's folder for such files if None.
    """
    articles, chosen, outlets = one_copy_each(coded, folder)
    local = LocalEvents(Shelf(folder), articles, chosen, outlets, Shelf(folder))
    for number in chosen:
        item = articles[number]
        groups = local_reports(replace(item, article=replace(item.article, text="")))
        places = {key: _put(gather(reports), local, folder) for key, reports in groups.items()}
        for relation in _relations(item.links, groups, places):
            local.relations.put(relation)
    return local


def _put(event: Event, local: LocalEvents, folder: Path | None) -> int:
    number = local.events.put(event)
    kind = (event.family, event.event_type)
    if kind not in local.kinds:
        local.kinds[kind] = Shelf(folder)
    local.kinds[kind].put(outline(event, number))
    return number


def _relations(
    links: Iterable[LocalLink], groups: Mapping[int, list[Report]], places: Mapping[int, int]
) -> Iterator[Relation]:
    for link in links:
        ends = (link.from_event, link.to_event)
        if all(end in groups for end in ends):
            shown = _shown_by(link, groups)
            one, other = (groups[end][0].mention_id for end in ends)
            numbers = (places[ends[0]], places[ends[1]])
            yield Relation(numbers, (one, other), link.link_type, shown.mention_id, shown.birth)


def _shown_by(link: LocalLink, groups: Mapping[int, list[Report]]) -> Report:
    """The mention in the sentence that shows the relation, or the first of the event it starts from."""
    ends = [*groups[link.from_event], *groups[link.to_event]]
    return next((r for r in ends if r.mention.sentence_no == link.sentence_no), ends[0])

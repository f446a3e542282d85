"""Applies corrections to merged events, each only where its guard finds the row that it was written for.

Events are taken apart and put together first, then others are added, then columns are set and events
dropped; among each of these in the order in which they are written.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..gather import Event, gather
from ..merged import MergedEvents
from ..naming import anchors
from ..previous import Previous
from .adding import FindArticles, added_report
from .guard import changed, differences
from .model import Correction, Words
from .values import FindActor, with_values

_ORDER = {"split": 0, "merge": 0, "add": 1, "set": 2, "drop": 2}


def correct(
    events: MergedEvents,
    corrections: Iterable[Correction],
    previous: Previous,
    find_articles: FindArticles,
    outlets: Mapping[str, Collection[str]],
    find_actor: FindActor,
) -> dict[int, Event]:
    """Apply all corrections to the events.

    Args:
        events: the merged events, which are changed.
        corrections: what to change, as written.
        previous: the ids of the build before, by which corrections may call events.
        find_articles: the articles of an id, for events that are added.
        outlets: the outlets that printed each article.
        find_actor: the actor of an id or a name.

    Returns:
        The events that were dropped, by number.

    Raises:
        CorrectionError: if an event is not found, or is not as `expect` says.
    """
    corrections = sorted(corrections, key=lambda one: _ORDER[one.action])
    if not corrections:
        return {}
    desk = _Desk(events, previous, find_articles, outlets, find_actor)
    for one in corrections:
        _ACTIONS[one.action](desk, one)
    return desk.dropped


class _Desk:
    """The events while corrections are applied, each under a number of its own."""

    def __init__(
        self,
        events: MergedEvents,
        previous: Previous,
        find_articles: FindArticles,
        outlets: Mapping[str, Collection[str]],
        find_actor: FindActor,
    ) -> None:
        self.events = events
        self.number: dict[str, int] = {}  # of the event that a mention is of
        self.of_article: dict[str, set[int]] = defaultdict(set)  # by article_id and by source_id
        for number, event in events.items():
            self._note(number, event)
        self.anchors = anchors(events, previous)
        self.find_articles, self.outlets, self.find_actor = find_articles, outlets, find_actor
        self.dropped: dict[int, Event] = {}

    def put(self, event: Event, by: Correction, number: int | None = None) -> None:
        """Lay down an event, in place of the one that has the number or as a new one."""
        event = replace(event, corrections=(*event.corrections, by.id))
        if number is None:
            number = self.events.add(event)
        else:
            self.events[number] = event
        self._note(number, event)

    def _note(self, number: int, event: Event) -> None:
        self.number |= {r.mention_id: number for r in event.reports}
        for name in {name for r in event.reports for name in (r.article.article_id, r.article.source_id)}:
            self.of_article[name].add(number)

    def reported_by(self, article: str) -> list[tuple[int, Event]]:
        """The events that an article reports, given its article_id or source_id."""
        numbers = sorted(n for n in self.of_article[article] if n in self.events)
        return [(number, self.events[number]) for number in numbers]

    def found(self, one: Correction) -> list[int]:
        """Numbers of the correction's events, all of which are as it expects."""
        return [self._found(one, *pair) for pair in zip(one.events, one.expect, strict=True)]

    def _found(self, one: Correction, name: str | Words, expect: Mapping[str, Any]) -> int:
        if isinstance(name, Words):
            numbers = self._saying(name)
        else:
            number = self.number.get(self.anchors.get(name, ""))
            numbers = [number] if number in self.events else []
        if not numbers:
            raise one.error(
                f"no event is called {name}" if isinstance(name, str) else f"no event says {name}"
            )
        differ = {n: differences(one, expect, self.events[n], self.outlets) for n in numbers}
        fit = [n for n in numbers if not differ[n]]
        if len(fit) > 1:
            raise one.error(f"{len(fit)} events are called {name}; let expect say which")
        if not fit:
            raise changed(one, name, min(differ.values(), key=len))
        return fit[0]

    def _saying(self, name: Words) -> list[int]:
        """Numbers of the events that an article reports with these words."""
        return [
            number
            for number, event in self.reported_by(name.article)
            if any(
                name.article in (r.article.article_id, r.article.source_id)
                and name.words in " ".join(r.mention.evidence.split())
                for r in event.reports
            )
        ]


def _set(desk: _Desk, one: Correction) -> None:
    (number,) = desk.found(one)
    desk.put(with_values(desk.events[number], one, desk.find_actor), one, number)


def _drop(desk: _Desk, one: Correction) -> None:
    (number,) = desk.found(one)
    desk.dropped[number] = desk.events.pop(number)


def _merge(desk: _Desk, one: Correction) -> None:
    numbers = desk.found(one)
    events = [desk.events[n] for n in numbers]
    if len(set(numbers)) < len(numbers):
        raise one.error("two of its events are one by now; the correction is not needed any more")
    if len({(e.family, e.event_type) for e in events}) > 1:
        raise one.error("the events are of different families or types; set these first in one of them")
    for n in numbers[1:]:
        del desk.events[n]
    desk.put(gather(r for e in events for r in e.reports), one, numbers[0])


def _split(desk: _Desk, one: Correction) -> None:
    (number,) = desk.found(one)
    reports = desk.events[number].reports
    away = [r for r in reports if r.mention_id in one.mentions]
    rest = [r for r in reports if r.mention_id not in one.mentions]
    if len(away) < len(set(one.mentions)) or not rest:
        raise one.error("its mentions have to be some of the event's, and not all")
    desk.put(gather(rest), one, number)
    desk.put(gather(away), one)


def _add(desk: _Desk, one: Correction) -> None:
    report = added_report(one, desk.find_articles, desk.reported_by)
    event = with_values(gather([report]), one, desk.find_actor)
    desk.anchors[one.id] = report.mention_id
    desk.put(event, one)


_ACTIONS: dict[str, Callable[[_Desk, Correction], None]] = {
    "set": _set,
    "drop": _drop,
    "merge": _merge,
    "split": _split,
    "add": _add,
}

"""Applies corrections to merged events, each only where its guard finds the row that it was written for.

Events are taken apart and put together first, then others are added, then columns are set and events
dropped; among each of these in the order in which they are written.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...records import Article
from ..gather import Event, gather
from ..naming import anchors
from ..previous import Previous
from .adding import added_report
from .guard import changed, differences
from .model import Correction, Words
from .values import FindActor, with_values

_ORDER = {"split": 0, "merge": 0, "add": 1, "set": 2, "drop": 2}


@dataclass(slots=True)
class Corrected:
    """The events after all corrections."""

    events: list[Event]
    dropped: list[Event] = field(default_factory=list)


def correct(
    events: Sequence[Event],
    corrections: Iterable[Correction],
    previous: Previous,
    articles: Iterable[Article],
    outlets: Mapping[str, Collection[str]],
    find_actor: FindActor,
) -> Corrected:
    """The events with all corrections applied, or none if one of them cannot be.

    Args:
        events: the merged events.
        corrections: what to change, as written.
        previous: the ids of the build before, by which corrections may call events.
        articles: the articles with their texts, for events that are added.
        outlets: the outlets that printed each article.
        find_actor: the actor of an id or a name.

    Raises:
        CorrectionError: if an event is not found, or is not as `expect` says.
    """
    corrections = sorted(corrections, key=lambda one: _ORDER[one.action])
    if not corrections:
        return Corrected(list(events))
    desk = _Desk(events, previous, list(articles), outlets, find_actor)
    for one in corrections:
        _ACTIONS[one.action](desk, one)
    return Corrected(list(desk.events.values()), desk.dropped)


class _Desk:
    """The events while corrections are applied, each under a number of its own."""

    def __init__(
        self,
        events: Sequence[Event],
        previous: Previous,
        articles: list[Article],
        outlets: Mapping[str, Collection[str]],
        find_actor: FindActor,
    ) -> None:
        self.events: dict[int, Event] = dict(enumerate(events))
        self.number = {r.mention_id: n for n, event in enumerate(events) for r in event.reports}
        self.anchors = anchors(events, previous)
        self.articles, self.outlets, self.find_actor = articles, outlets, find_actor
        self.dropped: list[Event] = []

    def put(self, number: int, event: Event, by: Correction) -> None:
        """Lay down an event, in place of the one that has the number."""
        self.events[number] = replace(event, corrections=(*event.corrections, by.id))
        self.number |= {r.mention_id: number for r in event.reports}

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
            for number, event in self.events.items()
            if any(
                name.article in (r.article.article_id, r.article.source_id)
                and name.words in " ".join(r.mention.evidence.split())
                for r in event.reports
            )
        ]


def _set(desk: _Desk, one: Correction) -> None:
    (number,) = desk.found(one)
    desk.put(number, with_values(desk.events[number], one, desk.find_actor), one)


def _drop(desk: _Desk, one: Correction) -> None:
    (number,) = desk.found(one)
    desk.dropped.append(desk.events.pop(number))


def _merge(desk: _Desk, one: Correction) -> None:
    numbers = desk.found(one)
    events = [desk.events[n] for n in numbers]
    if len(set(numbers)) < len(numbers):
        raise one.error("two of its events are one by now; the correction is not needed any more")
    if len({(e.family, e.event_type) for e in events}) > 1:
        raise one.error("the events are of different families or types; set these first in one of them")
    for n in numbers[1:]:
        del desk.events[n]
    desk.put(numbers[0], gather(r for e in events for r in e.reports), one)


def _split(desk: _Desk, one: Correction) -> None:
    (number,) = desk.found(one)
    reports = desk.events[number].reports
    away = [r for r in reports if r.mention_id in one.mentions]
    rest = [r for r in reports if r.mention_id not in one.mentions]
    if len(away) < len(set(one.mentions)) or not rest:
        raise one.error("its mentions have to be some of the event's, and not all")
    desk.put(number, gather(rest), one)
    desk.put(max(desk.events) + 1, gather(away), one)


def _add(desk: _Desk, one: Correction) -> None:
    report = added_report(one, desk.articles, desk.events.values())
    event = with_values(gather([report]), one, desk.find_actor)
    desk.anchors[one.id] = report.mention_id
    desk.put(max(desk.events, default=-1) + 1, event, one)


_ACTIONS: dict[str, Callable[[_Desk, Correction], None]] = {
    "set": _set,
    "drop": _drop,
    "merge": _merge,
    "split": _split,
    "add": _add,
}

"""Peace processes: the events of the same parties over time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .gather import Event
from .identity import process_id


def processes(events: Iterable[Event], links: Iterable[Mapping[str, str]]) -> dict[str, str | None]:
    """The process of each event, by event id.

    Events with two parties or more belong to the process of those parties. An event that names one
    side only, or none, belongs to that of an event it is linked to, else to the only process of its
    articles that its parties take part in; None if there is no telling.
    """
    events = list(events)
    parties = {e.event_id: e.actor_ids("party") for e in events}
    found = {i: process_id(p) if len(p) > 1 else None for i, p in parties.items()}
    near = _linked(links)
    by_article: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for article in event.articles:
            by_article[article].add(event.event_id)
    whole = dict(found)
    for event in events:
        if found[event.event_id] is None:
            linked = near[event.event_id]
            same_article = {i for a in event.articles for i in by_article[a]}
            found[event.event_id] = _only(event, linked, parties, whole) or _only(
                event, same_article, parties, whole
            )
    return found


def _only(
    event: Event,
    others: Iterable[str],
    parties: Mapping[str, frozenset[str]],
    known: Mapping[str, str | None],
) -> str | None:
    """The process of the other events if it is one and includes this event's party."""
    own = event.actor_ids("party")
    candidates = {known[i] for i in others if known.get(i) and own <= parties[i]}
    return candidates.pop() if len(candidates) == 1 else None


def _linked(links: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        near[link["from_event_id"]].add(link["to_event_id"])
        near[link["to_event_id"]].add(link["from_event_id"])
    return near

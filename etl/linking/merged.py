"""The merged events, which lie on disk but for those that a correction changed."""

from array import array
from collections.abc import Iterator, MutableMapping

from .across import merge
from .gather import Event, gather
from .local import LocalEvents
from .shelf import Shelf


class MergedEvents(MutableMapping[int, Event]):
    """Events by number; the earliest reported has the lowest.

    Each look gives a new object: a change counts only once it is laid down under the number.
    """

    def __init__(self, local: Shelf[Event], clusters: list[tuple[int, ...]]) -> None:
        """Begin.

        Args:
            local: the events as each article has them.
            clusters: the numbers of those that are one event, for each event.
        """
        self._local, self._clusters = local, clusters
        self._homes = array("q", bytes(8 * len(local)))
        for number, members in enumerate(clusters):
            for member in members:
                self._homes[member] = number
        self._next = len(clusters)
        self._laid: dict[int, Event] = {}
        self._gone: set[int] = set()
        self._moved: dict[str, int] = {}  # mention_id -> number, of events that were laid down

    def home(self, local: int, mention_id: str) -> int | None:
        """The number of the event that a local event's mention is of; None if that event is gone."""
        number = self._moved.get(mention_id, self._homes[local])
        return number if number in self else None

    def add(self, event: Event) -> int:
        """Lay down a further event; gives its number."""
        self[self._next] = event
        return self._next - 1

    def __getitem__(self, number: int) -> Event:
        if number in self._laid:
            return self._laid[number]
        if number in self._gone or not 0 <= number < len(self._clusters):
            raise KeyError(number)
        found = [self._local[member] for member in self._clusters[number]]
        return found[0] if len(found) == 1 else gather(r for event in found for r in event.reports)

    def __setitem__(self, number: int, event: Event) -> None:
        self._laid[number] = event
        self._gone.discard(number)
        self._next = max(self._next, number + 1)
        self._moved |= {r.mention_id: number for r in event.reports}

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._laid.pop(number, None)
        self._gone.add(number)

    def __contains__(self, number: object) -> bool:
        there = isinstance(number, int) and 0 <= number < len(self._clusters)
        return number in self._laid or (there and number not in self._gone)

    def __iter__(self) -> Iterator[int]:
        return (number for number in range(self._next) if number in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def merged_events(local: LocalEvents) -> MergedEvents:
    """Merge the events of different articles, family by family and type by type."""
    found: list[tuple[bytes, tuple[int, ...]]] = []
    for kind in sorted(local.kinds):
        for cluster in merge(local.kinds[kind]):
            found.append((min(one.birth for one in cluster), tuple(one.number for one in cluster)))
    found.sort()
    return MergedEvents(local.events, [members for _, members in found])

"""Names for events: an event that an earlier build knew keeps its id.

An event's id is made from one of its reports, its anchor. In a first build that is the earliest
report. From then on the id goes with the anchor, whatever is added, taken away or re-ordered; and if the
anchor itself is taken away, with most of the reports that the event had. So the ids depend on
the articles and on the earlier build, and on nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set

from .gather import Event
from .identity import digest, dyad_id
from .previous import Previous, Was
from .reports import Report


class Names:
    """Gives each event its id, once all of them have been considered.

    Of an earlier event that is now several, the one with the anchor keeps the id. Several earlier events
    that are now one have the id of the one with the most reports in it. An event none of whose reports was
    there before takes the id of one that is gone and was the same in type, parties and day.
    """

    def __init__(self, previous: Previous) -> None:
        self._previous = previous
        self._buried = {row["event_id"] for row in previous.tombstones}
        self._gone = _gone(previous)
        self._claims: list[tuple] = []  # what earlier id an event may take, the best claim first when sorted
        self._twins: dict[tuple, list[int]] = defaultdict(list)  # events that are told as one that is gone
        self._new: dict[int, tuple[str, ...]] = {}  # names for an event that the earlier build has not

    def consider(self, number: int, event: Event) -> None:
        """Take up an event."""
        homes = (_home(r, self._previous) for r in event.reports)
        shared = Counter(home for home in homes if home is not None)
        anchors = {"e" + r.seed for r in event.reports} & self._previous.events.keys()
        birth = event.founder.birth
        self._claims += (
            (name not in anchors, -shared[name], birth, name, number)
            for name in sorted(shared.keys() | anchors)
        )
        told = _told(event)
        if told in self._gone:
            self._twins[told].append(number)
        self._new[number] = tuple(_new_names(event, self._buried))

    def given(self) -> Mapping[int, str]:
        """The ids by number."""
        names: dict[int, str] = {}
        taken: set[str] = set()
        twins = (
            (min(self._gone[told]), numbers[0])
            for told, numbers in self._twins.items()
            if _is_telling(told) and len(numbers) == 1 and len(self._gone[told]) == 1
        )
        for *_, name, number in (*sorted(self._claims), *sorted(twins)):
            if number not in names and name not in taken:
                names[number] = name
                taken.add(name)
        taken |= self._previous.events.keys()
        for number, new in self._new.items():
            if number not in names:
                names[number] = next(name for name in (*new, "e" + digest(*new)) if name not in taken)
                taken.add(names[number])
        return names


def _gone(previous: Previous) -> Mapping[tuple, set[str]]:
    """Ids of the earlier build, and of those that were withdrawn before it, by what was told under them."""
    gone: dict[tuple, set[str]] = defaultdict(set)
    for name, was in previous.events.items():
        gone[tuple(was)].add(name)
    for row in previous.tombstones:
        if row["reason"] == "withdrawn":
            gone[tuple(row[name] for name in Was._fields)].add(row["event_id"])
    return gone


def _told(event: Event) -> tuple:
    return (event.family, event.event_type, *event.days, dyad_id(event.actor_ids("party")))


def _is_telling(told: tuple) -> bool:
    """Conditions of one day differ in what they ask for; days and sides that are not known tell nothing."""
    family, _, start, end, dyad = told
    return family != "prerequisite" and start is not None and start == end and dyad is not None


def _home(report: Report, previous: Previous) -> str | None:
    m = report.mention
    return previous.home(report.mention_id, m.evidence, m.family, m.event_type)


def _new_names(event: Event, buried: Set[str]) -> Iterator[str]:
    """Names for an event that the earlier build has not: one that was published once comes first.

    The last are of a part of a sentence that a correction divided.
    """
    ordered = sorted(event.reports, key=lambda r: r.birth)
    names = ["e" + r.seed for r in ordered]
    yield from sorted(names, key=lambda name: name not in buried)
    if event.corrections:
        yield from ("e" + digest(r.mention_id) for r in ordered)


def anchors(events: Mapping[int, Event], previous: Previous) -> dict[str, str]:
    """One mention of the event that each name means.

    An event is meant by the id of any of its mentions, by an id made from any of its reports, and by the id
    that most of its reports had in the earlier build.
    """
    found: dict[str, str] = {}
    shares: dict[str, Counter] = defaultdict(Counter)
    founders: dict[int, str] = {}
    for number, event in events.items():
        founders[number] = event.founder.mention_id
        for report in event.reports:
            found[report.mention_id] = report.mention_id
            found.setdefault("e" + report.seed, report.mention_id)
            home = _home(report, previous)
            if home is not None:
                shares[home][number] += 1
    for name, counts in shares.items():
        number, _ = max(counts.items(), key=lambda item: (item[1], -item[0]))
        found.setdefault(name, founders[number])
    return found

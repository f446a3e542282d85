"""Names for events: an event that an earlier build knew keeps its id.

An event's id is made from one of its reports, its anchor. In a first build that is the earliest
report. From then on the id goes with the anchor, whatever is added, taken away or re-ordered; and if the
anchor itself is taken away, with most of the reports that the event had. So the ids depend on
the articles and on the earlier build, and on nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from .gather import Event
from .identity import digest, dyad_id
from .previous import KEPT, Previous
from .reports import Report


def name_events(events: Sequence[Event], previous: Previous) -> None:
    """Give each event its id.

    Of an earlier event that is now several, the one with the anchor keeps the id. Several earlier events
    that are now one have the id of the one with the most reports in it. An event none of whose reports was
    there before takes the id of one that is gone and was the same in type, parties and day.
    """
    names: dict[int, str] = {}
    taken: set[str] = set()
    for claims in (_claims, _twins):
        for *_, name, n in sorted(claims(events, previous)):
            if n not in names and name not in taken:
                names[n] = name
                taken.add(name)
    taken |= previous.events.keys()
    buried = {row["event_id"] for row in previous.tombstones}
    for n, event in enumerate(events):
        if n not in names:
            names[n] = next(name for name in _new_names(event, buried) if name not in taken)
            taken.add(names[n])
        event.name = names[n]


def _claims(events: Sequence[Event], previous: Previous) -> Iterator[tuple]:
    """Which earlier id each event may take, the best claim first when sorted."""
    for n, event in enumerate(events):
        homes = (_home(r, previous) for r in event.reports)
        shared = Counter(home for home in homes if home is not None)
        anchors = {"e" + r.seed for r in event.reports} & previous.events.keys()
        for name in sorted(shared.keys() | anchors):
            yield name not in anchors, -shared[name], event.founder.birth, name, n


def _twins(events: Sequence[Event], previous: Previous) -> Iterator[tuple]:
    """Ids that are gone and what was told under them is told again, where there is no choice."""
    gone: dict[tuple, set[str]] = defaultdict(set)
    withdrawn = (row for row in previous.tombstones if row["reason"] == "withdrawn")
    for row in [*({"event_id": name} | row for name, row in previous.events.items()), *withdrawn]:
        gone[tuple(row[name] for name in KEPT)].add(row["event_id"])
    now: dict[tuple, list[int]] = defaultdict(list)
    for n, event in enumerate(events):
        now[_told(event)].append(n)
    for told, numbers in now.items():
        if _is_telling(told) and len(numbers) == 1 and len(gone[told]) == 1:
            yield min(gone[told]), numbers[0]


def _told(event: Event) -> tuple:
    return (event.family, event.event_type, *event.days, dyad_id(event.actor_ids("party")))


def _is_telling(told: tuple) -> bool:
    """Conditions of one day differ in what they ask for; days and sides that are not known tell nothing."""
    family, _, start, end, dyad = told
    return family != "prerequisite" and start is not None and start == end and dyad is not None


def _home(report: Report, previous: Previous) -> str | None:
    m = report.mention
    return previous.home(report.mention_id, m.evidence, m.family, m.event_type)


def _new_names(event: Event, buried: Collection[str]) -> Iterator[str]:
    """Names for an event that the earlier build has not: one that was published once comes first.

    The last are of a part of a sentence that a correction divided.
    """
    ordered = sorted(event.reports, key=lambda r: r.birth)
    names = ["e" + r.seed for r in ordered]
    yield from sorted(names, key=lambda name: name not in buried)
    yield from ("e" + digest(r.mention_id) for r in ordered)


def anchors(events: Sequence[Event], previous: Previous) -> dict[str, str]:
    """One mention of the event that each name means.

    An event is meant by the id of any of its mentions, by an id made from any of its reports, and by the id
    that most of its reports had in the earlier build.
    """
    found: dict[str, str] = {}
    shares: dict[str, Counter] = defaultdict(Counter)
    for n, event in enumerate(events):
        for report in event.reports:
            found[report.mention_id] = report.mention_id
            found.setdefault("e" + report.seed, report.mention_id)
            home = _home(report, previous)
            if home is not None:
                shares[home][n] += 1
    for name, counts in shares.items():
        n, _ = max(counts.items(), key=lambda item: (item[1], -item[0]))
        found.setdefault(name, events[n].founder.mention_id)
    return found

"""Merging the events of different articles.

Blocks by family, type and party keep the comparisons few; within them pairs merge from the most
alike downwards, and an event joins a cluster only if it is compatible with every member, so
that no chain of near dates can pull two rounds of talks into one. Vague background ("a truce
agreed in 2014") joins the one dated event it can mean, or stays by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from .outline import Outline
from .similar import contradict, is_vague, likeness, same_status, same_subject, same_time, same_wire, within

# Longest time, in days, by which dates of one event may miss each other (see similar.py).
_WINDOW = timedelta(days=4)


def merge(events: Iterable[Outline]) -> list[list[Outline]]:
    """Puts together those events of different articles that are one event; the order of input does not matter.

    Events of different families or types are never one, so each type can be merged by itself.
    """
    ordered = sorted(events, key=lambda e: e.birth)
    return _place_vague(_cluster(ordered))


def disputed(events: Iterable[Outline]) -> set[int]:
    """Numbers of the events that one report affirms and another denies, on both sides of the dispute."""
    found: set[int] = set()
    for block in _blocks(sorted(events, key=lambda e: e.birth)).values():
        denials = [e for e in block if e.status == "denied"]
        for denial in denials:
            against = [e for e in block if contradict(denial, e)]
            found |= {e.number for e in against} | ({denial.number} if against else set())
    return found


def _blocks(events: Iterable[Outline]) -> dict[tuple, list[Outline]]:
    """Events by family, type and each of their parties."""
    blocks: dict[tuple, list[Outline]] = defaultdict(list)
    for event in events:
        for actor_id in event.actor_ids("party"):
            blocks[event.family, event.event_type, actor_id].append(event)
    return blocks


def _span(event: Outline) -> tuple[date, date]:
    """The days by which an event is sorted and compared: its own, else those of its report."""
    start, end = event.days
    source = event.source_date or date.min
    return start or end or source, end or start or source


def _pairs(events: list[Outline]) -> Iterator[tuple[int, int]]:
    """Places in `events` of the pairs that share a block and lie close in time."""
    place = {id(e): n for n, e in enumerate(events)}
    seen: set[tuple[int, int]] = set()
    for block in _blocks(events).values():
        block.sort(key=lambda e: (_span(e), place[id(e)]))
        for n, one in enumerate(block):
            last = _span(one)[1]
            for two in block[n + 1 :]:
                if _span(two)[0] - last > _WINDOW:
                    break
                pair = (min(place[id(one)], place[id(two)]), max(place[id(one)], place[id(two)]))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _compatible(one: Outline, two: Outline) -> bool:
    if one.articles & two.articles:
        return False
    return same_subject(one, two) and same_status(one, two) and (same_time(one, two) or same_wire(one, two))


def _cluster(events: list[Outline]) -> list[list[Outline]]:
    """Complete-linkage clusters, from the most alike pair downwards."""
    pairs = [
        (-likeness(events[i], events[j]), i, j)
        for i, j in _pairs(events)
        if _compatible(events[i], events[j])
    ]
    home = list(range(len(events)))
    members = {n: [n] for n in home}
    for _, i, j in sorted(pairs):
        keep, lose = sorted((home[i], home[j]))
        if keep == lose or not all(
            _compatible(events[a], events[b]) for a in members[keep] for b in members[lose]
        ):
            continue
        for n in members[lose]:
            home[n] = keep
        members[keep] += members.pop(lose)
    return [[events[n] for n in numbers] for numbers in members.values()]


def _place_vague(clusters: list[list[Outline]]) -> list[list[Outline]]:
    """Lets each vague cluster join the one precise cluster that it can mean."""
    vague = [c for c in clusters if all(is_vague(e) for e in c)]
    precise = [c for c in clusters if not all(is_vague(e) for e in c)]
    by_key: dict[tuple, list[int]] = defaultdict(list)
    for n, cluster in enumerate(precise):
        for key in _blocks(cluster):
            by_key[key].append(n)
    joined: dict[int, list[list[Outline]]] = defaultdict(list)
    alone: list[list[Outline]] = []
    for cluster in vague:
        near = sorted({n for key in _blocks(cluster) for n in by_key[key]})
        fits = [n for n in near if _can_mean(cluster, precise[n])]
        taken = {a for c in joined[fits[0]] for e in c for a in e.articles} if len(fits) == 1 else set()
        if len(fits) == 1 and not taken & {a for e in cluster for a in e.articles}:
            joined[fits[0]].append(cluster)
        else:
            alone.append(cluster)
    return [c + [e for more in joined[n] for e in more] for n, c in enumerate(precise)] + alone


def _can_mean(vague: list[Outline], precise: list[Outline]) -> bool:
    return all(
        not v.articles & p.articles and same_subject(v, p) and same_status(v, p) and within(p, v)
        for v in vague
        for p in precise
    )

"""The linking stage: coded articles in, rows of the tables out."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern
from typing import NamedTuple

from ..records import Actor, ArticleEvents
from .corrections import Correction, correct
from .local import LocalEvents, Relation, local_events
from .merged import MergedEvents, merged_events
from .previous import Previous
from .processes import processes
from .rows import Row, actor_row, event_row, mention_rows, participant_rows
from .shelf import Shelf
from .survey import Survey, survey


class Link(NamedTuple):
    """A link between two events, by their numbers."""

    from_event: int
    link_type: str
    to_event: int


@dataclass(frozen=True, slots=True)
class Linked:
    """The events of a build, from which the rows of its tables are made one by one."""

    _events: MergedEvents
    _survey: Survey
    _processes: Mapping[int, str | None]
    _links: Mapping[Link, int]  # each with the relation that shows it
    _relations: Shelf[Relation]
    _outlets: Mapping[str, Collection[str]]
    dropped: tuple[str, ...]  # ids of events that corrections took out
    n_reported: int  # events before merging, as each article has them

    def rows(self) -> Iterator[tuple[str, Row]]:
        """All rows with the names of their tables, with the contract's columns, in no order to rely on."""
        actors: dict[str, Actor] = {}
        for number, event in self._events.items():
            event.name = self._survey.names[number]
            in_dispute = number in self._survey.in_dispute
            yield "events", event_row(event, self._processes[number], in_dispute, self._outlets)
            yield from (("mentions", row) for row in mention_rows(event))
            yield from (("participants", row) for row in participant_rows(event))
            for p in event.participants:
                actors.setdefault(p.actor.actor_id, p.actor)
        yield from (("links", row) for row in self._link_rows())
        yield from (("actors", actor_row(actor)) for actor in actors.values())

    def tables(self) -> dict[str, list[Row]]:
        """All rows by table, for builds that are small; events in the order of a chronicle."""
        tables: dict[str, list[Row]] = {
            name: [] for name in ("events", "mentions", "participants", "links", "actors")
        }
        for name, row in self.rows():
            tables[name].append(row)
        tables["events"].sort(key=_chronicle)
        tables["actors"].sort(key=lambda row: row["actor_id"])
        tables["links"].sort(key=lambda row: tuple(row.values()))
        return tables

    def _link_rows(self) -> Iterator[Row]:
        """One row a pair of events and type, with the earliest mention that shows it."""
        names = self._survey.names
        yield from (
            {
                "from_event_id": names[link.from_event],
                "link_type": link.link_type,
                "to_event_id": names[link.to_event],
                "mention_id": self._relations[shown].mention_id,
            }
            for link, shown in self._links.items()
        )


def link(
    coded: Iterable[ArticleEvents],
    *,
    previous: Previous | None = None,
    corrections: Sequence[Correction] = (),
    gazetteer: Sequence[Path] = (),
    folder: Path | None = None,
) -> Linked:
    """Merges what articles report into events, and names events, parties and processes.

    The result depends on the articles, the corrections and the earlier build, not on the order of the articles.

    Args:
        coded: what each article reports.
        previous: ids of the build before, which are kept; none for a first build.
        corrections: what people changed; applied before ids are given.
        gazetteer: CSVs of further actors, by which corrections may call parties.
        folder: where events lie until they are asked for; the system's folder for such files if None.

    Raises:
        CorrectionError: if a correction does not fit the event any more.
    """
    previous = previous or Previous()
    local = local_events(coded, folder)
    events = merged_events(local)
    find_actor = _actor_finder(events, gazetteer)
    dropped = correct(events, corrections, previous, local.called, local.outlets, find_actor)
    found = survey(events, dropped, previous, folder)
    links = _links(local, events)
    pairs = ((one.from_event, one.to_event) for one in links)
    process = processes(found.parties, found.articles, pairs)
    gone = tuple(found.names[number] for number in dropped)
    return Linked(events, found, process, links, local.relations, local.outlets, gone, len(local.events))


def _actor_finder(events: MergedEvents, gazetteer: Sequence[Path]) -> Callable[[str], Actor | None]:
    """Finds actors by id or name: those of the events, else those of the reference tables."""

    @cache
    def known() -> dict[str, Actor]:
        from ..actors import load_gazetteer

        listed = {row.actor.actor_id: row.actor for row in load_gazetteer(gazetteer).rows.values()}
        listed |= {p.actor.actor_id: p.actor for e in events.values() for p in e.participants}
        return {a.actor_name: a for a in listed.values()} | listed

    return lambda name: known().get(name)


def _chronicle(row: Row) -> tuple:
    """Rows in the order of a chronicle: by dyad, then by day, undated last."""
    day = row["date_start"] or row["date_end"]
    return (row["dyad_id"] or "~", day is None, str(day), row["event_id"])


def _links(local: LocalEvents, events: MergedEvents) -> dict[Link, int]:
    """The links between events, each with the number of the earliest of the relations that show it."""
    found: dict[Link, int] = {}
    for number, relation in enumerate(local.relations):
        one, other = (events.home(*end) for end in zip(relation.ends, relation.first, strict=True))
        if one is None or other is None or one == other:  # a correction may have dropped an event
            continue
        link = Link(one, intern(relation.link_type), other)
        if link not in found or relation.birth < local.relations[found[link]].birth:
            found[link] = number
    return found

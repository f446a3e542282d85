"""What has to be known of all merged events before rows can be made of any: names, processes, disputes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern

from .across import disputed
from .gather import Event
from .local import Kind
from .merged import MergedEvents
from .naming import Names
from .outline import Outline, outline
from .previous import Previous
from .shelf import Shelf


@dataclass(slots=True)
class Survey:
    """What each event is called and in dispute with, by number, and what processes are told by."""

    names: Mapping[int, str] = field(default_factory=dict)
    in_dispute: set[int] = field(default_factory=set)
    parties: dict[int, frozenset[str]] = field(default_factory=dict)  # actor ids
    articles: dict[int, tuple[str, ...]] = field(default_factory=dict)  # article ids


def survey(
    events: MergedEvents, dropped: Mapping[int, Event], previous: Previous, folder: Path | None = None
) -> Survey:
    """Look at each event once.

    Args:
        events: the merged events.
        dropped: events that a correction took out; they are named, too.
        previous: ids of the build before, which are kept.
        folder: where outlines lie; the system's folder for such files if None.
    """
    found, names = Survey(), Names(previous)
    kinds: dict[Kind, Shelf[Outline]] = {}
    denied: set[Kind] = set()
    known: dict[frozenset[str], frozenset[str]] = {}  # most events are of few sets of parties
    for number, event in events.items():
        names.consider(number, event)
        parties = frozenset(map(intern, event.actor_ids("party")))
        found.parties[number] = known.setdefault(parties, parties)
        found.articles[number] = tuple(map(intern, event.articles))
        kind = (event.family, event.event_type)
        if kind not in kinds:
            kinds[kind] = Shelf(folder)
        kinds[kind].put(outline(event, number))
        if event.status == "denied":
            denied.add(kind)
    for number, event in dropped.items():
        names.consider(number, event)
    found.names = names.given()
    for kind in sorted(denied):
        found.in_dispute |= disputed(kinds[kind])
    return found

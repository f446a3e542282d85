"""The linking stage: coded articles in, rows of the tables out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..records import Actor, ArticleEvents, LocalLink
from .across import disputed, merge
from .corrections import Correction, correct
from .gather import Event, gather
from .naming import name_events
from .previous import Previous
from .processes import processes
from .reports import Report, local_reports, one_copy_each
from .rows import Row, actor_rows, event_row, mention_rows, participant_rows

_TABLES = ("events", "mentions", "participants", "links", "actors")


@dataclass(slots=True)
class Linked:
    """Rows of the tables that linking fills, with the contract's columns, sorted."""

    events: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    actors: list[Row] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)  # ids of events that corrections took out

    def tables(self) -> dict[str, list[Row]]:
        """The rows by table name."""
        return {name: getattr(self, name) for name in _TABLES}


def link(
    coded: Iterable[ArticleEvents],
    *,
    previous: Previous | None = None,
    corrections: Iterable[Correction] = (),
    gazetteer: Sequence[Path] = (),
) -> Linked:
    """Merges what articles report into events, and names events, parties and processes.

    The result depends on the articles, the corrections and the earlier build, not on the order of the articles.

    Args:
        coded: what each article reports.
        previous: ids of the build before, which are kept; none for a first build.
        corrections: what people changed; applied before ids are given.
        gazetteer: CSVs of further actors, by which corrections may call parties.

    Raises:
        CorrectionError: if a correction does not fit the event any more.
    """
    previous = previous or Previous()
    articles, outlets = one_copy_each(coded)
    local = {item.article.article_id: local_reports(item) for item in articles}
    merged = merge(gather(reports) for groups in local.values() for reports in groups.values())
    find_actor = _actor_finder(merged, gazetteer)
    texts = (item.article for item in articles)
    corrected = correct(merged, corrections, previous, texts, outlets, find_actor)
    name_events([*corrected.events, *corrected.dropped], previous)
    merged = corrected.events
    link_rows = _links(articles, local, merged)
    process = processes(merged, link_rows)
    in_dispute = disputed(merged)
    rows = sorted((event_row(e, process[e.event_id], in_dispute, outlets) for e in merged), key=_chronicle)
    return Linked(
        events=rows,
        mentions=[row for e in merged for row in mention_rows(e)],
        participants=[row for e in merged for row in participant_rows(e)],
        links=link_rows,
        actors=actor_rows(merged),
        dropped=[event.event_id for event in corrected.dropped],
    )


def _actor_finder(events: Iterable[Event], gazetteer: Sequence[Path]) -> Callable[[str], Actor | None]:
    """Finds actors by id or name: those of the events, else those of the reference tables."""

    @cache
    def known() -> dict[str, Actor]:
        from ..actors import load_gazetteer

        listed = [row.actor for row in load_gazetteer(gazetteer).rows.values()]
        listed += [p.actor for e in events for p in e.participants]
        return {a.actor_name: a for a in listed} | {a.actor_id: a for a in listed}

    return lambda name: known().get(name)


def _chronicle(row: Row) -> tuple:
    """Rows in the order of a chronicle: by dyad, then by day, undated last."""
    day = row["date_start"] or row["date_end"]
    return (row["dyad_id"] or "~", day is None, str(day), row["event_id"])


def _links(
    articles: Iterable[ArticleEvents],
    local: Mapping[str, Mapping[int, list[Report]]],
    merged: Iterable[Event],
) -> list[Row]:
    """One row a pair of events and type, with the earliest mention that shows it."""
    event_of = {r.mention_id: e.event_id for e in merged for r in e.reports}
    found: dict[tuple[str, str, str], Report] = {}
    for item in articles:
        groups = local[item.article.article_id]
        for relation in item.links:
            shown = _shown_by(relation, groups)
            if shown is None:
                continue
            ends = [event_of.get(groups[n][0].mention_id) for n in (relation.from_event, relation.to_event)]
            if None in ends:  # a correction dropped the event
                continue
            key = (ends[0], relation.link_type, ends[1])
            if key[0] != key[2] and (key not in found or shown.birth < found[key].birth):
                found[key] = shown
    names = ("from_event_id", "link_type", "to_event_id")
    return [
        dict(zip(names, key, strict=True)) | {"mention_id": found[key].mention_id} for key in sorted(found)
    ]


def _shown_by(relation: LocalLink, groups: Mapping[int, list[Report]]) -> Report | None:
    """The mention in the sentence that shows the relation, or the first of the event it starts from."""
    if relation.from_event not in groups or relation.to_event not in groups:
        return None
    ends = [*groups[relation.from_event], *groups[relation.to_event]]
    return next((r for r in ends if r.mention.sentence_no == relation.sentence_no), ends[0])

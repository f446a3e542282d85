"""The linking stage: coded articles in, rows of the tables out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields

from ..records import ArticleEvents, LocalLink
from .across import disputed, merge
from .gather import Event, gather
from .processes import processes
from .reports import Report, local_reports, one_copy_each
from .rows import Row, actor_rows, event_row, mention_rows, participant_rows


@dataclass(slots=True)
class Linked:
    """Rows of the tables that linking fills, with the contract's columns, sorted."""

    events: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    actors: list[Row] = field(default_factory=list)

    def tables(self) -> dict[str, list[Row]]:
        """The rows by table name."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


def link(coded: Iterable[ArticleEvents]) -> Linked:
    """Merges what articles report into events, and names events, parties and processes.

    The result does not depend on the order of the articles, and an article's events keep their
    ids when others are added, unless one of those reported the event earlier.
    """
    articles, outlets = one_copy_each(coded)
    local = {item.article.article_id: local_reports(item) for item in articles}
    merged = merge(gather(reports) for groups in local.values() for reports in groups.values())
    link_rows = _links(articles, local, merged)
    process = processes(merged, link_rows)
    in_dispute = disputed(merged)
    return Linked(
        events=sorted(
            (event_row(e, process[e.event_id], in_dispute, outlets) for e in merged), key=_chronicle
        ),
        mentions=[row for e in merged for row in mention_rows(e)],
        participants=[row for e in merged for row in participant_rows(e)],
        links=link_rows,
        actors=actor_rows(merged),
    )


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
            key = tuple(
                part if isinstance(part, str) else event_of[groups[part][0].mention_id]
                for part in (relation.from_event, relation.link_type, relation.to_event)
            )
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

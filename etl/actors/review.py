"""Actors of a data set that no table knows: what to look at, and rows ready to be completed."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import IO

import pandas as pd

from etl.actors.own_tables import COLUMNS
from etl.actors.reference import UNLISTED

NOTES = ("note_events", "note_articles", "note_roles", "note_dates", "note_evidence")


@dataclass(frozen=True, slots=True)
class Unlisted:
    """An actor that a text names and no table has."""

    actor_id: str
    name: str
    actor_type: str
    iso3: str | None
    gwno: int | None
    names: tuple[str, ...]  # as reported, the commonest first
    roles: tuple[str, ...]
    n_events: int
    n_articles: int
    first: str | None  # days of the first and last event, ISO
    last: str | None
    evidence: str

    def row(self) -> dict[str, object]:
        """A row for a table of one's own: without the mark of the unlisted, with notes for whoever completes it."""
        return {
            "actor_id": self.actor_id.removeprefix(UNLISTED),
            "actor_name": self.name,
            "actor_type": self.actor_type,
            "iso3": self.iso3 or "",
            "gwno": "" if self.gwno is None else self.gwno,
            "aliases": "; ".join(n for n in self.names if n != self.name),
            "note_events": self.n_events,
            "note_articles": self.n_articles,
            "note_roles": "; ".join(self.roles),
            "note_dates": " to ".join(d for d in (self.first, self.last) if d),
            "note_evidence": self.evidence,
        }


def unlisted(
    actors: pd.DataFrame, participants: pd.DataFrame, events: pd.DataFrame, mentions: pd.DataFrame
) -> list[Unlisted]:
    """The actors of a data set that are in no table, those with most events first."""
    found = actors[actors.actor_id.str.startswith(UNLISTED)]
    reports = [_report(a, participants, events, mentions) for a in found.to_dict("records")]
    return sorted(reports, key=lambda a: (-a.n_events, a.actor_id))


def _report(
    actor: dict, participants: pd.DataFrame, events: pd.DataFrame, mentions: pd.DataFrame
) -> Unlisted:
    mine = participants[participants.actor_id == actor["actor_id"]]
    its = events[events.event_id.isin(mine.event_id)]
    said = mentions[mentions.event_id.isin(mine.event_id)]
    days = sorted(str(day)[:10] for day in pd.concat([its.date_start, its.date_end]).dropna())
    return Unlisted(
        actor_id=actor["actor_id"],
        name=actor["actor_name"],
        actor_type=actor["actor_type"],
        iso3=actor["iso3"] if isinstance(actor["iso3"], str) else None,
        gwno=None if pd.isna(actor["gwno"]) else int(actor["gwno"]),
        names=tuple(mine.name_as_reported.dropna().value_counts(sort=True).index),
        roles=tuple(sorted(set(mine.role))),
        n_events=its.event_id.nunique(),
        n_articles=said.article_id.nunique(),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        evidence=" ".join(str(its.sort_values("confidence", ascending=False).evidence.iloc[0]).split()),
    )


def write_rows(found: Iterable[Unlisted], handle: IO[str]) -> None:
    """Write the actors as CSV, with the columns of a table of one's own and notes beside them."""
    writer = csv.DictWriter(handle, [*COLUMNS["actor"].split(), *NOTES], lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(actor.row() for actor in found)


def lines(found: Sequence[Unlisted]) -> list[str]:
    """The report for a terminal."""
    told = [f"{len(found)} actors are in no table."]
    for a in found:
        where = f", {a.iso3}" if a.iso3 else ""
        told += [
            "",
            f"{a.name}  ({a.actor_id}, {a.actor_type}{where})",
            f"  {a.n_events} events in {a.n_articles} articles as {', '.join(a.roles)}"
            + (f"; {a.first} to {a.last}" if a.first else ""),
            f"  called: {', '.join(a.names) or a.name}",
            f"  {a.evidence}",
        ]
    return told

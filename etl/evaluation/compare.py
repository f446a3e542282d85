"""Pairs the events of a data set with annotated ones, article by article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from etl.evaluation.gold import ACTOR_FIELDS, GoldDocument, GoldEvent
from etl.evaluation.names import matches, quotes_same

_ROLES = {"parties": "party", "mediators": "mediator", "demanded_by": "demanded_by", "owed_by": "owed_by"}
_NAMES = ("actor_name", "name_as_reported", "person", "actor_id")
# Of two candidates for a pair, the one that agrees in more of what counts; the type counts most.
_TYPE, _STATUS, _REQUIRED = 2.0, 0.5, 0.01


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event of the data set as one article reports it."""

    row: Mapping[str, Any]  # of events
    quotes: tuple[str, ...]  # the sentences of this article
    actors: Mapping[str, tuple[frozenset[str], ...]]  # by field, all names of each actor


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article: pairs of events, and what has no counterpart."""

    gold: GoldDocument
    there: bool  # whether the article is in the data set
    pairs: tuple[tuple[GoldEvent, CodedEvent], ...]
    missed: tuple[GoldEvent, ...]
    extra: tuple[CodedEvent, ...]


def compare(documents: Iterable[GoldDocument], tables: Any) -> list[Comparison]:
    """Pair each annotated article with what was coded from it.

    An annotated and a coded event may be a pair if they are of one family and a sentence of the coded one
    holds a quotation of the other; of all ways to pair, the one with most agreement is taken.

    Args:
        documents: the annotations.
        tables: the data set as `etl.read` gives it.
    """
    article_of = dict(zip(tables.articles.source_id.astype(str), tables.articles.article_id, strict=True))
    events = {row["event_id"]: row for row in tables.events.to_dict("records")}
    actors = _actors(tables.participants)
    reports = dict(tuple(tables.mentions.groupby("article_id")))
    found = []
    for gold in documents:
        part = reports.get(article_of.get(gold.doc_id))
        quoted = {} if part is None else part.groupby("event_id", sort=False).evidence.agg(tuple).to_dict()
        coded = [CodedEvent(events[e], said, actors.get(e, {})) for e, said in quoted.items() if e in events]
        found.append(pair(gold, coded, gold.doc_id in article_of))
    return found


def _actors(participants: pd.DataFrame) -> dict[str, dict[str, tuple[frozenset[str], ...]]]:
    found: dict[str, dict[str, tuple[frozenset[str], ...]]] = {}
    for row in participants.to_dict("records"):
        names = frozenset(row[n] for n in _NAMES if isinstance(row[n], str))
        for field, role in _ROLES.items():
            if row["role"] == role:
                own = found.setdefault(row["event_id"], {})
                own[field] = (*own.get(field, ()), names)
    return found


def pair(gold: GoldDocument, coded: Sequence[CodedEvent], there: bool = True) -> Comparison:
    """Pair the events of one article; see `compare`."""
    from scipy.optimize import linear_sum_assignment

    weight = [[_agreement(g, c) for c in coded] for g in gold.events]
    chosen = []
    if coded and gold.events:
        rows, columns = linear_sum_assignment(weight, maximize=True)
        chosen = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if weight[i][j] > 0]
    paired, taken = {i for i, _ in chosen}, {j for _, j in chosen}
    return Comparison(
        gold,
        there,
        tuple((gold.events[i], coded[j]) for i, j in chosen),
        tuple(g for i, g in enumerate(gold.events) if i not in paired and not g.optional),
        tuple(c for j, c in enumerate(coded) if j not in taken),
    )


def _agreement(gold: GoldEvent, coded: CodedEvent) -> float:
    """How well two events agree; 0 if they cannot be the same."""
    row = coded.row
    if row["family"] != gold.family or not any(
        quotes_same(s, q) for s in coded.quotes for q in gold.evidence
    ):
        return 0.0
    value = 1.0 + _TYPE * (row["event_type"] == gold.event_type) + _STATUS * (row["status"] == gold.status)
    value += _share(gold, coded, "parties") + (0.0 if gold.optional else _REQUIRED)
    if gold.family == "prerequisite":
        value += row["condition_kind"] == gold.values.get("condition_kind")
    return value + (_share(gold, coded, "mediators") if gold.family == "mediation" else 0.0)


def _share(gold: GoldEvent, coded: CodedEvent, field: str) -> float:
    found, wanted = coded.actors.get(field, ()), gold.actors[field]
    return matches(found, wanted) / max(len(found), len(wanted), 1)


def day_of(value: Any) -> date | None:
    """A table's day, None where there is none."""
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


assert set(_ROLES) == set(ACTOR_FIELDS)

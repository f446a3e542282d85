"""Precision, recall and accuracy of a data set on annotated articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from etl.evaluation.compare import CodedEvent, Comparison, day_of
from etl.evaluation.gold import ACTOR_FIELDS, GoldEvent
from etl.evaluation.names import matches, same_name

# How many days a start may be off for each date_prec of the annotation (codebook: date_prec).
_SLACK = {1: 0, 2: 2, 3: 4, 4: 16, 5: 100}
_LONG = 31  # days; of longer states the end is looked at, too


@dataclass(slots=True)
class Rate:
    """Hits among what was coded and among what was to be coded."""

    hits: int = 0
    coded: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.hits / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.coded + self.gold
        return 2 * self.hits / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """All figures of an evaluation; those by family have "all" beside the families."""

    documents: int = 0
    not_there: int = 0
    detection: dict[str, Rate] = field(default_factory=dict)
    strict: dict[str, Rate] = field(default_factory=dict)  # type and status right, too
    actors: dict[str, Rate] = field(default_factory=dict)
    fields: dict[str, list[int]] = field(default_factory=dict)  # right and in all, of events found
    negatives: int = 0
    clean: int = 0

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        rates = {
            part: {
                name: {"precision": round(r.precision, 4), "recall": round(r.recall, 4), "f1": round(r.f1, 4),
                       "hits": r.hits, "coded": r.coded, "gold": r.gold}
                for name, r in getattr(self, part).items()
            }
            for part in ("detection", "strict", "actors")
        }  # fmt: skip
        fields = {name: {"right": right, "n": n} for name, (right, n) in self.fields.items()}
        negatives = {"documents": self.negatives, "clean": self.clean}
        return {
            "documents": self.documents,
            "not_there": self.not_there,
            **rates,
            "fields": fields,
            "negatives": negatives,
        }


def score(comparisons: Iterable[Comparison]) -> Scores:
    """Count hits; events that annotators call optional count neither for nor against."""
    scores = Scores()
    for one in comparisons:
        scores.documents += 1
        scores.not_there += not one.there
        scores.negatives += one.gold.negative
        scores.clean += one.gold.negative and not one.pairs and not one.extra
        _count(scores, one)
    return scores


def _count(scores: Scores, one: Comparison) -> None:
    required = [(gold, coded) for gold, coded in one.pairs if not gold.optional]
    for gold in (*one.missed, *(gold for gold, _ in required)):
        _add(scores, gold.family, gold=1)
    for coded in (*one.extra, *(coded for _, coded in required)):
        _add(scores, coded.row["family"], coded=1)
    for gold, coded in required:
        exact = coded.row["event_type"] == gold.event_type and coded.row["status"] == gold.status
        _add(scores, gold.family, hits=1, strict_hits=int(exact))
        for name, right in judged(gold, coded):
            cell = scores.fields.setdefault(name, [0, 0])
            cell[0] += right
            cell[1] += 1
        for name in ACTOR_FIELDS:
            if gold.actors[name] or name == "parties":
                _add_actors(scores.actors.setdefault(name, Rate()), gold, coded, name)


def _add(
    scores: Scores, family: str, hits: int = 0, coded: int = 0, gold: int = 0, strict_hits: int = 0
) -> None:
    for part, n in ((scores.detection, hits), (scores.strict, strict_hits)):
        for name in (family, "all"):
            rate = part.setdefault(name, Rate())
            rate.hits, rate.coded, rate.gold = rate.hits + n, rate.coded + coded, rate.gold + gold


def _add_actors(rate: Rate, gold: GoldEvent, coded: CodedEvent, name: str) -> None:
    found, wanted = coded.actors.get(name, ()), gold.actors[name]
    rate.hits += matches(found, wanted)
    rate.coded += len(found)
    rate.gold += len(wanted)


def judged(gold: GoldEvent, coded: CodedEvent) -> Iterator[tuple[str, bool]]:
    """Each field that the annotation states, and whether the data set has it right."""
    row = coded.row
    yield "event_type", row["event_type"] == gold.event_type
    yield "status", row["status"] == gold.status
    if gold.dated:
        yield from _judged_dates(gold, row)
    if gold.location:
        yield "location", same_name([row["location"]], gold.location)
    for name, wanted in gold.values.items():
        yield name, _same_value(row[name], wanted)


def _judged_dates(gold: GoldEvent, row: Any) -> Iterator[tuple[str, bool]]:
    yield "date_start exact", day_of(row["date_start"]) == gold.date_start
    yield "date within precision", near_in_time(gold, row)
    if gold.date_basis in {"stated", "relative"}:
        yield "date within precision (text gives one)", near_in_time(gold, row)
    if gold.date_prec is not None and gold.date_start is not None:
        yield "date_prec", bool(row["date_prec"] == gold.date_prec)


def near_in_time(gold: GoldEvent, row: Any) -> bool:
    """True if the interval is as near to the annotated one as that one's precision asks."""
    start, end = day_of(row["date_start"]), day_of(row["date_end"])
    if gold.date_start is None or start is None:
        return start is gold.date_start
    slack = _SLACK[gold.date_prec or 1]
    if abs((start - gold.date_start).days) > slack:
        return False
    if gold.date_end is None or end is None or (gold.date_end - gold.date_start).days <= _LONG:
        return True
    return abs((end - gold.date_end).days) <= max(slack, _LONG)


def _same_value(value: Any, wanted: Any) -> bool:
    if value is None or pd.isna(value):
        return False
    if isinstance(wanted, int | float) and not isinstance(wanted, bool):
        return float(value) == float(wanted)
    return bool(value == wanted)

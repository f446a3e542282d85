"""What went wrong, event by event, and where to look for the cause."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from etl.evaluation.compare import CodedEvent, Comparison, day_of
from etl.evaluation.gold import GoldEvent
from etl.evaluation.names import matches, quotes_same
from etl.evaluation.scores import near_in_time

CAUSES = {
    "missed: article not read": "The article is not in the data set; see rejects.",
    "missed: sentence not coded": "Nothing was coded in the sentence: a word or construction that no lexicon has.",
    "missed: other family": "The sentence gave an event of another family only.",
    "missed: taken for another": "The sentence gave an event of this family, which is another annotated one: "
    "two acts merged into one, or one of two acts in a sentence not seen.",
    "extra: nothing annotated": "The sentence reports no event to the annotator: out of scope, hypothetical, a remark.",
    "extra: other family": "The annotator has an event of another family there.",
    "extra: told twice": "The annotator has one event of the family there, which another coded one is: not merged.",
    "wrong type": "Found, with another event_type.",
    "wrong status": "Found, with another status.",
    "wrong parties": "Found, with a party too many or too few.",
    "wrong date": "Found, with another date; the basis of both is told.",
}
"""Cause -> what it means and where to look."""


@dataclass(frozen=True, slots=True)
class Error:
    """One disagreement between annotation and data set."""

    doc_id: str
    cause: str  # of CAUSES
    gold: str  # the annotated event in short; "" if there is none
    coded: str  # the coded one
    quote: str


def errors(comparisons: Iterable[Comparison]) -> Iterator[Error]:
    """All disagreements, article by article."""
    for one in comparisons:
        for gold in one.missed:
            yield Error(one.gold.doc_id, _why_missed(gold, one), _gold(gold), "", gold.evidence[0])
        for coded in one.extra:
            yield Error(one.gold.doc_id, _why_extra(coded, one), "", _coded(coded), coded.quotes[0])
        for gold, coded in one.pairs:
            if not gold.optional:
                for cause, wanted, got in _differences(gold, coded):
                    yield Error(
                        one.gold.doc_id,
                        cause,
                        f"{_gold(gold)}: {wanted}",
                        f"{_coded(coded)}: {got}",
                        gold.evidence[0],
                    )


def _why_missed(gold: GoldEvent, one: Comparison) -> str:
    if not one.there:
        return "missed: article not read"
    coded = [c for _, c in one.pairs] + list(one.extra)
    there = [c for c in coded if any(quotes_same(s, q) for s in c.quotes for q in gold.evidence)]
    if not there:
        return "missed: sentence not coded"
    same = any(c.row["family"] == gold.family for c in there)
    return "missed: taken for another" if same else "missed: other family"


def _why_extra(coded: CodedEvent, one: Comparison) -> str:
    there = [g for g in one.gold.events if any(quotes_same(s, q) for s in coded.quotes for q in g.evidence)]
    if not there:
        return "extra: nothing annotated"
    same = any(g.family == coded.row["family"] for g in there)
    return "extra: told twice" if same else "extra: other family"


def _differences(gold: GoldEvent, coded: CodedEvent) -> Iterator[tuple[str, Any, Any]]:
    """Cause, what was wanted, what is there."""
    row = coded.row
    if row["event_type"] != gold.event_type:
        yield "wrong type", gold.event_type, row["event_type"]
    if row["status"] != gold.status:
        yield "wrong status", gold.status, row["status"]
    found, wanted = coded.actors.get("parties", ()), gold.actors["parties"]
    if matches(found, wanted) < max(len(found), len(wanted)):
        yield "wrong parties", "; ".join(n[0] for n in wanted), "; ".join(min(n) for n in found)
    if gold.dated and not near_in_time(gold, row):
        yield (
            "wrong date",
            _interval(gold.date_start, gold.date_end, gold.date_basis),
            _interval(day_of(row["date_start"]), day_of(row["date_end"]), row["date_basis"]),
        )


def _interval(start: Any, end: Any, basis: Any) -> str:
    return f"{start}..{end} ({basis})" if start else "no date"


def _gold(gold: GoldEvent) -> str:
    return f"{gold.family}/{gold.event_type}/{gold.status}"


def _coded(coded: CodedEvent) -> str:
    return f"{coded.row['family']}/{coded.row['event_type']}/{coded.row['status']}"

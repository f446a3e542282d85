"""How sure the coder is of an event: the chance that it, its type and its status are right.

A logistic model over a few signs that any reader can check. Its weights are in data/lexicon/confidence.yaml,
fitted on annotated articles by `make calibrate`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import Any

from etl.events.draft import Draft
from etl.resources import load_yaml

_MOST, _LEAST = 0.97, 0.03  # no event is certain


def rate(groups: Sequence[Sequence[Draft]]) -> None:
    """Set the confidence of each draft of an article, and keep the signs that it rests on.

    Args:
        groups: the article's events, each with its drafts.
    """
    for group in groups:
        for draft in group:
            draft.signs = signs(draft, len(group))
            draft.confidence = chance(draft.signs)


def signs(draft: Draft, told: int) -> tuple[str, ...]:
    """What speaks for and against a mention, by name; a sign is there or not.

    Args:
        draft: the mention.
        told: how often the article tells the event.
    """
    named = len(draft.actor_ids)
    date = draft.date
    there: dict[str, Any] = {
        f"family_{draft.family}": True,
        f"status_{draft.status}": draft.status != "actual",
        "act": bool(draft.chain.steps),
        "construction": draft.told is not None,
        "one_side_named": named == 1,
        "two_sides_named": named >= 2,
        "day_told": date is not None and date.date_basis in {"stated", "relative"},
        "weak_topic": draft.chain.hit.topic.kind in _model()["weak_topics"],
        "along": draft.also,
        "headline": draft.sentence.no == 0,
        "attributed": draft.source.attribution != "none",
        "told_twice": told >= 2,
    }
    return tuple(name for name, is_there in there.items() if is_there)


def chance(present: Sequence[str], weights: Mapping[str, float] | None = None) -> float:
    """The probability that the signs stand for, by the weights given or the fitted ones."""
    weights = _model()["weights"] if weights is None else weights
    total = weights["always"] + sum(weights.get(name, 0.0) for name in present)
    return round(min(max(1 / (1 + exp(-total)), _LEAST), _MOST), 2)


@cache
def _model() -> Mapping[str, Any]:
    return load_yaml("lexicon", "confidence.yaml")

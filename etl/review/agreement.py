"""How far coders agree: Krippendorff's alpha, column by column."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from etl.review.columns import REVIEWED
from etl.review.decisions import Decision, settled


@dataclass(frozen=True, slots=True)
class Agreement:
    """What coders who read the same events agree on.

    Attributes:
        n_events: events that two coders or more decided on.
        alpha: by column, and for `action`; None where it is not defined, for all values are the same.
        open: events on which they differ: no correction is written for these.
    """

    n_events: int
    alpha: Mapping[str, float | None]
    open: tuple[str, ...]

    def lines(self) -> list[str]:
        """The report for a terminal."""
        if not self.n_events:
            return ["No event has been reviewed by two coders."]
        rows = [
            f"  {name:<22} {'all the same' if value is None else f'{value:.2f}'}"
            for name, value in self.alpha.items()
        ]
        return [
            f"Krippendorff's alpha (nominal) on {self.n_events} events that two coders or more reviewed:",
            *rows,
            f"To be settled: {', '.join(self.open) or 'none'}",
        ]


def agreement(decided: Mapping[str, Mapping[str, Decision]]) -> Agreement:
    """Agreement among coders on the events that two of them or more decided on.

    Args:
        decided: decisions by coder and event.

    Raises:
        ImportError: if the library krippendorff is not there (`pip install conflict-timeline[review]`).
    """
    events = sorted({event for own in decided.values() for event in own})
    shared = [event for event in events if sum(event in own for own in decided.values()) > 1]
    alpha = {
        name: _alpha([[_value(own.get(event), name) for event in shared] for own in decided.values()])
        for name in ("action", *REVIEWED)
    }
    by_event = ([own[event] for own in decided.values() if event in own] for event in shared)
    still_open = tuple(event for event, ones in zip(shared, by_event, strict=True) if not settled(ones))
    return Agreement(len(shared), alpha, still_open)


def _value(decision: Decision | None, name: str) -> str | None:
    """A coder's value as a word; None where there is none to compare: not reviewed, or not a row any more."""
    if decision is None:
        return None
    if name == "action":
        return decision.action
    return json.dumps(decision.values.get(name)) if decision.action in ("accept", "set") else None


def _alpha(values: list[list[str | None]]) -> float | None:
    import krippendorff
    import numpy as np

    domain = sorted({value for row in values for value in row if value is not None})
    if len(domain) < 2:
        return None
    numbers = [[np.nan if value is None else domain.index(value) for value in row] for row in values]
    return float(krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal"))

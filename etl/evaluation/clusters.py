"""How well reports were put together into events: pairwise and B-cubed precision and recall."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision and recall of a clustering."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> Quality:
    """Of the pairs of reports that were put together, how many belong together, and the other way round.

    Args:
        gold: the event of each report.
        found: the event in which it was put; a report that is not there was not put with any other.
    """
    together = _pairs(Counter((gold[r], found[r]) for r in gold if r in found))
    put = _pairs(Counter(found[r] for r in gold if r in found))
    belong = _pairs(Counter(gold.values()))
    return Quality(together / put if put else 1.0, together / belong if belong else 1.0)


def b_cubed(gold: Mapping[Hashable, Hashable], found: Mapping[Hashable, Hashable]) -> Quality:
    """The same, counted by report: how many of those in its event belong there, and how many of its own are there.

    A report that was not found stands alone: it costs recall and no precision.
    """
    home = {r: found.get(r, ("alone", r)) for r in gold}
    both = Counter((gold[r], home[r]) for r in gold)
    put, belong = Counter(home.values()), Counter(gold.values())
    precision = sum(n * n / put[place] for (_, place), n in both.items()) / max(1, len(gold))
    recall = sum(n * n / belong[event] for (event, _), n in both.items()) / max(1, len(gold))
    return Quality(precision, recall)


def _pairs(sizes: Counter) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())

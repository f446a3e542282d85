"""Fits the confidence of events to annotated articles: `python -m etl.evaluation.calibrate GOLD ARTICLES`.

The weights and the reliability table of data/lexicon/confidence.yaml are written anew. The table, by which one sees
whether events of confidence 0.9 are right 9 times in 10, is cross-validated: each article is judged by weights
that were fitted without it.
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from etl.evaluation.compare import CodedEvent, pair
from etl.evaluation.gold import ACTOR_FIELDS, GoldDocument, read_gold
from etl.events.confidence import chance
from etl.records import Mention

_ROUNDS = 10  # of cross-validation
_SHRINK = 3.0  # strength of the pull of each weight to 0 (L2): there are about ten events for each sign
_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 1.0)
_LEXICON = Path(__file__).parents[2] / "data" / "lexicon" / "confidence.yaml"
_ROLES = {"parties": "party", "mediators": "mediator", "demanded_by": "demanded_by", "owed_by": "owed_by"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A coded event: its signs, and whether an annotator has it with the same type and status."""

    doc_id: str
    signs: tuple[str, ...]
    right: bool


def judge(gold: Sequence[GoldDocument], articles: Path) -> Iterator[Judged]:
    """Code the annotated articles and hold each event against the annotation; optional ones are left out."""
    from etl.articles import read_inputs
    from etl.records import Article
    from etl.stages import Stages

    by_id = {document.doc_id: document for document in gold}
    read = [a for a in read_inputs([articles]) if isinstance(a, Article) and a.source_id in by_id]
    for article, outcome in zip(read, Stages().run(read), strict=True):
        document, mentions = by_id[article.source_id], outcome.mentions
        groups = [
            [m for m in mentions if m.local_event == n] for n in sorted({m.local_event for m in mentions})
        ]
        yield from _judged(document, groups)


def _judged(document: GoldDocument, groups: Sequence[Sequence[Mention]]) -> Iterator[Judged]:
    coded = [_as_coded(group) for group in groups]
    one = pair(document, coded)
    partner = {id(c): g for g, c in one.pairs}
    for group, event in zip(groups, coded, strict=True):
        gold = partner.get(id(event))
        if gold is not None and gold.optional:
            continue
        right = gold is not None and (event.row["event_type"], event.row["status"]) == (
            gold.event_type,
            gold.status,
        )
        best = max(group, key=lambda m: m.confidence)
        yield Judged(document.doc_id, tuple(filter(None, best.trace.get("signs", "").split(", "))), right)


def _as_coded(group: Sequence[Mention]) -> CodedEvent:
    best = max(group, key=lambda m: m.confidence)
    row: dict[str, Any] = {"family": best.family, "event_type": best.event_type, "status": best.status}
    row["condition_kind"] = best.attributes.get("condition_kind")
    actors: dict[str, tuple[frozenset[str], ...]] = {}
    for field in ACTOR_FIELDS:
        own = {
            p.actor.actor_id: p.actor.actor_name
            for m in group
            for p in m.participants
            if p.role == _ROLES[field]
        }
        actors[field] = tuple(frozenset(names) for names in own.items())
    return CodedEvent(row, tuple(m.evidence for m in group), actors)


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """Weights by name, "always" for what is added in any case: logistic regression with an L2 pull to 0."""
    import numpy as np
    from scipy.optimize import minimize

    names = sorted({name for one in judged for name in one.signs})
    there = np.array([[name in one.signs for name in names] for one in judged], dtype=float)
    right = np.array([one.right for one in judged], dtype=float)

    def loss(weights: Any) -> tuple[float, Any]:
        total = weights[0] + there @ weights[1:]
        wrong = 1 / (1 + np.exp(-total)) - right
        pull = _SHRINK * weights[1:]
        value = np.logaddexp(0, total).sum() - right @ total + 0.5 * weights[1:] @ pull
        return value, np.concatenate([[wrong.sum()], there.T @ wrong + pull])

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return dict(zip(["always", *names], (round(float(w), 3) for w in found), strict=True))


def unseen(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Confidence and truth of each event, by weights fitted on other articles only."""
    found = []
    for number in range(_ROUNDS):
        held = [one for one in judged if _round(one.doc_id) == number]
        weights = fit([one for one in judged if _round(one.doc_id) != number]) if held else {}
        found += [(chance(one.signs, weights), one.right) for one in held]
    return found


def _round(doc_id: str) -> int:
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % _ROUNDS


def reliability(rated: Sequence[tuple[float, bool]]) -> list[dict[str, Any]]:
    """For bands of confidence: how many events, their mean confidence, and the share that is right."""
    table = []
    for low, high in pairwise(_BANDS):
        band = [(c, right) for c, right in rated if low <= c < high]
        if band:
            mean = sum(c for c, _ in band) / len(band)
            share = sum(right for _, right in band) / len(band)
            table.append(
                {
                    "from": low,
                    "to": high,
                    "n": len(band),
                    "confidence": round(mean, 2),
                    "right": round(share, 2),
                }
            )
    return table


def write(path: Path, weights: Mapping[str, float], table: Sequence[Mapping[str, Any]], told: str) -> None:
    """Put new weights and a new table into the lexicon; its comments and other entries stay."""
    text = path.read_text(encoding="utf-8")
    kept = text[: text.index("weights:")]
    lines = [line for line in kept.splitlines() if not line.startswith("# Fitted")]
    body = yaml.safe_dump({"weights": dict(weights)}, sort_keys=False)
    rows = "".join(f"  - {{{', '.join(f'{k}: {v}' for k, v in row.items())}}}\n" for row in table)
    path.write_text(
        "\n".join([*lines, f"# Fitted {told}"]) + f"\n{body}reliability:\n{rows}", encoding="utf-8"
    )


def main(gold: str, articles: str) -> None:
    """Fit, write, and print what was written."""
    judged = list(judge(list(read_gold(Path(gold))), Path(articles)))
    weights, table = fit(judged), reliability(unseen(judged))
    documents = len({one.doc_id for one in judged})
    told = f"on {len(judged)} events of {documents} articles; the table is of articles not fitted on."
    write(_LEXICON, weights, table, told)
    print(yaml.safe_dump({"weights": weights, "reliability": table}, sort_keys=False))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m etl.evaluation.calibrate GOLD ARTICLES")
    main(*sys.argv[1:])

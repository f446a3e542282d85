"""Fits the line model to pages whose articles are known: python -m etl.articles.train_lines GOLD.jsonl

Each line of GOLD is a JSON object with `rendered_text` (the page as lines), `gold_body` (the article in it) and `url`.
Prints the figures of a cross-validation by site and writes data/lexicon/line_model.yaml.
"""

import json
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from etl.articles.decoding import clean_characters
from etl.articles.line_model import AROUND, FEATURES, SIBLING_FEATURES, Array, line_features, second_features
from etl.articles.lines import Line, split_lines
from etl.articles.plain_text import domain
from etl.articles.siblings import Seen, marks_of_lines, repeated_lines
from etl.resources import resource_path

FOLDS = 5
_HEAD = """
Weights of the line model: log-odds that a line of a page belongs to the article's body.
`alone` reads a page by itself, `siblings` one with others of its site beside it. `line` judges each line with its
place; `around` then judges it with what `line` says of its neighbours. etl/articles/line_model.py and
line_traits.py tell what each feature measures.
source: logistic regression (L2) by `make train-lines` on news pages rendered to lines whose bodies are known, four
fifths of them English. The weights hold no text of those pages.
F1 by words of lines, cross-validated so that no site is both learned from and judged: {figures}.
"""
_PENALTY = 3.0


@dataclass(slots=True)
class Page:
    """A page to learn from."""

    site: str
    lines: list[Line]
    labels: Array  # 1 for a line of the article
    weights: Array
    body: str
    repeats: frozenset[int] | None = None


def read_gold(path: Path) -> list[Page]:
    """The pages of a gold file, each with what repeats on others of its site."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    sites = [domain(record.get("url")) or str(i) for i, record in enumerate(records)]
    texts = [clean_characters(record["rendered_text"]) for record in records]
    repeats = repeated_lines(
        Seen(site, marks_of_lines(text)) for site, text in zip(sites, texts, strict=True)
    )
    pages = []
    for record, site, text, seen in zip(records, sites, texts, repeats, strict=True):
        lines = split_lines(text)
        if lines:
            labels = line_labels(lines, record["gold_body"])
            words = np.array([min(60.0, line.traits.n_words) + 1 for line in lines])
            pages.append(Page(site, lines, labels, words / words.sum() ** 0.5, record["gold_body"], seen))
    return pages


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def line_labels(lines: Sequence[Line], body: str) -> Array:
    """1 for each line whose words stand in the body in the same order, near other such lines."""
    wanted = f" {_plain(body)} "
    grams = set(zip(*(wanted.split()[i:] for i in range(4)), strict=False))
    found = np.zeros(len(lines))
    for i, line in enumerate(lines):
        words = _plain(line.text).split()
        if len(words) < 6:
            found[i] = bool(words) and f" {' '.join(words)} " in wanted
        else:
            mine = list(zip(*(words[i:] for i in range(4)), strict=False))
            found[i] = sum(gram in grams for gram in mine) >= 0.6 * len(mine)
    long = [i for i, line in enumerate(lines) if found[i] and line.traits.n_words >= 6]
    for i, line in enumerate(lines):
        # A word such as "Share" may stand in any article; only between its lines is it of the article.
        if line.traits.n_words < 6 and not any(abs(i - other) <= 3 for other in long):
            found[i] = 0.0
    return found


def fit(rows: Array, labels: Array, weights: Array, penalty: float = _PENALTY) -> Array:
    """Logistic regression with an L2 penalty on all but the columns' scale, by Newton's method."""
    scale = rows.std(axis=0)
    scale[scale == 0] = 1.0
    scaled = rows / scale
    beta = np.zeros(scaled.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(scaled @ beta, -30, 30)))
        gradient = scaled.T @ (weights * (labels - p)) - penalty * beta
        curve = (scaled * (weights * p * (1 - p))[:, None]).T @ scaled + penalty * np.eye(len(beta))
        step = np.linalg.solve(curve, gradient)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return beta / scale


def train(pages: Sequence[Page], siblings: bool) -> tuple[Array, Array]:
    """Weights of the two passes; the second learns from scores of a first that has not seen the page."""
    rows = [line_features(page.lines, (page.repeats or frozenset()) if siblings else None) for page in pages]
    labels, weights = [page.labels for page in pages], [page.weights for page in pages]

    def fitted(chosen: list[int], columns: list[Array]) -> Array:
        return fit(*(np.concatenate([part[i] for i in chosen]) for part in (columns, labels, weights)))

    second: list[Array] = list(rows)
    for kept, held in folds([page.site for page in pages]):
        first = fitted(kept, rows)
        for i in held:
            second[i] = second_features(rows[i], rows[i] @ first, pages[i].lines)
    everything = list(range(len(pages)))
    return fitted(everything, rows), fitted(everything, second)


def folds(sites: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Numbers of the pages to learn from and of those held out; no site is in both."""
    fold = [zlib.crc32(site.encode()) % FOLDS for site in sites]
    for number in range(FOLDS):
        held = [i for i, own in enumerate(fold) if own == number]
        if held and len(held) < len(fold):
            yield [i for i, own in enumerate(fold) if own != number], held


def cross_validated(pages: Sequence[Page], siblings: bool) -> float:
    """Mean F1 over the pages, by words of lines, each page read with weights that have seen none of its site."""
    scores = []
    for kept, held in folds([page.site for page in pages]):
        first, second = train([pages[i] for i in kept], siblings)
        for i in held:
            page = pages[i]
            rows = line_features(page.lines, (page.repeats or frozenset()) if siblings else None)
            likely = second_features(rows, rows @ first, page.lines) @ second > 0
            scores.append(_f1(page, likely))
    return float(np.mean(scores))


def _f1(page: Page, likely: NDArray[np.bool_]) -> float:
    words = np.array([line.traits.n_words for line in page.lines])
    both, mine, gold = (
        float(words[mask].sum()) for mask in (likely & (page.labels > 0), likely, page.labels > 0)
    )
    return 2 * both / (mine + gold) if mine + gold else 0.0


def as_yaml(tables: dict[str, tuple[Array, Array]], figures: str) -> str:
    """The file of weights, with what they were fitted on."""
    lines = [f"# {line}" for line in _HEAD.format(figures=figures).strip().split("\n")]
    for name, passes in tables.items():
        names = FEATURES if name == "alone" else (*FEATURES, *SIBLING_FEATURES)
        lines.append(f"{name}:")
        for step, columns, weights in zip(
            ("line", "around"), (names, (*AROUND, *names)), passes, strict=True
        ):
            lines.append(f"  {step}:")
            lines += [f"    {column}: {weight:.4f}" for column, weight in zip(columns, weights, strict=True)]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit, report, write."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    pages = read_gold(Path(sys.argv[1]))
    with_siblings = [page for page in pages if page.repeats is not None]
    chosen = {"alone": pages, "siblings": with_siblings or pages}
    figures = ", ".join(
        f"{name} {cross_validated(some, name == 'siblings'):.3f} on {len(some)} pages"
        for name, some in chosen.items()
    )
    tables = {name: train(some, name == "siblings") for name, some in chosen.items()}
    resource_path("lexicon", "line_model.yaml").write_text(as_yaml(tables, figures), encoding="utf-8")
    print(f"F1 by words, cross-validated by site: {figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

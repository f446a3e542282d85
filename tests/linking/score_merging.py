"""Measures merging on the reports of bench/: `python -m tests.linking.score_merging FILE` (`make bench-linking`).

Once with mentions as a person would code them, which measures merging alone; once from the text, which
measures all stages together. The figures go into a file that the quality report shows.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from etl.articles import tell_copies
from etl.evaluation.clusters import Quality, b_cubed, pairwise
from etl.linking import link
from etl.records import Actor, Article, ArticleEvents, Mention, Participant, Place
from etl.stages import Stages

_BENCH = Path(__file__).parent / "bench"
_HEADER = "# How well merging works, measured on the reports in tests/linking/bench/. Written by `make bench-linking`.\n"


@dataclass(frozen=True, slots=True)
class Told:
    """A report: the article, and what a person finds in it."""

    article: Article
    event: str
    mention: Mention


def reports() -> list[Told]:
    """All reports of the bench."""
    blocks = [
        block for path in sorted(_BENCH.glob("*.yaml")) for block in yaml.safe_load(path.read_text("utf-8"))
    ]
    told = [_told(block, entry, n) for block in blocks for n, entry in enumerate(block["reports"])]
    settled = tell_copies([one.article for one in told])
    return [
        Told(
            article,
            one.event,
            replace(one.mention, article_id=article.article_id),
        )
        for one, article in zip(told, settled, strict=True)
    ]


def _told(block: dict[str, Any], entry: dict[str, Any], n: int) -> Told:
    name = f"{block['event']}-{entry['outlet']}-{n}".replace(" ", "-").lower()
    day = entry["published"]
    article = Article(
        f"a-{name}", name, f"{name}.txt", "txt", "0" * 64, None, entry["text"], outlet=entry["outlet"],
        published_date=day, published_basis="user", language="en",
    )  # fmt: skip
    return Told(article, block["event"], _mention({**block, **entry}, block.get("attributes", {}), day))


def _mention(says: dict[str, Any], common: dict[str, Any], published: date) -> Mention:
    start = says.get("from", says["day"])
    return Mention(
        article_id="",
        sentence_no=1,
        char_start=0,
        char_end=len(says["text"]),
        evidence=says["text"],
        trigger=says["type"],
        family=says["family"],
        event_type=says["type"],
        status=says.get("status", "actual"),
        rule_id="bench",
        date_start=start,
        date_end=says.get("to", start),
        date_prec=says.get("prec", 1),
        date_basis=says.get("basis", "relative"),
        source_date=published,
        participants=[
            *(Participant("party", _actor(i)) for i in says["parties"]),
            *(Participant("mediator", _actor(i)) for i in says.get("mediators", ())),
        ],
        attributes={**common, **says.get("attributes", {})},
        place=Place(says["place"], 1) if "place" in says else None,
        local_event=0,
    )


def _actor(name: str) -> Actor:
    return Actor(name, name, "state" if name.startswith("gov-") else "armed_organization")


def merged_as_given(told: list[Told]) -> dict[str, str]:
    """The event in which each report was put, by the report's article, with mentions coded by a person."""
    linked = link(ArticleEvents(one.article, [one.mention], []) for one in told)
    return {row["article_id"]: row["event_id"] for row in linked.tables()["mentions"]}


def merged_from_text(told: list[Told]) -> dict[str, str]:
    """The same from the text, for the reports whose event the coder finds."""
    fresh = [one for one in told if one.article.duplicate_of is None]
    articles = [one.article for one in fresh]
    outcomes = zip(articles, Stages().run(articles), strict=True)
    linked = link(ArticleEvents(article, list(o.mentions), list(o.links)) for article, o in outcomes)
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in linked.tables()["mentions"]:
        rows.setdefault(row["article_id"], []).append(row)
    found = (
        (one.article.article_id, _meant(one.mention, rows.get(one.article.article_id, []))) for one in fresh
    )
    return {name: event for name, event in found if event is not None}


def _meant(gold: Mention, rows: list[dict[str, Any]]) -> str | None:
    """The event of the coded mention that is the report's."""
    same = [r for r in rows if (r["family"], r["event_type"]) == (gold.family, gold.event_type)]
    same.sort(key=lambda r: (r["status"] != gold.status, r["date_start"] != gold.date_start, r["mention_id"]))
    return same[0]["event_id"] if same else None


def figures(gold: dict[str, str], found: dict[str, str]) -> dict[str, Any]:
    """What stands in the quality report."""

    def told(quality: Quality) -> dict[str, float]:
        values = {"precision": quality.precision, "recall": quality.recall, "f1": quality.f1}
        return {name: round(value, 3) for name, value in values.items()}

    return {
        "reports": len(gold),
        "events": len(set(gold.values())),
        "coded": sum(name in found for name in gold),
        "pairwise": told(pairwise(gold, found)),
        "b_cubed": told(b_cubed(gold, found)),
    }


def wrong(gold: dict[str, str], found: dict[str, str]) -> Iterator[str]:
    """Events that were taken apart, and reports that were put with those of another event."""
    for event in dict.fromkeys(gold.values()):
        parts = Counter(found[name] for name in gold if gold[name] == event and name in found)
        if len(parts) > 1:
            yield f"{event}: in {len(parts)} parts of {', '.join(map(str, parts.values()))}"
    for place in dict.fromkeys(found.values()):
        mixed = sorted({gold[name] for name in gold if found.get(name) == place})
        if len(mixed) > 1:
            yield f"one event: {', '.join(mixed)}"


def main(path: str) -> None:
    """Measure, print, and write the figures."""
    told = reports()
    gold = {one.article.article_id: one.event for one in told}
    coded = {one.article.article_id: one.event for one in told if one.article.duplicate_of is None}
    given, from_text = merged_as_given(told), merged_from_text(told)
    all_figures = {"mentions_given": figures(gold, given), "from_text": figures(coded, from_text)}
    found = {name: event for name, event in coded.items() if name in from_text}
    all_figures["from_text_of_those_coded"] = figures(found, from_text)
    text = yaml.safe_dump(all_figures, sort_keys=False)
    Path(path).write_text(_HEADER + text, encoding="utf-8")
    print(text)
    for title, some in (("With mentions given", wrong(gold, given)), ("From text", wrong(coded, from_text))):
        print(f"{title}, what is wrong:", *(f"  {line}" for line in some), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])

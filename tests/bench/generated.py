"""News articles made up for measuring speed and memory: python -m tests.bench.generated 1000 > articles.jsonl

Sentences are put together from the fragments of fragments.yaml and the names of data/reference by a seeded
generator, so that hardly a sentence comes twice. In an article on conflict only a part of the sentences (none to
two fifths, in the mean 21 in 100) tells of a peace process; the others tell of fighting, its victims, aid and
politics, as in newspapers: of 83 real articles, drawn as they came from news on armed conflicts and annotated by hand, 20 in
100 sentences tell of one. Nothing of what they tell took place.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from string import Template
from typing import Any

from tests.bench.stories import Story, cast, fragments, war_cast

_WORDS = 500
_PEACE_SHARE = (0.0, 0.42)
_FIRST_DAY, _DAYS = date(2005, 1, 1), 7000
_OUTLETS = ("Meridian Wire", "Lowland Courier", "Harbour Post", "Northern Dispatch", "Daily Lantern")

Article = dict[str, Any]


def _weighted(weights: dict[str, int]) -> list[str]:
    return [matter for matter, weight in weights.items() for _ in range(weight)]


@cache
def _matters() -> tuple[list[str], list[str]]:
    both = fragments()["conflict_matters"]
    return _weighted(both["peace"]), _weighted(both["other"])


def _on_conflict(story: Story, draw: Random) -> Iterator[str]:
    peace, other = _matters()
    asides = fragments()["asides"]["conflict"]
    share = draw.uniform(*_PEACE_SHARE)
    while True:
        yield story.sentence(draw.choice(peace if draw.random() < share else other), asides)


def _on_other_matters(story: Story, draw: Random) -> Iterator[str]:
    matter = draw.choice(fragments()["ordinary_matters"])
    story["matter"] = matter
    asides = fragments()["asides"]["ordinary"]
    while True:
        yield story.sentence(matter, asides)


def articles(n: int, seed: int, conflict_share: float = 0.2) -> Iterator[Article]:
    """Articles of some 500 words as the JSONL reader takes them; the same seed gives the same articles.

    Args:
        n: how many.
        seed: any number; article k of a seed does not depend on `n`.
        conflict_share: of how many in one the matter is an armed conflict.
    """
    for number in range(n):
        yield _article(number, Random(seed * 1_000_003 + number), conflict_share)


def _article(number: int, draw: Random, conflict_share: float) -> Article:
    story = Story(draw)
    cast(story, draw)
    conflict = draw.random() < conflict_share
    if conflict:
        war_cast(story, draw)
    sentences = (_on_conflict if conflict else _on_other_matters)(story, draw)
    text = _text(story, sentences, draw, conflict)
    matter = "conflict" if conflict else story["matter"]
    title = story.fill(draw.choice(fragments()["headlines"][matter]))
    outlet = draw.choice(_OUTLETS)
    day = (_FIRST_DAY + timedelta(days=draw.randrange(_DAYS))).isoformat()
    source = f"{draw.getrandbits(32):08x}-{number}"
    site = outlet.replace(" ", "-").lower()
    return {
        "id": source,
        "url": f"https://{site}.example/{day.replace('-', '/')}/{matter}-{source}",
        "outlet": outlet,
        "published": day,
        "title": title,
        "text": text,
    }


def _text(story: Story, sentences: Iterator[str], draw: Random, conflict: bool) -> str:
    place = story["capital" if conflict else "ot1"]
    paragraphs, words = [], 0
    while words < _WORDS:
        paragraph = " ".join(next(sentences) for _ in range(1 + int(draw.random() * 3)))
        paragraphs.append(paragraph)
        words += paragraph.count(" ") + 1
    return f"{place.upper()} - " + "\n\n".join(paragraphs)


def html(article: Article) -> str:
    """The article as a page of a news site, with the furniture that surrounds it there."""
    draw = Random(article["id"])
    story = Story(draw)
    cast(story, draw)
    furniture = fragments()["furniture"]
    headlines = [
        text for matter, of in fragments()["headlines"].items() if matter != "conflict" for text in of
    ]

    def items(texts: Iterable[str], kind: str) -> str:
        links = (
            f'<li class="{kind}"><a href="/{kind}/{draw.getrandbits(20)}">{escape(t)}</a></li>' for t in texts
        )
        return "\n".join(links)

    words = {name: escape(article[name]) for name in ("title", "outlet", "published", "url")}
    described = {"@type": "NewsArticle", "headline": article["title"], "datePublished": article["published"]}
    return _page().substitute(
        words,
        json=json.dumps({"@context": "https://schema.org", **described}),
        body="\n".join(f"<p>{escape(p)}</p>" for p in article["text"].split("\n\n")),
        author=story["full_name"],
        menu=items(furniture["links"], "section"),
        related=items((story.fill(draw.choice(headlines)) for _ in range(12)), "story"),
        most_read=items((story.fill(draw.choice(headlines)) for _ in range(8)), "story"),
        appeals=items((draw.choice(furniture["appeals"]).format_map(story) for _ in range(5)), "more"),
    )


@cache
def _page() -> Template:
    return Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write articles as JSON lines to standard output."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("n", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--conflict-share", type=float, default=0.2)
    options = parser.parse_args(arguments)
    for article in articles(options.n, options.seed, options.conflict_share):
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Score attribution on the bank's sentences: python -m tests.events.attribution_bank [--aside] [--errors].

Every third sentence is set aside: its errors are not read while rules are made.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from etl.records import Article

from .stages import coded_mentions

PUBLISHED = date(2020, 3, 4)
BACKGROUND = "\n\nThe war between troops and rebels has gone on for years."
BANK = Path(__file__).parent / "bank" / "attribution.yaml"


def entries(aside: bool) -> list[dict]:
    """Entries as {code, event, text}: those set aside, or the others."""
    raw = yaml.safe_load(BANK.read_text("utf-8"))
    told = [{"code": heading, **item} for heading, items in raw.items() for item in items]
    return [e for n, e in enumerate(told) if (n % 3 == 2) == aside]


def answers(asked: list[dict]) -> Iterator[tuple[dict, set[str]]]:
    """Each entry with the codes given to the act that it asks of; none if the act is not coded at all."""
    texts = [e["text"] + BACKGROUND for e in asked]
    articles = [
        Article(str(n), str(n), "", "txt", "0" * 64, None, text, published_date=PUBLISHED)
        for n, text in enumerate(texts)
    ]
    for entry, mentions in zip(asked, coded_mentions(articles), strict=True):
        yield entry, {m.attribution for m in mentions if f"{m.family}/{m.event_type}" == entry["event"]}


def score(aside: bool, verbose: bool = False) -> dict[str, float]:
    """Share of acts that are coded, and share of these whose code is right."""
    found = right = total = 0
    for entry, codes in answers(entries(aside)):
        total += 1
        found += bool(codes)
        right += entry["code"] in codes
        if verbose and entry["code"] not in codes:
            print(entry["code"], "got", codes or "no such act", entry["event"], "|", entry["text"])
    return {"coded": found / total, "right": right / found}


if __name__ == "__main__":
    print(score("--aside" in sys.argv, "--errors" in sys.argv))

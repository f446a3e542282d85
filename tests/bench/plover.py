"""Compare the coder with sentences that others coded in PLOVER: `make bench-plover GOLD=file.jsonl`.

A line of the file has `text`, `date` and `gold`: {`event`: a PLOVER root, `families`: which of talks, ceasefire,
mediation and conditions it is about, `negative`: true if it is about none}. Each is coded as an article of its own.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from etl.actors import add_actors, add_places, load_gazetteer
from etl.events import code, gate_clues
from etl.language import Reader
from etl.records import Article, Mention
from etl.tables.other_schemes import crosswalk
from etl.times import add_times

_FAMILIES = {"talks": "talks", "ceasefire": "truce", "mediation": "mediation", "conditions": "prerequisite"}
_SAME_ROOT = {"DEMAND": "REQUEST"}  # the older name in the crosswalk's table


def coded(lines: Iterable[dict]) -> Iterator[tuple[dict, list[Mention]]]:
    """Each line's gold with the mentions that the coder finds in its text."""
    lines = list(lines)
    reader, gazetteer = Reader(gate_clues()), load_gazetteer()
    articles = [
        Article(
            str(n), str(n), "plover", "txt", "0" * 64, None, line["text"],
            published_date=date.fromisoformat(line["date"]),
        )
        for n, line in enumerate(lines)
    ]  # fmt: skip
    for line, read in zip(lines, reader.read_many(articles), strict=True):
        add_times(read)
        add_actors(read, gazetteer)
        add_places(read)
        yield line["gold"], code(read).mentions


def figures(pairs: Iterable[tuple[dict, list[Mention]]]) -> Counter:
    """Counts of sentences: ours, found, of the right family, of the right root; others, and those coded."""
    counts: Counter = Counter()
    for gold, mentions in pairs:
        if gold["negative"]:
            counts.update({"others": 1, "others_coded": bool(mentions)})
            continue
        families = {_FAMILIES[f] for f in gold["families"]}
        counts.update(
            ours=1,
            found=bool(mentions),
            family=any(m.family in families for m in mentions),
            root=_root(gold["event"]) in {_plover(m) for m in mentions},
        )
    return counts


def _root(event: str) -> str:
    return _SAME_ROOT.get(event, event)


def _plover(mention: Mention) -> str | None:
    kind = mention.attributes.get("condition_kind")
    return crosswalk(mention.family, mention.event_type, kind)[1]


def main(path: str) -> None:
    """Print the figures for a file."""
    with open(path, encoding="utf-8") as lines:
        n = figures(coded(json.loads(line) for line in lines))
    print(f"sentences of our families       {n['ours']}")
    print(f"  something coded               {n['found'] / n['ours']:.2f}")
    print(f"  of the right family           {n['family'] / n['ours']:.2f}")
    print(f"  with the right PLOVER root    {n['root'] / n['ours']:.2f}")
    print(f"other sentences                 {n['others']}")
    print(f"  something coded (false)       {n['others_coded'] / n['others']:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])

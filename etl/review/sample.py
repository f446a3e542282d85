"""Which rows are reviewed, each with its sentences in their paragraphs."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.intake import TEXTS
from etl.review.columns import REVIEWED, plain

Row = dict[str, Any]
_SHOWN = (
    "event_id",
    "process_id",
    "side_a",
    "side_b",
    "confidence",
    "report_status",
    "source_headline",
    "corrections",
)


def sample(tables: Mapping[str, pa.Table], dataset: Path, size: int, by: str, seed: int = 1) -> list[Row]:
    """Events to review, as the page shows them.

    Args:
        tables: the data set's tables.
        dataset: its folder, in which the articles' texts may stand.
        size: how many events; all if there are fewer.
        by: "confidence" for the least certain first, or "random".
        seed: of the random sample; the same seed gives two coders the same events.
    """
    events = sorted(tables["events"].to_pylist(), key=lambda row: row["event_id"])
    if by == "random":
        chosen = Random(seed).sample(events, min(size, len(events)))
    else:
        chosen = sorted(events, key=lambda row: row["confidence"])[:size]
    reports = defaultdict(list)
    texts = _texts(dataset)
    articles = {row["article_id"]: row for row in tables["articles"].to_pylist()}
    for row in tables["mentions"].to_pylist():
        reports[row["event_id"]].append(
            _report(row, articles.get(row["article_id"]), texts.get(row["article_id"]))
        )
    return [_item(row, reports[row["event_id"]], events) for row in chosen]


def _item(row: Row, reports: list[Row], events: list[Row]) -> Row:
    near = [
        {"event_id": e["event_id"], "date_start": plain(e["date_start"]), "evidence": e["evidence"]}
        for e in events
        if e["process_id"] == row["process_id"] and e["event_id"] != row["event_id"]
        and (e["family"], e["event_type"]) == (row["family"], row["event_type"])
    ]  # fmt: skip
    return {name: plain(row.get(name)) for name in (*_SHOWN, *REVIEWED)} | {"reports": reports, "near": near}


def _report(mention: Row, article: Row | None, text: str | None) -> Row:
    before, after = paragraph(text, mention["char_start"], mention["char_end"]) if text else ("", "")
    source = article or {}
    return {
        "evidence": mention["evidence"],
        "before": before if mention["sentence_no"] else "",
        "after": after if mention["sentence_no"] else "",
        "trigger": mention["trigger"],
        "outlet": source.get("outlet"),
        "title": source.get("title"),
        "date": plain(mention["source_date"]),
    }


def paragraph(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a sentence in its paragraph."""
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    return text[first:start], text[end : last if last >= 0 else len(text)]


def _texts(dataset: Path) -> dict[str, str]:
    kept = dataset / TEXTS
    if not kept.is_file():
        return {}
    table = pq.read_table(kept, columns=["article_id", "text"])
    return dict(zip(table["article_id"].to_pylist(), table["text"].to_pylist(), strict=True))

"""What the page is given: the events with what is drawn of them, the reports behind them, and the words."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import yaml

from etl.tables import table_schema, vocabulary
from etl.timeline.bars import bars
from etl.timeline.columns import columns
from etl.timeline.countries import countries
from etl.timeline.words import label, when

Row = dict[str, Any]
# In this order from the top of a process's lanes.
FAMILIES = ("truce", "talks", "prerequisite", "mediation")
_OF_MENTIONS = ("evidence", "trigger", "status", "attribution", "speaker", "time_text", "source_date")
_OF_ARTICLES = ("outlet", "title", "url", "published_date")
_EXPLAINED = (
    "family",
    "event_type",
    "status",
    "report_status",
    "attribution",
    "date_prec",
    "date_basis",
    "link_type",
    "condition_kind",
    "third_party_role",
)


def content(tables: Mapping[str, pa.Table]) -> dict[str, Any]:
    """Everything that the page shows, as plain JSON; rows refer to each other by number."""
    events, mentions = tables["events"].to_pylist(), tables["mentions"].to_pylist()
    articles = tables["articles"].to_pylist()
    number = {row["event_id"]: n for n, row in enumerate(events)}
    article = {row["article_id"]: n for n, row in enumerate(articles)}
    links = [
        (number[row["from_event_id"]], row["link_type"], number[row["to_event_id"]])
        for row in tables["links"].to_pylist()
        if {row["from_event_id"], row["to_event_id"]} <= set(number)
    ]
    reports = [row for row in mentions if row["event_id"] in number]
    return {
        "events": columns(events, table_schema("events").columns),
        "text_columns": [f.name for f in table_schema("events").fields if f.type == "string"],
        "drawn": {
            "label": [label(row) for row in events],
            "when": [when(row) for row in events],
            "countries": countries(events, tables["participants"].to_pylist()),
            "bar": bars(events, links),
        },
        "processes": _process_names(events),
        "links": links,
        "mentions": columns(reports, _OF_MENTIONS)
        | {
            "event": [number[row["event_id"]] for row in reports],
            "article": [article.get(row["article_id"], -1) for row in reports],
        },
        "articles": columns(articles, _OF_ARTICLES),
        "families": FAMILIES,
        "shapes": shapes(),
        "meanings": {name: _meanings(name) for name in _EXPLAINED},
    }


@cache
def shapes() -> dict[str, Any]:
    """Which shape stands for which event types, from shapes.yaml."""
    return yaml.safe_load(Path(__file__).with_name("shapes.yaml").read_text(encoding="utf-8"))


def _meanings(name: str) -> dict[str, Any]:
    words = vocabulary(name)
    return {str(code): meaning for code, meaning in words.codes.items()} | dict(words.groups)


def _process_names(events: list[Row]) -> dict[str, str]:
    """A name for each process: the two sides that its events name most often."""
    sides: dict[str, Counter[str]] = defaultdict(Counter)
    for row in events:
        if row["process_id"]:
            sides[row["process_id"]][" – ".join(filter(None, (row["side_a"], row["side_b"])))] += 1
    return {
        process: min(names, key=lambda name: (" – " not in name, -names[name], name)) or "Parties not named"
        for process, names in sorted(sides.items())
    }

"""Writes the timeline page of a data set."""

import os
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pyarrow as pa

from etl.pages import page
from etl.tables import read_tables
from etl.timeline.content import content

_HERE = Path(__file__).parent / "page"
_SCRIPTS = (
    "model.js",
    "filters.js",
    "scale.js",
    "layout.js",
    "shapes.js",
    "draw.js",
    "overview.js",
    "links.js",
    "details.js",
    "table.js",
    "pointer.js",
    "keys.js",
    "main.js",
)


def write_timeline(dataset: Path, output: Path, title: str | None = None) -> int:
    """Write the timeline page of a data set as one HTML file.

    Args:
        dataset: folder that `build` wrote.
        output: the HTML file; its folder is made if it is not there.
        title: the page's heading; "Peace processes" if none is given.

    Returns:
        Number of events on the page.

    Raises:
        etl.tables.NotADataset: if the folder holds no data set.
        OSError: if the file cannot be written.
    """
    tables = read_tables(dataset)
    text = timeline_page(tables, title)
    output.parent.mkdir(parents=True, exist_ok=True)
    part = output.with_name(f".{output.name}-{os.getpid()}")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, output)
    finally:
        part.unlink(missing_ok=True)
    return tables["events"].num_rows


def timeline_page(tables: Mapping[str, pa.Table], title: str | None = None) -> str:
    """The timeline page as HTML; the same tables give the same text."""
    heading = title or "Peace processes"
    body = (_HERE / "body.html").read_text(encoding="utf-8").replace("{{title}}", escape(heading))
    return page(
        heading,
        body,
        styles=[_HERE / "style.css", _HERE / "chart.css"],
        scripts=[_HERE / name for name in _SCRIPTS],
        data=content(tables),
    )

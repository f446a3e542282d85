"""Accounts for every input and every row: what got in, and what did not and why."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from etl.quality.places import Columns, Tables
from etl.quality.rows import Broken
from etl.records import Reject
from etl.tables.schemas import table_schema

Row = Mapping[str, Any]
# Which input a row comes from: (source_path, source_id), by article and by event.
Sources = dict[Any, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Account:
    """Where the inputs went."""

    inputs: int
    articles: int  # rows of articles that are no copy of another
    duplicates: int  # rows of articles with duplicate_of
    rejects: int  # rows of rejects at the stage articles

    @property
    def adds_up(self) -> bool:
        """Whether every input is an article, a duplicate or a reject."""
        return self.inputs == self.articles + self.duplicates + self.rejects

    def __str__(self) -> str:
        sign = "=" if self.adds_up else "≠"
        return (
            f"{self.inputs:,} inputs {sign} {self.articles:,} articles + {self.duplicates:,} duplicates"
            f" + {self.rejects:,} rejects"
        )


def accounting(tables: Tables, inputs: int | None = None) -> Account:
    """Where the inputs went.

    Args:
        tables: at least `articles` and `rejects`.
        inputs: number of inputs that were read; the sum of what came out if it is not given.
    """
    copies = tables["articles"].column("duplicate_of")
    n_articles, duplicates = len(copies), len(copies) - copies.null_count
    rejects = tables["rejects"].column("stage").to_pylist().count("articles")
    total = n_articles + rejects if inputs is None else inputs
    return Account(total, n_articles - duplicates, duplicates, rejects)


def sources_of(tables: Tables, lost: Iterable[tuple[str, Row, Broken]]) -> Sources:
    """The inputs that lost rows come from: by article, and by event that of its best article."""
    lost = list(lost)
    wanted = {row.get(name) for _, row, _ in lost for name in _LEADS_TO_INPUT}
    best = _known(tables["events"], "event_id", ["source_article"], wanted)
    best |= {row.get("event_id"): (row.get("source_article"),) for name, row, _ in lost if name == "events"}
    wanted |= {article for (article,) in best.values()}
    sources = _known(tables["articles"], "article_id", ["source_path", "source_id"], wanted)
    sources |= {
        row.get("article_id"): (row.get("source_path"), row.get("source_id"))
        for name, row, _ in lost
        if name == "articles"
    }
    return sources | {event: sources[article] for event, (article,) in best.items() if article in sources}


def _known(
    table: Columns, key: str, columns: list[str], wanted: Collection[Any]
) -> dict[Any, tuple[Any, ...]]:
    """Some columns of those rows of a table whose key is asked for, by key."""
    ids = pa.array(sorted(name for name in wanted if isinstance(name, str)), pa.string())
    found = table.select([key, *columns])
    found = found.filter(pc.is_in(found.column(0), value_set=ids))
    return {
        name: tuple(row) for name, *row in zip(*(column.to_pylist() for column in found.columns), strict=True)
    }


def reject(sources: Sources, table: str, row: Row, broken: Broken) -> Reject:
    """The reject of a row: its input as far as it is known, the rule as reason, a message that names the row.

    A row of articles is rejected at the stage articles, so that inputs add up; others at the stage quality.
    """
    path, source_id = next(
        (sources[row[name]] for name in _LEADS_TO_INPUT if row.get(name) in sources), (None, None)
    )
    key = ", ".join(
        str(row.get(name)) for name in table_schema(table).primary_key if row.get(name) is not None
    )
    return Reject(
        stage="articles" if table == "articles" else "quality",
        source_path=_printable(path or table),
        source_id=None if source_id is None else _printable(source_id),
        reason=broken.rule,
        message=_printable(f"{table} {key}: {broken.what} (rule {broken.rule})"),
    )


def _printable(value: object) -> str:
    """The value in valid Unicode: what is wrong with a row may be that it is not."""
    return str(value).encode("utf-8", "backslashreplace").decode("utf-8")


_LEADS_TO_INPUT = ("article_id", "source_article", "event_id", "from_event_id")

"""Accounts for every input and every row: what got in, and what did not and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from etl.quality.rows import Broken
from etl.records import Reject
from etl.tables.schemas import table_schema

Row = Mapping[str, Any]
# Which input a row comes from: (source_path, source_id), by article and by event.
Sources = dict[str, tuple[str, str | None]]


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


def accounting(rows: Mapping[str, Iterable[Row]], inputs: int | None = None) -> Account:
    """Where the inputs went.

    Args:
        rows: rows by table, at least `articles` and `rejects`.
        inputs: number of inputs that were read; the sum of what came out if it is not given.
    """
    copies = Counter(row.get("duplicate_of") is not None for row in rows.get("articles", ()))
    n_articles, duplicates = copies.total(), copies[True]
    rejects = sum(row["stage"] == "articles" for row in rows.get("rejects", ()))
    total = n_articles + rejects if inputs is None else inputs
    return Account(total, n_articles - duplicates, duplicates, rejects)


def sources_of(rows: Mapping[str, Iterable[Row]]) -> Sources:
    """The input of each article, and of each event by its best article."""
    sources: Sources = {
        row.get("article_id"): (row.get("source_path"), row.get("source_id")) for row in rows["articles"]
    }
    for row in rows["events"]:
        if row.get("source_article") in sources:
            sources[row.get("event_id")] = sources[row["source_article"]]
    return sources


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
        source_path=str(path or table),
        source_id=None if source_id is None else str(source_id),
        reason=broken.rule,
        message=f"{table} {key}: {broken.what} (rule {broken.rule})",
    )


_LEADS_TO_INPUT = ("article_id", "source_article", "event_id", "from_event_id")

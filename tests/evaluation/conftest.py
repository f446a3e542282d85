"""A data set of one article with a truce and its condition, and annotations to hold against it."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

SENTENCE = "Sarvona and the Hill Front agreed on Monday to stop shelling Dresk for 48 hours."
COLUMNS = ("condition_kind", "location", "date_basis", "date_prec", "attribution", "third_party_role", "condition_for",
           "quantity_min", "quantity_max", "truce_scope", "truce_laterality", "truce_duration_days", "truce_purpose")  # fmt: skip


def event(event_id: str, **values: Any) -> dict[str, Any]:
    row = dict.fromkeys(COLUMNS) | {
        "event_id": event_id,
        "family": "truce",
        "event_type": "agreed",
        "status": "actual",
    }
    return row | {"date_start": pd.Timestamp("2031-05-05"), "date_end": pd.Timestamp("2031-05-05")} | values


@pytest.fixture
def tables():
    """Build tables from events, each with the sentences that report it, by article."""

    def make(
        *coded: tuple[dict[str, Any], str], actors: tuple[tuple[str, str, str], ...] = ()
    ) -> SimpleNamespace:
        names = ["event_id", "role", "actor_name", "name_as_reported", "person", "actor_id"]
        people = [(e, role, name, None, None, None) for e, role, name in actors]
        mentions = [
            {"article_id": "a1", "event_id": row["event_id"], "evidence": said} for row, said in coded
        ]
        return SimpleNamespace(
            articles=pd.DataFrame([{"article_id": "a1", "source_id": "dresk"}]),
            events=pd.DataFrame([row for row, _ in coded] or [event("none")]),
            mentions=pd.DataFrame(mentions, columns=["article_id", "event_id", "evidence"]),
            participants=pd.DataFrame(people, columns=names),
        )

    return make

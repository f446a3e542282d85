"""A few rows that several tests write and read."""

from datetime import UTC, date, datetime
from typing import Any

import pytest


@pytest.fixture
def rows() -> dict[str, list[dict[str, Any]]]:
    """Two actors and an article, not in the order in which they are stored."""
    return {
        "actors": [
            {
                "actor_id": "gov-colombia",
                "actor_name": "Government of Colombia",
                "actor_type": "state",
                "gwno": 100,
            },
            {
                "actor_id": "farc",
                "actor_name": "FARC",
                "actor_type": "armed_organization",
                "active_from": date(1964, 5, 27),
                "active_to": "2017-06-27",
            },
        ],
        "articles": [
            {
                "article_id": "a00000000000000a1",
                "source_id": "bogota-1",
                "source_path": "news/bogota-1.txt",
                "source_format": "txt",
                "source_sha256": "0" * 64,
                "published_at": datetime(2016, 6, 23, 18, 30, tzinfo=UTC),
                "published_date": date(2016, 6, 23),
                "published_basis": "metadata",
                "n_chars": 2100,
                "n_sentences": 17,
                "ingested_version": "0.1.0",
            }
        ],
    }

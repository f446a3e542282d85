"""A small data set in which every row is right: talks, a truce, its condition and a mediation."""

from datetime import date
from typing import Any

import pytest

ARTICLE = "a00000000000000a1"
COPY = "a00000000000000b2"
Rows = dict[str, list[dict[str, Any]]]


def article(article_id: str, **more: Any) -> dict[str, Any]:
    base = {
        "article_id": article_id,
        "source_id": article_id,
        "source_path": f"news/{article_id}.txt",
        "source_format": "txt",
        "source_sha256": "0" * 64,
        "published_date": date(2016, 8, 29),
        "published_basis": "metadata",
        "n_chars": 900,
        "n_sentences": 8,
        "ingested_version": "0.1.0",
    }
    return base | more


def event(event_id: str, family: str, event_type: str, **more: Any) -> dict[str, Any]:
    base = {
        "event_id": event_id,
        "family": family,
        "event_type": event_type,
        "status": "actual",
        "report_status": "reported",
        "attribution": "none",
        "coder": "rules",
        "confidence": 0.8,
        "date_start": date(2016, 8, 28),
        "date_end": date(2016, 8, 29),
        "date_prec": 2,
        "date_basis": "publication",
        "n_mentions": 1,
        "n_articles": 1,
        "n_outlets": 0,
        "source_article": ARTICLE,
        "evidence": "The sides said on Monday that the guns were silent.",
    }
    return base | more


def mention(mention_id: str, of: dict[str, Any], **more: Any) -> dict[str, Any]:
    same = ("event_id", "family", "event_type", "status", "attribution", "date_start", "date_end")
    base = {
        "mention_id": mention_id,
        **{name: of[name] for name in (*same, "date_prec", "date_basis", "evidence", "confidence")},
        "article_id": ARTICLE,
        "sentence_no": 2,
        "char_start": 120,
        "char_end": 171,
        "trigger": "silent",
        "rule_id": "example",
    }
    return base | more


@pytest.fixture
def rows() -> Rows:
    """Rows of all tables; the truce is reported twice, once in a copy of the same wire report."""
    events = [
        event("e-talks", "talks", "held", ongoing=True),
        event("e-truce", "truce", "agreed", truce_scope="nationwide", n_mentions=2),
        event(
            "e-condition",
            "prerequisite",
            "demanded",
            condition_kind="prisoner_release",
            condition_for="truce",
        ),
        event("e-mediation", "mediation", "ongoing", mediator_names="Cuba", third_party_role="host"),
    ]
    mentions = [mention(f"m-{one['event_id'][2:]}", one) for one in events]
    return {
        "articles": [article(ARTICLE), article(COPY, duplicate_of=ARTICLE)],
        "events": events,
        "mentions": [*mentions, mention("m-copy", events[1], article_id=COPY)],
        "participants": [
            {
                "event_id": one["event_id"],
                "role": "party",
                "side": "b",
                "actor_id": "farc",
                "actor_name": "FARC",
                "actor_type": "armed_organization",
            }
            for one in events
        ],
        "links": [
            {
                "from_event_id": "e-truce",
                "link_type": "outcome_of",
                "to_event_id": "e-talks",
                "mention_id": "m-truce",
            },
            {"from_event_id": "e-condition", "link_type": "condition_of", "to_event_id": "e-truce"},
        ],
        "actors": [{"actor_id": "farc", "actor_name": "FARC", "actor_type": "armed_organization"}],
        "rejects": [
            {
                "stage": "articles",
                "source_path": "news/empty.txt",
                "reason": "no_text",
                "message": "Nothing in it.",
            }
        ],
    }

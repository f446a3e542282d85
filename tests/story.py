"""A small data set of an invented peace process, for what is made of finished tables: pages and releases."""

from datetime import date
from pathlib import Path
from typing import Any

from etl.tables import write_dataset

Row = dict[str, Any]
ARTICLE = "a00000000000000a1"
LATER = "a00000000000000b2"
SIDES = {
    "process_id": "p-veldora",
    "side_a": "Government of Veldora",
    "side_a_id": "gov-veldora",
    "side_b": "Harbour Front",
    "side_b_id": "harbour-front",
    "dyad_id": "gov-veldora--harbour-front",
}
TRUCE = "The government and the Harbour Front agreed on 5 March 2021 to a truce of thirty days."
TALKS = "They had met in Bergen, where Norway mediated."
SHELLED = "Shells fell on the harbour in March, and the truce is over, the government said on 20 March."


def on(start: date, end: date | None = None, prec: int = 1) -> Row:
    """The columns of a date."""
    end = end or start
    middle = start + (end - start) // 2
    return {
        "date_start": start,
        "date_end": end,
        "date_mid": middle,
        "date_prec": prec,
        "date_basis": "stated",
    }


def event(event_id: str, family: str, event_type: str, **more: Any) -> Row:
    """A row of events; what is not given is as of an actual event of the process."""
    return (
        SIDES
        | {
            "event_id": event_id,
            "family": family,
            "event_type": event_type,
            "status": "actual",
            "report_status": "reported",
            "attribution": "none",
            "coder": "rules",
            "confidence": 0.9,
            "n_mentions": 1,
            "n_articles": 1,
            "n_outlets": 1,
            "first_source_date": date(2021, 3, 6),
            "last_source_date": date(2021, 3, 6),
            "source_article": ARTICLE,
            "source_outlet": "Veldora Post",
            "source_headline": "Truce in Veldora",
            "evidence": TRUCE,
        }
        | more
    )


def story_rows() -> dict[str, list[Row]]:
    """The tables: a truce of thirty days that is broken, the talks before it, a condition and a mediation."""
    events = [
        event("e-truce", "truce", "agreed", **on(date(2021, 3, 5)), truce_duration_days=30, mediator_names="Norway"),
        event("e-over", "truce", "ended", **on(date(2021, 3, 20)), report_status="disputed", evidence=SHELLED,
              first_source_date=date(2021, 3, 21), last_source_date=date(2021, 3, 21), source_article=LATER),
        event("e-shells", "truce", "violated", **on(date(2021, 3, 1), date(2021, 3, 31), 4), evidence=SHELLED,
              confidence=0.4, source_article=LATER),
        event("e-talks", "talks", "held", **on(date(2021, 2, 20), date(2021, 3, 4), 1), evidence=TALKS,
              location="Bergen", country="Norway", iso3="NOR", latitude=60.39, longitude=5.32),
        event("e-freed", "prerequisite", "demanded", **on(date(2021, 2, 25)), evidence=TALKS, status="planned",
              condition_kind="prisoner_release", condition_for="truce", quantity_min=100, quantity_max=100,
              quantity_unit="persons", demanded_by_names="Harbour Front", owed_by_names="Government of Veldora"),
        event("e-norway", "mediation", "ongoing", evidence=TALKS, mediator_names="Norway", third_party_role="mediator"),
        event("e-pause", "truce", "declared", **on(date(2022, 12, 24)), truce_purpose="humanitarian",
              process_id="p-other", side_b="Hill League", side_b_id="hill-league",
              dyad_id="gov-veldora--hill-league", evidence="The Hill League declared a pause for aid."),
    ]  # fmt: skip
    return {
        "articles": [_article(ARTICLE, date(2021, 3, 6)), _article(LATER, date(2021, 3, 21))],
        "events": events,
        "mentions": [_mention(row) for row in events],
        "participants": [_party(row, side) for row in events for side in "ab"],
        "links": [
            {"from_event_id": "e-over", "link_type": "ends", "to_event_id": "e-truce"},
            {"from_event_id": "e-freed", "link_type": "condition_of", "to_event_id": "e-truce"},
            {"from_event_id": "e-norway", "link_type": "mediates", "to_event_id": "e-talks"},
        ],
        "processes": [_process("p-veldora", events), _process("p-other", events)],
        "actors": [
            {"actor_id": "gov-veldora", "actor_name": "Government of Veldora", "actor_type": "state"},
            {"actor_id": "harbour-front", "actor_name": "Harbour Front", "actor_type": "armed_organization"},
            {"actor_id": "hill-league", "actor_name": "Hill League", "actor_type": "armed_organization"},
        ],
    }


def write_story(folder: Path, **changes: Row) -> Path:
    """Write the story; `changes` are laid over the events, by the part of their id behind "e-"."""
    rows = story_rows()
    for row in [*rows["events"], *rows["mentions"]]:
        change = changes.get(row["event_id"].removeprefix("e-"), {})
        row.update({name: value for name, value in change.items() if name in row})
    write_dataset(rows, folder)
    return folder


def _process(process_id: str, events: list[Row]) -> Row:
    own = [row for row in events if row["process_id"] == process_id]
    counts = {f"n_{family}": 0 for family in ("talks", "truce", "prerequisite", "mediation")}
    for row in own:
        counts[f"n_{row['family']}"] += 1
    sides = {name: own[0][name] for name in ("dyad_id", "side_a", "side_b")}
    return {"process_id": process_id, "n_events": len(own), "n_truces": 0} | sides | counts


def _article(article_id: str, day: date) -> Row:
    return {
        "article_id": article_id,
        "source_id": article_id,
        "source_path": f"news/{article_id}.txt",
        "source_format": "txt",
        "source_sha256": "0" * 64,
        "url": f"https://example.org/{article_id}",
        "outlet": "Veldora Post",
        "title": "Truce in Veldora",
        "language": "en",
        "published_date": day,
        "published_basis": "metadata",
        "n_chars": 900,
        "n_sentences": 8,
        "ingested_version": "0.1.0",
    }


def _mention(row: Row) -> Row:
    same = ("event_id", "family", "event_type", "status", "attribution", "confidence", "evidence")
    dates = ("date_start", "date_end", "date_prec", "date_basis")
    return {name: row.get(name) for name in same + dates} | {
        "mention_id": "m" + row["event_id"],
        "article_id": row["source_article"],
        "sentence_no": 1,
        "char_start": 0,
        "char_end": len(row["evidence"]),
        "trigger": "truce",
        "source_date": row["first_source_date"],
        "rule_id": "story",
    }


def _party(row: Row, side: str) -> Row:
    kind = "state" if side == "a" else "armed_organization"
    return {
        "event_id": row["event_id"],
        "role": "party",
        "side": side,
        "actor_id": row[f"side_{side}_id"],
        "actor_name": row[f"side_{side}"],
        "actor_type": kind,
    }

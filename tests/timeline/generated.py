"""A data set of any size, invented by a seeded generator: what the page has to carry."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from etl.tables import vocabulary, write_dataset

Row = dict[str, Any]
_STATES = ("Veldora", "Karsa", "Ostrava Coast", "Lower Ilm", "Sarvona", "Tembe", "Northern Quay", "Asrat")
_GROUPS = ("Harbour Front", "Hill League", "Free Valley Army", "Movement for the Delta", "River Council")
_MEDIATORS = ("Norway", "Qatar", "United Nations", "African Union", "Switzerland; Kenya", None, None, None)
_STATUS = ("actual",) * 7 + ("planned", "possible", "conditional", "denied")
# A year by its precision: the day, some days, a week, a month, the year.
_SPANS = {1: 0, 2: 3, 3: 6, 4: 29, 5: 364}


def write_generated(folder: Path, n_events: int, seed: int = 1) -> Path:
    """Write a data set of `n_events` events in 60 processes; returns the folder."""
    random = Random(seed)
    articles = [_article(n) for n in range(max(1, n_events // 5))]
    events = [_event(n, random, random.choice(articles)) for n in range(n_events)]
    mentions = [_mention(e, n, random.choice(articles)) for e in events for n in range(e["n_mentions"])]
    links = [link for link in (_link(e, _near(e, events, random)) for e in events[: n_events // 3]) if link]
    write_dataset({"articles": articles, "events": events, "mentions": mentions, "links": links}, folder)
    return folder


def _article(n: int) -> Row:
    return {
        "article_id": f"a{n:016x}",
        "source_id": str(n),
        "source_path": f"news/{n}.txt",
        "source_format": "txt",
        "source_sha256": "0" * 64,
        "outlet": ("Morning Post", "The Courier", "Evening Star")[n % 3],
        "title": f"Sides meet for the {n}th time",
        "url": f"https://example.org/{n}",
        "published_date": date(1990, 1, 1) + timedelta(days=n * 12),
        "published_basis": "metadata",
        "n_chars": 1000,
        "n_sentences": 10,
        "ingested_version": "0.1.0",
    }


def _event(n: int, random: Random, article: Row) -> Row:
    # The first processes have far more events than the last, as in the world.
    process = min(int(random.expovariate(0.12)), 59)
    state, group = _STATES[process % 8], f"{_GROUPS[process % 5]} {process // 5 or ''}".strip()
    family = random.choice(("talks", "truce", "prerequisite", "mediation"))
    start = date(1990, 1, 1) + timedelta(days=random.randrange(12_500))
    prec = random.choice((1, 1, 1, 2, 2, 3, 4, 5))
    row = {
        "event_id": f"e{n:016x}",
        "process_id": f"p{process:016x}",
        "family": family,
        "event_type": random.choice(list(vocabulary("event_type").groups[family])),
        "status": random.choice(_STATUS),
        "report_status": random.choice(("reported", "confirmed", "disputed")),
        "attribution": "party",
        "confidence": round(random.random(), 2),
        "date_start": start,
        "date_end": start + timedelta(days=_SPANS[prec]),
        "date_mid": start + timedelta(days=_SPANS[prec] // 2),
        "date_prec": prec,
        "date_basis": "stated",
        "side_a": f"Government of {state}",
        "side_a_id": f"gov-{process}",
        "side_b": group,
        "side_b_id": f"group-{process}",
        "dyad_id": f"gov-{process}--group-{process}",
        "mediator_names": random.choice(_MEDIATORS),
        "country": state,
        "n_mentions": random.choice((1, 1, 2, 3)),
        "n_articles": 1,
        "n_outlets": 1,
        "source_article": article["article_id"],
        "evidence": f"The government of {state} and the {group} spoke of report number {n} in the capital.",
    }
    if family == "truce" and random.random() < 0.3:
        row |= {
            "truce_date_effect": start,
            "truce_date_expiry": start + timedelta(days=random.randrange(5, 400)),
        }
    if family == "prerequisite":
        row |= {
            "condition_kind": random.choice(("prisoner_release", "troop_withdrawal")),
            "condition_for": "talks",
        }
    if n % 40 == 0:
        row |= dict.fromkeys(("date_start", "date_end", "date_mid", "date_prec", "date_basis"))
    return row


def _mention(event: Row, n: int, article: Row) -> Row:
    same = ("event_id", "family", "event_type", "status", "attribution", "confidence", "evidence")
    dates = ("date_start", "date_end", "date_prec", "date_basis")
    return {name: event[name] for name in same + dates} | {
        "mention_id": f"m{event['event_id']}{n}",
        "article_id": article["article_id"],
        "sentence_no": n,
        "char_start": 0,
        "char_end": 80,
        "trigger": "spoke",
        "source_date": article["published_date"],
        "rule_id": "generated",
    }


def _near(event: Row, events: list[Row], random: Random) -> Row:
    """One of a few events of the same process that is nearest in time."""
    some = [e for e in random.sample(events, min(200, len(events))) if e["process_id"] == event["process_id"]]
    day = event["date_start"] or date(2000, 1, 1)
    return min(some or events[:1], key=lambda e: abs((e["date_start"] or date.max) - day))


def _link(event: Row, other: Row) -> Row | None:
    kinds = {"prerequisite": "condition_of", "mediation": "mediates"}
    if event["family"] not in kinds or other["family"] not in ("talks", "truce"):
        return None
    return {
        "from_event_id": event["event_id"],
        "link_type": kinds[event["family"]],
        "to_event_id": other["event_id"],
    }

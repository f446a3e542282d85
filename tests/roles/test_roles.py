"""Sentences with the roles that the coder finds in them: a table that reads like a manual.

Each line of the YAML files beside this one is a text of our own (and a `title`, a `day` of publication, where they
matter) and what one of its events (`sees`) must have: `parties`, `mediators` with their role, `demanded_by`, `owed_by`,
`location`. What is not listed must not be there, but for `location`, which then is not looked at.
"""

from datetime import date
from pathlib import Path

import pytest
import yaml

from etl.actors import add_actors, add_places, load_gazetteer
from etl.events import code, gate_clues
from etl.language import Reader
from etl.records import Article, Mention
from etl.times import add_times

# Enough of a war for a lone sentence to be in scope, without a side.
BACKGROUND = "\n\nThe war has gone on for years and has killed thousands."
FILES = sorted(Path(__file__).parent.glob("*.yaml"))
ROWS = [row for path in FILES for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _article(number: int, row: dict) -> Article:
    day = row.get("day", date(2020, 3, 4))
    text = row["text"] + BACKGROUND
    return Article(
        f"a{number}", str(number), "x", "txt", "0" * 64, row.get("title"), text, published_date=day
    )


@pytest.fixture(scope="session")
def coded() -> list[list[Mention]]:
    """The mentions of every row's text."""
    gazetteer = load_gazetteer()
    found = []
    for read in Reader(gate_clues()).read_many([_article(n, row) for n, row in enumerate(ROWS)]):
        add_times(read)
        add_actors(read, gazetteer)
        add_places(read)
        found.append(code(read).mentions)
    return found


def _roles(mentions: list[Mention], role: str) -> dict[str, str | None]:
    return {p.actor.actor_id: p.third_party_role for m in mentions for p in m.participants if p.role == role}


def _seen(row: dict, mentions: list[Mention]) -> dict:
    """What an event has, in the form of a row."""
    event = [m for m in mentions if f"{m.family}/{m.event_type}" == row["sees"]]
    seen = {"sees": row["sees"] if event else sorted({f"{m.family}/{m.event_type}" for m in mentions})}
    seen["parties"] = set(_roles(event, "party"))
    seen["mediators"] = _roles(event, "mediator")
    seen |= {role: set(_roles(event, role)) for role in ("demanded_by", "owed_by")}
    if "location" in row:
        seen["location"] = next((m.place.name for m in event if m.place), None)
    return seen


@pytest.mark.parametrize("number", range(len(ROWS)), ids=lambda n: ROWS[n].get("title", ROWS[n]["text"])[:60])
def test_event_has_the_roles_that_the_line_says(coded, number):
    row = ROWS[number]
    wanted = {"sees": row["sees"], "mediators": row.get("mediators", {})}
    wanted |= {role: set(row.get(role, ())) for role in ("parties", "demanded_by", "owed_by")}
    wanted |= {"location": row["location"]} if "location" in row else {}
    assert _seen(row, coded[number]) == wanted


def test_the_table_is_long_and_says_everything_once():
    texts = [row.get("title", "") + row["text"] for row in ROWS]
    assert len(ROWS) >= 200
    assert len(set(texts)) == len(texts)

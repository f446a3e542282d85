"""What generated articles are made of: the fragments of fragments.yaml and casts of names."""

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from etl.resources import resource_path

_RANGE = re.compile(r"^(\d+)-(\d+)$")
_ASIDES = 1 / 3
_MEDIATORS = ("UN", "African Union", "EU", "OSCE", "Arab League", "ECOWAS", "IGAD", "ASEAN")


@cache
def fragments() -> dict[str, Any]:
    """The lists of fragments.yaml, each as a tuple of its lines, and names of states and groups."""
    raw = yaml.safe_load(Path(__file__).with_name("fragments.yaml").read_text(encoding="utf-8"))
    lists = {name: _lines(value) for name, value in raw.items()}
    states = _rows("states.csv")
    lists["foreign"] = tuple(_first(row["demonyms"]) for row in states)
    lists["foreign_state"] = tuple(_first(row["aliases"]) for row in states)
    return lists


def _lines(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(value.splitlines())
    return {k: _lines(v) for k, v in value.items()} if isinstance(value, dict) else value


def _first(cell: str) -> str:
    return cell.split(";")[0].strip()


@cache
def _rows(table: str) -> tuple[dict[str, str], ...]:
    with resource_path("reference", table).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    if table == "states.csv":
        rows = [r for r in rows if r["aliases"] and r["demonyms"] and r["capitals_and_metonyms"]]
    return tuple(rows)


@cache
def _wars() -> tuple[dict[str, str], ...]:
    """States and armed groups in them, with towns: what an article on conflict is about."""
    states = {row["iso3"]: row for row in _rows("states.csv")}
    towns: dict[str, list[str]] = {}
    for row in _rows("places.csv"):
        towns.setdefault(row["iso3"], []).append(row["place"])
    found = []
    for row in _rows("armed_groups.csv"):
        state = states.get(row["iso3"])
        if state and row["aliases"] and len(towns.get(row["iso3"], ())) >= 4:
            found.append(
                {
                    "state": _first(state["aliases"]),
                    "dem": _first(state["demonyms"]),
                    "capital": _first(state["capitals_and_metonyms"]),
                    "group": row["actor_name"],
                    "grp": _first(row["aliases"]),
                    "towns": towns[row["iso3"]],
                }
            )
    return tuple(found)


class Story(dict[str, str]):
    """What one article keeps to (names, places); whatever else a fragment asks for is drawn when asked for."""

    def __init__(self, draw: Random) -> None:
        """Takes the source of chance; the cast is empty yet."""
        super().__init__()
        self._random, self._shuffle = draw.random, draw.shuffle
        self._decks: dict[str, list[str]] = {}
        self._lists = fragments()

    def __missing__(self, name: str) -> str:
        options = self._lists.get(name)
        if options is None:
            options = self._lists[name] = _numbers(name)
        return self.fill(options[int(self._random() * len(options))])

    def fill(self, fragment: str) -> str:
        """A fragment with all its slots filled."""
        return fragment.format_map(self) if "{" in fragment else fragment

    def sentence(self, matter: str, asides: Sequence[str]) -> str:
        """A new sentence on a matter; its fragments are dealt like cards, so that none comes again at once."""
        deck = self._decks.get(matter)
        if not deck:
            deck = self._decks[matter] = list(self._lists[matter])
            self._shuffle(deck)
        text = self.fill(deck.pop())
        if text[-1] == "." and self._random() < _ASIDES:
            text = f"{text[:-1]}, {self.fill(asides[int(self._random() * len(asides))])}."
        return text[0].upper() + text[1:]


def _numbers(name: str) -> tuple[str, ...]:
    """The numbers that a slot such as {2-90} may have."""
    bounds = _RANGE.match(name)
    if not bounds:
        raise KeyError(f"fragments.yaml has no list {name!r}")
    return tuple(str(k) for k in range(int(bounds[1]), int(bounds[2]) + 1))


def cast(story: Story, draw: Random) -> None:
    """Give a story two towns and two people."""
    towns = _rows("places.csv")
    for k in "12":
        story[f"ot{k}"] = draw.choice(towns)["place"]
        story[f"sl{k}"] = story["last"]
        story[f"sf{k}"] = f"{story['first']} {story[f'sl{k}']}"


def war_cast(story: Story, draw: Random) -> None:
    """Give a story a war: a state, an armed group, three towns, a host, a mediator and who speaks for each."""
    war = dict(draw.choice(_wars()))
    for k, town in enumerate(draw.sample(war.pop("towns"), 3), start=1):
        story[f"t{k}"] = town
    story.update(war)
    story["org"], host = draw.choice(_MEDIATORS), draw.choice(_rows("states.csv"))
    story["host"], story["hostcap"] = _first(host["aliases"]), _first(host["capitals_and_metonyms"])
    for person in ("lead", "spk", "envoy", "min"):
        story[f"{person}_last"] = story["last"]
        story[f"{person}_full"] = f"{story['first']} {story[f'{person}_last']}"
    story["org_cap"] = f"The {story['org']}"

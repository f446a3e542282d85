"""Reads corrections from YAML files and says at once what is wrong with one of them."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from .model import Correction, CorrectionError, Words

_ALWAYS = ("id", "action", "reason", "author", "date")
# What else each action has to say, and may not say.
_NEEDS = {
    "set": ("event", "expect", "set"),
    "drop": ("event", "expect"),
    "merge": ("events", "expect"),
    "split": ("event", "expect", "mentions"),
    "add": ("article", "quote", "set"),
}
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def read_corrections(path: Path) -> list[Correction]:
    """The corrections of a file, or of all *.yaml files of a folder by name, in their order.

    Raises:
        CorrectionError: if one cannot be read, lacks something, or has an id that occurs twice.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    found: dict[str, Correction] = {}
    for file in files:
        for one in _of_file(file):
            if one.id in found:
                raise one.error(f"another correction has this id, {found[one.id].place}")
            found[one.id] = one
    return list(found.values())


def _of_file(file: Path) -> Iterator[Correction]:
    try:
        entries = yaml.safe_load(file.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CorrectionError(f"{file} cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(entries, list):
        raise CorrectionError(f"{file}: a list of corrections is wanted")
    for number, entry in enumerate(entries, start=1):
        yield _correction(entry, f"{file.name}, entry {number}")


def _correction(entry: Any, place: str) -> Correction:
    if not isinstance(entry, dict):
        raise CorrectionError(f"{place}: a mapping with id, action, ... is wanted")
    _complete(entry, place)
    events = entry.get("events", [entry["event"]] if "event" in entry else [])
    expect = entry.get("expect", [])
    one = Correction(
        **{name: entry[name] for name in _ALWAYS},
        place=place,
        events=tuple(_name(event, place) for event in events),
        expect=tuple(expect if isinstance(expect, list) else [expect]),
        values=entry.get("set", {}),
        mentions=tuple(entry.get("mentions", ())),
        article=entry.get("article"),
        quote=entry.get("quote"),
    )
    _check(one)
    return one


def _name(event: Any, place: str) -> str | Words:
    """An event's id, or an article with words of it."""
    if not isinstance(event, dict):
        return str(event)
    if set(event) != {"article", "words"}:
        raise CorrectionError(f"{place}: an event is called by its id or by article and words")
    return Words(str(event["article"]), " ".join(str(event["words"]).split()))


def _complete(entry: dict[str, Any], place: str) -> None:
    """All parts are there that the action needs, and no others."""
    if entry.get("action") not in _NEEDS:
        raise CorrectionError(f"{place}: action is {entry.get('action')!r}, not one of {', '.join(_NEEDS)}")
    wanted = (*_ALWAYS, *_NEEDS[entry["action"]])
    lacking = [name for name in wanted if not entry.get(name)]
    if lacking:
        raise CorrectionError(f"{place}: {entry['action']} needs {_listed(lacking)}")
    extra = [name for name in entry if name not in wanted]
    if extra:
        raise CorrectionError(f"{place}: {entry['action']} takes no {_listed(extra)}")


def _check(one: Correction) -> None:
    if not isinstance(one.id, str) or not _ID.fullmatch(one.id):
        raise one.error("an id has small letters, digits and hyphens only")
    if not isinstance(one.date, date):
        raise one.error(f"date is {one.date!r}, no day such as 2026-01-31")
    if not all(isinstance(part, dict) and part for part in (*one.expect, *[one.values][: bool(one.values)])):
        raise one.error("expect and set are mappings of columns to values, and expect names at least one")
    if one.action == "merge" and (len(one.events) < 2 or len(one.expect) != len(one.events)):
        raise one.error("merge names two events or more, and expect has one entry for each of them")


def _listed(names: Iterable[Any]) -> str:
    return ", ".join(map(str, names))

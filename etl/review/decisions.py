"""What coders decide: kept coder by coder as it is, and written as corrections where they agree."""

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from etl.review.columns import GUARDED, REVIEWED

ACTIONS = ("accept", "set", "drop", "merge")
_CODER = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")
_HEAD = "# Written by `conflict-timeline review` from reviews/; decide there again instead of editing here.\n"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one coder decided on one event.

    Attributes:
        expect: the row's values at the time, before any correction.
        values: all reviewed columns as the coder has them.
        into: for merge, the other event, with what is expected of it.
    """

    event_id: str
    action: str  # one of ACTIONS
    reason: str
    day: str
    expect: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    into: str | None = None
    into_expect: dict[str, Any] = field(default_factory=dict)

    @property
    def changes(self) -> dict[str, Any]:
        """The columns that the coder has otherwise than the row."""
        return {name: value for name, value in self.values.items() if value != self.expect.get(name)}


class Desk:
    """A folder of corrections: `reviews/CODER.jsonl` in it, and review.yaml, which a build applies."""

    def __init__(self, folder: Path, coder: str | None = None) -> None:
        """Open the folder.

        Raises:
            ValueError: if the coder's name cannot be a file's.
        """
        if coder is not None and not _CODER.fullmatch(coder):
            raise ValueError(f"a coder is called by small letters, digits and hyphens, not {coder!r}")
        self.folder, self.coder = folder, coder

    def all(self) -> dict[str, dict[str, Decision]]:
        """The last decision of each coder on each event: coder -> event id -> decision."""
        files = sorted((self.folder / "reviews").glob("*.jsonl"))
        return {file.stem: _decisions(file) for file in files}

    def own(self) -> dict[str, Decision]:
        """This coder's decisions."""
        return self.all().get(self.coder or "", {})

    def decide(self, decision: Decision) -> None:
        """Keep a decision and write the corrections anew.

        Raises:
            OSError: if the folder cannot be written.
        """
        file = self.folder / "reviews" / f"{self.coder}.jsonl"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", newline="\n") as handle:
            handle.write(json.dumps(asdict(decision), ensure_ascii=False) + "\n")
            handle.flush()
            os.fsync(handle.fileno())
        entries = list(corrections(self.all()))
        part = self.folder / ".review.yaml"
        text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)
        part.write_text(_HEAD + (text if entries else "[]\n"), encoding="utf-8", newline="\n")
        os.replace(part, self.folder / "review.yaml")


def _decisions(file: Path) -> dict[str, Decision]:
    lines = file.read_text(encoding="utf-8").splitlines()
    found = (Decision(**json.loads(line)) for line in lines if line.strip())
    return {one.event_id: one for one in found}


def corrections(decided: Mapping[str, Mapping[str, Decision]]) -> Iterable[dict[str, Any]]:
    """Entries of a file of corrections; events on which coders differ have none."""
    merged: set[frozenset[str | None]] = set()
    for event_id in sorted({event for own in decided.values() for event in own}):
        by = {coder: own[event_id] for coder, own in decided.items() if event_id in own}
        one = next(iter(by.values()))
        if not settled(by.values()) or one.action == "accept":
            continue
        pair = frozenset((event_id, one.into))
        if one.action == "merge" and pair in merged:
            continue
        merged.add(pair)
        yield _entry(one, ", ".join(by))


def settled(decisions: Iterable[Decision]) -> bool:
    """Whether all coders of an event decided the same."""
    return len({(d.action, d.into, json.dumps(d.changes, sort_keys=True)) for d in decisions}) == 1


def _entry(one: Decision, authors: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": f"review-{one.event_id.lower()}", "action": one.action}
    guard = {name: one.expect[name] for name in REVIEWED if name in GUARDED or name in one.changes}
    if one.action == "merge":
        entry |= {"events": [one.event_id, one.into], "expect": [guard, one.into_expect]}
    else:
        entry |= {"event": one.event_id, "expect": guard}
    if one.action == "set":
        entry["set"] = one.changes
    return entry | {"reason": one.reason, "author": authors, "date": date.fromisoformat(one.day)}

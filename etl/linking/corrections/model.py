"""One correction, and what is wrong when it cannot be applied."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


class CorrectionError(ValueError):
    """A correction is badly written, or the row underneath is no longer the one that it was written for."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article that report an event: a name for it that does not hang on any id."""

    article: str  # article_id or source_id
    words: str

    def __str__(self) -> str:
        return f"{self.words!r} in {self.article}"


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's change to what the coder found."""

    id: str
    action: str  # set, drop, merge, split, add
    reason: str
    author: str
    date: date  # when it was decided
    place: str  # "aceh.yaml, entry 2", for messages
    events: tuple[
        "str | Words", ...
    ] = ()  # ids of events or of any of their mentions, or words that report them
    expect: tuple[Mapping[str, Any], ...] = ()  # by event: columns with the values that they have to have
    values: Mapping[str, Any] = field(default_factory=dict)  # columns to set
    mentions: tuple[str, ...] = ()  # split: mentions of what becomes an event of its own
    article: str | None = None  # add: article_id or source_id
    quote: str | None = None  # add: words of the article that report the event

    def error(self, what: str) -> CorrectionError:
        """The error that says what is wrong with this correction."""
        return CorrectionError(f"correction {self.id} ({self.place}): {what}")

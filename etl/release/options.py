"""What the maker of a release decides."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

Evidence = str | int  # "full", "none", or the greatest number of words
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]*")


@dataclass(frozen=True, slots=True)
class ReleaseOptions:
    """Settings of a release.

    Attributes:
        version: the release's version, such as "1.0.0".
        title: what the data set is called.
        authors: who made it, for the citation; the maintainers if none is named.
        published: day of publication; left out of the files if not given, so that repeating gives the same.
        evidence: the articles' sentences: "full", "none", or quoted up to so many words.
        texts: whether the articles' whole texts go along.
        previous: the release (or data set) before, which the change log compares with.
    """

    version: str
    title: str = "Peace-process events"
    authors: tuple[str, ...] = ()
    published: date | None = None
    evidence: Evidence = "full"
    texts: bool = False
    previous: Path | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a version or an amount of evidence that means nothing."""
        if not _VERSION.fullmatch(self.version):
            raise ValueError(f"{self.version!r} is no version such as 1.0.0")
        words = isinstance(self.evidence, int) and self.evidence >= 1
        if not words and self.evidence not in ("full", "none"):
            raise ValueError(f"evidence is full, none or a number of words, not {self.evidence!r}")

    def as_dict(self) -> dict[str, Any]:
        """The settings as plain JSON, for the manifest; without the machine's own paths."""
        plain = asdict(self) | {"previous": self.previous.name if self.previous else None}
        return plain | {"published": self.published.isoformat() if self.published else None}

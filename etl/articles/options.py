"""What a user may set about the reading of inputs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

RECORD_FIELDS = ("id", "url", "outlet", "published", "title", "text", "byline")


@dataclass(frozen=True)
class ReadOptions:
    """Settings of `read_inputs`; the defaults suit news articles.

    Attributes:
        fields: for JSONL and CSV, our field name -> the input's own, e.g. {"text": "rendered_text"}.
            Names not given are taken as they are: id, url, outlet, published, title, text, byline.
        max_bytes: files larger than this, packed or unpacked, are rejected unread.
        max_elements: HTML pages with more elements are read as plain text in linear time,
            because tree extraction of such pages can take minutes.
        max_depth: the same for pages nested deeper than this.
        seconds_per_document: once a page has taken so long, its remaining steps are left out.
    """

    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    max_bytes: int = 50 * 1024 * 1024
    max_elements: int = 30_000
    max_depth: int = 1_000
    seconds_per_document: float = 15.0

    def __post_init__(self) -> None:
        unknown = sorted(set(self.fields) - set(RECORD_FIELDS))
        if unknown:
            raise ValueError(f"unknown field {', '.join(unknown)}: known are {', '.join(RECORD_FIELDS)}")

    def input_name(self, name: str) -> str:
        """The input's own name of one of our fields."""
        return self.fields.get(name, name)

"""What a user may set about the reading of inputs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.resources import load_yaml

RECORD_FIELDS = ("id", "url", "outlet", "published", "title", "text", "byline", "language", "retrieved")
"""What a record may have; `records` beside them names the list in a JSON object."""


@dataclass(frozen=True)
class ReadOptions:
    """Settings of `read_inputs`; the defaults suit news articles.

    Attributes:
        fields: for records, our field name -> the input's own name or names, e.g. {"text": "rendered_text",
            "outlet": ["source.name", "site"]}. Fields not given are looked for under the names of
            data/lexicon/input_fields.yaml.
        max_bytes: documents larger than this, unpacked, are rejected unread; files of many documents
            may be of any size.
        max_ratio: what a compressed file or an archive may unpack to, in times its own size; up to
            max_bytes it may in any case.
        max_members: archives are read up to so many members.
        max_elements: HTML pages with more elements are read as plain text in linear time,
            because tree extraction of such pages can take minutes.
        max_depth: the same for pages nested deeper than this.
        seconds_per_document: once a page has taken so long, its remaining steps are left out.
    """

    fields: Mapping[str, str | Sequence[str]] = field(default_factory=dict, hash=False)
    max_bytes: int = 50 * 1024 * 1024
    max_ratio: float = 200.0
    max_members: int = 200_000
    max_elements: int = 30_000
    max_depth: int = 1_000
    seconds_per_document: float = 15.0

    def __post_init__(self) -> None:
        unknown = sorted(set(self.fields) - {*RECORD_FIELDS, "records"})
        if unknown:
            raise ValueError(f"unknown field {', '.join(unknown)}: known are {', '.join(RECORD_FIELDS)}")

    def input_names(self, name: str) -> Sequence[str]:
        """The input's own names of one of our fields, in the order in which they are tried."""
        given = self.fields.get(name)
        if given is None:
            return load_yaml("lexicon", "input_fields.yaml")[name]
        return (given,) if isinstance(given, str) else given

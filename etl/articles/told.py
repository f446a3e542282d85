"""What the processes that read tell of documents."""

from dataclasses import dataclass, field
from typing import NamedTuple

from etl.articles.draft import Found
from etl.articles.outcomes import Place
from etl.articles.walk import Position
from etl.records import Reject


class Begun(NamedTuple):
    """The source, or document, that is being worked on."""

    position: Position
    path: str
    source_id: str = ""


class Known(NamedTuple):
    """A document whose outcome is known."""

    place: Place
    value: bytes  # the outcome, packed


class Unread(NamedTuple):
    """A document that is still to be read."""

    place: Place
    source_id: str
    key: bytes  # under which its outcome is kept


@dataclass(slots=True)
class Batch:
    """Some documents in their order."""

    done: Position  # of the last of them
    entries: list[Reject | Known | Unread] = field(default_factory=list)
    contents: list[Found] | bytes = field(
        default_factory=list
    )  # of those that are unread; pickled on the way
    new: list[tuple[bytes, bytes]] = field(default_factory=list)  # keys and values to be kept
    used: bytes = b""  # keys of what was of use
    n_known: int = 0  # documents that an earlier reading had read


class Read(NamedTuple):
    """What came of a document."""

    value: bytes  # the outcome, packed
    lasting: bool  # whether another reading would find the same

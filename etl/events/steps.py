"""The acts upon a topic, as the walk up the sentence finds them."""

from dataclasses import dataclass, field

from etl.events.lexicon import Act
from etl.events.topics import TopicHit


@dataclass(frozen=True, slots=True)
class Step:
    """An act on the way up, and where the thing below it stands."""

    act: Act
    token: int
    position: str


@dataclass(slots=True)
class Chain:
    """The acts upon a topic, inner act first, and what stands above them."""

    hit: TopicHit
    steps: list[Step] = field(default_factory=list)
    operators: list[tuple[int, str]] = field(default_factory=list)  # (token, status), inner first
    adjunct: str | None = None  # preposition or subordinator at which the walk stopped
    top: int = 0  # the last token of the walk
    through: list[int] = field(default_factory=list)  # all tokens passed

    @property
    def outer(self) -> Step | None:
        """The outermost act."""
        return self.steps[-1] if self.steps else None

    @property
    def trigger(self) -> int:
        """The token that signals the event: the outermost act, or the topic itself."""
        return self.steps[-1].token if self.steps else self.hit.head

"""A coded event mention on its way: what the family files refine and the coder turns into records."""

from dataclasses import dataclass, field
from typing import Any

from etl.events.attribution import Source
from etl.events.cast import Cast
from etl.events.factuality import Factuality
from etl.events.roles import Roles
from etl.events.saying import Told
from etl.events.standing import Standing
from etl.events.steps import Chain
from etl.events.topics import TopicHit
from etl.records import Actor, ActorMention, Place, ReadArticle, Sentence


@dataclass(slots=True)
class Draft:
    """One event in one sentence, before merging within the article."""

    sentence: Sentence
    chain: Chain
    family: str
    event_type: str
    status: str
    fact: Factuality
    roles: Roles
    source: Source
    parties: list[ActorMention] = field(default_factory=list)
    mediators: list[ActorMention] = field(default_factory=list)
    demanded_by: list[ActorMention] = field(default_factory=list)
    owed_by: list[ActorMention] = field(default_factory=list)
    filled: list[Actor] = field(default_factory=list)  # parties that the article, not the sentence, gives
    attributes: dict[str, Any] = field(default_factory=dict)
    date: Any = None  # etl.times.EventDate
    place: Place | None = None
    also: bool = False  # told along with another act: the truce's start in "agreed to start a truce"
    told: Told | None = None  # the construction that makes it a condition
    confidence: float = 0.5
    signs: tuple[str, ...] = ()  # what the confidence rests on

    @property
    def trigger(self) -> int:
        """Token that the event's date and speaker are looked up at."""
        if self.also and self.chain.hit.topic.inner:
            return self.chain.hit.head
        if self.also:
            return self.chain.steps[0].token if self.chain.steps else self.chain.hit.head
        return self.chain.trigger

    @property
    def bare(self) -> bool:
        """Whether only the topic is named and no act upon it."""
        return not self.chain.steps

    @property
    def actor_ids(self) -> frozenset[str]:
        """Ids of the parties that the sentence itself names."""
        return frozenset(a.actor_id for m in self.parties for a in m.actors)


@dataclass(slots=True)
class Context:
    """What the coding of one sentence may look at."""

    read: ReadArticle
    sentence: Sentence
    cast: Cast
    standing: Standing
    hits: list[TopicHit]
    hits_near: list[TopicHit] = field(default_factory=list)  # of the sentences around

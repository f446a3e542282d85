"""A condition as a construction tells it: what is asked, promised, refused or done, for what, and where that stands."""

from dataclasses import dataclass

from etl.events.spans import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A condition as a construction tells it."""

    content: Span
    event_type: str
    condition_for: str
    cue: int  # token of the words that make it a condition
    asking: Span | None = None  # where the side stands that makes the condition
    act: int | None = None  # the word in the content's own clause that asks, promises or refuses it
    sure: bool = True  # the construction decides the type, whatever verb stands above the content
    open: bool = True  # the content may be one that no lexicon names
    undone: bool = False  # what was to be done has not been
    near: bool = False  # the peace it is for stands in a sentence beside this one

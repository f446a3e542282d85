"""Ask the times room for an event's date."""

from etl.events.draft import Draft
from etl.events.lexicon import Family
from etl.records import ReadArticle
from etl.times import EventDate, date_event

# With these types the act is the saying itself, so a time on the reporting verb is the event's.
_SAID = frozenset({"proposed", "refused", "demanded", "offered", "declared", "requested", "rejected"})
# States and acts to come have no date if none is given; an act reported as news has the report's.
_STATES = frozenset({"held", "in_effect", "met", "ongoing", "ended"})
# With these it is the topic itself that goes on, and is as old as the text says.
_STANDING = frozenset({"held", "in_effect", "ongoing"})
_GIVEN = frozenset({"stated", "relative"})


def date_draft(read: ReadArticle, draft: Draft, lexicon: Family) -> EventDate:
    """The event's interval, attached by syntax (coding guide, section 4)."""
    found = _dated_at(read, draft, lexicon, draft.trigger)
    if found.date_basis not in _GIVEN and draft.chain.hit.head != draft.trigger and not draft.also:
        # "Talks being held for two weeks": the time may hang on the topic instead of the act.
        at_topic = _dated_at(read, draft, lexicon, draft.chain.hit.head)
        return at_topic if at_topic.date_basis in _GIVEN else found
    return found


def _dated_at(read: ReadArticle, draft: Draft, lexicon: Family, token: int) -> EventDate:
    pending = draft.status in {"planned", "conditional", "possible"} and draft.event_type in _STATES
    return date_event(
        read,
        draft.sentence,
        draft.sentence.tokens[token],
        status=draft.status,
        lasting=draft.event_type in lexicon.lasting,
        reporting=draft.event_type in _SAID,
        null_if_undated=pending or draft.status == "planned",
        measured=draft.family != "truce",
        standing=draft.event_type in _STANDING,
        topic=draft.sentence.tokens[draft.chain.hit.head],
    )

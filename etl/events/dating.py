"""Ask the times room for an event's date."""

from datetime import date

from etl.events.draft import Draft
from etl.events.lexicon import Family
from etl.records import ReadArticle
from etl.times import EventDate, date_event, truce_extent

# With these types the act is the saying itself, so a time on the reporting verb is the event's.
_SAID = frozenset({"proposed", "refused", "demanded", "offered", "declared", "requested", "rejected"})
# States and acts to come have no date if none is given; an act reported as news has the report's.
_STATES = frozenset({"held", "in_effect", "met", "ongoing", "ended"})
# With these it is the topic itself that goes on, and is as old as the text says.
_STANDING = frozenset({"held", "in_effect", "ongoing"})
_GIVEN = frozenset({"stated", "relative"})


def date_draft(read: ReadArticle, draft: Draft, lexicon: Family) -> EventDate:
    """The event's interval, attached by syntax (coding guide, section 4)."""
    found = _of_act_or_topic(read, draft, lexicon)
    if draft.family == "truce" and draft.event_type not in {"violated", "ended"}:
        draft.attributes.update(_truce_days(read, draft, found))
    if found.ahead and draft.status == "actual":
        draft.status = "planned"  # "the truce expires on 31 December"
    return found


def _truce_days(read: ReadArticle, draft: Draft, found: EventDate) -> dict[str, date]:
    """The first and last day of the truce itself, as far as the clause tells them to the day."""
    words = [draft.sentence.tokens[i] for i in (draft.trigger, draft.chain.hit.head)]
    first, last = truce_extent(read, draft.sentence, words)
    if draft.event_type == "in_effect" and found.date_basis in _GIVEN and found.date_prec == 1:
        first, last = found.date_start, last or found.expiry
    if first and last and last < first:
        last = None
    days = {"truce_date_effect": first, "truce_date_expiry": last}
    return {name: day for name, day in days.items() if day is not None}


def _of_act_or_topic(read: ReadArticle, draft: Draft, lexicon: Family) -> EventDate:
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

"""Whether two reports from different articles can be about one event.

The judgement is conservative: two rows for one event can be merged by hand later, two events
in one row are hard to take apart.
"""

from datetime import date, timedelta

from .outline import Outline

# Days by which the dates of one event may miss each other, by the worse UCDP date_prec.
_SLACK = {1: 0, 2: 1, 3: 3}
# The same two sides do not agree on a truce or call one off on two days running: papers that give
# two days for it count a night, or another time zone, differently.
_RARE_SLACK = 1
_RARE = frozenset({"agreed", "agreement_reached", "declared", "ended", "extended"})
# Reports of a state that goes on (talks, a truce that holds) may be this many days apart.
_LASTING_SLACK = 3
# Undated reports are of one event only when they were published this close together.
_SAME_NEWS_DAYS = 2
# Intervals longer than this say too little to tell one act from the next.
_PRECISE_DAYS = 31
_VAGUE_PRECISION = 4

_SAME_STATUS = (frozenset({"conditional", "possible"}), frozenset({"conditional", "planned"}))
_DENIED = "denied"
# UCDP where_prec up to which two different places are two places, not a place and its country.
_EXACT_PLACE = 3


def same_subject(one: Outline, two: Outline) -> bool:
    """Same family, type, condition and parties, no matter when and with what status."""
    if (one.family, one.event_type) != (two.family, two.event_type):
        return False
    if one.family == "prerequisite" and one.attributes.get("condition_kind") != two.attributes.get(
        "condition_kind"
    ):
        return False
    return _same_parties(one, two) and _same_roles(one, two) and not _places_differ(one, two)


def same_status(one: Outline, two: Outline) -> bool:
    """Equal or compatible status; a plan becomes the deed when a later report says it was done."""
    if one.status == two.status or frozenset({one.status, two.status}) in _SAME_STATUS:
        return True
    if {one.status, two.status} != {"planned", "actual"}:
        return False
    plan, deed = (one, two) if one.status == "planned" else (two, one)
    if plan.date_prec != 1 or plan.days[0] is None:
        return False
    return (plan.source_date or date.max) <= (deed.source_date or date.min)


def contradict(one: Outline, two: Outline) -> bool:
    """True if one denies what the other affirms."""
    if (one.status == _DENIED) == (two.status == _DENIED) or not same_subject(one, two):
        return False
    return same_time(one, two) or is_vague(one) or is_vague(two)


def is_vague(event: Outline) -> bool:
    """True if the event's date cannot tell it from others of its kind: a month, a year, none."""
    start, end = event.days
    if start is None or end is None:
        return True
    prec = event.date_prec or 1
    return prec >= _VAGUE_PRECISION or ((end - start).days > _PRECISE_DAYS and not _lasting(event))


def same_time(one: Outline, two: Outline) -> bool:
    """True if the dates overlap or nearly so; vague dates have to be the same, see `within`."""
    if is_vague(one) != is_vague(two):
        return False
    if not is_vague(one):
        return _gap(one, two) <= _allowed(one, two)
    if one.days == (None, None) == two.days:
        return _same_news(one, two)
    return one.days == two.days


def within(precise: Outline, vague: Outline) -> bool:
    """True if the vague event's interval covers the middle of the precise one."""
    (start, end), (first, last) = precise.days, vague.days
    if start is None or end is None or (first is None and last is None):
        return False
    middle = start + (end - start) // 2
    return (first or date.min) <= middle <= (last or date.max)


def likeness(one: Outline, two: Outline) -> float:
    """How well two compatible events agree: the order in which pairs are merged."""
    mine, theirs = one.actor_ids("party"), two.actor_ids("party")
    score = len(mine & theirs) / max(1, len(mine | theirs))
    score += 1.0 if one.days == two.days else 1.0 / (2 + _gap(one, two))
    score += 0.5 * (one.status == two.status)
    shared = [k for k in one.attributes if k in two.attributes]
    score += sum(one.attributes[k] == two.attributes[k] for k in shared) / max(1, len(shared))
    return round(score, 6)


def same_wire(one: Outline, two: Outline) -> bool:
    """True if both stand in copies of one wire article and in the same words."""
    return bool(one.originals & two.originals) and bool(one.words & two.words)


def _same_parties(one: Outline, two: Outline) -> bool:
    """One set of parties contains the other, and what they share is more than an unnamed "rebels"."""
    mine, theirs = one.actor_ids("party"), two.actor_ids("party")
    shared = mine & theirs
    if shared != mine and shared != theirs:
        return False
    if shared & one.named:
        return True
    return bool(shared) and same_wire(one, two)


def _same_roles(one: Outline, two: Outline) -> bool:
    """Mediators and debtors of a condition agree where both reports name them."""
    for role in ("mediator", "demanded_by", "owed_by"):
        mine, theirs = one.actor_ids(role), two.actor_ids(role)
        if mine and theirs and not mine & theirs:
            return False
    return True


def _places_differ(one: Outline, two: Outline) -> bool:
    exact = [e.place for e in (one, two) if e.place and e.place[1] <= _EXACT_PLACE]
    if len(exact) < 2:
        return False
    (name, _, number), (other, _, other_number) = exact
    return name != other and (number is None or number != other_number)


def _lasting(event: Outline) -> bool:
    return event.ongoing


def _is_rare(event: Outline) -> bool:
    worse = event.date_prec or 1
    return event.family in ("truce", "talks") and event.event_type in _RARE and worse <= 2


def _allowed(one: Outline, two: Outline) -> int:
    if _lasting(one) and _lasting(two):
        return _LASTING_SLACK
    if _is_rare(one) and _is_rare(two) and len(one.actor_ids("party") & two.actor_ids("party")) > 1:
        return _RARE_SLACK
    return max(_SLACK.get(e.date_prec or 1, 3) for e in (one, two))


def _gap(one: Outline, two: Outline) -> int:
    """Days between the two intervals, 0 if they touch or overlap."""
    (a, b), (c, d) = one.days, two.days
    if a is None or b is None or c is None or d is None:
        return 0
    return max(0, (max(a, c) - min(b, d)) // timedelta(days=1))


def _same_news(one: Outline, two: Outline) -> bool:
    mine, theirs = one.source_date, two.source_date
    if one.actor_ids("party") != two.actor_ids("party") or len(one.actor_ids("party")) < 2:
        return same_wire(one, two)
    if mine is None or theirs is None:
        return same_wire(one, two)
    return abs((mine - theirs).days) <= _SAME_NEWS_DAYS

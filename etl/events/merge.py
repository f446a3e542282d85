"""Gather the mentions of one event within an article.

Mentions of the same act merge, different acts do not: same family and type, statuses that can be one
event's, no other party, no other date, for a condition the same kind owed by the same side.
"""

from etl.events.draft import Draft
from etl.language import tree

_SAME_STATUS = {
    frozenset({"actual"}),
    frozenset({"planned"}),
    frozenset({"possible"}),
    frozenset({"conditional"}),
    frozenset({"denied"}),
    frozenset({"conditional", "possible"}),
    frozenset({"conditional", "planned"}),
    frozenset({"possible", "planned"}),
}
_MODALS = frozenset({"can", "could", "may", "might"})
# Under these a bare "talks" has taken place: "left during the talks", "after talks in Doha".
_AT_TALKS = frozenset({"during", "after", "following", "at", "in", "since", "amid", "by"})
_NEWS = 10  # days within which a headline and a sentence tell the same news


def merge(drafts: list[Draft]) -> list[list[Draft]]:
    """Groups of drafts that report the same event, in the order of their first sentence."""
    groups: list[list[Draft]] = []
    # What says most comes first, so that a bare "the talks" joins what has been told of them.
    ordered = sorted(drafts, key=lambda d: (d.bare, not d.sentence.no, d.sentence.no, d.trigger))
    for draft in ordered:
        home = next((g for g in groups if all(same_event(draft, other) for other in g)), None)
        names_none = (draft.bare and draft.told is None) or draft.fact.cue == "to"
        if home is None and names_none:
            home = _referent(draft, groups)
        if home is None:
            groups.append([draft])
        else:
            home.append(draft)
    told = [g for g in groups if not all(_vague(d) for d in g)]
    told = [g for g in told if not _only_named(g, told)]
    return sorted(told, key=lambda g: min((d.sentence.no or 1, d.trigger) for d in g))


def _only_named(group: list[Draft], groups: list[list[Draft]]) -> bool:
    """Whether talks are only spoken of, in an article that tells something else of them: "the talks" that are off."""
    first = group[0]
    if (first.family, first.event_type) != ("talks", "held") or not all(d.bare for d in group):
        return False
    if any(d.chain.adjunct in _AT_TALKS or d.date.date_basis in {"stated", "relative"} for d in group):
        return False
    if any({"in", "at"} & tree.obliques(d.sentence.tokens, d.chain.hit.head).keys() for d in group):
        return False  # "the talks in Germany"
    return any(g[0].family == "talks" and g is not group for g in groups)


def _vague(draft: Draft) -> bool:
    """A mere mention of what may come, with no time of its own: a general remark, not an event."""
    if draft.status not in {"planned", "possible"} or draft.family not in {"talks", "truce"}:
        return False
    undated = draft.date is None or draft.date.date_basis not in {"stated", "relative"}
    could = (
        draft.status == "possible" and draft.fact.cue in _MODALS
    )  # "the sides can discuss a range of issues"
    return undated and (draft.bare or draft.fact.cue == "to" or (could and draft.event_type == "held"))


def same_event(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one article can report the same event."""
    if (a.family, a.event_type) != (b.family, b.event_type):
        return False
    if frozenset({a.status, b.status}) not in _SAME_STATUS:
        return False
    if a.family == "prerequisite" and not _same_condition(a, b):
        return False
    if a.family == "mediation" and not _overlap(
        {x.actor_id for m in a.mediators for x in m.actors},
        {x.actor_id for m in b.mediators for x in m.actors},
    ):
        return False
    return _same_parties(a, b) and same_time(a, b)


def _same_condition(a: Draft, b: Draft) -> bool:
    if a.attributes.get("condition_kind") != b.attributes.get("condition_kind"):
        return False
    owed_a, owed_b = ({x.actor_id for m in d.owed_by for x in m.actors} for d in (a, b))
    asked_a, asked_b = ({x.actor_id for m in d.demanded_by for x in m.actors} for d in (a, b))
    return _overlap(owed_a, owed_b) and _overlap(asked_a, asked_b)


def _overlap(a: set[str], b: set[str]) -> bool:
    return not a or not b or bool(a & b)


def _same_parties(a: Draft, b: Draft) -> bool:
    """Named parties do not exclude each other: one side in common, or at most two sides in all."""
    one, two = set(a.actor_ids), set(b.actor_ids)
    if not one or not two or one <= two or two <= one:
        return True
    if len(one) == 1 and len(two) == 1:
        return a.event_type not in {"proposed", "refused", "declared", "violated"}
    return bool(one & two) and len(one | two) <= 3


def same_time(a: Draft, b: Draft) -> bool:
    """Stated times overlap; a time that only the report gives contradicts nothing near it."""
    if not a.date or not b.date or a.date.date_start is None or b.date.date_start is None:
        return True
    apart = abs((a.date.date_start - b.date.date_start).days)
    if not a.sentence.no or not b.sentence.no:
        return apart <= _NEWS  # a headline tells the news, whatever day of the week it seems to name
    given = {"stated", "relative"}
    if a.date.date_basis in given and b.date.date_basis in given:
        return a.date.date_start <= b.date.date_end and b.date.date_start <= a.date.date_end
    slack = 45 if a.date.as_news or b.date.as_news else 400
    return apart <= slack


def _referent(draft: Draft, groups: list[list[Draft]]) -> list[Draft] | None:
    """The event that a bare "the talks" refers to: the nearest before it, else the nearest after."""
    fit = [
        g
        for g in groups
        if g[0].family == draft.family
        and g[0].event_type == draft.event_type
        and (draft.family != "prerequisite" or _same_condition(draft, g[0]))
        and _same_parties(draft, g[0])
        and (draft.date.date_basis not in {"stated", "relative"} or same_time(draft, g[0]))
    ]
    fit = [g for g in fit if frozenset({g[0].status, draft.status}) in _SAME_STATUS] or (
        fit if draft.date.as_news else []
    )
    if not fit:
        return None
    return min(fit, key=lambda g: abs(g[0].sentence.no - draft.sentence.no))

"""What the mentions and the events of one truce know of it together: where it holds, who keeps it, how long, what for.

A truce that was agreed, took effect, was broken and ended is four events of one truce, and most sentences tell
one of its traits at most.
"""

from collections.abc import Iterator

from etl.events.cast import actors_of
from etl.events.draft import Draft

_SCOPES = {
    1: "city",
    2: "city",
    3: "regional",
    4: "regional",
    5: "regional",
    6: "nationwide",
}  # by UCDP where_prec
_ONE_SIDED = frozenset({"declared"})
_SHARED = ("truce_laterality", "truce_scope", "truce_purpose", "truce_duration_days", "truce_extendable")
_LASTING = frozenset({"agreed", "declared", "in_effect"})  # events of which a truce's length is said
_MANY = 3


def settle_truces(groups: list[list[Draft]]) -> None:
    """Fill in the traits of an article's truces from their parties, places and from one another."""
    truces = [g for g in groups if g[0].family == "truce"]
    for group in truces:
        _set(group, "truce_scope", _scope_by_place(group))
    declared = [g for g in truces if g[0].event_type in _ONE_SIDED]
    agreed = [g for g in truces if g[0].event_type == "agreed" and g[0].status != "denied"]
    for group in truces:
        for key in _SHARED:
            _set(group, key, next(_known_of(group, truces, key), None))
    for group in truces:
        one_sided = group in declared or (declared and not agreed and group[0].event_type != "proposed")
        _set(group, "truce_laterality", "unilateral" if one_sided else _sides(group))


def _set(group: list[Draft], key: str, value: object) -> None:
    if value is not None and not any(key in d.attributes for d in group):
        group[0].attributes[key] = value


def _scope_by_place(group: list[Draft]) -> str | None:
    """How wide a truce is by the place that hangs on it."""
    precision = next((d.place.where_prec for d in group if d.place and d.place.where_prec), None)
    return _SCOPES.get(precision) if precision else None


def _known_of(group: list[Draft], truces: list[list[Draft]], key: str) -> Iterator[object]:
    """A trait that the other events of the same truce tell, nearest first."""
    if key in {"truce_duration_days", "truce_extendable"} and group[0].event_type not in _LASTING:
        return
    if key == "truce_laterality" and group[0].event_type in _ONE_SIDED:
        return
    for other in sorted(truces, key=lambda g: abs(g[0].sentence.no - group[0].sentence.no)):
        tells = key != "truce_laterality" or other[0].event_type not in _ONE_SIDED
        if other is not group and tells and _same_sides(group, other):
            yield from (d.attributes[key] for d in other if key in d.attributes)


def _ids(group: list[Draft]) -> set[str]:
    return {a.actor_id for d in group for a in [*actors_of(d.parties), *d.filled]}


def _same_sides(a: list[Draft], b: list[Draft]) -> bool:
    """Whether two events can be of one truce: the same sides, no dates years apart."""
    if len(_ids(a) & _ids(b)) < min(2, len(_ids(a)), len(_ids(b))):
        return False
    days = [g[0].date.date_start for g in (a, b) if g[0].date and g[0].date.date_start]
    return len(days) < 2 or abs((days[0] - days[1]).days) <= 60


def _sides(group: list[Draft]) -> str | None:
    """Two parties keep a bilateral truce, three or more a multilateral one."""
    count = len(_ids(group))
    if count < 2:
        return None
    return "multilateral" if count >= _MANY else "bilateral"

"""Relations between the events of one article."""

from etl.events.draft import Draft
from etl.records import LocalLink

_TARGETS = {
    "talks": ("talks",),
    "truce": ("truce",),
    "agreement": ("talks", "truce"),
    "unspecified": ("truce", "talks"),
}
_CAN_BE_CONDITIONED = {
    "truce": ("agreed", "in_effect", "declared", "extended", "proposed"),
    "talks": ("held", "agreed", "agreement_reached", "proposed"),
}
_BASIS_OF_TRUCE = ("agreed", "declared", "in_effect")


def local_links(groups: list[list[Draft]]) -> list[LocalLink]:
    """Links between merged events, by their numbers in `groups`.

    An event is linked to one of the same sentence if there is one, else to the nearest that fits.
    """
    links = []
    for number, group in enumerate(groups):
        for link_type, families, types in _wanted(group[0]):
            target = _nearest(groups, number, families, types)
            if target is not None:
                links.append(LocalLink(number, link_type, target, group[0].sentence.no))
    return links


def _wanted(draft: Draft) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Link type, families and types that an event of this sort points to."""
    if draft.family == "prerequisite":
        families = _TARGETS[draft.attributes.get("condition_for", "unspecified")]
        return [("condition_of", families, tuple(t for f in families for t in _CAN_BE_CONDITIONED[f]))]
    if draft.family == "mediation" and draft.event_type == "ongoing":
        return [
            (
                "mediates",
                ("talks", "truce"),
                ("held", "agreed", "agreement_reached", "proposed", "in_effect", "suspended"),
            )
        ]
    if (draft.family, draft.event_type) in {("truce", "agreed"), ("talks", "agreement_reached")}:
        return [("outcome_of", ("talks",), ("held",))]
    by_type = {"extended": "extends", "violated": "violates", "ended": "ends"}
    if draft.family == "truce" and draft.event_type in by_type:
        return [(by_type[draft.event_type], ("truce",), _BASIS_OF_TRUCE)]
    return []


def _nearest(
    groups: list[list[Draft]], number: int, families: tuple[str, ...], types: tuple[str, ...]
) -> int | None:
    mine = {d.sentence.no for d in groups[number]}
    best: tuple[int, int, int] | None = None
    for other, group in enumerate(groups):
        first = group[0]
        if (
            other == number
            or first.family not in families
            or first.event_type not in types
            or first.status == "denied"
        ):
            continue
        distance = min(abs(a - d.sentence.no) for a in mine for d in group)
        key = (distance, families.index(first.family), other)
        best = key if best is None or key < best else best
    return best[2] if best and best[0] <= 3 else None

"""Codes of other event schemes for ours."""

from etl.resources import load_yaml


def crosswalk(
    family: str, event_type: str, condition_kind: str | None = None
) -> tuple[str | None, str | None]:
    """The nearest CAMEO code and PLOVER event type; None where a scheme has none.

    Args:
        family: code of the vocabulary family.
        event_type: code of the vocabulary event_type.
        condition_kind: refines a prerequisite's codes (a release of prisoners, a withdrawal, ...).

    Raises:
        KeyError: if the family has no such event type.
    """
    codes = load_yaml("schemas", "crosswalk.yaml")[family][event_type]
    codes = {**codes, **codes.get("by_condition", {}).get(condition_kind, {})}
    return codes["cameo"], codes["plover"]

"""The reason codes of rejected inputs, and how a reject is made."""

from etl.records import Reject
from etl.resources import load_yaml

REJECT_REASONS: dict[str, str] = load_yaml("schemas", "reject_reasons.yaml")
"""Code -> one-line description, from schemas/reject_reasons.yaml."""


def reject(source_path: str, reason: str, message: str, source_id: str | None = None) -> Reject:
    """A reject of this stage.

    Raises:
        KeyError: if `reason` is none of the codes.
    """
    if reason not in REJECT_REASONS:
        raise KeyError(reason)
    return Reject("articles", source_path, source_id, reason, message)

"""Names that stay the same from build to build.

Every id is a hash of what identifies the thing, never of its place in the input.
"""

import hashlib
from collections.abc import Iterable


def digest(*parts: object) -> str:
    """16 hexadecimal digits of a SHA-256 over the parts."""
    return hashlib.sha256("\x1f".join(str(p) for p in parts).encode()).hexdigest()[:16]


def dyad_id(actor_ids: Iterable[str]) -> str | None:
    """The name of an unordered set of parties, such as "gov-pakistan--ttp".

    Returns:
        None for fewer than two parties: one side alone is no dyad.
    """
    ids = sorted(set(actor_ids))
    return "--".join(ids) if len(ids) > 1 else None


def process_id(parties: Iterable[str]) -> str:
    """The id of the peace process between a set of parties."""
    return "p" + digest(*sorted(set(parties)))

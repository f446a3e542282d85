"""Lists of words by which a time is attached to an event."""

from functools import cache

from etl.resources import load_yaml


@cache
def lemmas(kind: str) -> frozenset[str]:
    """The lemmas of a list under `attachment` in the lexicon: reporting, light, planning, same_time."""
    return frozenset(load_yaml("lexicon", "times.yaml")["attachment"][kind])

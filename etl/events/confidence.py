"""How sure the coder is of a mention: a sum of what speaks for it and against it.

The weights are a first, hand-set scale; they order mentions sensibly and are not yet probabilities.
"""

from etl.events.draft import Draft

_BASE = 0.55
_ACT = 0.15
_NAMED = 0.08  # for each of two parties that the sentence names
_DATED = 0.06
_UNCERTAIN = {"possible": -0.12, "conditional": -0.06, "denied": -0.1}
_WEAK_TOPICS = frozenset({"agreement", "meeting", "envoy", "monitor", "halt"})


def confidence(draft: Draft) -> float:
    """A number from 0 to 1; 0 drops the mention."""
    value = _BASE + (_ACT if draft.chain.steps else 0.0)
    value += _NAMED * min(len(draft.actor_ids), 2)
    if draft.date is not None and draft.date.date_basis in {"stated", "relative"}:
        value += _DATED
    value += _UNCERTAIN.get(draft.status, 0.0)
    if draft.chain.hit.topic.kind in _WEAK_TOPICS:
        value -= 0.1
    if draft.fact.hypothetical:
        value -= 0.15
    return round(min(max(value, 0.0), 0.95), 2)

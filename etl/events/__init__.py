"""Sentences in, event mentions out: talks, truces, prerequisites, mediation."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.events.coder import code, tells_anything
    from etl.events.gate import gate_clues, may_report

__all__ = ["code", "gate_clues", "may_report", "tells_anything"]


def __getattr__(name: str) -> Any:
    # On demand: the lexicons are not wanted by those who only read a data set.
    if name in {"code", "tells_anything"}:
        from etl.events import coder

        return getattr(coder, name)
    if name in {"gate_clues", "may_report"}:
        from etl.events import gate

        return getattr(gate, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

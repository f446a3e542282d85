"""Time expressions as intervals, and the date of each event."""

from typing import Any

__all__ = ["EventDate", "add_times", "date_event", "find_timexes", "truce_extent"]

_HOME = {
    "find_timexes": "find",
    "add_times": "read",
    "date_event": "attach",
    "EventDate": "attach",
    "truce_extent": "extent",
}


def __getattr__(name: str) -> Any:
    """Load a room's function when it is first asked for."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"etl.times.{_HOME[name]}"), name)

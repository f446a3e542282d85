"""All readers by the names that the rules give them: each module registers its own when it is loaded."""

from importlib import import_module

from etl.times.reading import READERS

__all__ = ["READERS"]

for _name in ("calendar", "clock", "feast", "foreign", "length", "relative", "shift"):
    import_module(f"etl.times.read_{_name}")

"""Actors, persons and places of an article, each with its ids."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.actors.find import add_actors
    from etl.actors.gazetteer import Gazetteer, load_gazetteer
    from etl.actors.own_tables import load_places
    from etl.actors.places import add_places

__all__ = ["Gazetteer", "add_actors", "add_places", "load_gazetteer", "load_places"]


def __getattr__(name: str) -> Any:
    # Imported on demand: the matcher and the gazetteers are not wanted by those who only read a data set.
    if name == "add_actors":
        from etl.actors.find import add_actors

        return add_actors
    if name == "add_places":
        from etl.actors.places import add_places

        return add_places
    if name == "load_places":
        from etl.actors.own_tables import load_places

        return load_places
    if name in {"Gazetteer", "load_gazetteer"}:
        from etl.actors import gazetteer

        return getattr(gazetteer, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""The coder as an interface: an article as read in, its event mentions and links out.

The rules of `etl.events` are one coder. Another one, say a trained model, can stand beside them: a callable named
"module:name" that is given to `build` (`--coder`). All that comes before (reading, syntax, times, actors, places)
and after (merging, tables, checks) stays the same, and `conflict-timeline evaluate` tells which codes better.
"""

from importlib import import_module
from typing import Protocol

from etl.records import ArticleEvents, ReadArticle

RULES = "etl.events:code"
"""The name of the project's own coder."""


class Coder(Protocol):
    """Codes one article."""

    def __call__(self, read: ReadArticle) -> ArticleEvents:
        """The events that an article reports.

        Args:
            read: the article with its sentences and, by sentence number, the time expressions, actors and places
                in them. Sentences without any word of a peace process have a text and no tokens.

        Returns:
            The mentions of events, those of one event under the same `local_event` number, each with the offsets of
            its evidence, and the links between the events.
        """
        ...


class NoCoder(ValueError):
    """The name given is not that of a coder."""


def load_coder(name: str = RULES) -> Coder:
    """The coder of a name "module:name".

    Raises:
        NoCoder: if there is no such module or no callable of that name in it.
    """
    module, sign, attribute = name.partition(":")
    if not (module and sign and attribute):
        raise NoCoder(f"{name!r} is not of the form module:name, such as {RULES}")
    try:
        coder = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise NoCoder(f"no coder {name!r}: {error}") from error
    if not callable(coder):
        raise NoCoder(f"{name!r} cannot be called")
    return coder

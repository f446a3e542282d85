"""Looks ahead in the stream of documents, so that pages of one site tell what repeats on them."""

from collections.abc import Iterable, Iterator, Sequence

from etl.articles.siblings import Seen, repeated_lines
from etl.articles.walk import Document, Item

# Documents, and signs of them, that are held at once; what is further apart is not compared.
_DOCUMENTS = 2_000
_SIGNS = 16_000_000
_NOTHING = Seen(None, {})

Compared = tuple[Item, frozenset[int] | None]
"""A document, and the marks of its lines that pages beside it hold too."""


def stretches(items: Iterable[Item]) -> Iterator[list[Compared]]:
    """The items in their order, in stretches within which pages of one site are compared.

    The marks are None for what is no plain text, and for a text with no other of its site in its stretch.
    A site is the host of the address; failing that the outlet, or the file or folder that the text stands in.
    """
    held: list[Item] = []
    signs = 0
    for item in items:
        held.append(item)
        signs += item.look.n_signs if isinstance(item, Document) else 0
        if len(held) >= _DOCUMENTS or signs >= _SIGNS:
            yield _compared(held)
            held, signs = [], 0
    if held:
        yield _compared(held)


def _compared(held: Sequence[Item]) -> list[Compared]:
    return list(zip(held, repeated_lines(map(_seen, held)), strict=True))


def _seen(item: Item) -> Seen:
    return Seen(item.look.site, item.look.lines) if isinstance(item, Document) else _NOTHING

"""Looks ahead in the stream of documents, so that pages of one site tell what repeats on them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from etl.articles.draft import Found
from etl.articles.extract import plain_content
from etl.articles.plain_text import domain
from etl.articles.siblings import Seen, repeated_lines

# Documents, and signs of them, that are held at once; what is further apart is not compared.
_DOCUMENTS = 2_000
_SIGNS = 16_000_000
_NOTHING = Seen(None, "")

Located = TypeVar("Located", bound=Any)
"""A record with the fields `item` (a Found or what there is instead) and `payload` (the file it stands in)."""


def with_repeats(items: Iterable[Located]) -> Iterator[Located]:
    """The items in their order, each document with the keys of its lines that pages beside it hold too.

    `Found.repeats` stays None for what is no plain text, and for a text with no other of its site within the
    stretch of documents that is looked at together. A site is the host of the address; failing that the outlet,
    or the file or folder that the text stands in.
    """
    held: list[Located] = []
    signs = 0
    for item in items:
        held.append(item)
        signs += len(item.item.content) if isinstance(item.item, Found) else 0
        if len(held) >= _DOCUMENTS or signs >= _SIGNS:
            yield from _compared(held)
            held, signs = [], 0
    yield from _compared(held)


def _compared(held: Sequence[Located]) -> Iterator[Located]:
    for item, repeats in zip(held, repeated_lines(map(_seen, held)), strict=True):
        yield item if repeats is None else replace(item, item=replace(item.item, repeats=repeats))


def _seen(located: Any) -> Seen:
    found = located.item
    if not isinstance(found, Found) or located.payload is None:
        return _NOTHING
    text = plain_content(found)
    return Seen(_site(found, located.payload.path), text) if text else _NOTHING


def _site(found: Found, path: str) -> str:
    place = path if found.where else path.rpartition("/")[0]
    return domain(found.known.url) or found.known.outlet or f"in {place}"

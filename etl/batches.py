"""Lists of so many items; `itertools.batched` came only with Python 3.12."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in their order, `size` to a list, the last list with what is left."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch

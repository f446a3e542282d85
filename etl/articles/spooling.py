"""Content that can be read only once, kept for as long as it is worked on: in memory, or on disk if large."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

CHUNK = 256 * 1024


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in pieces, to its end."""
    while chunk := stream.read(CHUNK):
        yield chunk


@contextmanager
def spooled(chunks: Iterable[bytes], in_memory: int) -> Iterator[tuple[bytes | None, Path | None]]:
    """The chunks as bytes, or as a temporary file if they are more than `in_memory` bytes.

    The file is removed at the end of the block. What `chunks` raises is passed on.
    """
    source = iter(chunks)
    held = bytearray()
    for chunk in source:
        held += chunk
        if len(held) > in_memory:
            break
    else:
        yield bytes(held), None
        return
    with tempfile.NamedTemporaryFile(prefix="conflict-timeline-") as file:
        file.write(held)
        held.clear()
        for chunk in source:
            file.write(chunk)
        file.flush()
        yield None, Path(file.name)

"""Compressed files read as streams, with a bound on what they may unpack to."""

import bz2
import gzip
import io
import zlib
from dataclasses import dataclass
from typing import Any, BinaryIO

from etl.articles.faults import Unreadable

_CHUNK = 65536
_MARKS = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\x28\xb5\x2f\xfd", "zstd"))
PACKING_ENDINGS = {".gz": "gzip", ".bz2": "bzip2", ".zst": "zstd", ".zstd": "zstd"}


@dataclass(slots=True)
class Allowance:
    """How far packed content may unpack: `free` bytes in any case, beyond them `ratio` times its own size."""

    free: int
    ratio: float
    taken: int = 0

    def take(self, amount: int, packed: int) -> None:
        """Count `amount` unpacked bytes that came out of `packed` bytes so far.

        Raises:
            Unreadable: if that is more than real text ever gives.
        """
        self.taken += amount
        if self.taken > self.free and self.taken > self.ratio * packed:
            told = f"unpacks to more than {self.ratio:g} times its size; reading stopped there"
            raise Unreadable("archive_bomb", told)


def packing_of(head: bytes) -> str:
    """ "gzip", "bzip2" or "zstd" by the first bytes; "" for none of them."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "")


def unpacked(packed: BinaryIO, packing: str, allowance: Allowance) -> io.BufferedReader:
    """The content of a compressed stream, unpacked as it is read.

    Reading raises Unreadable (bad_archive, archive_bomb), after all that came before the fault was given.
    """
    return io.BufferedReader(_Unpacking(packed, packing, allowance), _CHUNK)


class _Unpacking(io.RawIOBase):
    """Turns each library's own exceptions into ours, and watches the ratio."""

    def __init__(self, packed: BinaryIO, packing: str, allowance: Allowance) -> None:
        self._packed, self._packing, self._allowance = packed, packing, allowance
        self._inner = _decompressor(packed, packing)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._inner.read1(len(buffer))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise Unreadable("bad_archive", f"damaged {self._packing} data ({error})") from None
        self._allowance.take(len(data), self._packed.tell())
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            self._packed.close()
        super().close()


def _decompressor(packed: BinaryIO, packing: str) -> Any:
    if packing == "gzip":
        return gzip.GzipFile(fileobj=packed)
    if packing == "bzip2":
        return bz2.BZ2File(packed)
    return _Zstd(packed)


class _Zstd:
    """Zstandard by Arrow, which the data set needs anyway."""

    def __init__(self, packed: BinaryIO) -> None:
        import pyarrow

        self._stream = pyarrow.CompressedInputStream(pyarrow.PythonFile(packed, mode="r"), "zstd")

    def read1(self, size: int) -> bytes:
        # In small steps: what a step had unpacked before it met damage is lost.
        return self._stream.read(min(size, 8192))

    def close(self) -> None:
        self._stream.close()

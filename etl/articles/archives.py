"""The members of zip and tar archives, one after another, within bounds."""

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from etl.articles.draft import Fault, Payload
from etl.articles.faults import Unreadable
from etl.articles.packing import Allowance
from etl.articles.spooling import chunks_of, spooled

Opened = BinaryIO | Fault
_DAMAGE = (OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile,
           tarfile.TarError, zlib.error, KeyError, IndexError, OverflowError)  # fmt: skip


@dataclass(slots=True)
class Member:
    """A member's name and content: in memory if it could be one document, else in a temporary file.

    The file is gone once the next member is asked for.
    """

    name: str
    held: bytes | None = None
    file: Path | None = None


def members(payload: Payload, allowance: Allowance, max_members: int) -> Iterator[Member | Fault]:
    """What an archive holds, in its own order; what cannot be read is a Fault each.

    Nothing is written under a member's own name, so that no name can do harm. A damaged archive gives
    what comes before the damage, then a Fault.

    Args:
        allowance: for all that is unpacked of the file that the user named.
        max_members: reading stops after so many.
    """
    walk = _zip_members if payload.kind == "zip" else _tar_members
    count = 0
    try:
        with payload.open_seekable() if payload.kind == "zip" else payload.open() as stream:
            for name, opened in walk(stream):
                count += 1
                if count > max_members:
                    yield Fault(
                        "too_many_members", f"more than {max_members:,} members; the rest is left out"
                    )
                    return
                yield from _member(name, opened, payload, allowance)
    except Unreadable as error:
        yield Fault(error.reason, str(error))
    except _DAMAGE as error:
        yield Fault("bad_archive", f"damaged {payload.kind} archive ({error})")


def _zip_members(stream: BinaryIO) -> Iterator[tuple[str, Opened]]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if info.is_dir() or _is_hidden(info.filename):
                continue
            if info.flag_bits & 1:
                yield info.filename, Fault("encrypted", "locked with a password")
                continue
            try:
                yield info.filename, archive.open(info)
            except _DAMAGE as error:
                yield info.filename, Fault("bad_archive", f"cannot be unpacked ({error})")


def _tar_members(stream: BinaryIO) -> Iterator[tuple[str, Opened]]:
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_StrictHeader) as archive:
        while (info := archive.next()) is not None:
            archive.members = []  # it remembers every member otherwise
            if info.isdir() or _is_hidden(info.name):
                continue
            opened = archive.extractfile(info) if info.isreg() else None
            yield info.name, opened or Fault("not_a_file", "a link or a device, no file")


class _StrictHeader(tarfile.TarInfo):
    """A damaged header is told; the library takes it for the archive's end."""

    @classmethod
    def frombuf(cls, buf: bytes, encoding: str, errors: str) -> tarfile.TarInfo:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.EOFHeaderError:
            raise
        except tarfile.HeaderError as error:
            raise Unreadable("bad_archive", f"damaged tar archive ({error})") from None


def _is_hidden(name: str) -> bool:
    """Hidden files and what macOS adds to archives, as in folders."""
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in name.split("/"))


def _member(name: str, opened: Opened, payload: Payload, allowance: Allowance) -> Iterator[Member | Fault]:
    shown = _shown(name)
    if isinstance(opened, Fault):
        yield Fault(opened.reason, f"{shown}: {opened.message}", shown)
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(opened)
            counted = _counted(opened, allowance, payload.size)
            held, file = stack.enter_context(spooled(counted, payload.max_bytes))
        except Unreadable:
            raise  # a bomb, or the archive itself is damaged
        except _DAMAGE as error:
            if payload.kind == "tar":
                raise  # what follows cannot be found
            yield Fault("bad_archive", f"{shown}: damaged in the archive ({error})", shown)
            return
        yield Member(shown, held, file)


def _counted(opened: BinaryIO, allowance: Allowance, packed: int) -> Iterator[bytes]:
    for chunk in chunks_of(opened):
        allowance.take(len(chunk), packed)
        yield chunk


def _shown(name: str) -> str:
    """A member's name as it is told to the user: no control characters, no way out of the archive."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    clean = "".join(char if char.isprintable() else "?" for char in "/".join(parts))
    return clean[-200:] or "?"

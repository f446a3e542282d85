"""From a file to what connectors read: its kind told, archives opened, all within limits."""

import hashlib
import io
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from etl.articles.archives import Member, members
from etl.articles.draft import Fault, Payload
from etl.articles.faults import Unreadable
from etl.articles.kinds import ARCHIVES, foreign, office_kind, split_name, tell_kind
from etl.articles.options import ReadOptions
from etl.articles.packing import Allowance, packing_of
from etl.articles.reasons import reject
from etl.articles.sources import STDIN, Source
from etl.records import Reject

_HEAD = 65536
_BLANK = b" \t\r\n\f\x00\xef\xbb\xbf"
_DEPTH = 2  # an archive, and an archive in it


def open_source(source: Source, options: ReadOptions) -> Iterator[Payload | Reject]:
    """The payloads of a file, or of standard input: itself, or the members of the archive that it is.

    Nothing is held but what one payload needs, and that only until the next one is asked for. Yields a
    Reject for what is missing, unreadable, empty, damaged, binary or a bomb.
    """
    path = str(source.path)
    try:
        with _on_disk(source) as file:
            name = "stdin" if path == STDIN else Path(path).name
            payload = Payload(
                path,
                name,
                kind="",
                sha256=source.sha256 or sha256_of(file),
                file=file,
                size=file.stat().st_size,
                max_bytes=options.max_bytes,
                max_ratio=options.max_ratio,
                given=source.given,
            )
            yield from _identify(payload, name, Allowance(options.max_bytes, options.max_ratio), options, 0)
    except OSError as error:
        yield reject(path, "unreadable_file", f"{path}: {error.strerror or error}")


@contextmanager
def _on_disk(source: Source) -> Iterator[Path]:
    """The file itself; standard input is first copied into a temporary one."""
    if source.path != STDIN:
        yield Path(source.path)
        return
    with tempfile.NamedTemporaryFile(prefix="conflict-timeline-") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
        file.flush()
        yield Path(file.name)


def sha256_of(file: Path) -> str:
    """Hash of a file's bytes.

    Raises:
        OSError: if it cannot be read.
    """
    with open(file, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _identify(
    payload: Payload, name: str, allowance: Allowance, options: ReadOptions, depth: int
) -> Iterator[Payload | Reject]:
    """The payload with its kind, or those of its members; or what is wrong with it."""
    stem, suffix = split_name(name)
    try:
        payload = replace(payload, source_id=stem, suffix=suffix)
        payload, head = _unpack_once(payload)
        fault = _look(head, suffix)
    except Unreadable as error:
        fault = Fault(error.reason, str(error))
    if fault:
        yield reject(payload.path, fault.reason, f"{payload.path}: {fault.message}")
        return
    payload = replace(payload, kind=tell_kind(suffix, head))
    if payload.kind == "zip":
        payload = replace(payload, kind=_zip_kind(payload))
    if payload.kind in ARCHIVES:
        yield from _open_archive(payload, allowance, options, depth)
    else:
        yield payload


def _zip_kind(payload: Payload) -> str:
    """Whether a zip archive is an office file; one that is damaged stays an archive, which then tells so."""
    try:
        with payload.open_seekable() as stream, zipfile.ZipFile(stream) as archive:
            return office_kind(archive.namelist())
    except (Unreadable, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return {".docx": "docx", ".xlsx": "xlsx"}.get(payload.suffix, "zip")


def _unpack_once(payload: Payload) -> tuple[Payload, bytes]:
    """The payload with its compression told, and the first bytes of its content."""
    head = _head(payload)
    packing = packing_of(head)
    if not packing:
        return payload, head
    payload = replace(payload, packing=packing)
    return payload, _head(payload)


def _head(payload: Payload) -> bytes:
    """The first bytes, as many as come before any damage."""
    got = io.BytesIO()
    with payload.open() as stream:
        try:
            while got.tell() < _HEAD and (chunk := stream.read1(_HEAD - got.tell())):
                got.write(chunk)
        except Unreadable:
            if not got.tell():
                raise
    return got.getvalue()


def _look(head: bytes, suffix: str) -> Fault | None:
    """What is wrong with a file that begins so."""
    if len(head) < _HEAD and not head.strip(_BLANK):
        return Fault("empty_file", "the file is empty")
    if packing_of(head):
        return Fault("nested_archive", "compressed twice; unpack it once")
    told = foreign(head, suffix)
    return Fault(*told) if told else None


def _open_archive(
    payload: Payload, allowance: Allowance, options: ReadOptions, depth: int
) -> Iterator[Payload | Reject]:
    if depth == _DEPTH:
        told = f"{payload.path}: an archive in an archive in an archive; unpack it first"
        yield reject(payload.path, "nested_archive", told)
        return
    empty = True
    for item in members(payload, allowance, options.max_members):
        empty = False
        if isinstance(item, Member):
            inner = replace(
                payload, path=f"{payload.path}/{item.name}", held=item.held, file=item.file, packing=""
            )
            yield from _identify(inner, Path(item.name).name, allowance, options, depth + 1)
        else:
            yield reject(payload.path, item.reason, f"{payload.path}: {item.message}", item.source_id)
    if empty:
        yield reject(payload.path, "empty_file", f"{payload.path}: no file to read in this archive")

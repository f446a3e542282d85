"""Excel workbooks (.xlsx): each sheet is a table, one article a row."""

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from etl.articles.connectors.tables import read_table
from etl.articles.draft import Fault, Found, Payload
from etl.articles.faults import Unreadable
from etl.articles.options import ReadOptions

_MOST_UNPACKED = 20  # times a document's size that a part of an office file may have


def read_excel(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of all sheets that have a header with known names; sheets without are told."""
    import openpyxl

    with payload.open_seekable() as stream:
        check_parts(stream, payload)
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            for sheet in book.worksheets:
                yield from _sheet(sheet, len(book.worksheets) > 1, payload, options)
        except Unreadable:
            raise
        except Exception as error:  # the library raises whatever its XML runs into
            told = f"{type(error).__name__}: {error}"[:150]
            raise Unreadable("damaged_file", f"damaged Excel file ({told})") from None


def _sheet(sheet: Any, several: bool, payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    # The size that a sheet says it has may be anything.
    sheet.reset_dimensions()
    rows = ((number, row) for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if any(row))
    unit = f"sheet {sheet.title!r}, row" if several else "row"
    yield from read_table(rows, payload, options, unit)


def check_parts(stream: BinaryIO, payload: Payload) -> None:
    """Refuse an office file whose parts unpack to more than they ever should, before a library reads them.

    Raises:
        Unreadable: if so, or if it is no office file.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("damaged_file", f"damaged office file ({error})") from None
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("encrypted", "locked with a password")
    size = sum(info.file_size for info in infos)
    if size > max(payload.max_bytes, payload.max_ratio * sum(info.compress_size for info in infos)):
        raise Unreadable("archive_bomb", f"unpacks to more than {payload.max_ratio:g} times its size")
    if size > _MOST_UNPACKED * payload.max_bytes:
        limit = _MOST_UNPACKED * payload.max_bytes / 1024 / 1024
        raise Unreadable("too_large", f"unpacks to more than {limit:g} MB; split it or save it as CSV")

"""CSV and TSV: one article a row, the first row names the fields."""

import csv
import io
from collections.abc import Iterator

from etl.articles.connectors.record_fields import read_record
from etl.articles.decoding import decode
from etl.articles.draft import Fault, Found, Payload
from etl.articles.options import ReadOptions

_CELL_LIMIT = 50 * 1024 * 1024
_SEPARATORS = ",;\t|"


def read_csv(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of a table; a row that does not fit the header costs only itself."""
    csv.field_size_limit(_CELL_LIMIT)
    text = decode(payload.data).replace("\x00", "").lstrip("\ufeff")
    separator = "\t" if payload.suffix == ".tsv" else _separator(text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header: list[str] | None = None
    wanted = options.input_name("text")
    try:
        for row in rows:
            where = f"line {rows.line_num}"
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header = [cell.strip() for cell in row]
                if _column(header, wanted) is None:
                    yield Fault("no_text_field", f"no column named {wanted!r} among {_some(header)}")
                    return
            elif len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
                yield Fault("ragged_row", f"{where}: {len(row)} cells under {len(header)} columns")
            else:
                record = {name.lower(): cell for name, cell in zip(header, row, strict=False)}
                yield read_record(record, payload, options, where, rows.line_num)
    except csv.Error as error:
        yield Fault("bad_table", f"line {rows.line_num}: {error}")


def _separator(text: str) -> str:
    """The sign that parts the cells of the header, which is free of running text."""
    header = text.lstrip("\n").split("\n", 1)[0]
    return max(_SEPARATORS, key=header.count)


def _column(header: list[str], wanted: str) -> int | None:
    names = [name.lower() for name in header]
    return names.index(wanted.lower()) if wanted.lower() in names else None


def _some(header: list[str]) -> str:
    return ", ".join(header[:8])[:120] + (", ..." if len(header) > 8 else "")

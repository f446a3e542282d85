"""Tables of any format: the first row names the fields, each other row is one article."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from etl.articles.connectors.csv_rows import read_rows
from etl.articles.connectors.record_fields import RecordReader, plain_name
from etl.articles.draft import Fault, Found, Payload
from etl.articles.options import RECORD_FIELDS, ReadOptions


def read_csv(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of a CSV or TSV file; a row that does not fit the header costs only itself."""
    yield from read_table(read_rows(payload), payload, options, "line")


def read_table(
    rows: Iterable[tuple[int, Sequence[Any]] | Fault], payload: Payload, options: ReadOptions, unit: str
) -> Iterator[Found | Fault]:
    """The documents of rows with their numbers, of which the first is the header.

    Args:
        unit: what the numbers count, for messages: "line" or "row".
    """
    reader = RecordReader(payload, options)
    header: list[str] | None = None
    for item in rows:
        if isinstance(item, Fault):
            yield item
            continue
        number, row = item
        where = f"{unit} {number}"
        if header is None:
            header = [str(cell or "").strip() for cell in row]
            columns = _columns_of_use(header, options)
            fault = unusable(header, options)
            if fault:
                yield fault
                return
        elif any(str(cell or "").strip() for cell in row[len(header) :]):
            yield Fault("ragged_row", f"{where}: {len(row)} cells under {len(header)} columns")
        else:
            record = {name: row[i] for name, i in columns.items() if i < len(row)}
            yield reader.read(record, where, number)


def _columns_of_use(header: Sequence[str], options: ReadOptions) -> dict[str, int]:
    """Plain name -> place of the columns that may be asked for; a table can have very many others."""
    wanted = {plain_name(theirs) for name in RECORD_FIELDS for theirs in options.input_names(name)}
    places: dict[str, int] = {}
    for i, name in enumerate(header):
        if plain_name(name) in wanted:
            places.setdefault(plain_name(name), i)
    return places


def unusable(header: Sequence[str], options: ReadOptions) -> Fault | None:
    """Why no row of a table can be read: it has neither texts nor addresses."""
    texts, addresses = options.input_names("text"), options.input_names("url")
    wanted = {plain_name(name).split(".")[0] for name in (*texts, *addresses)}
    wanted |= {plain_name(name) for name in (*texts, *addresses)}
    if any(plain_name(name) in wanted for name in header):
        return None
    named = f"no column named {texts[0]!r}" + ("" if len(texts) == 1 else ", 'body' or the like")
    return Fault("no_text_field", f"{named} among {_some(header)}")


def _some(header: Sequence[str]) -> str:
    return ", ".join(header[:8])[:120] + (", ..." if len(header) > 8 else "")

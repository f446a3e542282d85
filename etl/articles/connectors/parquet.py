"""Parquet: one article a row, read in batches."""

from collections.abc import Iterator
from typing import Any

from etl.articles.connectors.record_fields import RecordReader, plain_name
from etl.articles.connectors.tables import unusable
from etl.articles.draft import Fault, Found, Payload
from etl.articles.faults import Unreadable
from etl.articles.options import RECORD_FIELDS, ReadOptions

_ROWS = 64  # texts are long; a batch has to fit into memory
_MOST_IN_GROUP = 20  # times a document's size that a row group may have unpacked


def read_parquet(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of a Parquet file; only the columns of use are read."""
    import pyarrow
    import pyarrow.parquet

    reader = RecordReader(payload, options)
    number = 0
    with payload.open_seekable() as stream:
        try:
            table = pyarrow.parquet.ParquetFile(stream, pre_buffer=False)
            columns = _columns_of_use(table.schema_arrow.names, options)
            fault = unusable(table.schema_arrow.names, options)
            if fault:
                yield fault
                return
            _check_groups(table.metadata, payload)
            for batch in table.iter_batches(_ROWS, columns=columns, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield reader.read(row, f"row {number}", number)
        except (pyarrow.ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
            told = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise Unreadable(
                "damaged_file", f"damaged Parquet file after row {number} ({told[:150]})"
            ) from None


def _columns_of_use(names: list[str], options: ReadOptions) -> list[str]:
    """The columns that may be asked for, or that hold nested values which may be."""
    wanted = {
        plain_name(theirs).split(".")[0] for name in RECORD_FIELDS for theirs in options.input_names(name)
    } | {plain_name(theirs) for name in RECORD_FIELDS for theirs in options.input_names(name)}
    return [name for name in names if plain_name(name) in wanted]


def _check_groups(metadata: Any, payload: Payload) -> None:
    """Refuse what would unpack to many times the file's size, as a bomb does.

    Raises:
        Unreadable: if the file says so itself.
    """
    unpacked = sum(metadata.row_group(i).total_byte_size for i in range(metadata.num_row_groups))
    if unpacked > max(_MOST_IN_GROUP * payload.max_bytes, payload.max_ratio * max(payload.size, 1)):
        raise Unreadable("archive_bomb", f"unpacks to more than {payload.max_ratio:g} times its size")

"""JSON files: a list of records, an object that holds such a list, or one record."""

from collections.abc import Iterator

from etl.articles.connectors.json_lines import parse_json
from etl.articles.connectors.json_pieces import JsonPieces
from etl.articles.connectors.record_fields import RecordReader
from etl.articles.connectors.text_lines import in_utf8
from etl.articles.decoding import Undecodable, decode
from etl.articles.draft import Fault, Found, Payload
from etl.articles.options import ReadOptions


def read_json(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of a JSON file; a record that is broken in itself costs only itself."""
    records = RecordReader(payload, options)
    pieces = JsonPieces(options.input_names("records"), options.input_names("text"), payload.max_bytes)
    with payload.open() as stream:
        for number, piece in enumerate(pieces.cut(in_utf8(stream)), 1):
            where = f"record {number}"
            if piece is None:
                yield Fault("too_large", f"{where}: larger than a document may be")
                continue
            value = parse_json(_text(piece), where)
            yield value if isinstance(value, Fault) else records.read(value, where, number)


def _text(piece: bytes) -> str | bytes:
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(piece)
        except Undecodable:
            return piece.decode("utf-8", "replace")

"""Exports of Nexis in the forms in which they are saved, and other Word documents."""

from collections.abc import Iterator

from etl.articles.connectors.excel import check_parts
from etl.articles.connectors.markup_lines import markup_lines, parse_markup
from etl.articles.connectors.nexis import is_nexis, read_export
from etl.articles.connectors.text_lines import read_lines
from etl.articles.decoding import decode
from etl.articles.draft import Fault, Found, Known, Payload
from etl.articles.faults import Unreadable
from etl.articles.options import ReadOptions


def read_nexis_text(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The articles of a text export."""
    yield from read_export((line or "" for _, line in read_lines(payload)), payload)


def read_nexis_page(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The articles of an HTML export."""
    tree = parse_markup(decode(payload.data))
    if tree is not None:
        yield from read_export(markup_lines(tree), payload)


def read_word(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The articles of a Nexis export in Word; any other Word document is one article."""
    lines = _word_lines(payload)
    if is_nexis(lines):
        yield from read_export(iter(lines), payload)
    elif any(lines):
        yield Found(Known(payload.source_id), "\n".join(lines), markup=False)


def _word_lines(payload: Payload) -> list[str]:
    """Paragraphs, with a blank line behind each; a line break in a paragraph is one in the text."""
    import docx

    with payload.open_seekable() as stream:
        check_parts(stream, payload)
        try:
            paragraphs = [paragraph.text for paragraph in docx.Document(stream).paragraphs]
        except Exception as error:  # the library raises whatever its XML runs into
            told = f"{type(error).__name__}: {error}"[:150]
            raise Unreadable("damaged_file", f"damaged Word document ({told})") from None
    return [line for text in paragraphs for part in text.split("\n") for line in (part.strip(), "")]

"""Versions of a stage: a hash over the code, the authored data and the libraries that its results depend on."""

import hashlib
import platform
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from etl.coders import RULES
from etl.resources import resource_path

_PACKAGE = Path(__file__).parent.parent
_CODE = ("records.py", "resources.py", "stages.py", "coders.py", "language", "actors", "times", "events")
_LIBRARIES = ("spacy", "thinc", "numpy", "dateparser", "pyahocorasick")
_READING_CODE = ("records.py", "resources.py", "articles")
_READING_LIBRARIES = (
    *(
        "trafilatura",
        "htmldate",
        "courlan",
        "justext",
        "lxml",
        "lxml_html_clean",
        "charset-normalizer",
        "dateparser",
    ),
    *("py3langid", "numpy", "pyarrow", "warcio", "feedparser", "openpyxl", "python-docx"),
)
_READING_TABLES = ("geonames_towns.csv.gz",)
# What only the reading of inputs and the pages show: a change of it leaves what an article reports as it was.
READING_LEXICONS = frozenset(
    {
        *("copies.yaml", "datelines.yaml", "english_words.yaml", "furniture.yaml", "input_fields.yaml"),
        *("line_model.yaml", "outlets.yaml", "publication_months.yaml"),
    }
)


def coding_version(coder: str, gazetteer: Iterable[Path] = ()) -> str:
    """32 hexadecimal digits that stand for everything by which an article is coded, except the article.

    Args:
        coder: name of the coder, "module:name". Of one that is not the project's own, the file of its module counts.
        gazetteer: CSVs of actors, people and places of the user's own.
    """
    told = hashlib.blake2b(digest_size=16)
    told.update(_of_project().encode())
    told.update(coder.encode())
    others = [] if coder == RULES else [getattr(import_module(coder.partition(":")[0]), "__file__", None)]
    for path in (*gazetteer, *filter(None, others)):
        told.update(hashlib.sha256(Path(path).read_bytes()).digest())
    return told.hexdigest()


def reading_version(options: object) -> str:
    """32 hexadecimal digits that stand for everything by which a document is read, except the document.

    Args:
        options: settings of the reader, a dataclass.
    """
    told = hashlib.blake2b(digest_size=16)
    told.update(f"{_of_reading()} {options}".encode())
    return told.hexdigest()


@cache
def _of_project() -> str:
    return _hashed(_LIBRARIES, _files())


@cache
def _of_reading() -> str:
    return platform.python_version() + _hashed(_READING_LIBRARIES, _reading_files())


def _hashed(libraries: Iterable[str], files: Iterable[Path]) -> str:
    told = hashlib.blake2b()
    for library in libraries:
        told.update(f"{library} {version(library)}\n".encode())
    for path in files:
        told.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


def _reading_files() -> Iterator[Path]:
    for name in _READING_CODE:
        yield from _below(_PACKAGE / name)
    yield from (resource_path("lexicon", name) for name in sorted(READING_LEXICONS))
    yield from (resource_path("reference", name) for name in _READING_TABLES)


def _files() -> Iterator[Path]:
    for name in _CODE:
        yield from _below(_PACKAGE / name)
    yield from (path for path in _below(resource_path("lexicon")) if path.name not in READING_LEXICONS)
    yield from _below(resource_path("reference"))
    yield from _below(resource_path("schemas"))


def _below(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)

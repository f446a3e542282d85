"""What becomes of one document by itself: an article or a fault, as a value that can be kept and handed on.

Where the document was found (path, format, hash of the file) is no part of it; that is added to each finding anew.
"""

import hashlib
import io
import pickle
import re
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from etl.articles.datelines import strip_dateline
from etl.articles.decoding import words_of
from etl.articles.draft import Draft, Fault, Found, Known, Published
from etl.articles.extract import extract
from etl.articles.fingerprint import Fingerprint, fingerprint
from etl.articles.languages import language_of
from etl.articles.options import ReadOptions
from etl.articles.reasons import reject
from etl.records import Article, Reject


class Place(NamedTuple):
    """Where a document was found."""

    path: str
    kind: str  # a code of the vocabulary source_format
    sha256: str  # of the file that the user named


class Taken(NamedTuple):
    """An article that was read, and what tells copies of it."""

    article: Article
    words: Fingerprint


Outcome = Article | Fault
"""An article that stands nowhere yet, or why there is none."""

_NOWHERE = Place("", "", "")
_ELSEWHERE = ("source_path", "source_format", "source_sha256", "duplicate_of")
_FIELDS = tuple(field.name for field in fields(Article) if field.name not in _ELSEWHERE)
_INSTANTS = ("published_at", "retrieved_at")


def read_document(found: Found, options: ReadOptions) -> Outcome:
    """The article in a document, or why there is none; never raises."""
    item = extract(found, options)
    if isinstance(item, Fault):
        return item
    try:
        return _finished(item)
    except Exception as error:  # one bad document must not cost the others of its file
        return Fault("read_failed", f"{type(error).__name__}: {error}"[:300], item.source_id)


def load() -> None:
    """Load what plain text is read with, so that the first document does not pay for it."""
    known = Known("", language="en")  # the detector of other languages takes long to load
    read_document(Found(known, "The two sides met on Monday, 1 May 2000.", markup=False), ReadOptions())


def _finished(draft: Draft) -> Outcome:
    head = strip_dateline(draft.text)
    text = head.text.strip()
    if not re.search(r"\w{2,}", text):
        return Fault("no_text", "no article text found", draft.source_id)
    published = draft.published
    if published is None and head.day:
        published = Published(head.day, basis="visible")
    return Article(
        article_id=_content_hash(draft.title or "", text),
        source_id=draft.source_id,
        source_path="",
        source_format="",
        source_sha256="",
        title=draft.title,
        text=text,
        url=draft.url,
        outlet=draft.outlet or head.agency,
        byline=draft.byline,
        dateline=draft.dateline or head.dateline,
        language=draft.language or language_of(text),
        published_at=published.at if published else None,
        published_date=published.day if published else None,
        published_basis=published.basis if published else "none",
        retrieved_at=draft.retrieved_at,
    )


def _content_hash(title: str, text: str) -> str:
    """ "a" and 16 hex digits of the words of title and text; case, spacing and signs do not count."""
    told = f"{' '.join(words_of(title))}\n{' '.join(words_of(text))}"
    return "a" + hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]


def placed(outcome: Outcome, place: Place) -> Article | Reject:
    """The article, or the reject, of a document that was found there."""
    if isinstance(outcome, Fault):
        told = f"{place.path}: {outcome.message}"
        return reject(place.path, outcome.reason, told, outcome.source_id)
    return replace(outcome, source_path=place.path, source_format=place.kind, source_sha256=place.sha256)


def pack(outcome: Outcome) -> bytes:
    """An outcome as bytes, an article with its fingerprint."""
    if isinstance(outcome, Fault):
        told: tuple[Any, ...] = (outcome.reason, outcome.message, outcome.source_id)
    else:
        values = [_plain(getattr(outcome, name)) for name in _FIELDS]
        told = (*values, *fingerprint(outcome.text, outcome.title))
    return pickle.dumps(told, pickle.HIGHEST_PROTOCOL)


def unpack(value: bytes, place: Place = _NOWHERE) -> Taken | Reject:
    """What `pack` packed, of a document that was found there.

    Raises:
        pickle.UnpicklingError: if it holds anything but plain values: what is kept may lie where others can write.
    """
    told = plain_values(value)
    if len(told) == 3:
        outcome = placed(Fault(*told), place)
        assert isinstance(outcome, Reject)
        return outcome
    values = dict(zip(_FIELDS, told, strict=False))
    day = values["published_date"]
    values["published_date"] = day and date.fromisoformat(day)
    for name in _INSTANTS:
        values[name] = values[name] and datetime.fromisoformat(values[name])
    path, kind, sha256 = place
    article = Article(source_path=path, source_format=kind, source_sha256=sha256, **values)
    return Taken(article, Fingerprint(*told[len(_FIELDS) :]))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def plain_values(value: bytes) -> Any:
    """A pickle of strings, numbers and tuples.

    Raises:
        pickle.UnpicklingError: if it holds anything else.
    """
    return _PlainValues(io.BytesIO(value)).load()


class _PlainValues(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} has no place among what was read")

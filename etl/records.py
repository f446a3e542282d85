"""The records that pass between the stages.

A stage knows the records before and after it and nothing else. All character offsets count
Unicode code points in the article's clean text (`Article.text`), or in its title where the
sentence number is 0; ends are exclusive.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any, TypeVar

_Record = TypeVar("_Record")


def _packs_as_values(record: type[_Record]) -> type[_Record]:
    """Pickles a record as its class and its values: what a frozen one does by itself takes four times as long."""
    values = attrgetter(*(f.name for f in fields(record)))  # type: ignore[arg-type]
    record.__reduce__ = lambda self: (record, values(self))  # type: ignore[assignment, method-assign]
    return record


@dataclass(frozen=True, slots=True)
class Reject:
    """An input or a row that did not get in, and why."""

    stage: str  # articles, language, times, actors, events, linking, tables, quality
    source_path: str
    source_id: str | None
    reason: str  # a code of schemas/vocabularies.yaml, e.g. "empty_file"
    message: str  # one plain line for the user


@_packs_as_values
@dataclass(frozen=True, slots=True)
class Article:
    """One article as extracted: clean text and what is known of it."""

    article_id: str  # "a" + 16 hex digits of a hash of title and text
    source_id: str  # the id in the input, or the file's name without its ending
    source_path: str
    source_format: str  # a code of the vocabulary source_format: txt, html, jsonl, ...
    source_sha256: str  # of the input file's bytes
    title: str | None
    text: str  # clean body, paragraphs parted by a blank line
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None  # as printed: "ISLAMABAD, Nov 5 (IANS)"
    language: str | None = None  # ISO 639-1
    published_at: datetime | None = None  # with its zone, where the source gives an instant
    published_date: date | None = None
    published_basis: str = "none"  # metadata, visible, url, user, none
    retrieved_at: datetime | None = None  # crawl or retrieval; never a publication date
    duplicate_of: str | None = None  # article_id of the same wire copy


@dataclass(slots=True)
class Token:
    """A word of a parsed sentence, in Universal Dependencies terms."""

    i: int  # index in the sentence
    text: str
    norm: str  # lower case, straight quotes
    lemma: str  # lower case
    upos: str
    feats: dict[str, str]  # {"Tense": "Past", "VerbForm": "Fin"}
    head: int  # index in the sentence; its own for the root
    dep: str  # UD relation: nsubj, nsubj:pass, obl, conj, ...
    start: int
    end: int


@dataclass(slots=True)
class Quote:
    """A stretch of direct speech, quotation marks included."""

    start: int
    end: int
    speaker: tuple[int, int] | None = None  # offsets of the speaker's noun phrase
    speaker_sentence: int | None = None  # number of the sentence that names the speaker


@dataclass(slots=True)
class Sentence:
    """A sentence; only those that the lexical gate lets through are parsed."""

    no: int  # 0 is the title
    start: int
    end: int
    text: str
    paragraph: int
    tokens: list[Token] = field(default_factory=list)  # empty if not parsed
    quotes: list[Quote] = field(default_factory=list)  # those that overlap the sentence
    capitals: bool = False  # printed in capitals throughout; tokens are truecased


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, in TIMEX3 terms, and the days it covers."""

    start: int
    end: int
    text: str
    type: str  # DATE, TIME, DURATION, SET
    value: str  # TIMEX3 value: "2021-11-05", "P2W", "2021-W44", "PAST_REF"
    date_start: date | None  # first day covered, None if it has none
    date_end: date | None  # last day covered, inclusive
    precision: int | None  # UCDP GED date_prec 1-5
    bound: str | None  # since, until, by, before, after, within, or None
    duration_days: int | None  # length of a DURATION in days
    anchor: str | None  # what it was resolved on: "publication", "text:2021-11-05", None if absolute
    rule: str  # name of the grammar rule


@_packs_as_values
@dataclass(frozen=True, slots=True)
class Actor:
    """A known or discovered actor."""

    actor_id: str  # slug that never changes: "gov-pakistan", "ttp", "un"; "x-..." for one found in text
    actor_name: str  # "Government of Pakistan"
    actor_type: str  # vocabulary actor_type
    iso3: str | None = None
    gwno: int | None = None
    ucdp_actor_id: int | None = None
    aliases: tuple[str, ...] = ()
    active_from: date | None = None
    active_to: date | None = None
    cownum: int | None = None
    parents: tuple[str, ...] = ()  # ids of the bodies that it is or was part of
    splinter_of: tuple[str, ...] = ()  # ids of the groups that it broke away from


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A phrase of the text that stands for one or more actors."""

    start: int
    end: int
    text: str
    actors: tuple[Actor, ...]  # more than one for "both sides"; empty if unresolved
    kind: str  # name, person, office, demonym, capital, group, nominal, pronoun
    person: str | None = None  # "Sirajuddin Haqqani"
    role_hint: str | None = None  # mediator, envoy, media, ... from the phrase itself


@_packs_as_values
@dataclass(frozen=True, slots=True)
class Place:
    """A place, resolved as far as the gazetteer allows."""

    name: str
    where_prec: int | None = None  # UCDP 1-7
    country: str | None = None
    iso3: str | None = None
    gwno: int | None = None
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text."""

    start: int
    end: int
    text: str
    place: Place


@dataclass(slots=True)
class ReadArticle:
    """An article with all that the stages before coding found in it."""

    article: Article
    sentences: list[Sentence]
    timexes: dict[int, list[Timex]] = field(default_factory=dict)  # by sentence number
    actors: dict[int, list[ActorMention]] = field(default_factory=dict)
    places: dict[int, list[PlaceMention]] = field(default_factory=dict)
    dateline_place: Place | None = (
        None  # where the report was written, which is not where its events took place
    )


@_packs_as_values
@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in an event."""

    role: str  # party, mediator, demanded_by, owed_by
    actor: Actor
    side: str | None = None  # a, b
    person: str | None = None
    name_as_reported: str | None = None
    third_party_role: str | None = None


@_packs_as_values
@dataclass(slots=True)
class Mention:
    """A report of an event in one sentence."""

    article_id: str
    sentence_no: int
    char_start: int  # the evidence sentence
    char_end: int
    evidence: str
    trigger: str  # the words that signal the event
    family: str
    event_type: str
    status: str
    rule_id: str
    attribution: str = "none"
    speaker: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_prec: int | None = None
    date_basis: str | None = None
    ongoing: bool | None = None
    time_text: str | None = None
    source_date: date | None = None
    confidence: float = 0.5
    participants: list[Participant] = field(default_factory=list)
    place: Place | None = None
    # truce_*, condition_*, quantity_*, deadline: columns of the events table
    attributes: dict[str, Any] = field(default_factory=dict)
    local_event: int = -1  # mentions of one article with the same number report the same event
    trace: dict[str, str] = field(default_factory=dict)  # for `explain`: how each value was found


@_packs_as_values
@dataclass(frozen=True, slots=True)
class LocalLink:
    """A relation between two events of one article, by their local numbers."""

    from_event: int
    link_type: str
    to_event: int
    sentence_no: int  # the sentence that shows it


@dataclass(slots=True)
class ArticleEvents:
    """What one article reports: the coder's output."""

    article: Article
    mentions: list[Mention]
    links: list[LocalLink]

"""Tells what is coded from one article, and how each value was found."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.articles import ReadOptions, read_inputs
from etl.records import Article, ArticleEvents, LocalLink, Mention, Participant, ReadArticle, Reject
from etl.stages import Stages, is_foreign

_WIDTH = 110
_LABEL = 27  # columns that labels take


class NoArticle(ValueError):
    """The input holds no article that can be explained."""

    def __init__(self, message: str, messages: Sequence[str] = ()) -> None:
        self.messages = tuple(messages)
        super().__init__(message)


class AmbiguousArticle(ValueError):
    """The input holds several articles and none was chosen."""


def explain_article(
    source: str | Path,
    source_id: str | None = None,
    options: ReadOptions | None = None,
    gazetteer: Sequence[Path] = (),
) -> list[str]:
    """The account of one article, as lines for a terminal.

    Args:
        source: file, or "-" for standard input.
        source_id: which article of a file with several.
        options: settings of the reader.
        gazetteer: CSVs of further actors, people and places.

    Raises:
        NoArticle: if there is none, or none with that id.
        AmbiguousArticle: if there are several and no id is given.
    """
    article = _pick(source, source_id, options or ReadOptions())
    stages = Stages(gazetteer)
    read = stages.read(article)
    return list(_account(read, stages.code(read)))


def _pick(source: str | Path, source_id: str | None, options: ReadOptions) -> Article:
    items = list(read_inputs([source], options))
    found = [item for item in items if isinstance(item, Article) and source_id in (None, item.source_id)]
    if not found:
        what = "no article" if source_id is None else f"no article with the id {source_id!r}"
        rejected = [item.message for item in items if isinstance(item, Reject)]
        raise NoArticle(f"{source} holds {what}", rejected)
    if len(found) > 1 and source_id is None:
        some = ", ".join(article.source_id for article in found[:5])
        raise AmbiguousArticle(f"{source} holds {len(found)} articles: choose one with --id ({some}, ...)")
    return found[0]


def _account(read: ReadArticle, events: ArticleEvents) -> Iterator[str]:
    yield from _head(read)
    groups: dict[int, list[Mention]] = {}
    for mention in events.mentions:
        groups.setdefault(mention.local_event, []).append(mention)
    numbers = {local: i for i, local in enumerate(groups, start=1)}
    for local, mentions in groups.items():
        yield ""
        yield from _event(numbers[local], mentions, read)
        yield from _links(local, events.links, numbers)
    if not groups:
        yield "No event of a peace process is coded from this article."


def _head(read: ReadArticle) -> Iterator[str]:
    article = read.article
    yield from _entry("article", f"{article.source_id}: {article.title or 'no title'}")
    yield from _entry("from", ", ".join(filter(None, (article.source_path, article.outlet, article.url))))
    day = f"{article.published_date} ({article.published_basis})" if article.published_date else "unknown"
    yield from _entry("published", day)
    parsed = sum(bool(sentence.tokens) for sentence in read.sentences)
    yield from _entry(
        "read", f"{len(read.sentences)} sentences, of which {parsed} may tell of a peace process"
    )
    if is_foreign(article):
        yield from _entry("language", f"{article.language}: a build lists this article but codes nothing")


def _event(number: int, mentions: Sequence[Mention], read: ReadArticle) -> Iterator[str]:
    best = max(mentions, key=lambda mention: mention.confidence)
    yield f"{number}. {best.family} {best.event_type}, {best.status}, {_when(best)}"
    for role in ("party", "mediator", "demanded_by", "owed_by"):
        people = dict.fromkeys(_who(p) for p in best.participants if p.role == role)
        yield from _entry(role.replace("_", " "), "; ".join(people))
    place = best.place
    yield from _entry("place", ", ".join(filter(None, (place.name, place.country))) if place else "")
    yield from _entry("more", "; ".join(f"{key} {value}" for key, value in sorted(best.attributes.items())))
    for mention in sorted(mentions, key=lambda one: (one is not best, one.char_start)):
        yield from _mention(mention, mention is best)


def _who(participant: Participant) -> str:
    name = participant.actor.actor_name
    details = [participant.person, participant.third_party_role]
    reported = participant.name_as_reported
    if reported and reported != name:
        details.append(f'here "{reported}"')
    told = ", ".join(filter(None, details))
    return f"{name} ({told})" if told else name


def _mention(mention: Mention, is_best: bool) -> Iterator[str]:
    where = "title" if mention.sentence_no == 0 else f"sentence {mention.sentence_no}"
    yield from _entry(where, " ".join(mention.evidence.split()))
    yield from _entry("trigger", mention.trigger)
    yield from _entry("rule", mention.rule_id)
    if not is_best:
        yield from _entry("reads as", f"{mention.event_type}, {mention.status}, {_when(mention)}")
    for name, how in mention.trace.items():
        yield from _entry(f"  {name}", how)
    yield from _entry("said by", ", ".join(filter(None, (mention.attribution, mention.speaker))))
    yield from _entry("confidence", f"{mention.confidence:.2f}")


def _when(mention: Mention) -> str:
    first, last = mention.date_start, mention.date_end
    if first is None and last is None:
        return "no date"
    days = str(first) if first == last else f"{first or '...'} to {last or '...'}"
    going_on = ", ongoing" if mention.ongoing else ""
    words = f' from "{mention.time_text}"' if mention.time_text else ""
    return f"{days}{going_on} (precision {mention.date_prec}, {mention.date_basis}{words})"


def _links(local: int, links: Sequence[LocalLink], numbers: dict[int, int]) -> Iterator[str]:
    for link in links:
        if link.from_event == local and link.to_event in numbers:
            told = f"{link.link_type} {numbers[link.to_event]} (sentence {link.sentence_no})"
            yield from _entry("link", told)


def _entry(label: str, value: str) -> Iterator[str]:
    """One labelled value, wrapped with a hanging indent; nothing if the value is empty."""
    if value:
        head = f"   {label:<{_LABEL}}"
        yield from textwrap.wrap(
            value, _WIDTH, initial_indent=head, subsequent_indent=" " * (3 + _LABEL)
        ) or [head]

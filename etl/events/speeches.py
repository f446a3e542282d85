"""Where an offer, a demand or a meeting told without a place was: where its people are said to speak or appear."""

import re
from collections.abc import Iterable, Sequence

from etl.actors.place_patterns import place_words
from etl.events.cast import Cast, actors_of
from etl.events.draft import Draft
from etl.language import tree
from etl.records import Place, PlaceMention, ReadArticle, Sentence

_ACTS_OF_SPEECH = frozenset({"proposed", "refused", "demanded", "offered", "declared", "requested"})
_LOCATIVE = re.compile(r"\b(?:in|at) (?:(?:the )?[\w' -]+, |the )?$")
_TOWN = 4  # UCDP where_prec from which a place is wider than a town or a district


def where_spoken(read: ReadArticle, group: Sequence[Draft]) -> Place | None:
    """Where an act of speech was made, or a third party seen at work, if the article tells.

    Args:
        read: the article.
        group: the mentions of one event.
    """
    first = group[0]
    if first.event_type in _ACTS_OF_SPEECH:
        speakers = {a.actor_id for d in group for m in d.roles.doer for a in m.actors}
        speakers |= {a.actor_id for d in group for m in d.demanded_by for a in m.actors}
        return _at_home(read, group) or _elsewhere(read, first, speakers) or _here(read, first, speakers)
    if first.family == "mediation" and first.event_type == "ongoing" and first.status == "actual":
        present = {a.actor_id for d in group for a in actors_of([*d.mediators, *d.parties])}
        return _here(read, first, present, all_of_them=True)
    return None


def _at_home(read: ReadArticle, group: Sequence[Draft]) -> Place | None:
    """The dateline, where what is reported was said by a side in its own country, and said as news."""
    place = read.dateline_place
    if place is None or any(d.date and d.date.date_basis == "context" and not d.date.as_news for d in group):
        return None
    speakers = {a.iso3 for d in group for m in d.roles.doer for a in m.actors if a.iso3}
    return place if place.iso3 in speakers else None


def _elsewhere(read: ReadArticle, draft: Draft, speakers: set[str]) -> Place | None:
    """Where the speaker is said to speak: "he was interviewed in Paris", "in a speech in the capital, Kabul, he"."""
    for sentence in _nearest(read.sentences, draft):
        if not any(w in sentence.text.lower() for w in place_words().speeches):
            continue
        for mention in read.places.get(sentence.no, []):
            in_town = (mention.place.where_prec or 9) < _TOWN
            placed = in_town and _LOCATIVE.search(sentence.text[: mention.start - sentence.start])
            if placed and _is_heard(read, sentence, mention, speakers):
                return mention.place
    return None


def _is_heard(read: ReadArticle, sentence: Sentence, place: PlaceMention, speakers: set[str]) -> bool:
    """Whether one of the speakers, and no one else, is the subject of the clause that a place stands in."""
    cast = Cast(sentence, read.actors.get(sentence.no, []))
    at = next((t.i for t in sentence.tokens if t.start >= place.start), None)
    doing = tree.subjects(sentence.tokens, tree.clause_of(sentence.tokens, at)) if at is not None else []
    heard = cast.among(doing) or cast.mentions
    return any(a.actor_id in speakers for m in heard for a in m.actors)


def _here(read: ReadArticle, draft: Draft, people: set[str], *, all_of_them: bool = False) -> Place | None:
    """The dateline, where the reporter says that the people were "here" on the day of the event."""
    if read.dateline_place is None or not _of_the_day(read, draft):
        return None
    for sentence in _nearest(read.sentences, draft):
        seen = {a.actor_id for m in read.actors.get(sentence.no, []) for a in m.actors} & people
        if seen and (seen == people or not all_of_them) and _says_here(sentence):
            return read.dateline_place
    return None


def _of_the_day(read: ReadArticle, draft: Draft) -> bool:
    """Whether an event is news of the report: what was yesterday was perhaps elsewhere."""
    date = draft.date
    if date is None or date.date_start is None:
        return False
    return date.as_news or date.date_start == read.article.published_date


def _says_here(sentence: Sentence) -> bool:
    """Whether the reporter says "here": not a speaker in quotation marks."""
    quoted = 0
    for token in sentence.tokens:
        quoted += token.text in {"“", "”", '"'}
        if token.norm == "here" and quoted % 2 == 0 and tree.relation(sentence.tokens, token.i) == "advmod":
            return True
    return False


def _nearest(sentences: Iterable[Sentence], draft: Draft) -> list[Sentence]:
    return sorted(sentences, key=lambda s: abs(s.no - draft.sentence.no))

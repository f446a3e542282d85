"""Who stands behind a report: a party, a mediator, another official, unnamed sources, a medium, nobody."""

from dataclasses import dataclass, replace

from etl.events.cast import BROKER_HINTS, Cast, is_third_party
from etl.events.headlines import headline_speaker
from etl.events.speakers import (
    by_words,
    goes_on_speaking,
    speaker_before,
    speaker_beside,
    told_elsewhere,
    unnamed,
)
from etl.events.speech_frames import frame_over
from etl.events.standing import Standing
from etl.language import SpeechFrame, tree
from etl.records import ActorMention, ReadArticle, Sentence

FIRST_PERSON = frozenset({"I", "we", "We"})
_SHOWN = 4.0  # votes from which an article shows somebody making peace between others


@dataclass(frozen=True, slots=True)
class Source:
    """Attribution code, the speaker's words, and the speaker's actor mention if it is one."""

    attribution: str
    speaker: str | None = None
    mention: ActorMention | None = None
    denies: bool = False


def attribute(read: ReadArticle, sentence: Sentence, cast: Cast, trigger: int, standing: Standing) -> Source:
    """The source of what a sentence says at its trigger word."""
    frame = frame_over(sentence, trigger)
    if frame is not None:
        source = _from_frame(read, sentence, cast, frame, standing)
        if source:
            return source
    return (
        _from_quote(read, sentence, trigger, standing)
        or _from_headline(read, sentence, trigger, standing)
        or _from_first_person(sentence, cast, standing)
        or _from_neighbour(read, sentence, trigger, standing)
        or Source("none")
    )


def _from_headline(read: ReadArticle, sentence: Sentence, trigger: int, standing: Standing) -> Source | None:
    found = headline_speaker(read, sentence, sentence.tokens[trigger].start) if not sentence.no else None
    if found is None:
        return None
    words, mention = found
    return Source(code_of(mention, standing) if mention else by_words(words), words, mention)


def _from_neighbour(read: ReadArticle, sentence: Sentence, trigger: int, standing: Standing) -> Source | None:
    """Indirect speech that goes on in a sentence of its own ("The army would leave first")."""
    if not goes_on_speaking(sentence, trigger):
        return None
    found = speaker_beside(read, sentence)
    return _of_noun(read, *found, standing) if found else None


def _from_first_person(sentence: Sentence, cast: Cast, standing: Standing) -> Source | None:
    """Of a statement or a letter, the one who speaks in it: "We urge both sides ..."; not a party unless known as one."""
    tokens = sentence.tokens
    top = next((t.i for t in tokens if t.head == t.i), None)
    for i in tree.children(tokens, top, "nsubj") if top is not None else []:
        quoted = any(q.start <= tokens[i].start < q.end for q in sentence.quotes)
        if tokens[i].text in FIRST_PERSON and not quoted:
            known = [m for m in cast.at(i) if m.actors]
            code = code_of(known[0], standing) if known else "other_official"
            return Source(code, tokens[i].text, known[0] if known else None)
    return None


def _from_frame(
    read: ReadArticle, sentence: Sentence, cast: Cast, frame: SpeechFrame, standing: Standing
) -> Source | None:
    denies = frame.kind == "deny"
    if frame.speaker is None:
        return None
    first, last = tree.np_span(sentence.tokens, frame.speaker)
    words = sentence.text[
        sentence.tokens[first].start - sentence.start : sentence.tokens[last].end - sentence.start
    ]
    mentions = cast.at(frame.speaker)
    hidden = unnamed(sentence, frame.speaker, bool(mentions))
    if hidden:
        return Source(hidden, words, None, denies)
    if mentions:
        return Source(code_of(mentions[0], standing), words, mentions[0], denies)
    if _is_media(read, sentence, sentence.tokens[first].start, sentence.tokens[last].end):
        return Source("media", words, None, denies)
    if sentence.tokens[frame.speaker].upos == "PRON":
        return _from_before(read, sentence, standing, denies)
    return _unknown(read, sentence, frame.speaker, words, standing, denies)


def _unknown(
    read: ReadArticle, sentence: Sentence, speaker: int, words: str, standing: Standing, denies: bool
) -> Source:
    """A speaker who is no known actor: by the words beside the name here, else by those beside it elsewhere."""
    code = by_words(words)
    if code != "none" or sentence.tokens[speaker].upos != "PROPN":
        return Source(code, words, None, denies)
    for other, noun in told_elsewhere(read, sentence, speaker):
        source = _of_noun(read, other, noun, standing)
        if source.attribution != "none":
            return Source(source.attribution, words, source.mention, denies)
    return Source("other_official", words, None, denies)


def _from_before(read: ReadArticle, sentence: Sentence, standing: Standing, denies: bool) -> Source | None:
    """The source that a pronoun ("it said", "they added") takes up from the sentence before."""
    found = speaker_before(read, sentence)
    source = _of_noun(read, *found, standing) if found else None
    return replace(source, denies=denies) if source else None


def _of_noun(read: ReadArticle, sentence: Sentence, speaker: int, standing: Standing) -> Source:
    """The source that a speaker's noun in any sentence of the article names."""
    first, last = tree.np_span(sentence.tokens, speaker)
    words = " ".join(t.text for t in sentence.tokens[first : last + 1])
    named = Cast(sentence, read.actors.get(sentence.no, [])).at(speaker)
    code = unnamed(sentence, speaker, bool(named))
    if named and not code:
        return Source(code_of(named[0], standing), named[0].text, named[0])
    return Source(code or by_words(words), words)


def _from_quote(read: ReadArticle, sentence: Sentence, trigger: int, standing: Standing) -> Source | None:
    """The speaker of direct speech around the trigger, who may be named in another sentence."""
    at = sentence.tokens[trigger].start
    for quote in sentence.quotes:
        if not (quote.start <= at < quote.end) or quote.speaker is None:
            continue
        number = quote.speaker_sentence if quote.speaker_sentence is not None else sentence.no
        start, end = quote.speaker
        for mention in read.actors.get(number, []):
            if mention.start < end and mention.end > start and mention.actors:
                return Source(code_of(mention, standing), mention.text, mention)
        words = read.article.text[start:end] if number else (read.article.title or "")[start:end]
        return Source(by_words(words), words)
    return None


def _is_media(read: ReadArticle, sentence: Sentence, start: int, end: int) -> bool:
    return any(
        m.role_hint == "media" and m.start < end and m.end > start for m in read.actors.get(sentence.no, [])
    )


def code_of(mention: ActorMention, standing: Standing) -> str:
    if mention.role_hint == "media":
        return "media"
    if _mediates(mention, standing):
        return "mediator"
    if is_third_party(mention):
        return "mediator" if mention.role_hint else "other_official"
    return "party" if any(standing.is_party(a) for a in mention.actors) else "other_official"


def _mediates(mention: ActorMention, standing: Standing) -> bool:
    """Whether the article shows the speaker, or the state spoken for, making peace between others."""
    if mention.role_hint in BROKER_HINTS or (mention.person and mention.person in standing.envoys):
        return True
    return any(
        standing.seeks_peace(a.actor_id) or standing.brokers[a.actor_id] >= _SHOWN for a in mention.actors
    )

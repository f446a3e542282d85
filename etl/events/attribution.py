"""Who stands behind a report: a party, a mediator, another official, unnamed sources, a medium, nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.events.cast import Cast, is_third_party
from etl.events.standing import Standing
from etl.language import SpeechFrame, reported_speech, tree
from etl.records import ActorMention, ReadArticle, Sentence
from etl.resources import load_yaml

# In these acts the doer's own words are what is reported (coding guide, section 7).
_SPOKEN = frozenset({"proposed", "refused", "demanded", "offered", "declared", "requested", "rejected"})


@dataclass(frozen=True, slots=True)
class Source:
    """Attribution code, the speaker's words, and the speaker's actor mention if it is one."""

    attribution: str
    speaker: str | None = None
    mention: ActorMention | None = None
    denies: bool = False


def attribute(read: ReadArticle, sentence: Sentence, cast: Cast, trigger: int, standing: Standing) -> Source:
    """The source of what a sentence says at its trigger word."""
    frame = _frame_over(sentence, trigger)
    if frame is not None:
        source = _from_frame(read, sentence, cast, frame, standing)
        if source:
            return source
    return _from_quote(read, sentence, trigger, standing) or Source("none")


def own_words(event_type: str, doer: Sequence[ActorMention], source: Source, standing: Standing) -> Source:
    """An offer or a demand told in the article's voice is its doer's own word."""
    if source.attribution != "none" or event_type not in _SPOKEN or not doer:
        return source
    return Source(_code(doer[0], standing), doer[0].text, doer[0])


def _frame_over(sentence: Sentence, trigger: int) -> SpeechFrame | None:
    """The innermost speech frame whose reported clause holds the trigger."""
    tokens = sentence.tokens
    over = []
    for frame in reported_speech(sentence):
        clause = frame.clause
        if clause is None or not (clause == trigger or tree.is_below(tokens, trigger, clause)):
            continue
        if frame.speaker is not None and trigger in tree.descendants(tokens, frame.speaker):
            continue
        over.append((len(tree.head_chain(tokens, clause)), frame))
    return max(over, key=lambda f: f[0])[1] if over else None


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
    if mentions:
        return Source(_code(mentions[0], standing), words, mentions[0], denies)
    if _is_media(read, sentence, sentence.tokens[first].start, sentence.tokens[last].end):
        return Source("media", words, None, denies)
    return Source(_by_words(words), words, None, denies)


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
                return Source(_code(mention, standing), mention.text, mention)
        words = read.article.text[start:end] if number else (read.article.title or "")[start:end]
        return Source(_by_words(words), words)
    return None


def _is_media(read: ReadArticle, sentence: Sentence, start: int, end: int) -> bool:
    return any(
        m.role_hint == "media" and m.start < end and m.end > start for m in read.actors.get(sentence.no, [])
    )


def _code(mention: ActorMention, standing: Standing) -> str:
    if mention.role_hint == "media":
        return "media"
    if is_third_party(mention):
        return "mediator" if mention.role_hint else "other_official"
    return "party" if any(standing.is_party(a) for a in mention.actors) else "other_official"


def _by_words(words: str) -> str:
    lists = load_yaml("lexicon", "attribution.yaml")
    folded = f" {words.lower()} "
    for code in ("anonymous", "media", "mediator", "party", "other_official"):
        if any(f" {w} " in folded or f" {w}s " in folded for w in lists[code]):
            return code
    return "none"

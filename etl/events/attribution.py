"""Who stands behind a report: a party, a mediator, another official, unnamed sources, a medium, nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from etl.events.cast import BROKER_HINTS, Cast, is_third_party
from etl.events.speakers import by_words, speaker_before, unnamed
from etl.events.standing import Standing
from etl.language import SpeechFrame, reported_speech, tree
from etl.records import ActorMention, ReadArticle, Sentence, Token
from etl.resources import load_yaml

if TYPE_CHECKING:
    from etl.events.draft import Draft

# In these acts the doer's own words are what is reported (coding guide, section 7).
_SPOKEN = frozenset({"proposed", "refused", "demanded", "offered", "declared", "requested", "rejected"})


_SHOWN = 4.0  # votes from which an article shows somebody making peace between others
_TO_THAT = 8  # words from a verb of speech to its "that"


@dataclass(frozen=True, slots=True)
class Source:
    """Attribution code, the speaker's words, and the speaker's actor mention if it is one."""

    attribution: str
    speaker: str | None = None
    mention: ActorMention | None = None
    denies: bool = False


def attribute(read: ReadArticle, sentence: Sentence, cast: Cast, trigger: int, standing: Standing) -> Source:
    """The source of what a sentence says at its trigger word."""
    frame = _frame_over(sentence, trigger) or frame_by_order(sentence, trigger)
    if frame is not None:
        source = _from_frame(read, sentence, cast, frame, standing)
        if source:
            return source
    quoted = _from_quote(read, sentence, trigger, standing)
    return quoted or _from_first_person(sentence, cast, standing) or Source("none")


def own_words(draft: "Draft", standing: Standing) -> Source:
    """The source of a draft: an offer or a demand told in the article's voice is the word of whoever makes it."""
    if draft.source.attribution != "none":
        return draft.source
    if draft.event_type not in _SPOKEN and not _accuses(draft):
        return draft.source
    maker = {"demanded": draft.demanded_by, "offered": draft.owed_by, "refused": draft.owed_by}
    own = maker.get(draft.event_type, []) if draft.family == "prerequisite" else []
    alone = draft.parties if len(draft.actor_ids) == 1 else []
    for mention in [*own, *draft.roles.doer, *alone]:
        return Source(_code(mention, standing), mention.text, mention)
    return _maker_in_words(draft) or draft.source


def _maker_in_words(draft: "Draft") -> Source | None:
    """Who makes an offer or a demand, where no known actor does: "a statement from the rebel command announced"."""
    tokens = draft.sentence.tokens
    for i in (draft.trigger, *tree.head_chain(tokens, draft.trigger)):
        for k in [*tree.doers(tokens, i), *tree.possessors(tokens, i)]:
            below = tree.descendants(tokens, k)
            if draft.chain.hit.head in below:
                continue
            words = " ".join(tokens[b].text for b in below if b < draft.trigger)
            code = by_words(words)
            if code != "none":
                return Source(code, words)
    return None


def _accuses(draft: "Draft") -> bool:
    """Whether an act is told as somebody's charge: "each side accused the other of violating the truce"."""
    tokens = draft.sentence.tokens
    words = load_yaml("lexicon", "attribution.yaml")["accusing"]
    chain = [draft.trigger, *tree.head_chain(tokens, draft.trigger)]
    near = [*chain, *(k for i in chain[:2] for k in tree.children(tokens, i, "amod"))]
    return any(tokens[i].lemma in words or tokens[i].norm in words for i in near)


def frame_by_order(sentence: Sentence, trigger: int) -> SpeechFrame | None:
    """The speech frame that the words' order shows where the tree does not.

    "..., diplomats said on Tuesday." covers all before its comma; "The ministry said that ..." all behind its "that".
    """
    tokens = sentence.tokens
    verbs = load_yaml("lexicon", "speech.yaml")["verbs"]
    for token in tokens:
        if token.upos != "VERB" or verbs.get(token.lemma) != "say" or token.feats.get("VerbForm") != "Fin":
            continue
        if token.i < trigger:
            that = any(t.norm == "that" for t in tokens[token.i + 1 : min(token.i + _TO_THAT, trigger)])
            speakers = tree.children(tokens, token.i, "nsubj") if that else []
            if speakers and tree.is_below(tokens, trigger, token.i):
                return SpeechFrame(token.i, speakers[0], trigger, "say")
        elif (speaker := _speaker_behind_comma(sentence, token.i, trigger)) is not None:
            return SpeechFrame(token.i, speaker, trigger, "say")
    return None


def _speaker_behind_comma(sentence: Sentence, verb: int, trigger: int) -> int | None:
    """Head of the noun phrase between a comma and a verb of speech, if nothing but a time or place follows."""
    tokens = sentence.tokens
    start = next((k + 1 for k in range(verb - 1, trigger, -1) if tokens[k].norm == ","), None)
    if start is None or start == verb or any(t.upos in {"VERB", "AUX"} for t in tokens[verb + 1 :]):
        return None
    between = tokens[start:verb]
    if any(t.upos in {"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT"} for t in between):
        return None
    nouns = [t.i for t in between if t.upos in {"NOUN", "PROPN", "PRON"}]
    inside = [i for i in nouns if tokens[i].head not in nouns]
    return (inside or nouns or [None])[-1]


def _from_first_person(sentence: Sentence, cast: Cast, standing: Standing) -> Source | None:
    """Of a statement or a letter, the one who speaks in it: "We urge both sides ..."; not a party unless known as one."""
    tokens = sentence.tokens
    top = next((t.i for t in tokens if t.head == t.i), None)
    for i in tree.children(tokens, top, "nsubj") if top is not None else []:
        quoted = any(q.start <= tokens[i].start < q.end for q in sentence.quotes)
        if tokens[i].norm in {"we", "i"} and not quoted:
            known = [m for m in cast.at(i) if m.actors]
            code = _code(known[0], standing) if known else "other_official"
            return Source(code, tokens[i].text, known[0] if known else None)
    return None


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
        if frame.kind == "deny" and _beside(tokens, trigger, clause):
            frame = replace(frame, kind="say")
        over.append((len(tree.head_chain(tokens, clause)), frame))
    return max(over, key=lambda f: f[0])[1] if over else None


def _beside(tokens: Sequence[Token], trigger: int, clause: int) -> bool:
    """Whether a word stands in a clause beside what is denied: "denied that they rearm while the talks go on"."""
    up = [trigger, *tree.head_chain(tokens, trigger)]
    return any(tree.relation(tokens, k) == "advcl" for k in up[: up.index(clause)])


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
        return Source(_code(mentions[0], standing), words, mentions[0], denies)
    if _is_media(read, sentence, sentence.tokens[first].start, sentence.tokens[last].end):
        return Source("media", words, None, denies)
    if sentence.tokens[frame.speaker].upos == "PRON":
        return _from_before(read, sentence, standing, denies)
    return Source(by_words(words), words, None, denies)


def _from_before(read: ReadArticle, sentence: Sentence, standing: Standing, denies: bool) -> Source | None:
    """The source that a pronoun ("it said", "they added") takes up from the sentence before."""
    found = speaker_before(read, sentence)
    if found is None:
        return None
    earlier, speaker = found
    first, last = tree.np_span(earlier.tokens, speaker)
    words = " ".join(t.text for t in earlier.tokens[first : last + 1])
    named = Cast(earlier, read.actors.get(earlier.no, [])).at(speaker)
    code = unnamed(earlier, speaker, bool(named))
    if named and not code:
        return Source(_code(named[0], standing), named[0].text, named[0], denies)
    return Source(code or by_words(words), words, None, denies)


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
        return Source(by_words(words), words)
    return None


def _is_media(read: ReadArticle, sentence: Sentence, start: int, end: int) -> bool:
    return any(
        m.role_hint == "media" and m.start < end and m.end > start for m in read.actors.get(sentence.no, [])
    )


def _code(mention: ActorMention, standing: Standing) -> str:
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

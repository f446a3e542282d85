"""Whether a clause with no time tells the news, which is of the report's day, or what lay before it, which is of none."""

from etl.language.tree import case_of, children, clause_of, relation
from etl.times.event_days import Frame
from etl.times.lists import lemmas


def told_as_background(frame: Frame) -> bool:
    """Whether an event with no time of its own is told as background (coding guide, 7: null dates)."""
    if frame.status != "actual":
        return _before_the_news(frame)
    return _before_the_news(frame) or one_of_several(frame) or _granted(frame) or _about_somebody(frame)


def told_as_past(frame: Frame) -> bool:
    """ "It added ..." is of the day that a report tells of; "it has ruled out" and "it demands" are of no one day."""
    return frame.cues.tense != "present" and not frame.cues.perfect


def _before_the_news(frame: Frame) -> bool:
    """Past perfect outside reported speech: "the sides had agreed"."""
    had = frame.cues.perfect and frame.cues.tense == "past"
    reported = any(frame.sentence.tokens[g].lemma in lemmas("reporting") for g in frame.cues.governors)
    return had and not reported


def one_of_several(frame: Frame) -> bool:
    """ "Several rounds of talks have failed", "an earlier offer": more than one time, or one before the news."""
    tokens, topic = frame.sentence.tokens, frame.topic or frame.trigger
    nouns = [topic.i]
    while relation(tokens, nouns[-1]) in {"nmod", "compound", "acl"} and tokens[nouns[-1]].head not in nouns:
        nouns.append(tokens[nouns[-1]].head)
    words = {
        w
        for n in nouns
        for k in children(tokens, n, "amod", "det")
        for w in (tokens[k].lemma, tokens[k].norm)
    }
    return bool(words & lemmas("earlier"))


def _granted(frame: Frame) -> bool:
    """ "Under a truce agreement", "since the accord": the act is only what something else hangs on."""
    tokens, trigger = frame.sentence.tokens, frame.trigger
    return trigger.upos in {"NOUN", "PROPN"} and case_of(tokens, trigger.i) in lemmas("granted")


def _about_somebody(frame: Frame) -> bool:
    """ "The envoy, who brought about the accord, said": a past clause that only tells who somebody is."""
    tokens, head = frame.sentence.tokens, frame.cues.head
    while relation(tokens, head) == "acl" and frame.cues.tense == "past":
        if any(tokens[k].norm == "who" for k in children(tokens, head, "nsubj", "nsubj:pass")):
            return True
        # "... who led the talks that brought about the accord": one relative clause in another
        above = clause_of(tokens, tokens[head].head)
        if above == head:
            return False
        head = above
    return False

"""The word forms that make a sentence worth parsing."""

from etl.events.lexicon import FAMILIES, Topic, family, words_of
from etl.language.forms import forms_of


def gate_terms() -> list[str]:
    """Forms of the words without which no sentence holds a topic of any family, in lower case.

    Words that are in every other sentence of any article ("end", "leave") are left out: a condition told with
    these alone is found beside a sentence that speaks of talks or a truce, whose neighbours are parsed too.
    """
    words = {
        w
        for name in FAMILIES
        for topic in family(name).topics
        if _tells(topic)
        for w in _telling_words(topic)
    }
    words |= {w for w in words_of("scope", "peace") if " " not in w}
    words -= words_of("structure", "too_common_for_gate")
    forms = {form for word in words for form in forms_of(word)}
    # A word with a hyphen is also printed as two or as one.
    return sorted(forms | {"cease", "cease fire", "cease-fire", "cease-fires"})


def _tells(topic: Topic) -> bool:
    """Whether a topic's words can stand alone; contacts of a mediator are told beside the word for him or her."""
    return not (topic.anywhere or topic.needs_envoy or topic.needs_broker)


def _telling_words(topic: Topic) -> set[str]:
    if topic.family == "truce" and topic.with_words:
        return {w[-1] for w in topic.with_words}
    return {words[0] if topic.with_words or len(words) == 1 else words[-1] for words in topic.words}

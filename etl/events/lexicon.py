"""The coder's lexicons as typed objects: topics, acts and how acts combine.

Authored in `data/lexicon/<family>.yaml`; docs/lexicon.md tells how to read and extend them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from etl.resources import load_yaml

FAMILIES = ("talks", "truce", "prerequisite", "mediation")

Phrase = tuple[str, ...]


class Phrases(tuple[Phrase, ...]):
    """A list of phrases, also by the first word of each."""

    @cached_property
    def by_first(self) -> Mapping[str, Sequence[Phrase]]:
        """The phrases by their first word, in their order."""
        return self._by(0)

    @cached_property
    def by_last(self) -> Mapping[str, Sequence[Phrase]]:
        """The phrases by their last word, in their order."""
        return self._by(-1)

    def _by(self, place: int) -> Mapping[str, Sequence[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for words in self:
            found.setdefault(words[place], []).append(words)
        return found


NO_PHRASES = Phrases()


@dataclass(frozen=True, slots=True)
class Topic:
    """What an event is about: words for a truce, for talks, for a condition, for a mediator."""

    family: str
    kind: str
    words: Phrases
    with_words: Phrases = NO_PHRASES  # one of these has to depend on the word
    pos: frozenset[str] = frozenset()  # UPOS the word must have; any if empty
    default: str | None = None  # event_type of a mention with no act
    inner: str | None = None  # event_type that the topic itself stands for below an act
    needs_act: bool = False  # says nothing without an act upon it
    short_form: bool = False  # counts only in an article that has a fuller word of its kind
    needs_parties: int = 0  # conflict parties that have to be named beside it
    needs_third_party: bool = False
    needs_envoy: bool = False
    needs_broker: bool = False  # its doer has to be seen mediating in the article, or be called a mediator
    needs_sides: bool = False  # the sides have to be spoken of beside it
    intransitive: bool = False  # its verbs take no object
    transitive: bool = False  # the subject of its verbs is none of `with_words` unless they are passive
    anywhere: bool = False  # one of `with_words` need only stand after the word in its clause
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """What is done about a topic: the words of one event_type in one construction."""

    family: str
    event_type: str
    words: Mapping[str, tuple[Phrase, ...]]  # by word class: verbs, nouns, adjectives
    topic: str  # where the topic stands: subject, object, modifier, any
    kinds: frozenset[str]  # topics it takes; any if empty
    via: frozenset[str]  # further prepositions that make the topic its complement
    negatable: bool = True  # whether "not" undoes it; "the accord does not mention" undoes no accord
    examples: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """What an act upon an act amounts to."""

    gives: str | None  # nothing at all, if None
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """One family's lexicon."""

    name: str
    topics: tuple[Topic, ...]
    acts: tuple[Act, ...]
    compose: Mapping[tuple[str, str], Composition]
    negated: Mapping[str, str]
    lasting: frozenset[str]
    parties: int
    verb_default: str | None
    needs_peace_context: bool


def phrase(text: str) -> Phrase:
    """A phrase as the sequence of lemmas it is matched by; hyphens part words."""
    return tuple(text.lower().replace("-", " ").split())


def _phrases(written: Iterable[str]) -> Phrases:
    """Words of a frame, those of a class ("@sides", "end in @failures") spelt out."""
    classes = load_yaml("lexicon", "classes.yaml")
    spelt = []
    for item in written:
        before, mark, name = item.partition("@")
        spelt += [before + word for word in classes[name]] if mark else [item]
    return Phrases(dict.fromkeys(phrase(w) for w in spelt))


def _topic(family: str, raw: dict, default: str | None) -> Topic:
    return Topic(
        family=family,
        kind=raw["kind"],
        words=_phrases(raw["words"]),
        with_words=_phrases(raw.get("with", ())),
        pos=frozenset(raw.get("pos", ())),
        default=raw.get("default", default),
        inner=raw.get("inner"),
        needs_act=raw.get("needs_act", False),
        short_form=raw.get("short_form", False),
        needs_parties=raw.get("needs_parties", 0),
        needs_third_party=raw.get("needs_third_party", False),
        needs_envoy=raw.get("needs_envoy", False),
        needs_broker=raw.get("needs_broker", False),
        needs_sides=raw.get("needs_sides", False),
        intransitive=raw.get("intransitive", False),
        transitive=raw.get("transitive", False),
        anywhere=raw.get("anywhere", False),
        attributes=raw.get("attributes", {}),
    )


def _act(family: str, raw: dict) -> Act:
    return Act(
        family=family,
        event_type=raw["type"],
        words={c: _phrases(raw.get(c, ())) for c in ("verbs", "nouns", "adjectives")},
        topic=raw["topic"],
        kinds=frozenset(raw.get("kinds", ())),
        via=frozenset(raw.get("via", ())),
        negatable=raw.get("negatable", True),
        examples=tuple(raw.get("examples", ())),
    )


@cache
def family(name: str) -> Family:
    """The lexicon of one family.

    Args:
        name: talks, truce, prerequisite or mediation.
    """
    raw = load_yaml("lexicon", f"{name}.yaml")
    compose = {
        (c["inner"], c["outer"]): Composition(c["gives"], c.get("also")) for c in raw.get("compose", ())
    }
    return Family(
        name=name,
        topics=tuple(_topic(name, t, raw.get("default")) for t in raw["topics"]),
        acts=tuple(_act(name, a) for a in raw["acts"]),
        compose=compose,
        negated=raw.get("negated") or {},
        lasting=frozenset(raw.get("lasting", ())),
        parties=raw.get("parties", 2),
        verb_default=raw.get("verb_default"),
        needs_peace_context=raw.get("needs_peace_context", False),
    )


@cache
def acts_by_word(name: str) -> Mapping[str, tuple[tuple[Act, str, Phrase], ...]]:
    """A family's acts by the first lemma of their words: (act, word class, whole phrase)."""
    index: dict[str, list[tuple[Act, str, Phrase]]] = {}
    for act in family(name).acts:
        for word_class, phrases in act.words.items():
            for words in phrases:
                index.setdefault(words[0], []).append((act, word_class, words))
    # Longer phrases first: "break off" before "break".
    return {w: tuple(sorted(e, key=lambda x: -len(x[2]))) for w, e in index.items()}


@cache
def topics_by_word() -> Mapping[str, tuple[tuple[Topic, Phrase], ...]]:
    """All families' topics by the first lemma of their words, longest phrase first."""
    index: dict[str, list[tuple[Topic, Phrase]]] = {}
    for name in FAMILIES:
        for topic in family(name).topics:
            for words in topic.words:
                index.setdefault(words[0], []).append((topic, words))
    return {w: tuple(sorted(e, key=lambda x: -len(x[1]))) for w, e in index.items()}


@cache
def words_of(file: str, key: str, sub: str | None = None) -> frozenset[str]:
    """One word list of a lexicon file, e.g. `words_of("status", "operators", "planned")`."""
    value = load_yaml("lexicon", f"{file}.yaml")[key]
    return frozenset(str(w) for w in (value[sub] if sub else value))


@cache
def class_words(name: str) -> frozenset[str]:
    """The words of one class of `classes.yaml`, e.g. `class_words("thirds")`."""
    return frozenset(load_yaml("lexicon", "classes.yaml")[name])

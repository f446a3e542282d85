"""What is in scope: armed conflict, not trade, labour, sports, courts or families."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from etl.actors.reference import RIVALRIES_TABLE, UNLISTED, read_rivalries
from etl.events.lexicon import words_of
from etl.events.steps import Chain
from etl.language import tree
from etl.records import Actor, ReadArticle, Sentence, Token
from etl.resources import load_yaml, resource_path

_ARMED = frozenset({"armed_organization", "military", "umbrella", "coalition"})
_AT_WAR = _ARMED | {"entity"}  # a territory that is no recognised state is one by war or under its threat


@cache
def _phrases(key: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """A word list parted into single words and longer phrases."""
    words = words_of("scope", key)
    return frozenset(w for w in words if " " not in w), tuple(sorted(w for w in words if " " in w))


def _count(text: str, words: Sequence[str], key: str, most: int | None = None) -> int:
    """How often a text has words of a list, each counted `most` times at most."""
    single, longer = _phrases(key)
    found = (w if w in single else w.removesuffix("s") for w in words)
    hits = Counter(w for w in found if w in single)
    hits.update({p: text.count(p) for p in longer})
    return sum(n if most is None else min(n, most) for n in hits.values())


def article_in_scope(read: ReadArticle) -> bool:
    """Whether an article is about armed conflict, by the weight of its words and its actors."""
    text = text_of(read.sentences)
    named = [a for ms in read.actors.values() for m in ms for a in m.actors]
    armed = any(a.actor_type in _ARMED for a in named)
    if not named and not names_armed_side(text):
        return False  # nobody who could be a party
    return may_be_in_scope(text, armed=armed) and _tells_of_war(text, named)


def _tells_of_war(text: str, named: Iterable[Actor]) -> bool:
    """Whether an article names an armed group or two states that had a war or dispute, or has the words of one.

    Allies, trading partners and the powers of arms control sign accords on missiles, too.
    """
    if _at_war(set(named)):
        return True
    limits, words = load_yaml("lexicon", "scope.yaml")["thresholds"], _words(text)
    least = min(limits["war_words"], len(words) // limits["words_for_one"])
    return _count(text, words, "war") + _count(text, words, "peacemaking") >= least


def _at_war(actors: Collection[Actor]) -> bool:
    groups = any(a.actor_type in _AT_WAR and not a.actor_id.startswith(UNLISTED) for a in actors)
    return groups or any_rivals(a.actor_id for a in actors)


def tells_of_peacemaking(read: ReadArticle) -> bool:
    """Whether an article names sides of a war, or speaks of truces, peace talks or mediation, or is too short to tell."""
    if _at_war({a for ms in read.actors.values() for m in ms for a in m.actors}):
        return True
    text = text_of(read.sentences)
    words = _words(text)
    note = len(words) < load_yaml("lexicon", "scope.yaml")["thresholds"]["words_for_one"]
    return note or _count(text, words, "peacemaking") > 0


def any_rivals(actor_ids: Iterable[str]) -> bool:
    """Whether two of these states were ever at war, or in a dispute in which force was used or threatened."""
    ids = set(actor_ids)
    return any(pair <= ids for pair in _rivalries())


@cache
def _rivalries() -> frozenset[frozenset[str]]:
    return read_rivalries(resource_path("reference", RIVALRIES_TABLE))


def _words(text: str) -> list[str]:
    return [w.strip(".,;:!?\"'()“”‘’") for w in text.split()]


def text_of(sentences: Iterable[Sentence]) -> str:
    """What the words of an article are counted in: its title and sentences in lower case."""
    return " ".join(s.text for s in sentences).lower()


def may_be_in_scope(text: str, *, armed: bool = True) -> bool:
    """Whether the words of an article in lower case are those of one about armed conflict.

    Args:
        text: see `text_of`.
        armed: whether it names an armed group; without knowing that yet, what False comes out for is out of scope.
    """
    words = _words(text)
    conflict = _count(text, words, "conflict")
    limits = load_yaml("lexicon", "scope.yaml")["thresholds"]
    other = _count(text, words, "other_articles", limits["same_word"])  # "rival parliaments" are one matter
    if conflict < limits["conflict_words"] and not armed:
        return False
    share = other / max(conflict + other, 1)
    return share < limits["share_of_other"] or (armed and conflict > other / 2)


def names_armed_side(text: str) -> bool:
    """Whether a text in lower case speaks of an armed side, if only as "the rebels"."""
    return any(w in text for w in words_of("scope", "armed_sides"))


def other_domain(tokens: Sequence[Token], chain: Chain) -> bool:
    """Whether a topic is said to be about something else: "trade talks", "talks on tariffs"."""
    hit = chain.hit
    hosted = [hit.complement] if hit.topic.family == "mediation" and hit.complement is not None else []
    return names_other(tokens, [*hit.tokens, *hosted], [s.token for s in chain.steps])


def names_other(tokens: Sequence[Token], topic: Sequence[int], acts: Sequence[int] = ()) -> bool:
    """Whether what stands beside a topic or the acts upon it is of another matter: "talks on the budget"."""
    single, _ = _phrases("other_domains")
    for i in {*topic, *acts}:
        near = tree.children(tokens, i, "compound", "amod", "nmod", "nmod:poss", "obl")
        near += [g for k in near for g in tree.children(tokens, k, "compound", "amod", "conj")]
        names = {"VERB", "PROPN"}  # the "League" of a name is no matter that is dealt with
        near = [k for k in near if k not in topic and (tokens[k].upos not in names or _gerund(tokens[k]))]
        if any((tokens[k].norm if _gerund(tokens[k]) else tokens[k].lemma) in single for k in near):
            return True
    return False


def _gerund(token: Token) -> bool:
    """Whether a verb only says what a noun is for: "a pledging conference"."""
    return token.dep in {"compound", "amod"} and token.norm.endswith("ing")


def about_other(tokens: Sequence[Token], nouns: Iterable[int]) -> bool:
    """Whether one of these nouns is of another matter, or is for one: "the envoy for investment", "the airline"."""
    single, _ = _phrases("other_domains")
    near = [k for i in nouns for k in (i, *tree.children(tokens, i, "compound", "amod", "nmod"))]
    return any(tokens[k].lemma in single and tokens[k].upos == "NOUN" for k in near)


def peace_context(tokens: Sequence[Token]) -> bool:
    """Whether a sentence ties what it says to talks, a truce, an agreement or confidence building."""
    single, longer = _phrases("peace")
    text = " ".join(t.lemma for t in tokens)
    return any(t.lemma in single for t in tokens) or any(p in text for p in longer)

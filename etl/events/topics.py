"""Find the topics of a sentence: the words for talks, truces, conditions and mediation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.actors.phrases import MEDIATING
from etl.events.lexicon import Phrase, Phrases, Topic, topics_by_word, words_of
from etl.language import tree
from etl.language.lemmas import lemma_of
from etl.records import Token

_SKIPPED = {"-", "–"}
_REACH = 14  # words behind a verb among which its phrase is looked for
PEOPLE = "peoplename"
PLACE = "placename"
_NOUNS = frozenset({"NOUN", "PROPN"})
_SHORT = 2  # a verb with its particle has to be one in the tree ("set up")
_BREAKS = frozenset({";", ":", ",", "--", "—", "that", "which", "who", "because", "although", "while"})
# A noun that governs what is stopped, freed, lifted: "release of prisoners", "prisoner release".
_COMPLEMENTS = ("obj", "nsubj:pass", "nsubj", "nmod", "compound", "obl", "amod", "ccomp", "xcomp", "iobj")
_COMPLEMENT_CASES = frozenset({"", "of", "from", "off", "on", "in", "against", "to", "behind", "out of"})


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic in a sentence."""

    topic: Topic
    head: int  # index of the token that the rest of the phrase depends on
    tokens: tuple[int, ...]
    complement: int | None = None  # the token that matched `with_words`


def find_topics(tokens: Sequence[Token]) -> list[TopicHit]:
    """All topics of a parsed sentence; of several that share a head, one a family, the longest."""
    index = topics_by_word()
    hits: list[TopicHit] = []
    for token in tokens:
        taken: set[str] = set()
        for topic, words in _entries(index, token):
            if topic.family in taken:
                continue
            span = match_sequence(tokens, token.i, words) or match_verb_phrase(tokens, token.i, words)
            hit = _checked(tokens, topic, span) if span else None
            if hit:
                taken.add(topic.family)
                hits.append(hit)
        hits += _in_compound(index, token)
    return _outermost(hits)


def _in_compound(index: Mapping[str, tuple[tuple[Topic, Phrase], ...]], token: Token) -> list[TopicHit]:
    """The mediation that a compound in one word tells: "a U.S.-brokered truce"."""
    part = token.norm.rpartition("-")[2]
    if part == token.norm or part not in MEDIATING:
        return []
    topics = [t for t, words in index.get(lemma_of(part, "VERB", {}), ()) if len(words) == 1]
    said = [t for t in topics if t.family == "mediation" and not t.with_words]
    return [TopicHit(said[0], token.i, (token.i,))] if said else []


def _entries(
    index: Mapping[str, tuple[tuple[Topic, Phrase], ...]], token: Token
) -> list[tuple[Topic, Phrase]]:
    """Lexicon entries that begin with a token, under its lemma or, for a capitalised noun, its singular."""
    found = list(index.get(token.lemma, ()))
    singular = token.norm.removesuffix("s")
    if token.upos in {"NOUN", "PROPN"} and singular != token.lemma:
        found += index.get(singular, ())
    return sorted(found, key=lambda entry: -len(entry[1]))


def _checked(tokens: Sequence[Token], topic: Topic, span: tuple[int, ...]) -> TopicHit | None:
    verbal = tokens[span[0]].upos in {"VERB", "AUX"} and topic.pos != _NOUNS  # not "negotiating table"
    head = span[0] if verbal else span_head(tokens, span)
    if topic.pos and tokens[head].upos not in topic.pos:
        return None
    if topic.intransitive and (tree.children(tokens, head, "obj") or tokens[head].dep == "amod"):
        return None
    if not topic.with_words:
        return TopicHit(topic, head, span)
    complement = _complement(tokens, head, topic.with_words)
    if complement is None and topic.anywhere:
        complement = _in_reach(tokens, span[0], topic.with_words)
    if complement is None and len(span) > 1:  # "let go 23 policemen": they hang on the second word
        complement = next(
            (c for k in span[1:] if (c := _complement(tokens, k, topic.with_words)) is not None), None
        )
    if (
        complement is None and len(span) > 1
    ):  # "handing over their weapons", with "over" read as a preposition
        taken = [
            k
            for k in tree.children(tokens, head, "obl", "obj")
            if set(tree.children(tokens, k, "case")) & set(span)
        ]
        complement = next((k for k in taken if ends_any(tokens, k, topic.with_words)), None)
    if complement is None and head and tokens[head].feats.get("VerbForm") == "Part":
        complement = _freed(tokens, head, topic.with_words)
    if complement is None and tokens[head].upos == "NOUN":
        complement = _next(tokens, head, topic.with_words)
    if complement is None or (topic.transitive and _acts(tokens, head, complement)):
        return None
    return TopicHit(topic, head, span, complement)


def _acts(tokens: Sequence[Token], head: int, noun: int) -> bool:
    """Whether a noun is the subject of an active verb: who "returned to the table" has not been returned."""
    verb = tokens[head].upos == "VERB" and not tree.is_passive(tokens, head)
    verb = verb and not tree.children(tokens, head, "obj")  # "handed them over": whom, is told before
    return verb and tree.relation(tokens, noun) == "nsubj" and tokens[noun].head in {head, tokens[head].head}


def _freed(tokens: Sequence[Token], head: int, words: Phrases) -> int | None:
    """The noun right before a participle that stands alone: "the number of prisoners freed so far"."""
    alone = not tree.children(tokens, head, "obj", "nsubj", "aux", "aux:pass")
    return head - 1 if alone and ends_any(tokens, head - 1, words) else None


def _next(tokens: Sequence[Token], head: int, words: Phrases) -> int | None:
    """What is stopped right behind "halt to", which parsers take for the infinitive of a verb."""
    if head + 2 >= len(tokens) or tokens[head + 1].norm not in {"to", "in", "of"}:
        return None
    passed = ("DET", "ADJ", "PRON", "NUM")
    k = next((k for k in range(head + 2, len(tokens)) if tokens[k].upos not in passed), head)
    k = next((m for m in range(k, len(tokens)) if tokens[m].dep != "compound"), k)
    return k if k > head and any(match_sequence(tokens, k, w) for w in words) else None


def _outermost(hits: list[TopicHit]) -> list[TopicHit]:
    """Drop a hit inside a longer one of the same family ("talks" in "peace talks")."""
    kept: list[TopicHit] = []
    for hit in sorted(hits, key=lambda h: (-len(h.tokens), h.head)):
        if not any(k.topic.family == hit.topic.family and set(hit.tokens) <= set(k.tokens) for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.head, h.topic.family))


def is_word(token: Token, word: str) -> bool:
    """Whether a token is a form of a word; plural-only nouns ("troops") match their singular too.

    "peoplename" stands for people by the name of their kind: "Maoists", "Libyans".
    """
    if word == PEOPLE:
        return (
            token.upos == "PROPN"
            and len(token.norm) > 4
            and token.norm.endswith("s")
            and token.text[0].isupper()
            and not token.dep.startswith(("nsubj", "flat"))  # a person's name may end so too
        )
    return word in (token.lemma, token.norm) or (
        token.upos in {"NOUN", "PROPN"} and token.norm.removesuffix("s") == word
    )


def listed_as(token: Token) -> tuple[str, ...]:
    """The plain words that a token is a form of, for look-up in lists; see `is_word`."""
    if token.upos in {"NOUN", "PROPN"}:
        return tuple(dict.fromkeys((token.lemma, token.norm, token.norm.removesuffix("s"))))
    return (token.lemma,) if token.lemma == token.norm else (token.lemma, token.norm)


def match_sequence(tokens: Sequence[Token], i: int, words: Phrase) -> tuple[int, ...] | None:
    """Tokens from `i` whose lemmas are `words`, hyphens skipped; None if they are not."""
    found: list[int] = []
    for word in words:
        while i < len(tokens) and found and tokens[i].norm in _SKIPPED:
            i += 1
        if i >= len(tokens) or not is_word(tokens[i], word):
            return None
        found.append(i)
        i += 1
    return tuple(found)


def match_verb_phrase(tokens: Sequence[Token], i: int, words: Phrase) -> tuple[int, ...] | None:
    """A verb with its particle, object or prepositional phrase, wherever they stand.

    "take effect" matches "took full effect", "call off" matches "called the truce off".
    """
    if len(words) == 1:
        return (i,) if is_word(tokens[i], words[0]) else None
    if tokens[i].upos not in {"VERB", "AUX"} or _other_particle(tokens, i, words):
        return None
    near = tree.children(tokens, i)
    near += [
        g
        for k in near
        if tree.relation(tokens, k) in {"obl", "obj", "xcomp", "advmod", "nmod"}
        for g in tree.children(tokens, k, "case", "amod", "compound", "advmod")
    ]
    found = [i]
    for word in words[1:]:
        match = next((k for k in near if is_word(tokens[k], word)), None)
        if match is None:
            return _printed_after(tokens, i, words[1:]) if len(words) > _SHORT else None
        found.append(match)
    return tuple(found)


def _other_particle(tokens: Sequence[Token], i: int, words: Phrase) -> bool:
    """ "Push back the deadline for talks" is not to "push for" them: right behind the verb stands another particle."""
    after = tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
    return after.norm in words_of("structure", "particles") and after.norm not in words


def _printed_after(tokens: Sequence[Token], i: int, words: Phrase) -> tuple[int, ...] | None:
    """The rest of a verb phrase as it is printed behind the verb, whatever the parser hangs it on.

    "put the talks with the rebels on ice": "on ice" stands close behind "put", in the same clause.
    """
    for k in _behind(tokens, i):
        found, at = [i], k
        for word in words:
            while (
                at < len(tokens)
                and len(found) > 1
                and tokens[at].upos in {"DET", "ADJ", "PRON"}
                and not is_word(tokens[at], word)
            ):
                at += 1
            if at >= len(tokens) or not is_word(tokens[at], word):
                break
            found.append(at)
            at += 1
        if len(found) == len(words) + 1:
            return tuple(found)
    return None


def _behind(tokens: Sequence[Token], i: int) -> list[int]:
    """Words close behind a word up to the end of its clause as printed."""
    reach: list[int] = []
    names = (
        0  # "thanked President A of B and Foreign Minister C of D for": however long a name, it is one thing
    )
    for token in tokens[i + 1 :]:
        names += token.upos == "PROPN"
        if token.norm in _BREAKS or token.feats.get("VerbForm") == "Fin" or len(reach) - names >= _REACH:
            break
        reach.append(token.i)
    return reach


def _in_reach(tokens: Sequence[Token], i: int, words: Phrases) -> int | None:
    """One of `words` close behind a word or, for a verb told about a noun ("proposals he took"), close before it."""
    reach = _behind(tokens, i)
    if tree.relation(tokens, i) == "acl" or tree.is_passive(tokens, i):
        reach += range(max(0, i - 5), i)
    return next((k for k in reach if ends_any(tokens, k, words)), None)


def span_head(tokens: Sequence[Token], span: tuple[int, ...]) -> int:
    """The token of a span whose own head lies outside it."""
    inside = set(span)
    outward = [i for i in reversed(span) if tokens[i].head not in inside or tokens[i].head == i]
    nouns = [i for i in outward if tokens[i].upos != "ADP"]  # "go-between" parsed as three words
    return (nouns or outward or [span[-1]])[0]


def _complement(tokens: Sequence[Token], head: int, words: Phrases) -> int | None:
    """The dependent of a head (or the noun a participle modifies) that is one of `words`."""
    near = [
        k for k in tree.children(tokens, head, *_COMPLEMENTS) if tree.case_of(tokens, k) in _COMPLEMENT_CASES
    ]
    if any(tokens[k].dep == "obj" and tokens[k].upos != "PRON" for k in tree.children(tokens, head)):
        near = [k for k in near if tokens[k].dep != "nsubj"]  # who frees somebody is not freed
    near = tree.with_conjuncts(tokens, near)
    near += [
        g
        for k in near
        for g in tree.children(tokens, k, "nmod", "compound", "amod", "conj")
        if tree.case_of(tokens, g) in {"", "of"}
    ]
    taken = any(tokens[k].upos in _NOUNS for k in tree.children(tokens, head, "obj"))
    if (
        tree.relation(tokens, head) in {"acl", "amod"} and not taken
    ):  # not "raids by the front, which ended its truce"
        near.append(tokens[head].head)
    if tree.relation(tokens, head) == "xcomp" and tokens[tokens[head].head].lemma in words_of(
        "status", "raising"
    ):
        near += tree.children(tokens, tokens[head].head, "nsubj")  # "troops began leaving the town"
    if tree.relation(tokens, head) == "conj":
        near += tree.with_conjuncts(tokens, tree.children(tokens, tokens[head].head, "obj", "nmod", "obl"))
    near += _told_of(tokens, head)
    if tree.relation(tokens, head) in {"advcl", "xcomp"} and tree.children(tokens, head, "aux:pass"):
        near += tree.objects(tokens, tokens[head].head)  # "demanded 40 men to be freed"
    for k in near:
        if k != head and (ends_any(tokens, k, words) or _is_place(tokens, k, words)):
            return k
    return None


def _told_of(tokens: Sequence[Token], head: int) -> list[int]:
    """The noun whose relative clause tells of its release: "men *whose release* they seek", "men they want freed"."""
    whose = [k for k in tree.children(tokens, head, "nmod:poss") if tokens[k].norm == "whose"]
    if whose:
        return [whose[0] - 1]  # the noun before it, whatever the parser makes of the clause
    if tree.relation(tokens, head) in {"xcomp", "ccomp"} and not tree.children(tokens, head, "obj", "nsubj"):
        verb = tokens[head].head
        return [tokens[verb].head] if tokens[verb].dep == "acl:relcl" else []
    return []


def _is_place(tokens: Sequence[Token], k: int, words: Phrases) -> bool:
    """Whether "placename" is asked for and a name stands behind "from" or "of": "pull out of Kunduz"."""
    asked = (PLACE,) in words.by_last.get(PLACE, ())
    name = asked and tokens[k].upos == "PROPN" and tokens[k].text[0].isupper()
    return name and tree.case_of(tokens, k) in {"from", "of", "out of"}


def ends_any(tokens: Sequence[Token], i: int, wanted: Phrases) -> bool:
    """Whether one of some phrases ends at token `i`."""
    while i >= 0 and tokens[i].norm in _SKIPPED:
        i -= 1
    if i < 0:
        return False
    forms = (*listed_as(tokens[i]), PEOPLE)
    return any(match_back(tokens, i, words) for form in forms for words in wanted.by_last.get(form, ()))


def match_back(tokens: Sequence[Token], i: int, words: Phrase) -> bool:
    """Whether the words that end at token `i` are `words`."""
    k = i
    for word in reversed(words):
        while k >= 0 and tokens[k].norm in _SKIPPED:
            k -= 1
        if k < 0 or not is_word(tokens[k], word):
            return False
        k -= 1
    return True

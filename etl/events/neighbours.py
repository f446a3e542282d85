"""The act upon a topic by the words next to it, where the tree shows none.

Headlines and long clauses are parsed badly: verbs are taken for nouns, topics for their modifiers. What stands
right before a truce ("reject truce", "breach of the truce") or right behind it ("truce collapses") acts upon it all the same.
"""

from collections.abc import Sequence

from etl.events.lexicon import Act, Phrase, acts_by_word, words_of
from etl.events.steps import Chain, Step
from etl.events.topics import TopicHit, match_sequence
from etl.language import tree
from etl.language.lemmas import lemma_of
from etl.records import Token

_DESCRIBING = frozenset({"DET", "ADJ", "NUM"})
_JOINING = frozenset({"of", "to", "on", "for"})
_PLACING = frozenset({"in", "between", "with", "across", "for", "over", "around"})
_BY = frozenset({"by", "from"})  # "appeals by the Pope for a truce"
_HELPING = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "be",
        "being",
        "to",
        "will",
        "would",
        "may",
        "could",
    }
)
_REACH = 9  # words over which a topic's description or a phrase on its place may stretch


def neighbour_chain(tokens: Sequence[Token], hit: TopicHit, *, behind_only: bool = False) -> Chain | None:
    """A chain of the acts next to a topic, inner act first; None if neither neighbour is one.

    Args:
        tokens: the sentence.
        hit: the topic.
        behind_only: only a verb behind the topic counts, for a preposition or "after" stands before it.
    """
    chain = Chain(hit, through=[hit.head], top=hit.head)
    after = _after(tokens, hit)
    if after and not (behind_only and tokens[after[1]].upos not in {"VERB", "AUX"}):
        _add(chain, *after)
    before = _before(tokens, hit)
    if (
        before
        and behind_only
        and before[1] <= max(tree.children(tokens, hit.head, "case", "mark"), default=len(tokens))
    ):
        before = None  # "as rebels announce truce": a verb counts only behind the "as"
    if before and (not after or after[2] == "modifier"):
        _add(chain, *before)
    return chain if chain.steps else None


def refused_ahead(tokens: Sequence[Token], hit: TopicHit) -> Chain | None:
    """ "There will be no ceasefire": what a side says will not be is refused."""
    no = any(tokens[k].norm == "no" for k in tree.children(tokens, hit.head, "det"))
    be = tokens[hit.head].head
    if not no or tokens[be].lemma != "be" or tree.relation(tokens, hit.head) != "nsubj":
        return None
    ahead = (
        words_of("status", "modals", "planned") | words_of("status", "modals", "reported_future") | {"can"}
    )
    if not any(tokens[k].norm in ahead for k in tree.children(tokens, be, "aux")):
        return None
    act = Act(hit.topic.family, "refused", {}, "any", frozenset(), frozenset(), negatable=False)
    return Chain(hit, [Step(act, be, "told")], through=[hit.head, be], top=be)


def breaches_beside(tokens: Sequence[Token], hit: TopicHit, used: set[int]) -> list[Chain]:
    """ "Despite some violations, the truce is holding": a breach that stands alone in the sentence is one of its truce."""
    found = []
    for token in tokens:
        alone = (
            token.upos == "NOUN"
            and token.i not in used
            and not tree.children(tokens, token.i, "nmod", "compound")
        )
        despite = tree.case_of(tokens, token.i) in {"despite", "amid", "after"}
        act = _act(tokens, hit, token.i, {"object"}) if alone and despite else None
        if act and act.event_type == "violated":
            found.append(Chain(hit, [Step(act, token.i, "told")], through=[hit.head, token.i], top=token.i))
    return found


def _add(chain: Chain, act: Act, token: int, position: str) -> None:
    chain.steps.append(Step(act, token, position))
    chain.through.append(token)
    chain.top = token


def _before(tokens: Sequence[Token], hit: TopicHit) -> tuple[Act, int, str] | None:
    """The word that governs a topic from the left: what describes the topic is passed."""
    i, joined = hit.tokens[0] - 1, False
    while i >= 0 and hit.tokens[0] - i <= _REACH:
        token = tokens[i]
        act = _act(tokens, hit, i, {"object", "any"}) if token.upos != "PROPN" else None
        if act and (joined or token.upos != "NOUN" or _is_verb_form(hit, token)):
            return act, i, "object"
        if token.norm in _JOINING and not joined:
            joined = True
        elif not _describes(token) and not (joined and token.norm in _BY):
            return None
        i -= 1
    return None


def _describes(token: Token) -> bool:
    return (
        token.upos in _DESCRIBING
        or token.upos == "PROPN"
        or token.norm in {"-", "'s", "its", "their", "his"}
        or (token.upos == "NOUN" and token.dep in {"compound", "nmod"})
    )


def _is_verb_form(hit: TopicHit, token: Token) -> bool:
    """Whether a word tagged noun is listed as a verb only."""
    lemma = lemma_of(token.norm, "VERB", {}) if token.norm.endswith("ing") else token.lemma
    classes = {c for _, c, words in acts_by_word(hit.topic.family).get(lemma, ()) if len(words) == 1}
    return classes == {"verbs"}


def _after(tokens: Sequence[Token], hit: TopicHit) -> tuple[Act, int, str] | None:
    """The word behind a topic that says what becomes of it, helping verbs and a phrase on its place passed."""
    i, helped = hit.tokens[-1] + 1, False
    if i < len(tokens) and tokens[i].norm in _PLACING:
        reach = range(i, min(i + _REACH, len(tokens)))
        i = next(
            (k for k in reach if tokens[k].upos in {"VERB", "AUX"} or _verbal(tokens, hit, k)), len(tokens)
        )
    while i < len(tokens) and i - hit.tokens[-1] <= _REACH * 2:
        token = tokens[i]
        participle = token.norm.endswith(("ed", "en", "ld"))
        act = _act(tokens, hit, i, {"object", "any"} if participle else {"subject", "any"})
        if act is None and participle and token.upos == "VERB":
            act = _act(
                tokens, hit, i, {"subject"}
            )  # "after the truce entered into force", read as a participle
        if act:
            return act, i, "object" if participle else "subject"
        noun = _act(tokens, hit, i, {"object", "any"}) if token.upos == "NOUN" and not helped else None
        if noun and i == hit.tokens[-1] + 1:
            return noun, i, "modifier"
        if token.norm not in _HELPING and token.upos != "ADV":
            return None
        helped = True
        i += 1
    return None


def _verbal(tokens: Sequence[Token], hit: TopicHit, k: int) -> bool:
    """Whether a word ends a clause that has no verb in the tree: "truce with army over", "... in the north expired" """
    past = tokens[k].norm.endswith("ed") and tokens[k].upos == "ADJ"
    last = all(t.upos == "PUNCT" for t in tokens[k + 1 :])
    return (past or last) and _act(tokens, hit, k, {"subject"}) is not None


def _act(tokens: Sequence[Token], hit: TopicHit, i: int, wanted: set[str]) -> Act | None:
    """The act that begins at a token and takes this topic in one of these places, the longest first."""
    if tokens[i].dep in {"mark", "case"} and tokens[i].upos == "VERB":
        return None  # "a truce, given that they ..." was given by nobody
    entries = acts_by_word(hit.topic.family)
    tagged = tokens[i].upos not in {"VERB", "AUX"} and tokens[i].norm.endswith(("ed", "ing"))
    lemma = lemma_of(tokens[i].norm, "VERB", {}) if tagged else tokens[i].lemma
    for act, _, words in entries.get(lemma, ()):
        fits = act.topic in wanted and (not act.kinds or hit.topic.kind in act.kinds)
        if fits and (
            match_sequence(tokens, i, words) or (tagged and words == (lemma,)) or _parted(tokens, i, words)
        ):
            return act
    return None


def _parted(tokens: Sequence[Token], i: int, words: Phrase) -> bool:
    """Whether a phrase begins at a token, articles left out: "hangs by a thread"."""
    rest = [t.i for t in tokens[i : i + len(words) + 2] if t.upos != "DET"]
    return len(words) > 1 and [tokens[k].lemma for k in rest[: len(words)]] == list(words)

"""Who mediates in a sentence: by construction, by a pronoun, by a word for a third party."""

from functools import cache

from etl.events.cast import Cast
from etl.events.draft import Context, Draft
from etl.events.lexicon import class_words
from etl.events.thirds import before, third_nouns
from etl.language import tree
from etl.records import ActorMention
from etl.resources import load_yaml

_NAMES_PRODUCT = frozenset({"appointed", "requested", "rejected"})  # acts upon a mediator yet to come


def doers_of(draft: Draft, context: Context) -> list[int]:
    """Nouns that do the deed of mediation, the outer act's doer included where that is one and the same."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    found = list(tree.doers(tokens, head))
    above = tokens[head].head
    if (
        not found
        and tree.relation(tokens, head) in {"acl", "nmod"}
        and tokens[above].upos in {"NOUN", "PROPN"}
    ):
        deed = any(s.token == above for s in draft.chain.steps)  # "his attempts to reconcile them"
        found = tree.possessors(tokens, above) if deed else [above]  # "wants Portugal to mediate"
        if deed and not context.cast.among(found):
            found = tree.doers(tokens, draft.chain.steps[-1].token)
    if tokens[head].upos != "VERB":
        found += tree.possessors(tokens, head)
        found += tree.obliques(tokens, head).get("of", []) + tree.obliques(tokens, head).get("by", [])
    if not found and draft.event_type not in _NAMES_PRODUCT and draft.chain.outer:
        found += tree.doers(tokens, draft.chain.outer.token)
    if not found and tokens[above].upos == "VERB":
        found += tree.doers(tokens, above)
    if not found and tree.is_passive(tokens, head):  # "his plan was delivered to both"
        found += [p for k in tree.subjects(tokens, head) for p in tree.possessors(tokens, k)]
    return found


def mediators_of(draft: Draft, context: Context) -> list[ActorMention]:
    """Third parties by construction: the mediating verb's subject, the mediator's name, whose mediation it is."""
    tokens, hit, cast = context.sentence.tokens, draft.chain.hit, context.cast
    if hit.topic.kind == "crediting":
        return _credited(cast, hit.head)
    within = (
        [m for m in cast.at(hit.head) if m.end < tokens[hit.head].end] if "-" in tokens[hit.head].text else []
    )
    if within:
        return within  # "a U.S.-brokered truce"
    if tokens[hit.head].upos == "VERB" or hit.topic.needs_broker:
        all_doers = doers_of(draft, context)
        doers = [k for k in all_doers if acts(cast, k)]
        if all_doers and not doers:
            return []
        named = [m for m in cast.among(doers) if m.role_hint != "media"]
        if not named and hit.complement is not None and all(tokens[k].norm in {"i", "we"} for k in doers):
            named = cast.among([hit.complement])  # "we offer our Norwegian services"
        unnamed = third_nouns(tokens, doers) or (bool(doers) and stands_for_third(draft, context, doers))
        if named or unnamed:
            return named
        things = [k for k in doers if tokens[k].upos == "NOUN"]  # "the exchange helped to ease tensions"
        deeds = [k for k in things if tokens[k].lemma in class_words("deeds")]
        whose = [p for k in deeds for p in tree.possessors(tokens, k)]
        return cast.among(whose) if things else before(cast, hit.head)
    found = list(cast.among([hit.head, *tree.children(tokens, hit.head, "appos")], places=True))
    found += cast.among(
        [*tree.possessors(tokens, hit.head), *tree.children(tokens, hit.head, "compound", "amod")],
        places=True,
    )
    obliques = tree.obliques(tokens, hit.head)
    for case in ("of", "by", "from"):
        found += cast.among(obliques.get(case, []), places=True)
    for clause in tree.children(tokens, hit.head, "acl:relcl"):
        if tokens[clause].lemma in {"include", "be"}:
            found += cast.among(tree.objects(tokens, clause))
    head = tokens[hit.head].head
    if not found and tree.case_of(tokens, hit.head) == "as":
        found += _as_mediator(cast, head)
        if not found and tree.objects(tokens, head):
            return []  # who turned "the bishop down as mediator" is none, though the bishop has no name
    if not found and tree.relation(tokens, hit.head) in {"compound", "appos", "obl", "nmod", "obj"}:
        found += cast.at(head)
        if draft.chain.steps or tokens[head].upos == "VERB":
            found += cast.among([*tree.doers(tokens, head), *tree.objects(tokens, head)])
    return list(dict.fromkeys(found))


def acts(cast: Cast, i: int) -> bool:
    """Whether a noun can do anything: it is a name, or called by one, or a word for people or what they do.

    "Its independence from Sudan ended the war": nobody did that.
    """
    token, words = cast.tokens[i], actor_words()
    if token.upos != "NOUN" or any(m.start <= token.start and token.end <= m.end for m in cast.mentions):
        return True
    known = words | class_words("thirds") | class_words("powers") | class_words("deeds")
    return token.lemma in known or token.norm in known or bool(tree.children(cast.tokens, i, "appos"))


@cache
def actor_words() -> frozenset[str]:
    """Words for bodies and offices."""
    lists = load_yaml("lexicon", "actors.yaml")
    return frozenset([*lists["bodies"], *lists["offices"]])


def _credited(cast: Cast, head: int) -> list[ActorMention]:
    """Who is thanked: the verb's object, or to whom somebody is grateful."""
    tokens = cast.tokens
    return cast.among([*tree.objects(tokens, head), *tree.obliques(tokens, head).get("to", [])])


def _as_mediator(cast: Cast, verb: int) -> list[ActorMention]:
    """Who is named, wanted, refused "as a mediator": the verb's object if it has one, else its subject."""
    tokens = cast.tokens
    if tokens[verb].upos != "VERB":  # "agreed on Norway as facilitator"
        return cast.at(verb, places=True)
    if tokens[verb].lemma in class_words("succeeding"):
        return cast.among(tree.subjects(tokens, verb), places=True)
    named = tree.objects(tokens, verb) or tree.obliques(tokens, verb).get("on") or tree.subjects(tokens, verb)
    return cast.among(named, places=True)


def stands_for_third(draft: Draft, context: Context, doers: list[int]) -> bool:
    """Whether an unresolved pronoun does the deed in an article that has a third party.

    Or one that takes up a word for a third party in its own sentence: "the envoys said that they had won them over".
    """
    tokens = context.sentence.tokens
    said_by = [
        s for k in doers for v in tree.head_chain(tokens, k) for s in tree.children(tokens, v, "nsubj")
    ]
    if doers and all(tokens[k].norm == "they" for k in doers) and third_nouns(tokens, said_by):
        return True
    pronoun = bool(doers) and all(tokens[k].norm in {"it", "they", "he", "she"} for k in doers)
    return pronoun and not context.cast.among(doers) and context.standing.main_third() is not None

"""Who is invited to a meeting, or at the table: own people and people of other matters make no talks between parties."""

from etl.events.draft import Context, Draft
from etl.events.lexicon import class_words, words_of
from etl.language import tree

_STANDING_FOR = frozenset({"which", "what", "that", "it", "this", "them", "these"})


def among_own(draft: Draft, context: Context) -> bool:
    """Whether a side calls only its own people together: "called his ministers for a meeting"."""
    tokens, outer = draft.sentence.tokens, draft.chain.outer
    if outer is None or draft.event_type != "proposed" or tokens[outer.token].upos != "VERB":
        return False
    topic = {*draft.chain.through, *draft.chain.hit.tokens}
    called = [k for k in tree.objects(tokens, outer.token) if k not in topic]
    return bool(called) and all(_own(k, draft, context) for k in tree.with_conjuncts(tokens, called))


def _own(k: int, draft: Draft, context: Context) -> bool:
    tokens, doer = draft.sentence.tokens, {a.actor_id for m in draft.roles.doer for a in m.actors}
    named = {a.actor_id for m in context.cast.at(k) for a in m.actors}
    if tokens[k].upos != "NOUN" or named - doer:
        return False
    near = [k, *tree.children(tokens, k, "compound", "amod")]
    return any(tokens[n].lemma in class_words("own_people") for n in near)


def of_other_matter(draft: Draft) -> bool:
    """Whether those who talk are no armed parties: "the government and the workers"."""
    tokens, head = draft.sentence.tokens, draft.chain.hit.head
    people = [*tree.doers(tokens, draft.trigger), *tree.doers(tokens, head), *tree.possessors(tokens, head)]
    for case in ("with", "between", "of", "by"):
        people += tree.obliques(tokens, head).get(case, [])
    words = words_of("scope", "other_sides")
    return any(
        tokens[k].upos == "NOUN" and tokens[k].lemma in words for k in tree.with_conjuncts(tokens, people)
    )


def meets_a_thing(draft: Draft) -> bool:
    """ "Met its export commitments", "will meet any escalation": nobody is met."""
    tokens, head = draft.sentence.tokens, draft.chain.hit.head
    met = tree.children(tokens, head, "obj") if tokens[head].lemma == "meet" else []
    return any(tokens[k].lemma in words_of("structure", "met_things") for k in met)


def is_only_called(draft: Draft) -> bool:
    """Whether something is only called so: "the pause, which envoys call a truce", "called it a ceasefire"."""
    tokens, i = draft.sentence.tokens, draft.trigger
    through = {*draft.chain.through, *draft.chain.hit.tokens}
    others = [k for k in tree.children(tokens, i, "obj", "iobj", "nsubj:pass") if k not in through]
    # "Which envoys call a truce": parsers hang the pronoun on the envoys.
    others += [
        c
        for k in tree.subjects(tokens, i)
        for c in tree.children(tokens, k, "det", "compound")
        if tokens[c].upos == "PRON"
    ]
    said = tokens[i].lemma == "call" and tokens[i].upos == "VERB"
    return said and any(tokens[k].norm in _STANDING_FOR for k in others)


def only_names(draft: Draft) -> bool:
    """Whether a meeting is not called, but called something: "called the meeting a failure"."""
    tokens, i = draft.sentence.tokens, draft.trigger
    if tokens[i].lemma != "call" or tree.children(tokens, i, "compound:prt"):
        return False
    through = {*draft.chain.through, *draft.chain.hit.tokens}
    said = [k for k in tree.children(tokens, i, "obj", "xcomp") if k not in through]
    plain = [
        k for k in said if tokens[k].upos in {"NOUN", "ADJ"} and not tree.children(tokens, k, "mark", "case")
    ]
    said += [
        a
        for k in tree.children(tokens, i, "obj")
        for a in tree.children(tokens, k, "appos")
        if not any(t.norm == "," for t in tokens[k:a])
    ]
    met = [k for k in tree.children(tokens, i, "obj") if k in through]
    return bool(met) and any(k > met[0] for k in plain)

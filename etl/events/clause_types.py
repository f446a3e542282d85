"""What the clause of a condition makes of it: asked, promised, refused or done."""

from etl.events.draft import Context, Draft
from etl.events.lexicon import words_of
from etl.events.ties import begins, looks_ahead
from etl.language import tree

AGREEMENTS = frozenset(
    {
        "agreement",
        "accord",
        "deal",
        "treaty",
        "pact",
        "truce",
        "ceasefire",
        "understanding",
        "armistice",
        "which",
    }
)
CONCLUDES = frozenset({"sign", "reach", "conclude", "strike", "seal", "initial", "agree", "accept"})


def type_by_clause(draft: Draft, context: Context) -> bool:
    """Set type and status from the clause; False if nothing is asked, promised, refused or done."""
    if _waited_for(draft, context):
        draft.event_type, draft.status = "demanded", "actual"
        return True
    if draft.fact.obligation or (draft.bare and _mandative(draft)):
        draft.event_type, draft.status = "demanded", "actual"
        return True
    if draft.event_type == "demanded" and _term_of_agreement(draft):
        draft.event_type, draft.status = "offered", "actual"
        return True
    if draft.bare and draft.fact.cue == "to" and not _headline(draft):
        return False  # "talks to end the violence"
    if draft.event_type == "met" and _before_it(draft):
        return False
    if draft.event_type == "met" and draft.status == "planned":
        draft.event_type, draft.status = "offered", "actual"
    if draft.event_type == "met" and draft.bare and _told_by_a_deal(draft):
        draft.event_type, draft.status = "offered", "actual"
        return True
    if draft.bare and _end_in_view(draft):
        return False
    if draft.event_type == "met" and draft.bare:
        if draft.status in {"possible", "conditional"} or not _asserted(draft):
            return False
        if draft.fact.negated and looks_ahead(draft):
            draft.event_type, draft.status = "refused", "actual"  # "will not lay down their arms"
    if (
        draft.event_type in {"demanded", "offered", "refused"}
        and draft.status in {"planned", "possible", "conditional"}
        and not draft.fact.negated
    ):
        draft.status = "actual" if draft.fact.cue is None or draft.status == "planned" else draft.status
    return True


def _asserted(draft: Draft) -> bool:
    """Whether a verb tells that something is done: no infinitive, and a gerund only behind "after" or "by"."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    if tokens[i].upos != "VERB" or tree.children(tokens, i, "aux", "aux:pass", "nsubj"):
        return True
    if begins(tokens, i):
        return True
    marks = {tokens[k].norm for k in tree.children(tokens, i, "mark", "case")}
    if tokens[i].norm.endswith("ing"):
        told = tree.relation(tokens, i) in {"advcl", "acl"}  # "..., freeing 20 captives"
        return bool(marks & words_of("status", "prepositions", "done")) if marks else told
    return "to" not in marks


def _before_it(draft: Draft) -> bool:
    """ "A truce before Vietnam completes its withdrawal": what something else comes before is not done."""
    tokens = draft.sentence.tokens
    clauses = [k for k in draft.chain.through if tokens[k].upos == "VERB"]
    marked = [k for k in clauses if any(tokens[m].norm == "before" for m in tree.children(tokens, k, "mark"))]
    return any(tokens[k].feats.get("Tense") == "Pres" for k in marked)


def _mandative(draft: Draft) -> bool:
    """ "The demand that arms *be handed over* was condemned": the bare "be" says what is asked for; so does "wants freed"."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    if any(tokens[k].lemma == "want" for k in tree.children(tokens, i, "aux")):
        return True
    helping = [k for k in tree.children(tokens, i, "aux", "aux:pass", "mark") if k < i]
    passive = [k for k in helping if tokens[k].norm == "be" and tokens[k].dep == "aux:pass"]
    return bool(passive) and not any(tokens[k].dep == "aux" or tokens[k].norm == "to" for k in helping)


def _told_by_a_deal(draft: Draft) -> bool:
    """ "Signed a deal ..., withdrawing all troops by August": what follows from the signature is one of its terms."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    if not tokens[i].norm.endswith("ing") or tree.relation(tokens, i) not in {"advcl", "acl", "conj"}:
        return False
    if tree.children(tokens, i, "mark", "case", "aux"):
        return False
    above = tree.head_chain(tokens, i)
    objects = [k for verb in above[:2] for k in tree.children(tokens, verb, "obj")]
    concluded = any(tokens[verb].lemma in CONCLUDES for verb in above[:2])
    return concluded and any(tokens[k].lemma in AGREEMENTS for k in objects)


def _end_in_view(draft: Draft) -> bool:
    """ "Their aim is to disarm the militia": the infinitive tells what an aim or a choice is, nothing that is planned."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    subjects = [tokens[k].lemma for k in tree.children(tokens, i, "nsubj")]
    return bool(tree.children(tokens, i, "mark", "cop")) and bool(
        set(subjects) & words_of("structure", "ends")
    )


def _headline(draft: Draft) -> bool:
    """ "Rebels to free captives": an infinitive that heads its sentence is a promise."""
    return tree.relation(draft.sentence.tokens, draft.chain.hit.head) == "root"


def _term_of_agreement(draft: Draft) -> bool:
    """Whether an agreement calls for it: a term of a deal is a promise (coding guide, section 7)."""
    tokens, outer = draft.sentence.tokens, draft.chain.outer
    if outer is None or tokens[outer.token].upos != "VERB":
        return False
    return any(tokens[i].lemma in AGREEMENTS for i in tree.doers(tokens, outer.token))


def decreed(draft: Draft) -> bool:
    """ "Ordered the release of the men", "ordered them to be freed": who orders what is in his power does not ask for it."""
    tokens, outer, i = draft.sentence.tokens, draft.chain.outer, draft.chain.hit.head
    if outer is None or tokens[outer.token].lemma != "order" or tokens[outer.token].upos != "VERB":
        return False
    return tokens[i].upos == "NOUN" or tree.is_passive(tokens, i)


def _waited_for(draft: Draft, context: Context) -> bool:
    """Whether the condition stands under "once", "if", "unless" of a clause on talks or a truce."""
    tokens = draft.sentence.tokens
    head = tree.clause_of(tokens, draft.chain.hit.head)
    for verb in [head, *tree.head_chain(tokens, head)]:
        if tree.relation(tokens, verb) != "advcl":
            continue
        marks = {tokens[k].norm for k in tree.children(tokens, verb, "mark", "advmod", "case")}
        if (
            marks & (words_of("status", "conditional") | words_of("status", "hypothetical"))
            and "when" not in marks
        ):
            return _speaks_of_peace(context, draft, tokens[verb].head)
    return False


def _speaks_of_peace(context: Context, draft: Draft, main: int) -> bool:
    """Whether a clause is about a truce or talks, in itself or as a relative clause upon them."""
    tokens = draft.sentence.tokens
    subject_of = tokens[main].head if tokens[main].dep == "acl:relcl" else main
    return any(
        h.topic.family in {"talks", "truce"}
        and (h.head in {main, subject_of} or tree.is_below(tokens, h.head, main))
        and h.head not in draft.chain.hit.tokens
        for h in context.hits
    )

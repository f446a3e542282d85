"""Whose word an act is that the article tells in its own voice: an offer or a demand is its maker's, a statement its issuer's."""

from etl.events.attribution import FIRST_PERSON, Source, code_of
from etl.events.draft import Draft
from etl.events.issuers import Issuer
from etl.events.speakers import by_words, is_armed
from etl.events.standing import Standing
from etl.language import tree
from etl.resources import load_yaml

# In these acts the doer's own words are what is reported (coding guide, section 7).
_SPOKEN = frozenset({"proposed", "refused", "demanded", "offered", "declared", "requested", "rejected"})


def own_words(draft: Draft, standing: Standing) -> Source:
    """The source of a draft: an offer or a demand told in the article's voice is the word of whoever makes it."""
    if standing.issuer and (draft.source.attribution == "none" or draft.source.speaker in FIRST_PERSON):
        return _from_issuer(standing.issuer)
    if draft.source.attribution != "none":
        return draft.source
    if (draft.event_type not in _SPOKEN and not _accuses(draft)) or _is_term(draft):
        return draft.source
    maker = {"demanded": draft.demanded_by, "offered": draft.owed_by, "refused": draft.owed_by}
    own = maker.get(draft.event_type, []) if draft.family == "prerequisite" else []
    alone = draft.parties if len(draft.actor_ids) == 1 and draft.family != "prerequisite" else []
    for mention in [*own, *draft.roles.doer]:
        return Source(code_of(mention, standing), mention.text, mention)
    named = _maker_in_words(draft)
    if named is None and alone:
        return Source(code_of(alone[0], standing), alone[0].text, alone[0])
    return named or draft.source


def _maker_in_words(draft: Draft) -> Source | None:
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


def _is_term(draft: Draft) -> bool:
    """Whether a promise is told as a term of a deal, which binds its sides: "under the accord, the army is to leave"."""
    if (draft.family, draft.event_type) != ("prerequisite", "offered"):
        return False
    tokens, deals = draft.sentence.tokens, load_yaml("lexicon", "attribution.yaml")["deals"]
    above = [draft.trigger, *tree.head_chain(tokens, draft.trigger)]
    calling = [k for i in above for k in tree.doers(tokens, i)]
    under = [t.i for t in tokens[: draft.trigger] if tree.case_of(tokens, t.i) == "under"]
    return any(tokens[k].lemma in deals for k in (*calling, *under))


def _accuses(draft: Draft) -> bool:
    """Whether an act is told as somebody's charge: "each side accused the other of violating the truce"."""
    tokens = draft.sentence.tokens
    words = load_yaml("lexicon", "attribution.yaml")["accusing"]
    chain = [draft.trigger, *tree.head_chain(tokens, draft.trigger)]
    near = [*chain, *(k for i in chain[:2] for k in tree.children(tokens, i, "amod"))]
    return any(tokens[i].lemma in words or tokens[i].norm in words for i in near)


def _from_issuer(issuer: Issuer) -> Source:
    """Of a statement, the one whose words all of it is; a party or a mediator if the event shows it (settle.py)."""
    fights = is_armed(issuer.words, issuer.mention)
    return Source("party" if fights else "other_official", issuer.words, issuer.mention)

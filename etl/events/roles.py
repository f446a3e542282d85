"""Which actor plays which role in an event: parties, mediators, who demands and who owes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.events.cast import Cast, is_third_party
from etl.events.lexicon import class_words, words_of
from etl.events.steps import Chain, Step
from etl.language import tree
from etl.records import ActorMention

# Prepositions after which the other side of talks or of a truce stands.
_SIDES = ("between", "with", "among", "by", "against", "from", "for", "of")
_OF_A_VERB = ("between", "with", "among", "against")  # who "spoke of the army" has not met it


@dataclass(slots=True)
class Roles:
    """Actor mentions by role, before the article's context is used."""

    doer: list[ActorMention] = field(default_factory=list)  # who does the outermost act
    parties: list[ActorMention] = field(default_factory=list)
    addressed: list[ActorMention] = field(default_factory=list)  # to whom it is said, of whom it is asked
    mediators: list[ActorMention] = field(default_factory=list)
    inner: list[ActorMention] = field(default_factory=list)  # subject of the topic's own verb
    mutual: list[ActorMention] = field(default_factory=list)  # named as sides: "between A and B", "with B"


def find_roles(cast: Cast, chain: Chain) -> Roles:
    """Actors in the arguments of a chain's acts and of its topic."""
    tokens = cast.tokens
    roles = Roles()
    for step in chain.steps:
        _act_arguments(cast, step, chain, roles)
    _topic_arguments(cast, chain, roles)
    _walked_arguments(cast, chain, roles)
    if not chain.steps and tokens[chain.hit.head].upos == "VERB":
        _add(roles.doer, roles.inner)
    _part_third(roles)
    _part_conveners(cast, chain, roles)
    _part_visitors(cast, chain, roles)
    return roles


def _part_visitors(cast: Cast, chain: Chain, roles: Roles) -> None:
    """Who does something about talks "between A and B" is no side of them: "flew in to attend the talks between A and B"."""
    if chain.hit.topic.family != "talks":
        return
    between = cast.listed(
        cast.among(tree.obliques(cast.tokens, chain.hit.head).get("between", []), places=True)
    )
    sides = {a.actor_id for m in between for a in m.actors}
    if len(sides) >= 2:
        roles.parties = [m for m in roles.parties if any(a.actor_id in sides for a in m.actors)]


def _part_conveners(cast: Cast, chain: Chain, roles: Roles) -> None:
    """Who hosts talks, offers to or is asked to is no side of them, nor who helps to bring them about."""
    tokens = cast.tokens
    if chain.hit.topic.family != "talks":
        return
    for i in chain.through:
        if tokens[i].upos == "VERB" and tokens[i].lemma in class_words("convening") and i != chain.hit.head:
            hosts = [m for m in cast.among(tree.doers(tokens, i)) if m not in roles.mutual]
            roles.parties = [m for m in roles.parties if m not in hosts]
            roles.addressed = [m for m in roles.addressed if m not in hosts]


def _act_arguments(cast: Cast, step: Step, chain: Chain, roles: Roles) -> None:
    tokens, i = cast.tokens, step.token
    doers = _outside(tree.doers(tokens, i), chain)
    if tokens[i].upos in {"NOUN", "PROPN", "ADJ"}:
        doers = [
            *tree.possessors(tokens, i),
            *tree.children(tokens, i, "compound"),
            *tree.children(tokens, i, "amod"),
            *doers,
        ]
        doers = _outside(doers, chain)
    acting = _missed_subject(cast, i) or cast.among(doers) or _giver(cast, i, roles)
    if step is chain.outer:
        _add(roles.doer, acting)
    if tokens[i].lemma not in class_words("convening"):  # who hosts talks is no side of them
        _add(roles.parties, acting)
    _add(roles.addressed, cast.among(_outside(tree.objects(tokens, i), chain)))
    for case, nouns in tree.obliques(tokens, i).items():
        nouns = _outside(nouns, chain)
        if case in {"between", "with", "among", "by", "against", "from"}:
            _add(roles.parties, cast.among(nouns))
        if case in {"to", "on", "of", "for", "from", "upon"}:
            _add(roles.addressed, cast.among(nouns))


def _giver(cast: Cast, i: int, roles: Roles) -> list[ActorMention]:
    """Who makes, sends, issues the offer or the demand that a noun names; to whom, is addressed."""
    tokens, verb = cast.tokens, cast.tokens[i].head
    light = tokens[verb].lemma in words_of("structure", "light_verbs") and tokens[verb].upos == "VERB"
    if tokens[i].upos != "NOUN" or not light or tree.relation(tokens, i) not in {"obj", "nsubj"}:
        return []
    receivers = [*tree.children(tokens, verb, "iobj"), *tree.obliques(tokens, verb).get("to", [])]
    _add(roles.addressed, cast.among(receivers))
    return cast.among(tree.doers(tokens, verb))


def _missed_subject(cast: Cast, i: int) -> list[ActorMention]:
    """The subject that stands right before a verb and that the parser has taken for something else."""
    tokens = cast.tokens
    own = tree.children(tokens, i, "nsubj", "csubj", "aux:pass")
    finite = tokens[i].upos == "VERB" and tokens[i].feats.get("VerbForm") == "Fin"
    return cast.just_before(i) if finite and not own else []


def _topic_arguments(cast: Cast, chain: Chain, roles: Roles) -> None:
    tokens = cast.tokens
    for i in chain.hit.tokens:
        if tokens[i].upos == "VERB":
            doers = _outside(tree.doers(tokens, i), chain)
            acting = cast.among(doers)
            if (
                chain.hit.topic.kind == "meeting"
                and i == chain.hit.head
                and _one_side(acting)
                and not tokens[i].norm.endswith("ing")
                and tree.relation(tokens, i) != "acl"  # "the talks between A and B, convened by C"
            ):
                _add(acting, cast.joint_before(i))
            _add(roles.inner, acting)
            _add(roles.parties, acting)
            if chain.hit.topic.family == "talks":
                _add(roles.parties, cast.among(_outside(tree.objects(tokens, i), chain)))
        sides_after = _OF_A_VERB if tokens[i].upos == "VERB" and chain.hit.topic.family == "talks" else _SIDES
        for case, nouns in tree.obliques(tokens, i).items():
            spoken_to = case == "to" and tokens[i].upos == "VERB" and chain.hit.topic.family == "talks"
            if case in sides_after or spoken_to:
                mutual = case in {"between", "with", "among"}
                named = cast.among(_outside(nouns, chain), places=mutual)
                sides = cast.listed(named) if case == "between" else named
                _add(roles.parties, sides)
                _add(roles.mutual, sides if mutual else [])
        spoken = tokens[i].upos == "VERB" and chain.hit.topic.family == "talks"
        if i == chain.hit.head and not spoken and "between" not in tree.obliques(tokens, i):
            _add(roles.parties, cast.between(i))
        modifiers = [*tree.possessors(tokens, i), *tree.children(tokens, i, "compound", "amod", "nmod:desc")]
        _add(roles.parties, cast.among(_outside(modifiers, chain), places=True))


def _one_side(mentions: Sequence[ActorMention]) -> bool:
    return len({a.actor_id for m in mentions for a in m.actors}) < 2


def _walked_arguments(cast: Cast, chain: Chain, roles: Roles) -> None:
    """The subject of the clause that a bare topic stands in: "the army left the talks with the rebels"."""
    top = chain.top
    if not chain.steps and cast.among(tree.obliques(cast.tokens, chain.hit.head).get("between", [])):
        return  # "came to help talks between A and B": who came is none of the two
    if chain.steps or cast.tokens[top].upos not in {"VERB", "AUX"}:
        clause = tree.clause_of(cast.tokens, chain.hit.head)
        if chain.steps or chain.adjunct not in {"in", "for", "at", "with", "to", "after", "during"}:
            return
        top = clause
    _add(roles.parties, cast.among(_outside(tree.doers(cast.tokens, top), chain)))


def _outside(indices: Sequence[int], chain: Chain) -> list[int]:
    """Without the walk itself: the truce is not a party of the truce."""
    return [i for i in indices if i not in chain.through and i not in chain.hit.tokens]


def _add(to: list[ActorMention], mentions: Sequence[ActorMention]) -> None:
    to.extend(m for m in mentions if m not in to)


def _part_third(roles: Roles) -> None:
    """Third parties by their words or types are mediators, not parties."""
    for mention in list(roles.parties):
        if is_third_party(mention):
            roles.parties.remove(mention)
            _add(roles.mediators, [mention])

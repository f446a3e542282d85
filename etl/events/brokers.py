"""Third parties: who brokers, hosts or guarantees an event, in its sentence and elsewhere in the article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from etl.events.cast import THIRD_PARTY_HINTS, Cast, actors_of, is_third_party
from etl.events.draft import Draft
from etl.events.merge import same_time
from etl.events.steps import Chain
from etl.language import tree
from etl.language.lemmas import lemma_of
from etl.records import Actor, ActorMention, LocalLink, ReadArticle, Token
from etl.resources import load_yaml

Group = list[Draft]
# Events that a third party serves: not refusals, not breaches.
_SERVED = {
    "talks": frozenset({"proposed", "agreed", "held", "suspended", "failed", "agreement_reached"}),
    "truce": frozenset({"proposed", "agreed", "in_effect", "extended"}),
}
# Who announces these without being a side brought them about.
_BY_THIRDS = frozenset({"agreed", "declared", "extended", "held", "agreement_reached"})
_THROUGH = frozenset({"through", "via", "thanks to"})
_UNDER = frozenset({"under", "with", "through", "by", "thanks to", "at", "in"})


@cache
def _words(part: str) -> Mapping[str, str]:
    """Lemmas of brokering -> third_party_role; `part` is verbs or nouns."""
    lists = load_yaml("lexicon", "actors.yaml")["brokering"][part]
    return {word: role for role, words in lists.items() for word in words}


def brokers(cast: Cast, tokens: Sequence[Token], chain: Chain) -> list[ActorMention]:
    """Third parties that the sentence shows at the event, each with its role as hint.

    "Hosted by Oman", "UN-brokered", "which Qatar mediates", "under the auspices of the OAU", "via Cairo".
    """
    points = list(dict.fromkeys([*chain.hit.tokens, chain.hit.head, chain.trigger, *chain.through]))
    found: list[ActorMention] = []
    for i in points:
        for k in tree.children(tokens, i, "acl", "amod", "acl:relcl", "compound"):
            _add(found, _at_verb(cast, k))
        _add(found, _at_nouns(cast, i))
    for step in chain.steps:
        if tokens[step.token].upos == "VERB":
            _add(found, _at_verb(cast, step.token))
    _add(found, _messengers(cast, chain))
    return found


def _at_verb(cast: Cast, k: int) -> list[ActorMention]:
    """Who brokers, hosts, sponsors: the verb's subject, its agent, the first part of "UN-sponsored"."""
    tokens = cast.tokens
    role = _words("verbs").get(_verb(tokens[k]))
    if role is None:
        return []
    named = cast.listed(cast.among(tree.doers(tokens, k)))
    if tree.relation(tokens, k) == "amod":  # also "Malaysia facilitated talks", where the parser sees no verb
        parts = [k, *tree.children(tokens, k, "compound", "obl", "advmod", "nmod")]
        named += [*cast.among(parts, places=True), *cast.just_before(k)]
    return _as(role, named)


def _verb(token: Token) -> str:
    word = token.norm.rpartition("-")[2]
    return lemma_of(word, "VERB", {}) if word.endswith("ed") else token.lemma


def _at_nouns(cast: Cast, i: int) -> list[ActorMention]:
    """ "Under the auspices of the OAU", "with Egypt's help", "at the invitation of Oman"."""
    tokens, found = cast.tokens, []
    for case, nouns in tree.obliques(tokens, i).items():
        for noun in nouns if case in _UNDER else ():
            role = _words("nouns").get(tokens[noun].lemma)
            if role:
                whose = [
                    *tree.possessors(tokens, noun),
                    *tree.children(tokens, noun, "compound", "amod", "nmod"),
                ]
                found += _as(role, cast.listed(cast.among([noun, *whose], places=True)))
    return found


def _messengers(cast: Cast, chain: Chain) -> list[ActorMention]:
    """Through whom the sides speak: "sent Syria a message via Washington"."""
    tokens, found = cast.tokens, []
    for i in dict.fromkeys([chain.hit.head, chain.trigger, *tree.head_chain(tokens, chain.trigger)]):
        for case, nouns in tree.obliques(tokens, i).items():
            if case in _THROUGH:
                named = cast.listed(cast.among(nouns, places=True))
                found += _as("facilitator", [m for m in named if all(_can_carry(a) for a in m.actors)])
    return found


def _can_carry(actor: Actor) -> bool:
    return actor.actor_type in {"state", "igo", "ngo", "religious_body"}


def _as(role: str, mentions: Iterable[ActorMention]) -> list[ActorMention]:
    return [
        m if m.role_hint in THIRD_PARTY_HINTS else replace(m, role_hint=role) for m in mentions if m.actors
    ]


def _add(to: list[ActorMention], mentions: Iterable[ActorMention]) -> None:
    have = {a.actor_id for m in to for a in m.actors}
    to.extend(m for m in mentions if any(a.actor_id not in have for a in m.actors))


def complete_mediators(read: ReadArticle, groups: Sequence[Group]) -> None:
    """Add those who do what only a third party does, and those whom the text lists with a mediator."""
    for group in groups:
        named = {a.actor_id for d in group for a in actors_of(d.parties)}
        for draft in group:
            if draft.family in _SERVED and draft.event_type in _BY_THIRDS:
                _add(draft.mediators, [m for m in draft.roles.doer if is_third_party(m)])
            cast = Cast(draft.sentence, read.actors.get(draft.sentence.no, []))
            listed = cast.listed(draft.mediators) if draft.mediators else []
            _add(draft.mediators, [m for m in listed if not any(a.actor_id in named for a in m.actors)])


def share_mediators(groups: Sequence[Group], links: Sequence[LocalLink]) -> None:
    """Give talks and truces the third parties that the article shows at work for the same sides.

    Those of a linked mediation first, then those of any mediation, talks or truce of the same round.
    """
    linked = {(link.to_event, link.from_event) for link in links if link.link_type == "mediates"}
    at_work = {n: _at_work(g) for n, g in enumerate(groups) if g[0].status == "actual"}
    shared = {}
    for number, group in enumerate(groups):
        if not _is_served(group) or any(d.mediators for d in group):
            continue
        near = [
            n for n in at_work if (number, n) in linked or (n != number and _same_round(group, groups[n]))
        ]
        near.sort(key=lambda n: ((number, n) not in linked, _apart(groups[n], group)))
        shared[number] = next((at_work[n] for n in near if at_work[n]), [])
    for number, mentions in shared.items():
        _give(groups[number], mentions)


def _at_work(group: Group) -> list[ActorMention]:
    """Its third parties but for those who only watch that a truce is kept."""
    role = group[0].attributes.get("third_party_role")
    return [m for d in group for m in d.mediators if "monitor" not in {m.role_hint, role}]


def _is_served(group: Group) -> bool:
    first = group[0]
    return first.event_type in _SERVED.get(first.family, ()) and first.status in {"actual", "planned"}


def _apart(one: Group, other: Group) -> int:
    return abs(one[0].sentence.no - other[0].sentence.no)


def _give(group: Group, mentions: Sequence[ActorMention]) -> None:
    named = {a.actor_id for d in group for a in actors_of(d.parties)}
    fit = [m for m in mentions if not any(a.actor_id in named for a in m.actors)]
    group[0].mediators = list(dict.fromkeys(fit))
    third = {a.actor_id for a in actors_of(fit)}
    for draft in group:
        draft.filled = [a for a in draft.filled if a.actor_id not in third]


def _sides(group: Group) -> set[str]:
    return {a.actor_id for d in group for a in [*actors_of(d.parties), *d.filled]}


def _same_round(one: Group, other: Group) -> bool:
    """Whether a third party of one event serves the other: same sides, about the same time."""
    a, b = _sides(one), _sides(other)
    return (not a or not b or bool(a & b)) and same_time(one[0], other[0])

"""Where one sentence sets an event: the places that hang on its topic, its act, its clause or its speaker."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.events.cast import actors_of
from etl.events.draft import Draft
from etl.events.journeys import goals
from etl.events.lexicon import words_of
from etl.events.place_syntax import fought_at, names_place, stands_after, told_beside, where_told
from etl.language import tree
from etl.records import Place, PlaceMention, ReadArticle, Token

COUNTRY = 6  # UCDP where_prec of a country
REGION = 4  # UCDP where_prec of a province
# How well a place is founded, best first.
ON_TOPIC, ON_ACT, IN_CLAUSE, AT_SPEAKER, TAKEN_OVER, AT_VENUE = range(6)
_CASES = frozenset({"in", "at", "near", "around", "inside", "outside", "across", "throughout"})
_MEETINGS = frozenset({"talks", "mediation"})
_SPOKEN = frozenset({"proposed", "refused", "demanded", "offered", "declared", "requested"})
_AGREEING = frozenset({"agreed", "extended", "proposed"})
_SITUATED = frozenset({"talks", "truce", "mediation"})


@dataclass(frozen=True, slots=True)
class Setting:
    """A place and how it was found; the smaller, the better."""

    found: int
    place: Place

    @property
    def rank(self) -> tuple[int, int]:
        """Topic and act before clause and speaker; then the most precise."""
        return max(self.found, ON_ACT), self.place.where_prec or 9


def settings(read: ReadArticle, draft: Draft) -> list[Setting]:
    """The places that a draft's sentence gives its event, the best founded first."""
    mentions = read.places.get(draft.sentence.no, [])
    tokens = draft.sentence.tokens
    if not mentions:
        return []
    on_act = [s.token for s in reversed(draft.chain.steps)]
    on_act.append(tree.clause_of(tokens, draft.trigger))
    found = [Setting(ON_TOPIC, m.place) for m in _on_topic(tokens, draft, mentions)]
    # "The disarmament of Kosovo at a summit": what an act is about is no venue.
    acted = [m for i in on_act for m in hanging(tokens, i, mentions, of=draft.family not in _MEETINGS)]
    found += [Setting(ON_ACT, m.place) for m in acted if not _is_venue_of_truce(draft, m)]
    found += _in_clause(tokens, draft, mentions)
    if draft.event_type in _SPOKEN:
        found += [
            Setting(AT_SPEAKER, m.place)
            for i in _speaking(tokens, draft.trigger)
            for m in hanging(tokens, i, mentions)
        ]
    return sorted((s for s in found if fits(draft.family, s.place)), key=lambda s: s.rank)


def _homes(draft: Draft) -> set[str]:
    return {a.iso3 for a in [*actors_of(draft.parties), *draft.filled] if a.iso3}


def _is_venue_of_truce(draft: Draft, mention: PlaceMention) -> bool:
    """Whether a truce in force would be set where it was agreed: "agreed in Geneva to stop fighting on Friday"."""
    lasting = draft.family == "truce" and draft.event_type in {"in_effect", "violated", "ended"}
    return lasting and mention.place.iso3 not in _homes(draft)


def fits(family: str, place: Place) -> bool:
    """Talks are held in a town or a country, not in a region or on the waters that they are about."""
    area = place.where_prec is not None and place.where_prec > COUNTRY
    return not (area and family in _MEETINGS)


def hanging(
    tokens: Sequence[Token], i: int, mentions: Sequence[PlaceMention], *, of: bool = True
) -> list[PlaceMention]:
    """Places in the prepositional phrases of a word: "in Geneva", "at a hotel in Geneva", "in the capital, Accra".

    Args:
        tokens: the sentence.
        i: the word.
        mentions: the sentence's places.
        of: whether an "of" phrase of a noun counts: "the siege of Aleppo".
    """
    cases = {*_CASES, "of"} if of and tokens[i].upos != "VERB" else _CASES
    obliques = tree.obliques(tokens, i)
    nouns = [k for case, heads in obliques.items() if case in cases for k in heads]
    # "On the border" is a place; "a conference on Cyprus" is held elsewhere.
    nouns += [k for k in obliques.get("on", []) if names_place(tokens[k])]
    return named(tokens, [k for noun in nouns for k in _inner(tokens, noun)], mentions)


def _inner(tokens: Sequence[Token], noun: int) -> list[int]:
    """A noun, its apposition and the place that it is in."""
    nested = [
        k
        for k in tree.children(tokens, noun, "nmod")
        if tree.case_of(tokens, k) in {"in", "at", "near", "outside"}
    ]
    return [noun, *tree.children(tokens, noun, "appos", "flat"), *nested]


def named(
    tokens: Sequence[Token], nouns: Iterable[int], mentions: Sequence[PlaceMention]
) -> list[PlaceMention]:
    """Places that noun phrases name."""
    found: list[PlaceMention] = []
    for noun in nouns:
        first, last = tree.np_span(tokens, noun)
        for mention in mentions:
            inside = tokens[first].start <= mention.start and mention.end <= tokens[last].end
            if inside and mention not in found and _is_about_place(tokens, noun, mention):
                found.append(mention)
    return found


def _is_about_place(tokens: Sequence[Token], noun: int, mention: PlaceMention) -> bool:
    """Whether a phrase is the place's name or words for a place: not "the leaders of Mali", "the disarmament of Mali"."""
    head = tokens[noun]
    if mention.start <= head.start < mention.end or head.upos == "PROPN":
        return True
    return names_place(head)


def _on_topic(tokens: Sequence[Token], draft: Draft, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """ "Talks in Geneva", "the Geneva talks", "Grozny's truce"; what troops leave is where a withdrawal takes place."""
    head = draft.chain.hit.head
    found = hanging(tokens, head, mentions)
    before = named(tokens, tree.children(tokens, head, "compound", "nmod:poss"), mentions)
    first = min(draft.chain.hit.tokens)
    before += [m for m in mentions if first and m.end == tokens[first - 1].end and m not in before]
    # "The Geneva talks" are held there, "the Sudan talks" and "the Kosovo talks" are about it.
    found += [m for m in before if draft.family == "truce" or (m.place.where_prec or 9) < REGION]
    if draft.family == "mediation":
        found += named(tokens, goals(tokens, head), mentions)
    if draft.family == "prerequisite":
        what = draft.chain.hit.complement
        # Troops that "began to pull out from" a place.
        words = [head, *draft.chain.hit.tokens, *tree.children(tokens, head, "xcomp")]
        words += [what] if what is not None else []
        left = [k for i in dict.fromkeys(words) for k in tree.obliques(tokens, i).get("from", [])]
        lifted = draft.chain.hit.topic.kind == "blockade_or_siege_lifted" and what is not None
        found += named(tokens, [*left, what] if lifted else left, mentions)
    return found


def _in_clause(tokens: Sequence[Token], draft: Draft, mentions: Sequence[PlaceMention]) -> list[Setting]:
    """A town or region that the act's clause is set in, where the parser hangs it on another word."""
    if draft.family not in _SITUATED or draft.status == "denied":
        return []
    # A truce may cover a country; talks are held in one of its towns.
    finest = COUNTRY + 1 if draft.family == "truce" else COUNTRY
    homes = _homes(draft)
    abroad = draft.family in _MEETINGS and bool(homes)
    fine = [
        m
        for m in mentions
        if (m.place.where_prec or 9) < finest
        or (abroad and m.place.where_prec == COUNTRY and m.place.iso3 not in homes)
    ]
    fine = [m for m in fine if not where_told(tokens, draft.trigger, m)]
    if draft.family in _MEETINGS:
        fine = [m for m in fine if not told_beside(tokens, draft.trigger, m)]
    breach = draft.event_type == "violated"
    near = [m for m in fine if stands_after(tokens, m, {"in", "at"}) or (breach and fought_at(tokens, m))]
    at = tokens[draft.trigger].start
    near.sort(key=lambda m: abs(m.start - at))
    homes = homes if draft.family == "truce" else set()
    # A truce holds where a side of it is; the venue at which it was agreed is second best.
    area = [Setting(IN_CLAUSE, m.place) for m in near if not homes or m.place.iso3 in homes]
    venue = [Setting(AT_VENUE, m.place) for m in near if homes and draft.event_type in _AGREEING]
    return area[:1] or venue[:1]


def _speaking(tokens: Sequence[Token], i: int) -> list[int]:
    """The verbs of speech above an act: "in Tehran on Wednesday, the minister said" that."""
    verbs = []
    for k in [i, *tree.head_chain(tokens, i)]:
        if tokens[k].upos == "VERB" and (
            tokens[k].lemma in words_of("structure", "reporting") or tree.root(tokens) == k
        ):
            verbs.append(k)
        verbs += [
            c
            for c in tree.children(tokens, k, "parataxis")
            if tokens[c].lemma in words_of("structure", "reporting")
        ]
    return verbs

"""An event's place from the article: what its mentions say together, else what is told of the same talks or truce."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from etl.actors.gazetteer_places import place_index
from etl.actors.place_patterns import place_words
from etl.events.cast import actors_of
from etl.events.draft import Draft
from etl.events.merge import same_time
from etl.events.places import (
    AT_VENUE,
    COUNTRY,
    IN_CLAUSE,
    ON_TOPIC,
    TAKEN_OVER,
    Setting,
    fits,
    hanging,
    named,
    settings,
)
from etl.events.topics import TopicHit
from etl.language import tree
from etl.records import Place, PlaceMention, ReadArticle, Sentence

Group = list[Draft]
# Whose venue the events of a family take over.
_KIN: Mapping[str, frozenset[str]] = {
    "talks": frozenset({"talks", "mediation"}),
    "mediation": frozenset({"talks", "mediation"}),
    "truce": frozenset({"truce"}),
}
_AT_THE_TABLE = frozenset(
    {"held", "suspended", "failed", "agreement_reached", "ongoing", "refused", "agreed"}
)
_REGION = 4  # UCDP where_prec of a province
_LOCATIVE = re.compile(r"\b(?:in|at) (?:(?:the )?[\w' -]+, |the )?$")
_ACTS_OF_SPEECH = frozenset({"proposed", "refused", "demanded", "offered", "declared", "requested"})


def settle_places(read: ReadArticle, groups: Sequence[Group], hits: Mapping[int, Sequence[TopicHit]]) -> None:
    """Give every draft of an event the event's place."""
    own = [min((s for d in g for s in settings(read, d)), key=_rank, default=None) for g in groups]
    for number, group in enumerate(groups):
        found = own[number]
        if found is None or found.found == AT_VENUE:
            found = _taken_over(read, groups, own, number, hits) or found
        for draft in group:
            draft.place = found.place if found else None


def _rank(setting: Setting) -> tuple[int, int]:
    return setting.rank


def _taken_over(
    read: ReadArticle,
    groups: Sequence[Group],
    own: Sequence[Setting | None],
    number: int,
    hits: Mapping[int, Sequence[TopicHit]],
) -> Setting | None:
    """A place for an event of which no mention gives one."""
    group = groups[number]
    kin = _KIN.get(group[0].family, frozenset())
    near = [
        (s, g)
        for s, g in zip(own, groups, strict=True)
        if s and g[0].family in kin and _firm(s, g[0]) and _as_real(group[0], g[0])
    ]
    place: Place | None = None
    if group[0].family == "truce" or (kin and group[0].event_type in _AT_THE_TABLE):
        place = next((s.place for s, g in near if _same_round(group, g)), None)
        if place is None and group[0].status == "actual":
            place = _only(_told_elsewhere(read, hits, group[0].family))
    if place is None and group[0].family == "truce":
        place = _area_of_truce(read, group)
    if place is None and group[0].event_type in _ACTS_OF_SPEECH:
        place = _where_spoken(read, group) or _spoken_elsewhere(read, group)
    return Setting(TAKEN_OVER, place) if place else None


def _firm(setting: Setting, draft: Draft) -> bool:
    """Whether a place is told of the event itself, or is a town that the event's clause is set in."""
    if draft.family == "truce":
        return setting.found in {ON_TOPIC, IN_CLAUSE}
    return setting.found == ON_TOPIC or (
        setting.found <= IN_CLAUSE and (setting.place.where_prec or 9) < COUNTRY
    )


def _as_real(one: Draft, other: Draft) -> bool:
    """Talks to come need not be where the last were; a truce's area is the same before and after it begins."""
    return one.family == "truce" or one.status == other.status


def _same_round(one: Group, other: Group) -> bool:
    """Whether two events can be of one round: no other party, no other time."""
    parties = [{a.actor_id for d in g for a in [*actors_of(d.parties), *d.filled]} for g in (one, other)]
    shared = not parties[0] or not parties[1] or bool(parties[0] & parties[1])
    return shared and same_time(one[0], other[0])


def _told_elsewhere(read: ReadArticle, hits: Mapping[int, Sequence[TopicHit]], family: str) -> list[Place]:
    """Places that hang on the words for talks, or for a truce, in sentences that report no event."""
    wanted = "truce" if family == "truce" else "talks"
    found: list[Place] = []
    for sentence in read.sentences:
        mentions = read.places.get(sentence.no, [])
        for hit in hits.get(sentence.no, ()) if mentions else ():
            if hit.topic.family == wanted and hit.topic.kind != "meeting":
                found += [m.place for m in hanging(sentence.tokens, hit.head, mentions)]
    return [p for p in found if fits(family, p)]


def _only(places: Iterable[Place]) -> Place | None:
    """The place, if all that is told is one place, or one and the country that it lies in."""
    finest = sorted(set(places), key=lambda p: p.where_prec or 9)
    if not finest or len({p.iso3 for p in finest}) > 1:
        return None
    fine = {p.name for p in finest if (p.where_prec or 9) < COUNTRY}
    return finest[0] if len(fine) <= 1 else None


def _area_of_truce(read: ReadArticle, group: Group) -> Place | None:
    """A nationwide truce covers its state's country; else a truce holds where its sides fight."""
    states = [a for d in group for a in [*actors_of(d.parties), *d.filled] if a.actor_type == "state"]
    if any(d.attributes.get("truce_scope") == "nationwide" for d in group) and states:
        return _country(read, states[0].iso3)
    homes = {a.iso3 for d in group for a in [*actors_of(d.parties), *d.filled] if a.iso3}
    fought = [
        (s.no, p)
        for s in read.sentences
        for p in _fighting_in(s, read.places.get(s.no, []))
        if p.iso3 in homes
    ]
    if group[0].event_type == "violated":
        at = {d.sentence.no for d in group}
        fought = [(no, p) for no, p in fought if any(abs(no - k) <= 2 for k in at)] or fought
        return min(fought, key=lambda f: f[1].where_prec or 9)[1] if fought else None
    return _commonest_area([p for _, p in fought], one_state=len(homes) == 1)


def _commonest_area(places: Sequence[Place], *, one_state: bool) -> Place | None:
    """The area that the article frames the war by: a region or a country, not one battle's village.

    Where states are at war with each other, it is the country of one of them only if that is said again and again.
    """
    areas = Counter(p for p in places if (p.where_prec or 9) >= _REGION)
    fit = [p for p, n in areas.items() if one_state or p.where_prec != COUNTRY or n > 1]
    return max(fit, key=lambda p: (areas[p], -(p.where_prec or 9)), default=None)


def _fighting_in(sentence: Sentence, mentions: Sequence[PlaceMention]) -> list[Place]:
    """Places of war: "fighting in Chechnya", "the war in Mali", "shelling kept up around Debaltseve"."""
    tokens = sentence.tokens
    words = (
        [t.i for t in tokens if t.lemma in place_words().war or t.norm in place_words().war]
        if mentions
        else []
    )
    points = [k for i in words for k in (i, tree.clause_of(tokens, i))]
    found = [m for i in dict.fromkeys(points) for m in hanging(tokens, i, mentions)]
    found += named(tokens, [k for i in points for k in tree.subjects(tokens, i)], mentions)
    return [m.place for m in found]


def _country(read: ReadArticle, iso3: str | None) -> Place | None:
    state = place_index().state(iso3, read.article.published_date)
    return Place(state.name, COUNTRY, state.name, state.iso3, state.gwno) if state else None


def _where_spoken(read: ReadArticle, group: Group) -> Place | None:
    """The dateline, where what is reported was said by a side in its own country, and said as news."""
    place = read.dateline_place
    if place is None or any(d.date and d.date.date_basis == "context" for d in group):
        return None
    speakers = {a.iso3 for d in group for m in d.roles.doer for a in m.actors if a.iso3}
    return place if place.iso3 in speakers else None


def _spoken_elsewhere(read: ReadArticle, group: Group) -> Place | None:
    """Where the speaker is said to speak: "he was interviewed in Paris", "in a speech in the capital, Kabul, he"."""
    speakers = {a.actor_id for d in group for m in d.roles.doer for a in m.actors}
    at = group[0].sentence.no
    for sentence in sorted(read.sentences, key=lambda s: abs(s.no - at)):
        heard = any(a.actor_id in speakers for m in read.actors.get(sentence.no, []) for a in m.actors)
        if heard and any(w in sentence.text.lower() for w in place_words().speeches):
            for mention in read.places.get(sentence.no, []):
                in_town = (mention.place.where_prec or 9) < _REGION
                if in_town and _LOCATIVE.search(sentence.text[: mention.start - sentence.start]):
                    return mention.place
    return None

"""An event's place from the article: what its mentions say together, else what is told of the same talks or truce."""

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
    REGION,
    TAKEN_OVER,
    Setting,
    fits,
    hanging,
    named,
    settings,
)
from etl.events.speeches import where_spoken
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
_TO_COME = frozenset({"will", "would", "may", "might", "could", "can", "shall", "should", "to"})
_ROUNDS = frozenset({"round", "session", "meeting"})


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
    one_meeting = kin and group[0].event_type in _AT_THE_TABLE and not _is_series(group)
    if group[0].family == "truce" or one_meeting:
        place = next((s.place for s, g in near if _same_round(group, g)), None)
        if place is None and group[0].status == "actual":
            told = _told_elsewhere(read, hits, group[0].family)
            place = _only(p for p in told if group[0].family == "truce" or _is_venue(p, group))
    if place is None and group[0].family == "truce":
        place = _area_of_truce(read, group)
    place = place or where_spoken(read, group)
    return Setting(TAKEN_OVER, place) if place else None


def _firm(setting: Setting, draft: Draft) -> bool:
    """Whether a place is told of the event itself, or is a town that the event's clause is set in."""
    if draft.family == "truce":
        return setting.found in {ON_TOPIC, IN_CLAUSE}
    if setting.found != ON_TOPIC and setting.place.where_prec == COUNTRY:
        return False
    return setting.found <= IN_CLAUSE and _is_venue(setting.place, [draft])


def _is_venue(place: Place, group: Group) -> bool:
    """Whether other talks may have been there too: not "a settlement in Syria" with Syria, "a tour of the Gulf"."""
    homes = {a.iso3 for d in group for a in [*actors_of(d.parties), *d.filled]}
    abroad = place.where_prec == COUNTRY and place.iso3 not in homes
    return abroad or (place.where_prec or 9) <= REGION


def _as_real(one: Draft, other: Draft) -> bool:
    """Talks to come need not be where the last were; a truce's area is the same before and after it begins."""
    return one.family == "truce" or one.status == other.status


def _same_round(one: Group, other: Group) -> bool:
    """Whether two events can be of one round: no other party, no other time."""
    parties = [{a.actor_id for d in g for a in [*actors_of(d.parties), *d.filled]} for g in (one, other)]
    shared = not parties[0] or not parties[1] or bool(parties[0] & parties[1])
    return shared and same_time(one[0], other[0])


def _is_series(group: Group) -> bool:
    """Whether an event is many meetings, which no one venue saw: "several rounds of talks have failed"."""
    return any(
        t.lemma in _ROUNDS and t.feats.get("Number") == "Plur" for d in group for t in d.sentence.tokens
    )


def _told_elsewhere(read: ReadArticle, hits: Mapping[int, Sequence[TopicHit]], family: str) -> list[Place]:
    """Places that hang on the words for talks, or for a truce, in sentences that report no event."""
    wanted = "truce" if family == "truce" else "talks"
    found: list[Place] = []
    for sentence in read.sentences:
        mentions = read.places.get(sentence.no, [])
        for hit in hits.get(sentence.no, ()) if mentions else ():
            # Talks that are to come show no venue of those that were.
            if hit.topic.family == wanted and hit.topic.kind != "meeting" and not _to_come(sentence, hit):
                found += [m.place for m in hanging(sentence.tokens, hit.head, mentions)]
    return [p for p in found if fits(family, p)]


def _to_come(sentence: Sentence, hit: TopicHit) -> bool:
    """Whether talks are told as ahead: "agreed to open talks in Geneva", "talks that would open in Geneva"."""
    tokens = sentence.tokens
    verb = tree.clause_of(tokens, hit.head)
    marks = tree.children(tokens, verb, "mark", "aux")
    return hit.topic.family == "talks" and any(tokens[k].norm in _TO_COME for k in marks)


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
    return _commonest_area([p for _, p in fought], one_state=len(homes) == 1) or _own_country(read, group)


def _own_country(read: ReadArticle, group: Group) -> Place | None:
    """The country of a state's truce with an armed group of its own, if the article names the country as a place."""
    actors = [a for d in group for a in [*actors_of(d.parties), *d.filled] if a.iso3]
    shared = {a.iso3 for a in actors if a.actor_type == "state"} & {
        a.iso3 for a in actors if a.actor_type != "state"
    }
    named = {m.place.iso3 for found in read.places.values() for m in found if m.place.where_prec == COUNTRY}
    return _country(read, *shared) if len(shared) == 1 and shared <= named else None


def _commonest_area(places: Sequence[Place], *, one_state: bool) -> Place | None:
    """The area that the article frames the war by: a region or a country, not one battle's village.

    Where states are at war with each other, it is the country of one of them only if that is said again and again.
    """
    areas = Counter(p for p in places if (p.where_prec or 9) >= REGION)
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

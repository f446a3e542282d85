"""Places by the words around a name: directions, provinces, surroundings, borders, names no gazetteer knows."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from etl.actors.folding import fold
from etl.actors.gazetteer_places import Entry
from etl.records import Place
from etl.resources import load_yaml

if TYPE_CHECKING:
    from etl.actors.places import Scene

BORDER = re.compile(
    r"(?<![\w-])(?:the )?(?P<name>(?P<a>[A-Z][\w]+)(?:[-–/](?P<b>[A-Z]\w+))? (?P<noun>border|frontier|coast))\b(?! (?:guards?|police|crossing|troops))"
)
QUARTER = re.compile(
    r"\bin the (?P<name>(?:far )?(?:north|south|east|west)(?:[- ]?(?:east|west))?)\b(?! of\b| [A-Z])"
)
NAME = r"(?P<name>[A-Z][\w’'-]+(?: (?:el-|al-|de |del |la )?[A-Z][\w’'-]+){0,2})"
OF = re.compile(
    rf"\b(?P<noun>villages?|towns?|hamlet|enclave|settlement|district|county|municipality|province|governorate|commune) of {NAME}"
)
NAMED = re.compile(
    rf"(?<![\w-]){NAME} (?P<noun>village|town|district|county|municipality|raion|prefecture|commune|province|governorate|oblast|refugee camp|highway|corridor|valley|peninsula|crossing|airport|road)\b(?! map)"
)
SURROUNDING = re.compile(
    r"(?:\b(?:near|outside|around|surrounding)(?: the (?:town|city|village|port|capital) of)? |\b(?:outskirts|suburbs?) of |\b(?:km|kilometers|kilometres|miles)(?: \w+)? (?:of|from) )$",
    re.I,
)
TOWNS = {"town", "venue"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line; offsets count from the line's start."""

    start: int
    end: int
    text: str
    norm: str


@dataclass(slots=True)
class Line:
    """A sentence as the search for places needs it."""

    no: int
    offset: int  # of the sentence in the article
    text: str
    shown: str  # truecased if the sentence is printed in capitals and was parsed
    words: list[Word]
    capitals: bool
    proper: frozenset[int] | None  # starts of the proper nouns, None if not parsed
    persons: list[tuple[int, int]]

    def key(self, i: int, j: int) -> str:
        """The folded name made of the words i to j."""
        return " ".join(" ".join(w.norm for w in self.words[i:j]).split())

    def adjacent(self, i: int) -> bool:
        """True if only a blank parts word i from the next."""
        return (
            i + 1 < len(self.words)
            and self.text[self.words[i].end : self.words[i + 1].start].strip(" ") == ""
        )

    def broken(self, i: int, j: int) -> bool:
        """True if anything but blanks stands between the words i to j."""
        return not all(self.adjacent(k) for k in range(i, j - 1))

    def in_person(self, start: int, end: int) -> bool:
        """True if the stretch lies in the name of a person."""
        return any(a < end and start < b for a, b in self.persons)

    def noun_after(self, j: int) -> str | None:
        """The noun of place right after the words up to j: "province"."""
        word = self.words[j] if j < len(self.words) and self.adjacent(j - 1) else None
        return word.norm if word and word.text.islower() and word.norm in place_words().nouns else None

    def event_after(self, j: int) -> bool:
        """True if the words up to j are followed by what takes place there: "Geneva talks"."""
        word = self.words[j] if j < len(self.words) and self.adjacent(j - 1) else None
        return word is not None and word.norm in place_words().before_events

    def sign(self, i: int) -> bool:
        """True if what stands before word i shows a place: "in", "the village of"."""
        k, lexicon = i - 1, place_words()
        while (
            k >= 0
            and self.adjacent(k)
            and (
                self.words[k].norm in lexicon.directions
                or self.words[k].norm
                in {"the", "besieged", "nearby", "city", "town", "village", "port", "capital"}
            )
        ):
            k -= 1
        if k + 1 < i and k >= 0 and self.adjacent(k) and self._names_whose(k):
            k -= 2 if self.words[k - 1].norm == "the" else 1
        if k < 0 or not self.adjacent(k):
            return False
        word = self.words[k].norm
        return word in lexicon.locative or (
            word == "of" and k > 0 and self.words[k - 1].norm in lexicon.nouns
        )

    def _names_whose(self, k: int) -> bool:
        """True for "Chechen" in "in the Chechen capital Grozny": the word and a "the" before it are passed."""
        return self.words[k].text[0].isupper() and self.words[k + 1].norm in {
            "capital",
            "city",
            "town",
            "port",
        }

    def listed_after(self, end: int, start: int) -> bool:
        """True if the stretch between is that of a list: ", ", " and "."""
        return self.text[end:start] in {", ", " and ", " or ", ", and ", " to "}

    def word_after(self, at: int) -> int:
        """Index of the first word that starts at or after an offset."""
        return next((k for k, w in enumerate(self.words) if w.start >= at), len(self.words))


@dataclass(slots=True)
class Spot:
    """A place found in a line; `i` and `j` are its words, `sign` tells that a preposition shows it."""

    start: int
    end: int
    place: Place
    entry: Entry | None
    sign: bool
    i: int = -1
    j: int = -1


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lexicon of places, as sets."""

    locative: frozenset[str]
    not_country_after: frozenset[str]
    nouns: dict[str, int]
    not_before_nouns: frozenset[str]
    other_after: frozenset[str]
    person_before: frozenset[str]
    directions: frozenset[str]
    never: frozenset[str]
    with_sign: frozenset[str]
    parts: frozenset[str]
    war: frozenset[str]
    speeches: frozenset[str]
    visits: frozenset[str]
    journeys: frozenset[str]
    before_events: frozenset[str]

    @property
    def plain_before(self) -> frozenset[str]:
        """Words that may stand with a capital before a place without being a part of a longer name."""
        return (
            self.locative
            | self.directions
            | self.not_country_after
            | frozenset(self.nouns)
            | {"the", "when", "while", "but", "as"}
        )


@cache
def place_words() -> PlaceWords:
    """The lexicon data/lexicon/places.yaml."""
    data: dict[str, Any] = load_yaml("lexicon", "places.yaml")
    sets = {k: frozenset(fold(str(w)) for w in v) for k, v in data.items() if isinstance(v, list)}
    return PlaceWords(nouns=dict(data["nouns"]), **{k: sets[k] for k in sets if k != "near"})


def grow(scene: "Scene", line: Line, spot: Spot) -> None:
    """Take in the words that change what the name stands for."""
    if not _with_noun(line, spot):
        _with_direction(line, spot)
    if spot.entry and spot.entry.kind in TOWNS and SURROUNDING.search(line.shown, 0, spot.start):
        spot.place = replace(spot.place, where_prec=2)


def _with_noun(line: Line, spot: Spot) -> bool:
    """ "Khost province" is the province, "the Syria border" the border."""
    nouns = place_words().nouns
    noun = line.noun_after(spot.j)
    if noun is None or spot.entry is None or spot.entry.kind == "waters":
        return _noun_before(line, spot)
    if spot.entry.kind == "country" and noun not in {"border", "frontier"}:
        return False
    prec = nouns[noun]
    if prec >= 3:
        spot.end = line.words[spot.j].end
        spot.place = replace(spot.place, name=f"{spot.place.name} {noun}", where_prec=prec, geonameid=None)
    return True


def _noun_before(line: Line, spot: Spot) -> bool:
    """ "the province of Khost"."""
    i = spot.i
    if i < 2 or line.words[i - 1].norm != "of" or not line.adjacent(i - 1) or not line.adjacent(i - 2):
        return False
    prec = place_words().nouns.get(line.words[i - 2].norm, 1)
    if spot.entry is None or spot.entry.kind == "country" or prec < 3:
        return False
    spot.place = replace(spot.place, where_prec=prec, geonameid=None)
    return True


def _with_direction(line: Line, spot: Spot) -> None:
    """ "eastern Ukraine", "the north of Mali"."""
    directions = place_words().directions
    k = spot.i - 1
    if k < 0 or not line.adjacent(k) or spot.entry is None:
        return
    if line.words[k].norm == "of" and k > 0 and line.adjacent(k - 1):
        k -= 1
    if line.words[k].norm not in directions or spot.entry.kind in TOWNS:
        return
    if line.shown[spot.start : spot.end].rsplit(" ", 1)[-1].lower() in place_words().nouns:
        return  # "south-western Khost province" says where the province lies, not which part is meant
    start = line.words[k].start
    if k and line.adjacent(k - 1) and line.words[k - 1].norm in directions:
        start = line.words[k - 1].start
    spot.start = start
    name = line.shown[start : spot.end]
    prec = 5 if spot.entry.kind == "country" else spot.place.where_prec
    spot.place = replace(
        spot.place,
        name=name[0].lower() + name[1:],
        where_prec=prec,
        geonameid=None,
        latitude=None,
        longitude=None,
    )


def add_patterns(scene: "Scene", line: Line, spots: list[Spot]) -> None:
    """Add the places that are told by words rather than by a known name."""
    if line.shown.isupper():
        return
    for match in BORDER.finditer(line.shown):
        _add_border(scene, line, spots, match)
    for pattern in (OF, NAMED):
        for match in pattern.finditer(line.shown):
            _add_unknown(scene, line, spots, match)
    for match in QUARTER.finditer(line.shown):
        _add_quarter(scene, line, spots, match)


def _free(line: Line, spots: list[Spot], start: int, end: int) -> bool:
    return not line.in_person(start, end) and not any(s.start < end and start < s.end for s in spots)


def _add_border(scene: "Scene", line: Line, spots: list[Spot], match: re.Match[str]) -> None:
    """ "the Afghan-Pakistani border" lies in no one country; "the Lebanese border" in one."""
    named = [
        scene.index.country_words.get(fold(match.group(part))) for part in ("a", "b") if match.group(part)
    ]
    start, end = match.span("name")
    if not all(named) or not _free(line, spots, start, end):
        return
    state = scene.index.state(named[0], scene.day) if len(named) == 1 else None
    place = Place(
        match.group("name"),
        5,
        state.name if state else None,
        state.iso3 if state else None,
        state.gwno if state else None,
    )
    spots.append(Spot(start, end, place, None, True))


def _add_unknown(scene: "Scene", line: Line, spots: list[Spot], match: re.Match[str]) -> None:
    """ "the village of Foo", "Foo district": a place by its syntax, with no more than its name."""
    lexicon, start, end = place_words(), *match.span("name")
    first, name = fold(match.group("name").split()[0]), match.group("name")
    if not _free(line, spots, start, end) or first in lexicon.not_before_nouns or first in lexicon.directions:
        return
    known = scene.index.country_words
    if fold(name) in known or (
        match.re is NAMED and (first in known or first in lexicon.plain_before or match.start() == 0)
    ):
        return
    noun = match.group("noun")
    prec = lexicon.nouns.get(noun, lexicon.nouns.get(noun.rstrip("s"), 1))
    if match.re is NAMED and prec >= 3:
        name, end = f"{name} {noun}", match.end()
    spots.append(Spot(start, end, Place(re.sub(r"['’]s$", "", name), prec), None, True))


def _add_quarter(scene: "Scene", line: Line, spots: list[Spot], match: re.Match[str]) -> None:
    """ "in the north" is the north of the country that the sentence names, else of the article's main one."""
    start, end = match.span("name")
    here = next((s.place.iso3 for s in spots if s.place.iso3), None)
    top = scene.countries.most_common(1)
    state = scene.index.state(here or (top[0][0] if top else None), scene.day)
    if state is None or not _free(line, spots, start, end):
        return
    spots.append(
        Spot(start, end, Place(match.group("name"), 5, state.name, state.iso3, state.gwno), None, True)
    )

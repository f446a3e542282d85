"""Finds the places of an article: names of the gazetteer, the ones that its countries make likely."""

import math
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from etl.actors.context import as_cased
from etl.actors.folding import fold
from etl.actors.gazetteer_places import Entry, PlaceIndex, place_index
from etl.actors.place_patterns import Line, Spot, Word, add_patterns, grow, place_words
from etl.records import Place, PlaceMention, ReadArticle, Sentence

WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W\d_](?:[\w’'-]*\w)?")
POSSESSIVE = ("'s", "’s")
# Inhabitants from which a town's name needs no preposition to be read as that town.
GREAT_TOWN = 300_000
# The same before "talks" or "truce": "the Geneva talks".
TALKS_TOWN = 50_000
# A town this many times smaller than its greatest namesake is meant only if its country is named right after it.
NAMESAKE = 50
# Smaller words in names, printed without a capital: "Ri-Kwangba", "San Andres de Cuerquia".
LINKS = frozenset(
    {
        "de",
        "del",
        "la",
        "el",
        "al",
        "of",
        "the",
        "las",
        "los",
        "i",
        "e",
        "and",
        "du",
        "dos",
        "upon",
        "es",
        "des",
    }
)
# A dateline that was left in the text, after a caption or a summary: "RAMALLAH, West Bank — The president".
DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z'’. -]{2,30}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?) (?:[—–]|--?|\d{4}-\d\d-\d\d) ?(?=\S)"
)
HEAD_SENTENCES = 6
HERE, BEFORE, OWN, CAPITAL = 5.0, 20.0, 4.0, 3.0


@dataclass(slots=True)
class Scene:
    """What the whole article tells about where it plays."""

    index: PlaceIndex
    day: date | None
    countries: Counter[str]

    def share(self, iso3: str | None) -> float:
        """How much of the article's mentions of countries are of this one, 0 to 1."""
        return self.countries[iso3] / sum(self.countries.values()) if iso3 and self.countries[iso3] else 0.0

    def place(self, entry: Entry, name: str) -> Place:
        """The entry as a place of the article's day, under the name that the text gives it."""
        state = self.index.state(entry.iso3, self.day)
        return Place(
            name=name,
            where_prec=entry.where_prec,
            country=state.name if state else None,
            iso3=state.iso3 if state else entry.iso3,
            gwno=state.gwno if state else None,
            geonameid=entry.geonameid,
            latitude=entry.latitude,
            longitude=entry.longitude,
        )


def add_places(read: ReadArticle, index: PlaceIndex | None = None) -> None:
    """Fill `read.places`: for every sentence the places named in it, in the order of the text.

    Works with and without tokens; uses the actors if they are there (persons are no places, and the actors' countries
    decide between places of one name). A name that is clearly a place ("the village of X") and not in the gazetteer
    keeps its name with ids and coordinates null.

    Args:
        read: the article, filled in place.
        index: the places known; ours if none is given.
    """
    index = index or place_index()
    lines = [_line(sentence, read) for sentence in read.sentences]
    scene = Scene(index, read.article.published_date, _countries(index, lines, read))
    for line in lines:
        spots = _spots(scene, line)
        add_patterns(scene, line, spots)
        read.places[line.no] = [
            PlaceMention(line.offset + s.start, line.offset + s.end, line.text[s.start : s.end], s.place)
            for s in sorted(spots, key=lambda s: s.start)
        ]
    read.dateline_place = _dateline_place(scene, read)


def _dateline_place(scene: Scene, read: ReadArticle) -> Place | None:
    """The town that a dateline begins with: "SAN JOSE (COSTA RICA), 10 DEC 89"; also one left in the text."""
    printed = read.article.dateline
    if not printed:
        heads = (DATELINE.match(s.text) for s in read.sentences[:HEAD_SENTENCES] if s.no)
        printed = next((m.group("place") for m in heads if m), None)
    if not printed:
        return None
    text = f"in {printed}"
    line = _line(Sentence(-1, 0, len(text), text, 0, capitals=True), read)
    first = next(iter(_spots(scene, line)), None)
    return first.place if first and first.i == 1 else None


def _line(sentence: Sentence, read: ReadArticle) -> Line:
    persons = [
        (m.start - sentence.start, m.end - sentence.start)
        for m in read.actors.get(sentence.no, ())
        if m.kind == "person"
    ]
    shown = as_cased(sentence)
    folded = fold(shown)
    words = [_word(match, folded) for match in WORD.finditer(shown)]
    nouns = frozenset(t.start - sentence.start for t in sentence.tokens if t.upos == "PROPN")
    proper = nouns if sentence.tokens else None
    return Line(sentence.no, sentence.start, sentence.text, shown, words, sentence.capitals, proper, persons)


def _word(match: re.Match[str], folded: str) -> Word:
    text = match.group()
    if text.endswith(POSSESSIVE):
        text = text[:-2]
    start, end = match.start(), match.start() + len(text)
    return Word(start, end, text, folded[start:end])


def _countries(index: PlaceIndex, lines: list[Line], read: ReadArticle) -> Counter[str]:
    """How often the article names each country: by name or demonym, and by its actors."""
    found: Counter[str] = Counter()
    for line in lines:
        for i, word in enumerate(line.words):
            if not (word.text[0].isupper() and index.begins_country(word.norm)):
                continue
            for size in (4, 3, 2, 1):
                if i + size <= len(line.words):
                    iso3 = index.country_words.get(line.key(i, i + size))
                    if iso3:
                        found[iso3] += 1
                        break
    for mentions in read.actors.values():
        for mention in mentions:
            found.update({actor.iso3 for actor in mention.actors if actor.iso3})
    return found


def _spots(scene: Scene, line: Line) -> list[Spot]:
    """The names of the gazetteer in the line, from left to right, the longest first at each word."""
    spots: list[Spot] = []
    i = 0
    while i < len(line.words):
        first = line.words[i]
        longest = scene.index.longest_with(first.norm) if first.text[0].isupper() else 0
        found = next(
            (
                s
                for n in range(min(longest, len(line.words) - i), 0, -1)
                if (s := _spot(scene, line, i, i + n, spots))
            ),
            None,
        )
        if found:
            grow(scene, line, found)
            spots.append(found)
            i = max(i + 1, line.word_after(found.end))
        else:
            i += 1
    return spots


def _spot(scene: Scene, line: Line, i: int, j: int, before: list[Spot]) -> Spot | None:
    words = line.words[i:j]
    if not _name_like(line, i, j):
        return None
    entries = scene.index.look_up(line.key(i, j))
    if not entries or line.in_person(words[0].start, words[-1].end) or _something_else(scene, line, i, j):
        return None
    sign = (
        line.sign(i)
        or line.noun_after(j) is not None
        or line.event_after(j)
        or (bool(before) and line.listed_after(before[-1].end, words[0].start) and before[-1].sign)
    )
    entry = _best(scene, line, i, j, entries, sign=sign)
    if entry is None:
        return None
    name = line.shown[words[0].start : words[-1].end]
    if line.capitals and len(name) > 4:
        name = entry.name if fold(entry.name) == fold(name) else name.title()
    return Spot(words[0].start, words[-1].end, scene.place(entry, name), entry, sign, i, j)


def _name_like(line: Line, i: int, j: int) -> bool:
    """True if the words i to j can be a name: capitals but for small words and a last noun of place."""
    first, last = line.words[i], line.words[j - 1]
    if not first.text[0].isupper() or line.broken(i, j):
        return False
    if any(w.text[0].islower() and w.text not in LINKS for w in line.words[i : j - 1]):
        return False
    return last.text[0].isupper() or last.text.partition("-")[0] in LINKS or last.norm in place_words().nouns


def _something_else(scene: Scene, line: Line, i: int, j: int) -> bool:
    """True for words of the language, persons ("President Lebed"), accords and outlets named after places."""
    lexicon, key = place_words(), line.key(i, j)
    if key in lexicon.never and not (key in lexicon.with_sign and line.sign(i)):
        return True
    after = line.words[j] if j < len(line.words) and line.adjacent(j - 1) else None
    if after and after.norm in lexicon.other_after:
        return True
    previous = line.words[i - 1] if i and line.adjacent(i - 1) else None
    if previous is None:
        return False
    if previous.norm in lexicon.person_before:
        return True
    return (
        previous.text[0].isupper()
        and i > 1
        and previous.norm not in lexicon.plain_before
        and previous.norm not in scene.index.country_words
        and not previous.text.isupper()
    )


def _best(scene: Scene, line: Line, i: int, j: int, entries: list[Entry], *, sign: bool) -> Entry | None:
    """The likeliest place of that name, or None if none is likely enough."""
    following = _country_after(scene, line, j)
    live = [e for e in entries if not (e.until and scene.day and scene.day > e.until)] or entries
    # New York in Ukraine is not meant where nothing but the name speaks for it.
    greatest = max(e.population for e in live)
    live = [e for e in live if e.own or e.iso3 == following or e.population * NAMESAKE >= greatest]
    # Nor is Geneva in Illinois, however much an article speaks of America.
    live = [e for e in live if e.own or following] if any(e.own for e in live) else live

    def score(entry: Entry) -> float:
        weight = scene.share(entry.iso3)
        return (
            (BEFORE if following and entry.iso3 == following else 0.0)
            + (HERE + 3 * weight if weight else 0.0)
            + (OWN if entry.own else 0.0)
            + (CAPITAL if entry.capital else 0.0)
            + 0.6 * math.log10(entry.population + 1)
        )

    best = max(live, key=score)
    if best.kind == "country":
        return best if line.words[i].norm != "the" and _country_here(line, i) else None
    if best.own and not line.capitals:
        return best
    if line.capitals and not sign and not following:
        return None
    return best if _clear(scene, line, i, j, best, sign=sign, following=following) else None


def _clear(
    scene: Scene, line: Line, i: int, j: int, town: Entry, *, sign: bool, following: str | None
) -> bool:
    """True if a town of GeoNames is meant: great and known, or shown by a preposition in a report on its country."""
    floor = TALKS_TOWN if line.event_after(j) else GREAT_TOWN
    great = town.capital or town.own or town.population >= floor
    tagged = line.proper is None or line.capitals or line.words[i].start in line.proper
    if not tagged and not (great and sign):
        return False
    if great and (sign or i > 0 or line.proper is not None):
        return True
    if following == town.iso3:
        return True
    after = line.words[j] if j < len(line.words) and line.adjacent(j - 1) else None
    if after and after.text[0].isupper() and not line.capitals:
        return False
    return sign and len(line.key(i, j)) > 3 and scene.share(town.iso3) > 0


def _country_here(line: Line, i: int) -> bool:
    """False where the country acts: "talks with Iran", "Georgia and Russia"; "the north of Mali" is a place."""
    lexicon = place_words()
    before = line.words[i - 1].norm if i else ""
    if (
        before == "of"
        and i > 1
        and (line.words[i - 2].norm in lexicon.directions or line.words[i - 2].norm in lexicon.nouns)
    ):
        return True
    return before not in lexicon.not_country_after


def _country_after(scene: Scene, line: Line, j: int) -> str | None:
    """The country named right after: "Tripoli, Lebanon", "Minsk in Belarus"."""
    match = re.match(r"(?:, | in |, in | \()(?=[A-Z])", line.shown[line.words[j - 1].end :])
    if not match:
        return None
    at = line.words[j - 1].end + match.end()
    k = next((k for k, w in enumerate(line.words) if w.start == at), None)
    if k is None:
        return None
    for size in (3, 2, 1):
        entries = scene.index.look_up(line.key(k, k + size)) if k + size <= len(line.words) else []
        for entry in entries:
            if entry.kind == "country":
                return entry.iso3
    return None

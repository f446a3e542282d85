"""What is known of one article's actors while it is read: date, country, aliases, people, who was named when."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from etl.actors.folding import fold
from etl.actors.gazetteer import Gazetteer, same_home
from etl.actors.matcher import Entry, Hit
from etl.actors.salience import FIGHTING, THIRD_PARTIES, Salience, is_rebel_actor
from etl.actors.words import words
from etl.records import Actor, ReadArticle, Sentence

# A capital is often only a place.
WEIGHTS = {"name": 2.0, "capital": 0.3}


@dataclass(slots=True)
class Span:
    """A mention while it is being made; offsets count from the sentence's start."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    kind: str
    person: str | None = None
    role_hint: str | None = None
    head: str = ""  # folded last words of the phrase: "foreign minister"
    silent: bool = False  # covers its words and is not handed on

    def over(self, start: int, end: int) -> bool:
        """True if the span shares a character with [start, end)."""
        return self.start < end and start < self.end


@dataclass(slots=True)
class Line:
    """A sentence in the forms that matching needs; all of one length."""

    no: int
    text: str
    cased: str  # as printed, or truecased by its tokens if printed in capitals
    folded: str
    capitals: bool  # True if case tells nothing
    headline: bool  # True if most words have a capital, so that capitals tell no names
    sentence: Sentence
    hits: list[Hit] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    possible: set[str] = field(default_factory=set)  # patterns of nominals that can match; see `Spotter`

    def free(self, start: int, end: int) -> bool:
        """True if no span covers a part of [start, end)."""
        return not any(span.over(start, end) for span in self.spans)


@dataclass(slots=True)
class Person:
    """A person the article names in full."""

    name: str
    actors: tuple[Actor, ...]
    role_hint: str | None = None


class Context:
    """One article's memory."""

    def __init__(self, read: ReadArticle, gazetteer: Gazetteer):
        self.gazetteer = gazetteer
        self.day: date | None = read.article.published_date
        self.lines = [_line(sentence) for sentence in read.sentences]
        self.people: dict[str, Person] = {}  # folded surname or part of a name
        self.sides: dict[
            str, tuple[Actor, ...]
        ] = {}  # person -> whom the text itself says he or she acts for
        self.aliases: dict[str, Actor] = {}  # an abbreviation or short name of this article
        self.weights: defaultdict[str, float] = defaultdict(
            float
        )  # actor_id -> how much the article speaks of it
        self.unknown: dict[str, Actor] = {}
        self._homes: list[Actor] = []
        states = self._find(self._of_state)
        self._homes = list({e.key: gazetteer.actor(e.key) for e in states}.values())
        for entry in self._find(self._plausible):
            self._weigh(entry)

    def _find(self, accept: Callable[[Entry, str], bool]) -> list[Entry]:
        """Look the names of every line up; gives those that have only one reading."""
        sure = []
        for line in self.lines:
            line.hits = self.gazetteer.matcher.find(
                line.text, line.folded, capitals=line.capitals, accept=accept
            )
            for hit in line.hits:
                live = [e for e in hit.entries if self._live(e)] or hit.entries
                sure += live[:1] if len({e.key for e in live}) == 1 else []
        return sure

    def _of_state(self, entry: Entry, _: str) -> bool:
        row = self.gazetteer.rows.get(entry.key)
        return (
            entry.kind != "nominal"
            and row is not None
            and (row.actor.actor_type == "state" or row.actor.actor_id.startswith("auth-"))
        )

    def _plausible(self, entry: Entry, printed: str) -> bool:
        """False for a group's name that means something else here: its country is not spoken of, and the name is
        made of common words, only looks like its abbreviation, or the group is of another time."""
        row = self.gazetteer.rows.get(entry.key)
        if row is not None and row.actor.actor_type == "state" and entry.kind == "nominal":
            return row.actor in self._homes  # "the North"
        if row is None or row.actor.actor_type not in FIGHTING or row.actor.actor_id.startswith("auth-"):
            return True
        if entry.kind == "nominal" and not self.gazetteer.active(entry.key, self.day):
            return False
        if any(same_home(row.actor, home) for home in self._homes):
            return True
        common = all(
            words().has("common_in_names", word) for word in re.findall(r"[\w']+", fold(entry.surface))
        )
        lookalike = entry.surface.isupper() and printed.istitle() and printed != entry.surface
        if entry.kind == "nominal":
            return row.actor.gwno is None or self._names_home(entry.surface, row.actor)
        return not common and not lookalike and self.gazetteer.active(entry.key, self.day)

    def _names_home(self, surface: str, group: Actor) -> bool:
        home = self.home_of(group)
        own = self.gazetteer.rows[home.actor_id] if home else None
        return own is not None and any(
            fold(word) in fold(surface) for word in (*own.demonyms, *own.actor.aliases)
        )

    def _weigh(self, entry: Entry) -> None:
        if entry.kind == "person":
            office = self.gazetteer.office_of(entry.key, self.day)
            if office and self.gazetteer.in_office(entry.key, self.day):
                self.weights[office.actor_id] += 1
        elif entry.key:
            for actor_id in entry.key.split("+"):
                self.weights[actor_id] += WEIGHTS.get(entry.kind, 1.0)

    def choose(self, entries: tuple[Entry, ...]) -> Entry | None:
        """The entry meant here: active at the article's date, then of a country or group that the article names."""
        live = [e for e in entries if self._live(e)] or list(entries)
        if len(live) == 1:
            return live[0]
        order = {"decoy": 0, "media": 1, "person": 3}
        return min(live, key=lambda e: (order.get(e.kind, 2), self._off(e), -self.presence(e)), default=None)

    def _off(self, entry: Entry) -> int:
        """Days between the article and the person's time in office; 0 for anything but a person."""
        return self.gazetteer.days_off(entry.key, self.day) if entry.kind == "person" else 0

    def _live(self, entry: Entry) -> bool:
        if entry.kind == "person":
            return self.gazetteer.in_office(entry.key, self.day)
        return not entry.key or all(self.gazetteer.active(i, self.day) for i in entry.key.split("+"))

    def presence(self, entry: Entry) -> float:
        """How much the article speaks of the entry's actor, its country included."""
        if entry.kind == "person":
            office = self.gazetteer.office_of(entry.key, self.day)
            ids = [office.actor_id] if office else []
        else:
            ids = entry.key.split("+") if entry.key else []
        return sum(self.weights[i] + 0.5 * self.home_weight(i) for i in ids)

    def home_weight(self, actor_id: str) -> float:
        """How much the article speaks of the country that the actor belongs to."""
        if actor_id not in self.gazetteer.rows:
            return 0
        home = self.gazetteer.actor(actor_id)
        return sum(
            n
            for i, n in self.weights.items()
            if i in self.gazetteer.rows and i != actor_id and same_home(self.gazetteer.actor(i), home)
        )

    def states(self) -> list[Actor]:
        """The states that the article speaks of, the most prominent first; those with a group of theirs named come before."""
        found = [self.gazetteer.actor(i) for i, _ in self._ranked() if i in self.gazetteer.rows]
        groups = [
            a
            for a in [*found, *self.unknown.values()]
            if a.actor_type != "state" and a.actor_type not in THIRD_PARTIES
        ]
        states = [a for a in found if a.actor_type == "state"]
        return sorted(
            states,
            key=lambda s: -self.weights[s.actor_id] * (3 if any(same_home(s, g) for g in groups) else 1),
        )

    def groups_of(self, home: Actor) -> list[Actor]:
        """Non-state actors of the country `home` that the article names, the most prominent first."""
        known = [self.gazetteer.actor(i) for i, _ in self._ranked() if i in self.gazetteer.rows]
        found = [*known, *self.unknown.values()]
        return [a for a in found if is_rebel_actor(a) and same_home(a, home)]

    def _ranked(self) -> list[tuple[str, float]]:
        return sorted(self.weights.items(), key=lambda item: -item[1])

    def salience(self) -> Salience[Span]:
        """Who is spoken of where, as far as the lines have been read."""
        return Salience([[s for s in line.spans if not s.silent] for line in self.lines])

    def home_of(self, group: Actor) -> Actor | None:
        """The state in which the group fights, one that the article names if it can be."""
        named = next((a for a in self.states() if same_home(a, group)), None)
        if named:
            return named
        listed = map(self.gazetteer.actor, self.gazetteer.rows)
        states = (a for a in listed if a.actor_type == "state" and same_home(a, group))
        return next(
            (a for a in states if self.gazetteer.active(a.actor_id, self.day)),
            None,
        )

    def main_state(self) -> Actor | None:
        """The state in conflict: the home of the article's most prominent group, else the state most spoken of."""
        for actor_id, _ in self._ranked():
            if actor_id in self.gazetteer.rows and is_rebel_actor(self.gazetteer.actor(actor_id)):
                return self.home_of(self.gazetteer.actor(actor_id))
        return next(iter(self.states()), None)

    def remember(self, name: str, actors: tuple[Actor, ...], role_hint: str | None) -> None:
        """Keep a person's full name, so that the surname alone is read in the rest of the article."""
        person = Person(name, actors, role_hint)
        self.people.setdefault(fold(name), person)
        family_first = any(a.actor_id in words().data["family_first"] for a in actors)
        for part in name_parts(name, family_first=family_first):
            self.people[fold(part)] = person


def name_parts(name: str, *, family_first: bool) -> list[str]:
    """What stands for a person after the full name: "Assad" and "al-Assad" for Hafez al-Assad, "Moon" for Moon Jae-in."""
    parts = name.split()
    if len(parts) < 2:
        return [name]
    if family_first:
        return [parts[0]]
    tails = [" ".join(parts[i:]) for i in range(1, len(parts))]
    last = parts[-1].split("-")
    if len(last) == 2 and last[0].lower() in {"al", "el", "ul"}:
        tails.append(last[1])
    return [tail for tail in tails if len(tail) > 2]


def as_cased(sentence: Sentence) -> str:
    """A sentence's text as printed or, if it is printed in capitals, in the case of its tokens."""
    if not sentence.capitals:
        return sentence.text
    cased = list(sentence.text)
    for token in sentence.tokens:
        start = token.start - sentence.start
        if len(token.text) == token.end - token.start:
            cased[start : start + len(token.text)] = token.text
    return "".join(cased)


def _line(sentence: Sentence) -> Line:
    text, shown = sentence.text, as_cased(sentence)
    letters = sum(map(str.isalpha, shown))
    capitals = letters > 12 and sum(map(str.isupper, filter(str.isalpha, shown))) > 0.8 * letters
    long_words = re.findall(r"[^\W\d_]{4,}", shown)
    unended = not shown.rstrip().endswith((".", "!", "?", '"', "”", ":"))
    headline = (
        unended and len(long_words) > 3 and sum(w[0].isupper() for w in long_words) > 0.7 * len(long_words)
    )
    return Line(sentence.no, text, shown, fold(text), capitals, headline and not capitals, sentence)

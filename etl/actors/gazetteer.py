"""The gazetteer: every actor and person known by name, and which one a name means at a date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from etl.actors.folding import fold
from etl.actors.matcher import Entry, NameMatcher
from etl.actors.own_tables import read_own
from etl.actors.reference import ACTOR_TABLES, ActorRow, Office, read_actors, read_people
from etl.actors.words import words
from etl.records import Actor
from etl.resources import resource_path

PEOPLE_TABLE = "people.csv"
# Reports name an actor some time before and after the years a table gives for it.
SLACK = timedelta(days=730)
PLURAL_ENDINGS = ("n", "i", "k", "d", "b", "t", "r", "ne", "te", "ole")


class Gazetteer:
    """Actors and people by name and id; read-only once made."""

    def __init__(self, rows: Iterable[ActorRow], offices: Iterable[Office]):
        self.rows = {row.actor.actor_id: row for row in rows}
        self.offices: dict[str, list[Office]] = defaultdict(list)
        self.surnames: dict[str, set[str]] = defaultdict(set)
        for office in offices:
            self.offices[office.person].append(office)
            self.surnames[fold(office.person.split()[-1])].add(office.person)
        self.matcher = NameMatcher(self._entries(), words().data["plain_words"])

    def actor(self, actor_id: str) -> Actor:
        """The actor with this id.

        Raises:
            KeyError: if there is none.
        """
        return self.rows[actor_id].actor

    def office_of(self, person: str, day: date | None, title: Sequence[str] = ()) -> Office | None:
        """The office that the person held on `day`, else the one nearest in time; the last if there is no day.

        Args:
            title: folded words before the name; an office that has one of them goes before the others
                ("President Carter" is not the head of the Carter Center).
        """
        held = self.offices.get(person, [])
        if day is None:
            return max(_titled(held, title), key=lambda o: o.start or date.min, default=None)
        # A past office may be remembered; one to come is not known yet.
        begun = [o for o in held if o.start is None or o.start <= day + SLACK]
        # Of two offices at one time the later is the one that reports mean.
        return min(_titled(begun, title), key=lambda o: _off_and_age(o, day), default=None)

    def days_off(self, person: str, day: date | None) -> int:
        """Days between `day` and the person's nearest time in office; 0 within it or without a day."""
        return (
            min((_distance(o.start, o.end, day) for o in self.offices.get(person, ())), default=0)
            if day
            else 0
        )

    def in_office(self, person: str, day: date | None) -> bool:
        """True if the person held a listed office at about that day."""
        return self.days_off(person, day) <= SLACK.days

    def active(self, actor_id: str, day: date | None) -> bool:
        """True if the actor existed at about that day, or nothing is known against it."""
        if actor_id not in self.rows:
            return False
        actor = self.actor(actor_id)
        return day is None or _distance(actor.active_from, actor.active_to, day) <= SLACK.days

    def groups_called(self, word: str, home: Actor, day: date | None) -> list[Actor]:
        """Non-state groups of the state `home` that its reports call `word` ("rebels") at that time."""
        key = fold(word)
        return [
            row.actor
            for row in self.rows.values()
            if row.actor.actor_type != "state"
            and same_home(row.actor, home)
            and any(fold(nominal).endswith(key) for nominal in row.nominals)
            and self.active(row.actor.actor_id, day)
        ]

    def _entries(self) -> Iterator[Entry]:
        for actor_id, row in self.rows.items():
            yield from _row_entries(actor_id, row)
        for person, held in self.offices.items():
            for name in dict.fromkeys([person, *(alias for office in held for alias in office.aliases)]):
                yield Entry(name, "person", person)
        data = words().data
        for key, surfaces in data["pairs"].items():
            ids = [part.strip() for part in key.split("+")]
            if all(i in self.rows for i in ids):
                yield from (Entry(s, "pair", "+".join(ids)) for s in surfaces)
        for kind, table in (("demonym", data["peoples"]), ("capital", data["seats"])):
            for actor_id, names in table.items():
                if actor_id in self.rows:
                    yield from (
                        Entry(form, kind, actor_id) for name in names for form in _numbers(name, kind)
                    )
        yield from (Entry(name, "media", "") for name in data["media_names"])
        yield from (Entry(name, "decoy", "") for name in data["decoys"])


def load_gazetteer(extra: Path | Sequence[Path] | None = None) -> Gazetteer:
    """The gazetteer of data/reference, with a researcher's own tables on top.

    Args:
        extra: CSVs of actors, people or places; rows of the first two replace those with the same actor_id (or person)
            and add to the rest. Places are for `place_index`.

    Raises:
        etl.actors.reference.ReferenceError: if a table breaks a rule.
        OSError: if a file cannot be read.
    """
    own = read_own(extra)
    rows = [row for name in ACTOR_TABLES for row in read_actors(resource_path("reference", name))]
    replaced = {office.person for office in own.people}
    offices = [o for o in read_people(resource_path("reference", PEOPLE_TABLE)) if o.person not in replaced]
    return Gazetteer([*rows, *own.actors], [*offices, *own.people])


def same_home(one: Actor, other: Actor) -> bool:
    """True if both actors belong to the same country."""
    if one.gwno is not None and other.gwno is not None:
        return one.gwno == other.gwno
    return one.iso3 is not None and one.iso3 == other.iso3


def _row_entries(actor_id: str, row: ActorRow) -> Iterator[Entry]:
    for name in {row.actor.actor_name, *row.actor.aliases}:
        # An alias that ends in a common noun ("Tamil rebels", "mujahideen") describes, as a nominal does.
        described = name.split()[-1].islower() and row.actor.actor_type not in {"state", "igo", "ngo"}
        yield Entry(name, "nominal" if described else "name", actor_id)
    for demonym in row.demonyms:
        yield from (Entry(form, "demonym", actor_id) for form in _numbers(demonym, "demonym"))
    for capital in row.capitals:
        yield Entry(capital, "capital", actor_id)
    for nominal in row.nominals:
        # A nominal without a name of its own ("the rebels") is resolved in context instead.
        if any(c.isupper() for c in nominal):
            yield Entry(nominal, "nominal", actor_id)


def _titled(held: list[Office], title: Sequence[str]) -> list[Office]:
    """Those offices that have a word of the title, else all."""
    fit = [
        o for o in held if "former" not in fold(o.office) and any(w in fold(o.office).split() for w in title)
    ]
    return fit or held


def _off_and_age(office: Office, day: date) -> tuple[int, int]:
    return _distance(office.start, office.end, day), -(office.start or date.min).toordinal()


def _numbers(name: str, kind: str) -> list[str]:
    """A demonym also in the plural: "Syrian", "Syrians"."""
    return [name, name + "s"] if kind == "demonym" and name.endswith(PLURAL_ENDINGS) else [name]


def _distance(start: date | None, end: date | None, day: date) -> int:
    """Days from `day` to the nearest day of the interval; 0 inside it."""
    if start and day < start:
        return (start - day).days
    if end and day > end:
        return (day - end).days
    return 0

"""Finds documents and what is known of them from earlier readings, so that only what is new is looked through."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from etl.articles.look_ahead import Compared, stretches
from etl.articles.memory import RUN, Memory, outcome_key, pack_run, run_key, source_key, unpack_run
from etl.articles.options import ReadOptions
from etl.articles.payloads import sha256_of
from etl.articles.reasons import reject
from etl.articles.sources import STDIN, Source
from etl.articles.walk import Document, Item, Missing, Position, Watch, documents, sources
from etl.batches import batched
from etl.records import Reject

_AT_ONCE = 64  # files that are hashed, and then looked up


class Finding(NamedTuple):
    """A document that was found, or what there is instead."""

    item: Item
    repeats: frozenset[int] | None
    key: bytes  # under which its outcome is kept; empty if nothing is kept
    value: bytes | None  # its outcome, packed, if that is kept


class Finder:
    """Goes through the inputs of one reading."""

    def __init__(
        self,
        options: ReadOptions,
        memory: Memory | None,
        watch: Watch,
        broken: Collection[int] = (),
    ) -> None:
        """Set up.

        Args:
            options: settings of the reader.
            memory: what earlier readings found; None if nothing is kept.
            watch: is told of each source before it is opened.
            broken: numbers of the sources that are passed over.
        """
        self._options, self._memory, self._watch, self._broken = options, memory, watch, broken
        self._sources: dict[int, Source] = {}  # of the stretch at hand
        self._walks: dict[
            int, Iterator[tuple[int, Item]]
        ] = {}  # through files that are known but for some documents

    def findings(self, inputs: Sequence[str | Path]) -> Iterator[list[Finding]]:
        """All documents in their order, in stretches; each has its content or its outcome."""
        for stretch in stretches(self._items(inputs)):
            yield self._looked_up(stretch)
            last = max(self._sources, default=-1)  # which the next stretch may go on with
            self._sources = {n: source for n, source in self._sources.items() if n == last}
            self._walks = {n: walk for n, walk in self._walks.items() if n == last}

    def _items(self, inputs: Sequence[str | Path]) -> Iterator[Item]:
        for group in batched(sources(inputs, self._broken), _AT_ONCE):
            hashed = [(number, self._hashed(number, source)) for number, source in group]
            for number, source, first in self._with_first_run(hashed):
                if isinstance(source, Reject):
                    yield Missing(Position(number, 0), source)
                else:
                    self._sources[number] = source
                    yield from self._of_source(number, source, first)

    def _hashed(self, number: int, source: Source | Reject) -> Source | Reject:
        if self._memory is None or isinstance(source, Reject) or source.path == STDIN:
            return source
        self._watch(Position(number, -1), str(source.path))
        try:
            return replace(source, sha256=sha256_of(Path(source.path)))
        except OSError:
            return source  # which is told when it is opened

    def _with_first_run(
        self, group: Sequence[tuple[int, Source | Reject]]
    ) -> Iterator[tuple[int, Source | Reject, bytes | None]]:
        keys = {
            number: run_key(source_key(s), 0) for number, s in group if isinstance(s, Source) and s.sha256
        }
        found = self._memory.runs([*keys.values()]) if self._memory else []
        first = dict(zip(keys, found, strict=True))
        return ((number, source, first.get(number)) for number, source in group)

    def _of_source(self, number: int, source: Source, run: bytes | None) -> Iterator[Item]:
        count, n_runs, last = 0, 0, False
        key = source_key(source)
        while run is not None and self._memory is not None:
            last, items = unpack_run(run, number, count, source.sha256)
            yield from items
            if last:
                return
            count, n_runs = count + len(items), n_runs + 1
            (run,) = self._memory.runs([run_key(key, n_runs)])
        self._watch(Position(number, -1), str(source.path))
        fresh = islice(documents(number, source, self._options), count, None)
        yield from self._kept(fresh, key, n_runs) if self._memory and source.sha256 else fresh

    def _kept(self, items: Iterable[Item], key: bytes, n_runs: int) -> Iterator[Item]:
        """The items, which are kept run by run."""
        run: list[Item] = []
        for item in items:
            if len(run) == RUN:
                self._keep(run_key(key, n_runs), run, last=False)
                run, n_runs = [], n_runs + 1
            run.append(item)
            yield item
        self._keep(run_key(key, n_runs), run, last=True)

    def _keep(self, key: bytes, run: Sequence[Item], last: bool) -> None:
        value = pack_run(run, last)
        if value is not None and self._memory is not None:
            self._memory.keep(key, value)

    def _looked_up(self, stretch: Sequence[Compared]) -> list[Finding]:
        """The stretch with outcomes, and with the contents of documents of which none is kept."""
        if self._memory is None:
            return [Finding(item, repeats, b"", None) for item, repeats in stretch]
        told = [(item, repeats) for item, repeats in stretch if isinstance(item, Document)]
        keys = [outcome_key(item.look, repeats) for item, repeats in told]
        known = {
            item.position: (key, value)
            for (item, _), key, value in zip(told, keys, self._memory.outcomes(keys), strict=True)
        }
        findings = [
            Finding(item, repeats, *known.get(item.position, (b"", None))) for item, repeats in stretch
        ]
        return self._with_contents(findings)

    def _with_contents(self, findings: list[Finding]) -> list[Finding]:
        """Documents are fetched whose file is known but not what becomes of them; mostly as siblings are new."""
        wanted: dict[int, dict[int, int]] = defaultdict(dict)
        for at, (item, _, _, value) in enumerate(findings):
            if isinstance(item, Document) and value is None and item.found is None:
                wanted[item.position.source][item.position.document] = at
        for number, places in wanted.items():
            source = self._sources[number]
            self._watch(Position(number, -1), str(source.path))
            walk = self._walks.setdefault(number, enumerate(documents(number, source, self._options)))
            for count, at in places.items():
                item = next((item for n, item in walk if n == count), None)
                findings[at] = _fetched(findings[at], item)
        return findings


def _fetched(finding: Finding, item: Item | None) -> Finding:
    """The finding with its content; a reject if that is not what was known of it."""
    if isinstance(item, Document) and item.look.key == finding.item.look.key:
        return finding._replace(item=item)
    path = finding.item.place.path
    told = reject(path, "unreadable_file", f"{path}: changed while it was read")
    return Finding(Missing(finding.item.position, told), None, b"", None)

"""The stages in order: from inputs to a validated data set on disk."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from etl import __version__
from etl.articles import Copies, ReadOptions, read_guarded
from etl.batches import run_batches
from etl.build_record import RECORD, build_record
from etl.coders import RULES, load_coder
from etl.records import Article, ArticleEvents, Reject
from etl.stages import Outcome, Stages
from etl.summary import Summary, summarize
from etl.texts import KEPT_IN, TextStore

if TYPE_CHECKING:
    from etl.quality import Report

Row = dict[str, Any]
Watch = Callable[[Iterable[Any], str, int | None], Iterable[Any]]


def _unwatched(items: Iterable[Any], label: str, length: int | None) -> Iterable[Any]:
    return items


class NothingToBuild(ValueError):
    """No article could be read from the inputs."""

    def __init__(self, rejects: Sequence[Reject]) -> None:
        self.rejects = tuple(rejects)
        super().__init__("no article could be read, so there is nothing to build")


class OutputRefused(OSError):
    """The output folder cannot be written, or holds something that is no data set."""


def build(
    inputs: str | Path | Sequence[str | Path],
    output: str | Path,
    *,
    options: ReadOptions | None = None,
    gazetteer: Path | Sequence[Path] = (),
    corrections: Path | None = None,
    previous: Path | None = None,
    coder: str = RULES,
    workers: int = 1,
    validate: bool = True,
    watch: Watch = _unwatched,
) -> Summary:
    """Build a data set from news articles.

    The data set takes the place of one that stands at `output` only once it is complete and valid. Events that
    stand in that one keep their ids.

    Args:
        inputs: files, folders, patterns or "-" for standard input, of any format of docs/inputs.md.
        output: folder of the data set; made if it is not there.
        options: settings of the reader, such as other names of fields.
        gazetteer: CSVs of further actors, people and places, as those of data/reference.
        corrections: YAML file, or folder of them, of corrections to rows.
        previous: data set whose ids are kept instead of those of the one at `output`.
        coder: name of the coder, "module:name"; see `etl.coders`.
        workers: number of processes. With more than one, a script that calls this must guard itself
            with `if __name__ == "__main__"`. The result is the same.
        validate: whether to run the table suites. Rows are checked in any case.
        watch: is handed the inputs as they are read and then the articles as they are coded, with a label and
            their number if it is known, and hands them on; for progress bars.

    Returns:
        What is in the data set, what was rejected and how long it took.

    Raises:
        NothingToBuild: if no article could be read.
        OutputRefused: if `output` cannot be written or holds other files and no data set.
        etl.coders.NoCoder: if there is no coder of that name.
        etl.linking.CorrectionError: if a correction does not fit the row underneath any more.
        etl.linking.UnreadableBuild: if the earlier data set cannot be read.
        etl.quality.DatasetInvalid: if a table breaks a rule across rows; nothing is replaced then.
    """
    from etl.linking import derived, link, read_corrections, read_previous

    started = perf_counter()
    load_coder(coder)  # a wrong name is told before any work is done
    options = options or ReadOptions()
    sources = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    output = Path(output)
    own = [gazetteer] if isinstance(gazetteer, Path) else list(gazetteer)
    changes = read_corrections(corrections) if corrections else []
    before = read_previous(previous or output)
    with _text_store(output) as texts:
        intake = _Intake(texts)
        intake.take(watch(read_guarded(sources, options), "Reading articles", None))
        if not intake.articles:
            raise NothingToBuild(intake.rejects)
        fresh = watch(intake.fresh(), "Coding articles", intake.n_fresh)
        coded = intake.coded(run_batches(fresh, partial(Stages, own, coder), workers))
        linked = link(coded, previous=before, corrections=changes, gazetteer=own)
        rows = linked.tables() | {"articles": intake.article_rows(), "rejects": intake.reject_rows()}
        derive = partial(derived, previous=before, dropped=linked.dropped)
        check = partial(_validated, against=_standing(previous or output)) if validate else None
        record = build_record(options, coder, own, corrections)
        kept, report = _write(rows, derive, output, texts, record, check)
    return summarize(kept, output, intake.n_inputs, report, perf_counter() - started)


@dataclass(slots=True)
class _Intake:
    """Keeps the accounts of what is read while articles stream through the stages."""

    texts: TextStore
    n_inputs: int = 0
    articles: list[Article] = field(default_factory=list)  # without their texts
    n_chars: list[int] = field(default_factory=list)  # of the articles, in their order
    n_sentences: dict[str, int] = field(default_factory=dict)  # by article_id
    rejects: list[Reject] = field(default_factory=list)

    def take(self, items: Iterable[Article | Reject]) -> None:
        """Read all inputs, and tell which articles are copies."""
        copies = Copies()
        for item in items:
            self.n_inputs += 1
            if isinstance(item, Reject):
                self.rejects.append(item)
                continue
            self.texts.add(item)
            copies.add(item)
            self.n_chars.append(len(item.text))
        self.texts.close()
        self.articles = copies.settle(self.texts.texts_of)

    @property
    def n_fresh(self) -> int:
        """Number of articles that are no copies."""
        return sum(article.duplicate_of is None for article in self.articles)

    def fresh(self) -> Iterator[Article]:
        """The articles that are to be coded, with their texts: all but copies."""
        fresh = {a.article_id: a for a in self.articles if a.duplicate_of is None}
        for article_id, text in self.texts:
            if article_id in fresh:
                yield replace(fresh[article_id], text=text)

    def coded(self, outcomes: Iterable[Outcome]) -> Iterator[ArticleEvents]:
        """What the articles report; copies follow under their original's id, for their outlets count."""
        for outcome in outcomes:
            self.n_sentences[outcome.article.article_id] = outcome.n_sentences
            if outcome.reject is not None:
                self.rejects.append(outcome.reject)
            if outcome.coded is not None:
                yield outcome.coded
        for article in self.articles:
            if article.duplicate_of is not None:
                yield ArticleEvents(replace(article, article_id=article.duplicate_of), [], [])

    def article_rows(self) -> list[Row]:
        """Rows of the table articles. A copy counts as having its original's sentences."""
        return [
            _article_row(article)
            | {
                "n_chars": n_chars,
                "n_sentences": self.n_sentences.get(article.duplicate_of or article.article_id, 0),
            }
            for article, n_chars in zip(self.articles, self.n_chars, strict=True)
        ]

    def reject_rows(self) -> list[Row]:
        """Rows of the table rejects."""
        return [asdict(reject) for reject in self.rejects]


def _article_row(article: Article) -> Row:
    row = asdict(article)
    del row["text"]
    for name in ("published_at", "retrieved_at"):
        row[name] = _in_utc(row[name])
    return row | {"ingested_version": __version__}


def _in_utc(instant: datetime | None) -> datetime | None:
    """An instant without a zone is none: it could be off by half a day."""
    return instant.astimezone(UTC) if instant is not None and instant.tzinfo is not None else None


def _text_store(output: Path) -> TextStore:
    """Open the output folder before any work is done, so that a wrong one is told at once."""
    try:
        if output.is_dir():
            names = sorted(path.name for path in output.iterdir())
            others = [name for name in names if name != KEPT_IN and not name.startswith(".")]
            if others and "events.parquet" not in others:
                raise OutputRefused(f"{output} is not empty and holds no data set (found {others[0]})")
        elif output.exists():
            raise OutputRefused(f"{output} is a file; name a folder")
        return TextStore(output)
    except OutputRefused:
        raise
    except OSError as error:
        raise OutputRefused(f"{output} cannot be written: {error.strerror or error}") from error


def _write(
    rows: dict[str, list[Row]],
    derive: Callable[..., Any],
    output: Path,
    texts: TextStore,
    record: Mapping[str, Any],
    check: Callable[..., None] | None,
) -> tuple[dict[str, list[Row]], "Report | None"]:
    """Check the rows, write the tables, validate them, and only then let them replace the old ones."""
    from etl.quality import check_rows
    from etl.tables import write_dataset

    kept, rejects = check_rows(rows, derive)
    _no_correction_lost(rows["events"], kept["events"], rejects)
    kept["rejects"] += [asdict(reject) for reject in rejects]
    reports: list[Report] = []

    def finish(folder: Path) -> None:
        (folder / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        if check:
            check(reports, folder)

    try:
        write_dataset(kept, output, before_publish=finish)
        texts.publish()
    except OSError as error:
        raise OutputRefused(f"{output} cannot be written: {error.strerror or error}") from error
    if check is None:
        for name in ("quality.json", "quality.html"):
            (output / name).unlink(missing_ok=True)
    return kept, reports[0] if reports else None


def _no_correction_lost(rows: Iterable[Row], kept: Iterable[Row], rejects: Iterable[Reject]) -> None:
    """A row that a person corrected is not rejected without a word.

    Raises:
        CorrectionError: if a corrected row breaks a rule.
    """
    from etl.linking import CorrectionError

    there = {row["event_id"] for row in kept}
    for row in rows:
        if row["corrections"] and row["event_id"] not in there:
            why = next(
                (r.message for r in rejects if row["event_id"] in r.message), "it hangs on a rejected row"
            )
            raise CorrectionError(f"correction {row['corrections']}: the row breaks a rule then: {why}")


def _standing(folder: Path) -> Path | None:
    """The folder if a data set stands there."""
    return folder if (folder / "events.parquet").is_file() else None


def _validated(reports: list["Report"], folder: Path, against: Path | None) -> None:
    """Add the report to the finished files, for programs and for people.

    Raises:
        DatasetInvalid: if a table breaks a rule.
    """
    from etl.quality import DatasetInvalid, quality_page, validate

    report = validate(folder, against)
    if not report.ok:
        raise DatasetInvalid(report.findings)
    (folder / "quality.json").write_text(json.dumps(report.as_dict(), indent=1) + "\n", encoding="utf-8")
    (folder / "quality.html").write_text(quality_page(folder, report), encoding="utf-8")
    reports.append(report)

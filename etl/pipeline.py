"""The stages in order: from inputs to a validated data set on disk."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.articles import KeptReading, ReadOptions, read_kept
from etl.build_record import RECORD, build_record
from etl.coders import RULES, load_coder
from etl.coding import BATCH, CodeBatch, Result, code
from etl.intake import Intake
from etl.output_folder import OutputRefused as OutputRefused
from etl.output_folder import output_folder
from etl.records import Reject
from etl.run_report import RunReport
from etl.summary import Summary, summarize
from etl.work import Here, Kept, coding_version, engine_of, n_cores

if TYPE_CHECKING:
    from etl.linking import Linked, Previous
    from etl.quality import Report
    from etl.tables import RowFile

Watch = Callable[[Iterable[Any], str, int | None], Iterable[Any]]


def _unwatched(items: Iterable[Any], label: str, length: int | None) -> Iterable[Any]:
    return items


class NothingToBuild(ValueError):
    """No article could be read from the inputs."""

    def __init__(self, rejects: Sequence[Reject]) -> None:
        self.rejects = tuple(rejects)
        super().__init__("no article could be read, so there is nothing to build")


@dataclass(frozen=True, slots=True)
class Means:
    """How the articles are worked on; the result is the same whatever the means."""

    workers: int | None = None  # processes; None for one a core, or none for few articles
    engine: str = "local"  # or "dask"
    scheduler: str | None = None  # address of Dask's scheduler; None for a cluster of this machine's cores
    work: str | None = None  # folder of kept results, any address fsspec knows; None for one in the data set

    @property
    def readers(self) -> int:
        """Processes that read articles; always on this machine."""
        return self.workers or n_cores()


def build(
    inputs: str | Path | Sequence[str | Path],
    output: str | Path,
    *,
    options: ReadOptions | None = None,
    gazetteer: Path | Sequence[Path] = (),
    corrections: Path | None = None,
    previous: Path | None = None,
    coder: str = RULES,
    means: Means | None = None,
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
        means: how the articles are worked on. With several processes, which is what many articles get by
            themselves, a script that calls this must guard itself with `if __name__ == "__main__"`.
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
    from etl.linking import link, read_corrections, read_previous

    load_coder(coder)  # a wrong name is told before any work is done
    options, means, output = options or ReadOptions(), means or Means(), Path(output)
    sources = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    own = (gazetteer,) if isinstance(gazetteer, Path) else tuple(gazetteer)
    changes = read_corrections(corrections) if corrections else []
    run = RunReport()
    with output_folder(output) as parts:
        before = read_previous(previous or output)
        reading = KeptReading(means.work or str(parts / "read"), options)
        items = read_kept(sources, options, means.readers, reading)
        intake = _take_in(watch(items, "Reading articles", None), reading, parts, run)
        kept = Kept(means.work or str(parts / "coded"), coding_version(coder, own))
        failures = _code(intake, kept, CodeBatch(own, coder), means, watch, run)
        with run.stage("merging") as stage:
            coded = intake.coded(kept, failures, with_texts=any(one.action == "add" for one in changes))
            linked = link(coded, previous=before, corrections=changes, gazetteer=own, folder=parts)
            stage.n = linked.n_reported
        with run.stage("checking") as stage:
            tables = _checked(linked, intake, before, parts)
            stage.n = sum(map(len, tables.values()))
        with run.stage("writing"):
            check = partial(_validated, against=_standing(previous or output)) if validate else None
            record = build_record(options, coder, own, corrections)
            report = _write(tables, output, record, check)
            _keep(intake, reading, kept, output, means)
        run.write(parts)
    return summarize(tables, output, intake.n_inputs, report, run)


def _keep(intake: Intake, reading: KeptReading, kept: Kept, output: Path, means: Means) -> None:
    """What stays beside the tables: texts for looking up evidence, and the results that this build needed."""
    intake.publish_texts(output)
    if means.work is None:  # in a place of its own; others may need what this build does not
        kept.prune(intake.coded_keys())
        reading.prune()


def _take_in(items: Iterable[Any], reading: KeptReading, parts: Path, run: RunReport) -> Intake:
    """Read all inputs and tell the copies.

    Raises:
        NothingToBuild: if there is no article.
    """
    intake = Intake(parts)
    with run.stage("reading") as stage:
        copies = intake.take(items)
        stage.n, stage.n_kept = intake.n_inputs, reading.n_known
    if not intake.n_articles:
        raise NothingToBuild(intake.rejects)
    with run.stage("copies") as stage:
        intake.settle(copies)
        stage.n = intake.n_articles
    return intake


def _code(
    intake: Intake, kept: Kept, work: CodeBatch, means: Means, watch: Watch, run: RunReport
) -> dict[bytes, Result]:
    """Code what is not coded yet; gives the results of articles that failed, which are not kept."""
    with run.stage("coding") as stage:
        numbers = intake.uncoded(kept)
        stage.n = sum(1 for _ in intake.coded_keys())
        stage.n_kept = stage.n - len(numbers)
        n_batches = -(-len(numbers) // BATCH)
        engine = engine_of(means.engine, means.workers, means.scheduler, n_batches) if numbers else Here()
        try:
            results = code(intake.some(numbers), kept, engine, work)
            told = watch(results, "Coding articles", len(numbers))
            return {key: failure for key, failure in told if failure is not None}
        finally:
            engine.close()


def _checked(linked: "Linked", intake: Intake, before: "Previous", parts: Path) -> "Mapping[str, RowFile]":
    """The rows of all tables that break no rule; the others become rejects.

    Raises:
        CorrectionError: if a row that a person corrected is among them: it is not rejected without a word.
        etl.quality.DatasetInvalid: if a rule across rows is broken.
    """
    from etl.linking import CorrectionError, derived
    from etl.quality import Sieve

    sieve = Sieve(parts)
    corrected: dict[str, str] = {}
    for table, row in linked.rows():
        sieve.add(table, row)
        if table == "events" and row["corrections"]:
            corrected[row["event_id"]] = row["corrections"]
    for table, rows in (("articles", intake.article_rows()), ("rejects", intake.reject_rows())):
        for row in rows:
            sieve.add(table, row)
    rejects = sieve.finish(partial(derived, previous=before, dropped=linked.dropped))
    lost = corrected.keys() - set(sieve.kept["events"].column("event_id").to_pylist()) if corrected else ()
    for name in sorted(lost):
        why = next((r.message for r in rejects if name in r.message), "it hangs on a rejected row")
        raise CorrectionError(f"correction {corrected[name]}: the row breaks a rule then: {why}")
    return sieve.kept


def _write(
    tables: "Mapping[str, RowFile]",
    output: Path,
    record: Mapping[str, Any],
    check: Callable[..., None] | None,
) -> "Report | None":
    """Write the tables, validate them, and only then let them replace the old ones."""
    from etl.tables import write_dataset

    reports: list[Report] = []

    def finish(folder: Path) -> None:
        (folder / RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        if check:
            check(reports, folder)

    write_dataset(tables, output, before_publish=finish)
    if check is None:
        for name in ("quality.json", "quality.html"):
            (output / name).unlink(missing_ok=True)
    return reports[0] if reports else None


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

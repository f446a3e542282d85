"""Speed and memory of builds on articles made up for it: make bench, or python -m tests.bench.scale 10000

Prints Markdown tables. Times by stage are CPU seconds of one process; builds are timed from outside, each in a process
of its own, with the start-up of all that it starts.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from etl.articles import ReadOptions, read_inputs, tell_copies
from etl.stages import Stages
from tests.bench.generated import articles, html

_SEED = 11
_STAGE_SAMPLE = 300


def main() -> None:
    """Measure all and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("n", nargs="?", type=int, default=2_000, help="articles of the builds")
    parser.add_argument("--dask", action="store_true", help="also on a Dask cluster of this machine")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="conflict-timeline-bench-") as folder:
        for table in (_start_up, _by_stage, _builds):
            _print(table(Path(folder), asked))


def _print(rows: Iterable[Sequence[object]]) -> None:
    head, *body = rows
    print(f"| {' | '.join(map(str, head))} |\n|{'---|' * len(head)}", flush=True)
    for row in body:
        print(f"| {' | '.join(map(str, row))} |", flush=True)
    print(flush=True)


def _start_up(folder: Path, asked: argparse.Namespace) -> Iterator[Sequence[object]]:
    one = _jsonl(folder / "one.jsonl", articles(1, _SEED, 1.0))
    yield "start-up", "seconds (best of 3)"
    yield "--help", f"{min(_timed('--help')[0] for _ in range(3)):.2f}"
    build = ("build", one, "-o", folder / "one", "--no-validate", "-q", "--work", folder / "none")
    yield "build of one article", f"{min(_timed(*build)[0] for _ in range(3)):.2f}"


def _by_stage(folder: Path, asked: argparse.Namespace) -> Iterator[Sequence[object]]:
    yield "stage", "mixed news, articles/s a core", "conflict news, articles/s a core"
    columns = [_stage_times(folder, share) for share in (0.2, 1.0)]
    for name in columns[0]:
        yield name, *(f"{_STAGE_SAMPLE / column[name]:,.0f}" for column in columns)
    yield "all of these", *(f"{_STAGE_SAMPLE / sum(column.values()):,.0f}" for column in columns)


def _stage_times(folder: Path, share: float) -> dict[str, float]:
    file = _jsonl(folder / f"stages-{share}.jsonl", articles(_STAGE_SAMPLE + 20, _SEED, share))
    stages, options = Stages(), ReadOptions()
    list(read_inputs([file], options))
    seconds: dict[str, float] = {}

    def measured(name: str, work: Callable[[], Any]) -> Any:
        started = process_time()
        result = work()
        seconds[name] = process_time() - started
        return result

    read = measured("reading", lambda: list(read_inputs([file], options)))
    stages.run(read[:20])  # what is loaded and compiled at the first use does not count
    measured("copies", lambda: tell_copies(read))
    measured("coding", lambda: stages.run(read[20:]))
    return seconds


def _builds(folder: Path, asked: argparse.Namespace) -> Iterator[Sequence[object]]:
    yield "build", "articles", "seconds", "articles/s", "main process, MiB", "largest worker, MiB"
    mixed = _jsonl(folder / "mixed.jsonl", articles(asked.n, _SEED))
    more = _jsonl(folder / "more.jsonl", islice(articles(asked.n * 101 // 100, _SEED + 1), asked.n // 100))
    pages = folder / "pages"
    pages.mkdir()
    for article in articles(asked.n // 4, _SEED + 2):
        (pages / f"{article['id']}.html").write_text(html(article), encoding="utf-8")
    cores = len(os.sched_getaffinity(0))
    for workers in dict.fromkeys((1, cores)):
        yield _build(
            folder / f"w{workers}", f"JSONL, {workers} workers", asked.n, "--workers", workers, mixed
        )
    out = folder / f"w{cores}"
    yield _build(out, "nothing new", asked.n, mixed)
    yield _build(out, "1% more articles", asked.n * 101 // 100, mixed, more)
    yield _build(folder / "pages-out", "HTML pages", asked.n // 4, pages)
    if asked.dask:
        yield _build(folder / "dask", "Dask on this machine", asked.n, "--engine", "dask", mixed)


def _build(out: Path, name: str, n: int, *arguments: object) -> Sequence[object]:
    seconds, _ = _timed("build", *arguments, "-o", out, "--no-validate", "-q")
    report = json.loads((out / "_build" / "run.json").read_text(encoding="utf-8"))
    own = max(stage["peak_mib"] for stage in report["stages"])
    peaks = (f"{own:,.0f}", f"{report['workers_peak_mib']:,.0f}")
    return name, f"{n:,}", f"{seconds:.1f}", f"{n / seconds:,.0f}", *peaks


def _timed(*arguments: object) -> tuple[float, str]:
    started = perf_counter()
    done = subprocess.run([sys.executable, "-m", "etl", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return perf_counter() - started, done.stdout


def _jsonl(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    return path


if __name__ == "__main__":
    main()

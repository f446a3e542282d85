"""From inputs to articles and rejects: every file and record gives one or the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from etl.articles.look_ahead import stretches
from etl.articles.options import ReadOptions
from etl.articles.outcomes import placed, read_document
from etl.articles.walk import Missing, walk
from etl.records import Article, Reject


def read_inputs(
    inputs: Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Article | Reject]:
    """Articles and rejects of files, folders and "-" (standard input), in a fixed order.

    No fault of an input stops the run: each file without records, and each record, gives one
    Article or one Reject (reasons: `REJECT_REASONS`). Copies are not told yet: see `Copies`. It all happens in
    this process; `read_guarded` does the same under a time limit that holds.
    """
    options = options or ReadOptions()
    for stretch in stretches(walk(inputs, options)):
        for item, repeats in stretch:
            if isinstance(item, Missing):
                yield item.reject
            else:
                assert item.found is not None
                yield placed(read_document(replace(item.found, repeats=repeats), options), item.place)

"""conflict-timeline articles."""

from pathlib import Path
from typing import Any

import click

from etl.cli.exits import NO_INPUT, fail, tell
from etl.cli.options import inputs_argument, quiet_option, read_options, reading_options
from etl.cli.streams import lines_to, progress, write_line

KEYS = (
    "source_id",
    "title",
    "published_at",
    "published_date",
    "published_basis",
    "url",
    "outlet",
    "byline",
    "dateline",
    "language",
    "text",
)


@click.command()
@inputs_argument
@click.option(
    "-o", "--output", default="-", show_default=True, help="File of JSON lines; - for standard output."
)
@reading_options
@quiet_option
def articles(
    inputs: tuple[str, ...], output: str, fields: dict[str, list[str]], mapping: Path | None, quiet: bool
) -> None:
    """Extract clean articles: text without furniture, title, date of publication.

    Writes one JSON object a line with source_id, title, published_at, published_date,
    published_basis, url, outlet, byline, dateline, language and text; null is unknown.
    INPUT is as for build.

    \b
    Examples:
      conflict-timeline articles pages/ --output articles.jsonl
      conflict-timeline articles page.html | python -m json.tool
    """
    options = read_options(fields, mapping)
    from etl.articles import read_guarded
    from etl.records import Reject
    from etl.work import n_cores

    rejected: list[str] = []
    n_articles = 0
    with lines_to(output) as file:
        for item in progress(read_guarded(inputs, options, n_cores()), "Reading articles", quiet=quiet):
            if isinstance(item, Reject):
                rejected.append(f"{item.message} ({item.reason})")
                continue
            n_articles += 1
            write_line(file, _as_record(item))
        if not n_articles:
            tell(rejected)
            fail(NO_INPUT, "no article could be read")
    tell(rejected)
    tell([f"{n_articles:,} articles, {len(rejected):,} rejects"], quiet)


def _as_record(article: Any) -> dict[str, Any]:
    return {key: getattr(article, key) for key in KEYS}

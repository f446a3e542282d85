"""conflict-timeline explain."""

from pathlib import Path

import click

from etl.cli.exits import NO_INPUT, fail, tell
from etl.cli.options import actors_option, read_options, reading_options


@click.command()
@click.argument("article", metavar="ARTICLE", type=click.Path())
@click.option("--id", "source_id", help="The article's id, where the file holds several.")
@reading_options
@actors_option
def explain(
    article: str,
    source_id: str | None,
    fields: dict[str, list[str]],
    mapping: Path | None,
    gazetteer: tuple[Path, ...],
) -> None:
    """Show what is coded from one article, and why.

    For every event: the sentence, the words that triggered it, the rule, and how its date, status,
    parties and source were found. ARTICLE is a file as for build, or - for standard input.

    \b
    Examples:
      conflict-timeline explain articles/one.txt
      conflict-timeline explain dump.jsonl --id 4711
    """
    options = read_options(fields, mapping)
    from etl.explain import AmbiguousArticle, NoArticle, explain_article

    try:
        lines = explain_article(article, source_id, options, gazetteer)
    except AmbiguousArticle as error:
        raise click.UsageError(str(error)) from None
    except NoArticle as error:
        tell(error.messages)
        fail(NO_INPUT, str(error))
    click.echo("\n".join(lines))

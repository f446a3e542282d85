"""A small world of articles, and the command line run on them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from etl.cli import main

TRUCE = """\
Government of Colombia and ELN agree truce

Published: 3 August 2023

BOGOTA - The Government of Colombia and the National Liberation Army (ELN) agreed on Wednesday to a
ceasefire of six months, the government said in a statement.

The truce was reached in talks hosted by Cuba. Norway mediated between the two sides.
"""

NO_CONFLICT = """\
Bakery wins regional prize

Published: 4 August 2023

A bakery in the old town has won the prize for the best rye bread of the region. The owner said on
Friday that she would share the prize with her two apprentices, who had baked the winning loaf.
"""


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run `conflict-timeline` with arguments."""

    def invoke(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)

    return invoke


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with an article about a truce and one about bread."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "truce.txt").write_text(TRUCE, encoding="utf-8")
    (folder / "bread.txt").write_text(NO_CONFLICT, encoding="utf-8")
    return folder

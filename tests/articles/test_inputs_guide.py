"""docs/inputs.md: every example in it runs and gives what it says."""

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl.articles.kinds import ENDINGS
from etl.cli import main

from .samples import make_inputs

GUIDE = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")
EXAMPLES = [
    tuple(lines)
    for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.S)
    for lines in re.findall(r"(.+)\n# (.+)", block)
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    make_inputs(folder / "data" / "inputs")
    before = os.getcwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


@pytest.mark.parametrize(("command", "result"), EXAMPLES, ids=[command[:90] for command, _ in EXAMPLES])
def test_the_example_gives_what_it_says(project, command, result):
    given, _, command = command.rpartition(" | ")
    stdin = (project / given.split()[1]).read_bytes() if given else None
    program, *arguments = shlex.split(command)
    ran = CliRunner().invoke(main, arguments, input=stdin)
    assert program == "conflict-timeline" and ran.exit_code == 0, ran.output
    assert ran.stderr.splitlines()[-1] == result


def test_the_guide_shows_every_ending_and_the_mapping_file_as_it_is():
    assert all(f"`{ending}`" in GUIDE for ending in ENDINGS)
    mapping = (Path(__file__).parents[2] / "data/inputs/archive-fields.yaml").read_text(encoding="utf-8")
    shown = re.search(r"```yaml\n# data/inputs/archive-fields.yaml\n(.*?)```", GUIDE, re.S)
    assert shown and mapping.endswith(shown[1])

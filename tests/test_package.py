"""The wheel carries all it needs and works outside the checkout."""

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import etl

ROOT = Path(__file__).parents[1]
ARTICLE = """\
Government of Colombia and ELN agree truce

Published: 3 August 2023

BOGOTA - The Government of Colombia and the National Liberation Army (ELN) agreed on Wednesday to a
ceasefire of six months, the government said in a statement.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, made with what is installed: no network is needed."""
    folder = tmp_path_factory.mktemp("dist")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        str(ROOT),
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    subprocess.run([*build, "--wheel-dir", str(folder)], check=True, capture_output=True, cwd=folder)
    (made,) = folder.glob("conflict_timeline-*.whl")
    return made


def test_the_wheel_carries_schemas_lexicons_reference_data_model_and_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for folder, place in (
        ("schemas", "schemas"),
        ("data/lexicon", "lexicon"),
        ("data/reference", "reference"),
        ("data/measures", "measures"),
    ):
        authored = {path.name for path in (ROOT / folder).iterdir() if path.is_file()}
        packed = {Path(name).name for name in names if name.startswith(f"etl/_resources/{place}/")}
        assert authored and authored <= packed
    assert any(name.startswith("etl/language/syntax_model/") for name in names)
    assert {"LICENSE", "LICENSE-DATA"} <= {Path(name).name for name in names}
    assert not [name for name in names if name.startswith(("tests/", "data/"))]


def test_the_installed_wheel_builds_a_data_set_outside_the_checkout(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    bin_dir = tmp_path / "venv" / "bin"
    (site,) = (tmp_path / "venv" / "lib").glob("python*/site-packages")
    install = [sys.executable, "-m", "pip", "--python", str(bin_dir / "python"), "install", str(wheel)]
    subprocess.run([*install, "--no-deps", "--no-index"], check=True, capture_output=True)
    # The libraries of the environment that runs the tests, after the wheel's own folder.
    libraries = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (site / "libraries.pth").write_text("\n".join(libraries))
    (tmp_path / "truce.txt").write_text(ARTICLE)

    def command(*arguments: str) -> str:
        done = subprocess.run(
            [str(bin_dir / "conflict-timeline"), *arguments],
            cwd=tmp_path,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = subprocess.run(
        [str(bin_dir / "python"), "-c", "import etl; print(etl.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(site))
    assert "truce         agreed 1" in command("build", "truce.txt", "--output", "out")
    assert "no rule broken" in command("validate", "out")


def test_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    citation = (ROOT / "CITATION.cff").read_text()
    assert project["version"] == etl.__version__
    assert f"version: {etl.__version__}\n" in citation


def test_every_requirement_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pins = (ROOT / "constraints.txt").read_text().lower().splitlines()
    pinned = {line.partition("==")[0] for line in pins if "==" in line}
    for requirement in wanted:
        name = requirement.partition(">")[0].partition("[")[0].lower().replace("_", "-")
        assert name in pinned, f"{name} is not in constraints.txt"

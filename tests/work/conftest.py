"""Builds of a few articles, here or in a process of their own."""

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

import etl
from etl.pipeline import Means
from tests.cli.conftest import NO_CONFLICT, TRUCE


def tables(dataset: Path) -> dict[str, str]:
    """The tables of a data set with a hash of their bytes."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(dataset.glob("*.parquet"))}


def command(*arguments: object) -> list[str]:
    """The command line of a build."""
    return [sys.executable, "-m", "etl", "build", *map(str, arguments), "--no-validate", "--quiet"]


def build(inputs: Path, output: Path, **means: Any) -> None:
    """A build in this process, which has loaded the lexicons already."""
    etl.build(inputs, output, validate=False, means=Means(**means))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    return _two_articles(tmp_path / "articles")


def _two_articles(folder: Path) -> Path:
    folder.mkdir()
    (folder / "truce.txt").write_text(TRUCE, encoding="utf-8")
    (folder / "bread.txt").write_text(NO_CONFLICT, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data set of the two articles."""
    folder = tmp_path_factory.mktemp("built")
    build(_two_articles(folder / "articles"), folder / "out")
    return folder / "out"


@pytest.fixture
def standing(built: Path, tmp_path: Path) -> Path:
    """A copy of the data set of the two articles."""
    return Path(shutil.copytree(built, tmp_path / "out"))


@pytest.fixture
def more(articles: Path) -> Path:
    """One more article in the folder, on the end of the truce."""
    later = TRUCE.replace("agree truce", "end truce").replace("3 August 2023", "9 February 2024")
    later = later.replace(
        "agreed on Wednesday to a\nceasefire of six months", "ended their truce on Thursday"
    )
    (articles / "end.txt").write_text(later, encoding="utf-8")
    return articles

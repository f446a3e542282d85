"""A build that finds results of an earlier one gives the same bytes as one that does all the work."""

import json
import shutil
from pathlib import Path

from .conftest import build, tables


def kept_counts(dataset: Path, name: str = "coding") -> tuple[int, int]:
    """Articles that a stage had to deal with, and those of them kept from before."""
    stages = json.loads((dataset / "_build" / "run.json").read_text(encoding="utf-8"))["stages"]
    (found,) = (stage for stage in stages if stage["name"] == name)
    return found["n"], found["n_kept"]


def test_only_what_is_new_is_coded_and_the_bytes_are_those_of_a_full_build(
    standing: Path, more: Path, tmp_path: Path
) -> None:
    shutil.copytree(standing, tmp_path / "full")
    shutil.rmtree(tmp_path / "full" / "_build")
    build(more, standing)
    build(more, tmp_path / "full")
    assert kept_counts(standing) == (3, 2)
    assert kept_counts(standing, "reading") == (3, 1)  # one shares lines with the new one, and is read anew
    assert kept_counts(tmp_path / "full") == kept_counts(tmp_path / "full", "reading") == (3, 0)
    assert tables(standing) == tables(tmp_path / "full")


def test_an_article_under_another_name_is_not_coded_again_but_with_another_day_it_is(
    standing: Path, articles: Path
) -> None:
    (articles / "truce.txt").rename(articles / "zz-truce.txt")
    bread = articles / "bread.txt"
    bread.write_text(bread.read_text("utf-8").replace("4 August", "5 August"), encoding="utf-8")
    build(articles, standing)
    assert kept_counts(standing) == (2, 1)


def test_data_sets_share_results_through_one_place(articles: Path, tmp_path: Path) -> None:
    work = str(tmp_path / "work")
    build(articles, tmp_path / "one", work=work)
    build(articles / "bread.txt", tmp_path / "other", work=work)  # which does not throw the rest away
    build(articles, tmp_path / "two", work=work)
    assert kept_counts(tmp_path / "two") == (2, 2)
    assert tables(tmp_path / "one") == tables(tmp_path / "two")

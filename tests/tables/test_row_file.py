"""Rows on disk: taken out, changed, read by column, sorted in parts."""

import random

import pytest

from etl.tables import RowFile
from etl.tables.sorting import sorted_groups

Rows = list[dict[str, object]]


def actors(*names: str) -> Rows:
    return [{"actor_id": name, "actor_name": name.title(), "gwno": None} for name in names]


@pytest.fixture
def many() -> RowFile:
    """More rows than are held at once."""
    return RowFile("actors", actors(*(f"a{n:05}" for n in range(12_001))))


def test_rows_come_back_as_they_went_in() -> None:
    rows = RowFile("actors", actors("farc", "eln"))
    assert [row["actor_id"] for row in rows] == ["farc", "eln"]
    assert [row["actor_name"] for row in rows] == rows.column("actor_name").to_pylist() == ["Farc", "Eln"]


def test_no_rows() -> None:
    assert (len(RowFile("actors")), list(RowFile("actors"))) == (0, [])
    (group,) = sorted_groups(RowFile("actors"))
    assert group.num_rows == 0


def test_rows_keep_their_numbers_when_others_are_taken_out(many: RowFile) -> None:
    many.take_out([0, 5_000])
    assert len(many) == len(list(many)) == 11_999
    numbers = [n for n, _ in many.rows("gwno")]
    assert numbers[0] == 1 and 5_000 not in numbers and numbers[-1] == 12_000


def test_a_change_is_of_one_row(many: RowFile) -> None:
    many.change("gwno", {3: 100, 12_000: 200})
    assert [(n, row["gwno"]) for n, row in many.rows("gwno") if row["gwno"]] == [(3, 100), (12_000, 200)]
    assert sum(value is not None for value in many.column("gwno").to_pylist()) == 2


def test_sorted_in_parts_as_in_one(many: RowFile) -> None:
    names = many.column("actor_id").to_pylist()
    shuffled = random.Random(3).sample(names, len(names))
    rows = RowFile("actors", actors(*shuffled))
    groups = list(sorted_groups(rows, group=1_000))
    assert [group.num_rows for group in groups] == [1_000] * 12 + [1]
    assert [name for group in groups for name in group.column("actor_id").to_pylist()] == names


def test_rows_without_a_key_are_sorted_by_all_they_have() -> None:
    rejects = [
        {"stage": "articles", "source_path": "a", "source_id": None, "reason": "empty_file", "message": m}
        for m in ("c", "a", "b", "a")
    ]
    groups = sorted_groups(RowFile("rejects", rejects), group=3)
    assert [m for group in groups for m in group.column("message").to_pylist()] == ["a", "a", "b", "c"]

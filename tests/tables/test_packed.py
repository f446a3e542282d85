"""Rows that are packed while a data set is made."""

from datetime import date

from etl.tables.packed import PackedRows


def test_rows_come_back_in_their_order_as_often_as_they_are_asked_for():
    rows = [{"article_id": f"a{n}", "published_date": date(2020, 1, 1), "url": None} for n in range(2_345)]
    packed = PackedRows(rows)
    assert len(packed) == 2_345
    assert list(packed) == list(packed) == rows


def test_to_change_a_row_changes_nothing_in_the_pack():
    packed = PackedRows([{"n": 1}])
    next(iter(packed))["n"] = 2
    assert list(packed) == [{"n": 1}]

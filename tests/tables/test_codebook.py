"""The codebook in docs/ is the one that the schemas give."""

from pathlib import Path

import pytest

from etl.tables import TABLES, table_schema
from etl.tables.codebook import codebook, main

CHECKED_IN = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_codebook_is_not_stale():
    again = "python -m etl.tables.codebook docs/codebook.md"
    assert CHECKED_IN.read_text(encoding="utf-8") == codebook(), f"stale; run: {again}"


@pytest.mark.parametrize("table", TABLES)
def test_the_codebook_tells_every_column_and_rule(table):
    section = codebook().split(f"\n## {table}\n")[1].split("\n## ")[0]
    for field in table_schema(table).fields:
        assert f"| `{field.name}` |" in section
    for rule in (*table_schema(table).rules, *table_schema(table).table_rules):
        assert f"- `{rule.id}`: {rule.description}" in section


def test_the_command_writes_it_and_asks_for_a_path(tmp_path, capsys):
    assert main([str(tmp_path / "new" / "codebook.md")]) == 0
    assert (tmp_path / "new" / "codebook.md").read_text(encoding="utf-8") == codebook()
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err

"""What makes kept results stale."""

import re
from pathlib import Path

from etl.coders import RULES
from etl.work import coding_version, versions

ETL = Path(versions.__file__).parent.parent
LEXICON = re.compile(r'"lexicon",\s*"([a-z_]+\.yaml)"')


def read_by(*rooms: str) -> set[str]:
    files = (p for room in rooms for p in (ETL / room).rglob("*.py"))
    return {name for p in files for name in LEXICON.findall(p.read_text(encoding="utf-8"))}


def test_lexicons_that_only_reading_uses_are_known_as_such() -> None:
    coding = read_by("language", "actors", "times", "events")
    assert read_by("articles") - coding == versions.READING_LEXICONS


def test_tables_and_coder_of_the_users_own_count(tmp_path: Path) -> None:
    own = tmp_path / "actors.csv"
    own.write_text("actor_id,actor_name\nx,X\n")
    first = coding_version(RULES, [own])
    own.write_text("actor_id,actor_name\nx,Y\n")
    assert (
        len({first, coding_version(RULES, [own]), coding_version(RULES), coding_version("json:loads")}) == 4
    )


def test_a_lexicon_of_coding_counts_and_one_of_reading_does_not(tmp_path: Path, monkeypatch) -> None:
    def version() -> str:
        versions._of_project.cache_clear()
        return coding_version(RULES)

    real = versions.resource_path("lexicon")
    copy = tmp_path / "lexicon"
    copy.mkdir()
    for path in real.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    whole = versions.resource_path
    monkeypatch.setattr(versions, "resource_path", lambda kind: copy if kind == "lexicon" else whole(kind))
    before = version()
    (copy / "furniture.yaml").write_text("changed: true")
    assert version() == before
    (copy / "truce.yaml").write_text("changed: true")
    assert version() != before
    versions._of_project.cache_clear()

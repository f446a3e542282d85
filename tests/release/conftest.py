"""Validation takes seconds: it runs once on the story, and on data sets that are called broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.quality import Report, validate

from ..story import write_story


@pytest.fixture(scope="session", autouse=True)
def _validated_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    report = validate(write_story(tmp_path_factory.mktemp("validated") / "story"))

    def known(folder: Path) -> Report:
        return validate(folder) if folder.name == "broken" else report

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.release.package.validate", known)
        yield

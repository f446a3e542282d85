"""What tests of several rooms share: the story of an invented peace process, and a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from .story import write_story

# The same examples every time, and no clock: a busy machine is no fault of the code.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A data set on disk with the seven events of the story."""
    return write_story(tmp_path / "story")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; CHROMIUM names it where it is not on the path."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    assert found, "no Chromium here: install one (apt-get install chromium), or leave out -m browser"
    with sync_playwright() as playwright:
        # Root, as in containers, cannot use Chromium's own sandbox.
        sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=found, args=sandbox)
        yield chromium
        chromium.close()

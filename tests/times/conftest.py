"""A text in, its coded mentions out, published on Saturday, 6 November 2021."""

from datetime import date

import pytest

from etl.records import Article
from etl.stages import Stages

# Enough words of war that the article is in scope.
_AFTER = " The war in Darfur has gone on for years."


@pytest.fixture(scope="session")
def coded():
    """Code a text."""
    stages = Stages(None)

    def code(text: str) -> list:
        article = Article(
            "a0", "t", "t.txt", "txt", "0" * 64, None, text + _AFTER,
            published_date=date(2021, 11, 6), language="en",
        )  # fmt: skip
        return stages.code(stages.read(article)).mentions

    return code

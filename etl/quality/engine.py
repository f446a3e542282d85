"""The Great Expectations library, in memory, without a word and without a network.

It takes seconds to import, so this module is imported only where tables are validated.
"""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from etl.quality.checks.kinds import Expectation
from etl.quality.later import loaded_later

# Has to stand in the environment before the library is imported.
os.environ["GX_ANALYTICS_ENABLED"] = "false"

# It draws with one of them and tests distributions with the other, which no suite here asks for; a third of the
# time that it takes to import is theirs.
with loaded_later("altair", "scipy.stats"):
    import great_expectations as gx

import pandas as pd
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.expectations.expectation import Expectation as LibraryExpectation


class Engine:
    """Runs expectations on frames in one ephemeral context."""

    def __init__(self) -> None:
        with _quiet():
            context = gx.get_context(mode="ephemeral")
            context.variables.progress_bars = ProgressBarsConfig(globally=False)
            asset = context.data_sources.add_pandas("tables").add_dataframe_asset("rows")
            self._batches = asset.add_batch_definition_whole_dataframe("all rows")

    def failed(self, suite: list[Expectation], frame: pd.DataFrame, form: Any) -> list[Any]:
        """The library's results for expectations that are not met, in their order.

        Args:
            suite: the expectations; their `meta` has their order n.
            frame: the rows.
            form: the library's `result_format`.
        """
        if not suite:
            return []
        with _quiet(), _configured_once():
            batch = self._batches.get_batch({"dataframe": frame})
            expected = gx.ExpectationSuite(name="rows", expectations=suite)
            result = batch.validate(expected, result_format=form)
        failed = [one for one in result.results if not one.success]
        return sorted(failed, key=lambda one: one.expectation_config.meta["n"])


@contextmanager
def _configured_once() -> Iterator[None]:
    """An expectation's configuration is made once.

    The library makes it anew whenever it looks up one of its arguments, some seventy times for each expectation,
    which takes longer than all checks of a few thousand rows.
    """
    made = LibraryExpectation.configuration
    kept: dict[int, tuple[LibraryExpectation, Any]] = {}

    def configuration(self: LibraryExpectation) -> Any:
        if id(self) not in kept:  # kept with the expectation, which else could leave its id to another one
            kept[id(self)] = self, made.fget(self)
        return kept[id(self)][1]

    LibraryExpectation.configuration = property(configuration)
    try:
        yield
    finally:
        LibraryExpectation.configuration = made


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's warnings and log lines off the user's terminal."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)

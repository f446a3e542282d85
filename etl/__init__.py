"""From news articles to a dated, sourced data set of peace-process events.

>>> import etl
>>> summary = etl.build(["articles/"], "out")
>>> data = etl.read("out")
>>> data["events"][["date_start", "family", "event_type", "evidence"]]

The package itself imports nothing heavy: what a function needs is loaded when it is called.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from etl.pipeline import build as build

__version__ = "0.1.0"
__all__ = ["__version__", "build", "read"]


def __getattr__(name: str) -> Any:
    """Load `build` when it is first asked for."""
    if name == "build":
        from etl.pipeline import build

        return build
    raise AttributeError(f"module 'etl' has no attribute {name!r}")


def read(dataset: Any) -> "dict[str, pd.DataFrame]":
    """The tables of a built data set, by name: "events", "mentions", "articles", ...

    Args:
        dataset: folder that `build` wrote.

    Raises:
        FileNotFoundError: if the folder holds no data set.
    """
    from etl.tables import read_dataset

    return read_dataset(dataset)

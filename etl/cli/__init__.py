"""The command line: one file a command, each a thin call of what the Python API offers."""

from etl.cli.main import main

__all__ = ["main"]

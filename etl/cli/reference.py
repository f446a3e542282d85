"""The reference of the command line, generated from --help: `python -m etl.cli.reference docs/cli.md`."""

import sys
from pathlib import Path

import click

from etl.cli.main import main

_INTRODUCTION = """\
# The command line

<!-- Generated from --help by `make docs`; edit the commands in etl/cli/ instead. -->
"""


def reference() -> str:
    """The help of all commands in Markdown."""
    # A width of its own, so that the page does not depend on whose terminal it is generated in.
    settings = {**main.context_settings, "terminal_width": 100}
    parent = click.Context(main, info_name="conflict-timeline", **settings)
    parts = [_INTRODUCTION, _section(parent)]
    for name, command in sorted(main.commands.items()):
        parts.append(_section(click.Context(command, info_name=name, parent=parent)))
    return "\n".join(parts)


def _section(context: click.Context) -> str:
    return f"## {context.command_path}\n\n```\n{context.get_help()}\n```\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m etl.cli.reference PATH")
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")

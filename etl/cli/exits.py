"""Exit codes, and how faults reach the user: one plain line on stderr, no traceback."""

import os
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

import click

DONE = 0
INVALID = 1
USAGE = 2  # click's own
NO_INPUT = 3
NO_OUTPUT = 4
DEFECT = 5
INTERRUPTED = 130  # what shells give after Ctrl-C
BROKEN_PIPE = 141  # and after `| head`

MEANING = {
    DONE: "done; inputs that could not be read are told on stderr",
    INVALID: "the data set breaks a rule",
    USAGE: "wrong usage: an unknown option, a missing argument",
    NO_INPUT: "no input could be read: nothing to do",
    NO_OUTPUT: "the output cannot be written",
    DEFECT: "a defect of the program; --debug shows where",
}


def fail(code: int, message: str) -> NoReturn:
    """Say what went wrong and leave with `code`."""
    click.echo(f"conflict-timeline: {message}", err=True)
    raise click.exceptions.Exit(code)


def tell(lines: Iterable[str], quiet: bool = False) -> None:
    """Lines for the user, on stderr, where they do not mix with data."""
    if not quiet:
        for line in lines:
            click.echo(line, err=True)


class PlainGroup(click.Group):
    """A group of commands whose faults are one plain line each."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; anything that it does not expect is a defect, told without a traceback."""
        debug = ctx.params.get("debug")
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            # Nobody reads on; what is still buffered must not fail once more when Python exits.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(BROKEN_PIPE) from None
        except (KeyboardInterrupt, click.Abort):
            tell(["conflict-timeline: interrupted"])
            raise click.exceptions.Exit(INTERRUPTED) from None
        except Exception as error:
            if debug:
                raise
            told = " ".join(f"{type(error).__name__}: {error}".split())
            fail(DEFECT, f"unexpected {told[:400]} (--debug before the command shows where)")

"""`python -m etl` is `conflict-timeline`."""

from etl.cli import main

main(prog_name="conflict-timeline")

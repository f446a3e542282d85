"""Puts finished files in place of the old ones so that a crash never mixes two data sets.

The finished folder gets the name READY by one rename, which is the moment at which the new data set
counts. Then its files are moved one by one. If the program dies between, READY is still there, and whoever
opens the folder next finishes the move. Renaming the data set's folder itself would be shorter, but fails
where it is a mount point and would take along other files that a user keeps there.
"""

import os
from pathlib import Path

READY = ".ready"


def publish(staging: Path, output: Path) -> None:
    """Move all files of `staging`, a folder inside `output`, into `output`; `staging` is gone after.

    Raises:
        OSError: if a file cannot be moved.
    """
    staging.rename(output / READY)
    finish_publishing(output)


def finish_publishing(output: Path) -> bool:
    """Finish a move that was cut off; True if there was one.

    Raises:
        OSError: if a file cannot be moved.
    """
    ready = output / READY
    if not ready.is_dir():
        return False
    for path in sorted(ready.iterdir()):
        os.replace(path, output / path.name)
    ready.rmdir()
    return True

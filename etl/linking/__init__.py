"""Merging: what articles report becomes events with stable names, processes and links."""

from .corrections import Correction, CorrectionError, read_corrections
from .derived import derived
from .previous import Previous, UnreadableBuild, read_previous
from .stage import Linked, link

__all__ = [
    "Correction",
    "CorrectionError",
    "Linked",
    "Previous",
    "UnreadableBuild",
    "derived",
    "link",
    "read_corrections",
    "read_previous",
]

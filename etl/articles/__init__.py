"""Stage 1, extract: raw inputs become articles with clean text and metadata."""

from etl.articles.copies import Copies, Settled, tell_copies
from etl.articles.fingerprint import Fingerprint
from etl.articles.guarded import read_guarded, read_kept
from etl.articles.kept_reading import KeptReading
from etl.articles.options import ReadOptions
from etl.articles.outcomes import Taken
from etl.articles.reading import read_inputs
from etl.articles.reasons import REJECT_REASONS

__all__ = [
    "REJECT_REASONS",
    "Copies",
    "Fingerprint",
    "KeptReading",
    "ReadOptions",
    "Settled",
    "Taken",
    "read_guarded",
    "read_inputs",
    "read_kept",
    "tell_copies",
]

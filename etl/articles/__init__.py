"""Stage 1, extract: raw inputs become articles with clean text and metadata."""

from etl.articles.copies import Copies, Settled, tell_copies
from etl.articles.guarded import read_guarded
from etl.articles.options import ReadOptions
from etl.articles.reading import read_inputs
from etl.articles.reasons import REJECT_REASONS

__all__ = ["REJECT_REASONS", "Copies", "ReadOptions", "Settled", "read_guarded", "read_inputs", "tell_copies"]

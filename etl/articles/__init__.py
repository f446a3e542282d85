"""Stage 1, extract: raw inputs become articles with clean text and metadata."""

from etl.articles.options import ReadOptions
from etl.articles.reading import mark_duplicates, read_inputs
from etl.articles.reasons import REJECT_REASONS

__all__ = ["REJECT_REASONS", "ReadOptions", "mark_duplicates", "read_inputs"]

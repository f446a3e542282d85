"""Corrections: what people changed in the coder's rows, with reason, author, date and a guard."""

from .apply import correct
from .model import Correction, CorrectionError
from .read import read_corrections

__all__ = ["Correction", "CorrectionError", "correct", "read_corrections"]

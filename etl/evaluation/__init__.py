"""Measures a built data set against articles annotated by hand, in the format of docs/annotating.md."""

from etl.evaluation.compare import Comparison, compare
from etl.evaluation.gold import GoldDocument, GoldFault, read_gold
from etl.evaluation.scores import Scores, score

__all__ = ["Comparison", "GoldDocument", "GoldFault", "Scores", "compare", "read_gold", "score"]

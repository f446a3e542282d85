"""Review: people read coded rows beside their sentences, and what they decide becomes corrections."""

from etl.review.agreement import Agreement, agreement
from etl.review.decisions import Decision, Desk
from etl.review.sample import sample
from etl.review.server import ReviewServer

__all__ = ["Agreement", "Decision", "Desk", "ReviewServer", "agreement", "sample"]

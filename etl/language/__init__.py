"""Reading: article to sentences with tokens, syntax, quotations and their speakers.

The parser is loaded only when the first sentence is parsed.
"""

from etl.language.reader import Reader
from etl.language.reporting import SpeechFrame, reported_speech

__all__ = ["Reader", "SpeechFrame", "reported_speech"]

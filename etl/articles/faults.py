"""The exception by which a fault of an input reaches the place that makes a reject of it."""


class Unreadable(Exception):
    """A file, or the rest of it, cannot be read.

    Attributes:
        reason: a code of schemas/reject_reasons.yaml.
    """

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)

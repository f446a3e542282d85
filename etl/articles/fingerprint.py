"""What is known of a text's words by which copies are told, so that the text itself need not be at hand."""

import hashlib
from typing import NamedTuple

import numpy as np

from etl.articles.decoding import words_of
from etl.articles.minhash import N_BANDS, bands_of

NEAR_FROM = 40  # words; of shorter texts only the same words count
_SHORT = 25  # words; so short a text says too little to be the same report under another title
_KEY = 16  # bytes
_NO_BANDS = np.zeros(N_BANDS, np.uint64).tobytes()


class Fingerprint(NamedTuple):
    """Of a text."""

    key: bytes  # 16, the same for the same words
    n_words: int
    bands: bytes  # `N_BANDS` numbers of 64 bits; all 0 for a short text


def fingerprint(text: str, title: str | None) -> Fingerprint:
    """The fingerprint of an article."""
    words = words_of(text)
    told = words if len(words) >= _SHORT else [*words_of(title or ""), "\n", *words]
    key = hashlib.blake2b(" ".join(told).encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()
    bands = bands_of(words).tobytes() if len(words) >= NEAR_FROM else _NO_BANDS
    return Fingerprint(key, len(words), bands)

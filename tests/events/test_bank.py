"""The coder on sentences that it was not tuned on as well as on those that it was (see score_bank.py)."""

import pytest

from .score_bank import score

# What the coder reaches now, less a little: a change that loses more than a sentence or two fails.
AT_LEAST = {
    ("conditions", False): {"recall": 0.81, "precision": 0.93},
    ("conditions", True): {"recall": 0.75, "precision": 0.92},
    ("truces", False): {"recall": 0.85, "precision": 0.93},
    ("truces", True): {"recall": 0.73, "precision": 0.87},
    ("truces_more", False): {"recall": 0.7, "precision": 0.93},
    ("truces_more", True): {"recall": 0.55, "precision": 0.85},
}


@pytest.mark.parametrize(("bank", "aside"), AT_LEAST)
def test_bank_is_coded_as_well_as_before(bank, aside):
    reached = score(bank, aside)
    assert all(reached[name] >= floor for name, floor in AT_LEAST[bank, aside].items()), reached


@pytest.mark.parametrize("aside", [False, True])
def test_sentences_of_other_matters_give_nothing(aside):
    reached = score("decoys", aside)
    assert reached["extra"] / reached["sentences"] <= 0.1, reached

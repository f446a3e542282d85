"""The coder on sentences that it was not tuned on as well as on those that it was (see score_bank.py)."""

import pytest

from .score_bank import score

# What the coder reaches now, less a little: a change that loses more than a sentence or two fails. True: set aside.
AT_LEAST = {
    ("conditions", False): {"recall": 0.82, "precision": 0.94},
    ("conditions", True): {"recall": 0.77, "precision": 0.91},
    ("conditions_more", False): {"recall": 0.64, "precision": 0.9},
    ("conditions_more", True): {"recall": 0.37, "precision": 0.9},
    ("truces", False): {"recall": 0.87, "precision": 0.95},
    ("truces", True): {"recall": 0.75, "precision": 0.87},
    ("truces_more", False): {"recall": 0.72, "precision": 0.95},
    ("passages", False): {"recall": 0.88, "precision": 0.95},
    ("passages", True): {"recall": 0.78, "precision": 0.85},
    ("conditions_wire", False): {"recall": 0.65, "precision": 0.89},
    ("conditions_wire", True): {"recall": 0.7, "precision": 0.9},
    ("truces_more", True): {"recall": 0.55, "precision": 0.85},
}


@pytest.mark.parametrize(("bank", "aside"), AT_LEAST)
def test_bank_is_coded_as_well_as_before(bank, aside):
    reached = score(bank, aside)
    assert all(reached[name] >= floor for name, floor in AT_LEAST[bank, aside].items()), reached


@pytest.mark.parametrize("bank", ["decoys", "war_reports"])
@pytest.mark.parametrize("aside", [False, True])
def test_sentences_of_other_matters_give_nothing(bank, aside):
    reached = score(bank, aside)
    assert reached["extra"] / reached["sentences"] <= 0.1, reached

"""Attribution on the bank of sentences, most of which nobody tuned on: a change that loses more than two of them fails."""

import pytest

from .attribution_bank import score


@pytest.mark.parametrize(("aside", "coded", "right"), [(False, 0.89, 0.86), (True, 0.9, 0.82)])
def test_the_source_is_told_as_well_as_before(aside, coded, right):
    reached = score(aside)
    assert reached["coded"] >= coded and reached["right"] >= right, reached

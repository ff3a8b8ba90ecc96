import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from shelfcast.forecast.reconcile import FACTORS, MINT, Trial, aimed, decide, decisions, scaled

ETS = ("auto_ets", 1.0)
LEAVES = arrays(np.float64, (4, 3), elements=st.floats(0.1, 100))


@given(leaves=LEAVES, factor=st.floats(FACTORS[0] + 0.01, FACTORS[1] - 0.01))
def test_scaled_leaves_add_up_to_the_total(leaves, factor):
    total = leaves.sum(axis=0) * factor
    assert scaled(leaves, total).sum(axis=0) == pytest.approx(total)


@given(leaves=LEAVES, total=arrays(np.float64, 3, elements=st.floats(0, 1e6)))
def test_no_leaf_moves_beyond_the_bounds(leaves, total):
    ratio = scaled(leaves, total) / leaves
    assert ratio.min() >= FACTORS[0] - 1e-9
    assert ratio.max() <= FACTORS[1] + 1e-9


def trial(plain, ets, leaves_plain=10.0, leaves_ets=10.0, bias_ets=1.0):
    return Trial(
        loss={None: plain, ETS: ets},
        leaves={None: leaves_plain, ETS: leaves_ets},
        biased={None: 1.0, ETS: bias_ets},
    )


def test_a_clearly_better_total_is_taken():
    assert decide([trial(10, 7), trial(10, 8), trial(10, 9)]) == ETS


def test_a_total_that_is_better_by_a_hair_is_not_taken():
    assert decide([trial(10, 9.8)] * 3) is None


def test_a_total_that_wins_at_one_cutoff_only_is_not_taken():
    assert decide([trial(10, 1), trial(10, 11), trial(10, 11)]) is None


def test_a_total_that_makes_the_products_worse_is_not_taken():
    assert decide([trial(10, 5, 10.0, 10.5)] * 3) is None


def test_a_bias_mended_may_cost_the_products_a_third_of_what_the_total_gains_but_no_more():
    assert decide([trial(10, 5, 10.0, 10.30, bias_ets=0.5)] * 3) == ETS
    assert decide([trial(10, 5, 10.0, 10.30, bias_ets=1.0)] * 3) is None
    assert decide([trial(10, 9.4, 10.0, 10.30, bias_ets=0.5)] * 3) is None


def test_a_cutoff_is_decided_by_the_others():
    each, final = decisions([trial(10, 30), trial(10, 5), trial(10, 5)])
    assert each[0] == ETS
    assert each[1:] == [None, None]
    assert final is None


def test_mint_is_kept_unless_scaling_is_clearly_better_still():
    def of(plain, mint, ets):
        return Trial(
            loss={None: plain, MINT: mint, ETS: ets},
            leaves=dict.fromkeys((None, MINT, ETS), 10.0),
            biased=dict.fromkeys((None, MINT, ETS), 1.0),
        )

    assert decide([of(10, 9, 8.9)] * 3) == MINT
    assert decide([of(10, 9, 8)] * 3) == ETS
    assert decide([of(10, 9.9, 9.9)] * 3) is None


@given(leaves=LEAVES, minted=arrays(np.float64, (4, 3), elements=st.floats(-50, 500)))
def test_mint_moves_no_product_beyond_the_bounds_nor_what_is_closed(leaves, minted):
    leaves[:, 0] = 0
    moved = aimed(leaves, None, MINT, minted)
    assert (moved[:, 0] == 0).all()
    assert (moved >= FACTORS[0] * leaves - 1e-9).all()
    assert (moved <= FACTORS[1] * leaves + 1e-9).all()

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.inventory.policies.critical_ratio import critical_ratio

cost = st.floats(0, 1e6)


@given(cost, cost, st.floats(0, 100))
def test_dearer_shortages_never_lower_the_ratio(underage, overage, more):
    low, high = critical_ratio(underage, overage), critical_ratio(underage + more, overage)
    assert 0 <= low <= high <= 1


def test_where_nothing_costs_anything_nothing_is_kept():
    assert float(critical_ratio(0, 0)) == 0


def test_equal_costs_aim_at_the_median():
    assert float(critical_ratio(3, 3)) == 0.5


def test_a_negative_cost_is_refused():
    with pytest.raises(ValueError, match="negative"):
        critical_ratio(-1, 1)

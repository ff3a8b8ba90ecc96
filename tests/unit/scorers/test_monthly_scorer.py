import numpy as np
import pytest
from scorers.monthly import rmse_clipped


def test_what_lies_beyond_the_bounds_counts_as_the_bound():
    assert rmse_clipped(np.array([500.0]), np.array([20.0])) == 0
    assert rmse_clipped(np.array([-3.0]), np.array([0.0])) == 0
    assert rmse_clipped(np.array([0.0, 20.0]), np.array([1.0, 17.0])) == pytest.approx(5**0.5)

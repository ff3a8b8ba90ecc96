import numpy as np
import polars as pl
import pytest
from scorers.m4 import is_seasonal, mase, naive2, owa, smape


def test_a_forecast_of_nothing_where_nothing_was_is_right():
    assert smape(np.zeros(3), np.zeros(3)) == 0


def test_the_scaled_error_uses_the_season_of_the_history():
    history = np.array([1.0, 10.0, 3.0, 14.0])
    # seasonal naive errors are 2 and 4, plain ones 9, 7 and 11
    assert mase(history, np.array([5.0]), np.array([2.0]), season=2) == pytest.approx(1.0)
    assert mase(history, np.array([5.0]), np.array([2.0]), season=1) == pytest.approx(1 / 3)


def test_twice_the_error_of_the_yardstick_is_an_owa_of_two():
    assert owa((18.0, 4.0), (9.0, 2.0)) == pytest.approx(2.0)


def test_naive2_repeats_a_clear_season_and_not_a_faint_one():
    seasonal = np.tile([10.0, 20.0, 30.0, 40.0], 8)
    assert is_seasonal(seasonal, 4)
    assert naive2(seasonal, 4, season=4) == pytest.approx([10, 20, 30, 40])
    noise = np.random.default_rng(3).normal(100, 1, 40)
    assert not is_seasonal(noise, 4)
    assert naive2(noise, 3, season=4) == pytest.approx([noise[-1]] * 3)


def test_naive2_of_m4_weekly_scores_what_was_published(data):
    folder = data / "m4_weekly"
    if not folder.exists():
        pytest.skip("M4 weekly is not at hand")
    train, test = (
        pl.read_csv(folder / f"Weekly-{part}.csv", infer_schema_length=None)
        for part in ("train", "test")
    )
    scores = []
    for past, future in zip(train.rows(), test.rows(), strict=True):
        assert past[0] == future[0]
        y = np.array([float(v) for v in past[1:] if v is not None])
        truth = np.array(future[1:], dtype=float)
        forecast = naive2(y, len(truth))
        scores.append((smape(truth, forecast), mase(y, truth, forecast)))
    assert np.mean(scores, axis=0).round(3).tolist() == [9.161, 2.777]

"""Threads and processes make the same numbers, and a process that dies costs no forecast."""

import os
import signal

import numpy as np
import pytest

from shelfcast.forecast import ForecastConfig
from shelfcast.forecast.series import panel
from shelfcast.forecast.task import Done, ForecastTask, tasks
from shelfcast.forecast.workers import Workers

HORIZON = 14


@pytest.fixture(scope="module")
def found(shop):
    return panel(*shop.inputs, "D", horizon=HORIZON)


def _units(found, workers, work):
    todo = tasks(["auto_ets", "theta"], [found.length - HORIZON], len(found.rate))
    told = []
    done = workers(found, work, todo, told.append)
    return np.concatenate([one.units for one in done]), told


def test_processes_forecast_what_threads_forecast(found):
    work = ForecastTask(ForecastConfig(horizon=HORIZON), HORIZON)
    here, _ = _units(found, Workers(2, worth=np.inf), work)
    there, told = _units(found, Workers(2, worth=0), work)
    assert np.array_equal(here, there, equal_nan=True)
    assert np.isfinite(here).any()
    assert told == list(range(1, len(told) + 1))


def _whose(here, *, fatal=False):
    """A work whose units are 1 where it is done in the process `here`; fatal: elsewhere it dies."""

    def work(panel, task):
        own = os.getpid() == here
        if fatal and not own:
            os.kill(os.getpid(), signal.SIGKILL)
        return Done(np.full((len(panel.rate), 1), float(own)))

    return work


@pytest.mark.parametrize("worth", [0, np.inf])
def test_processes_are_started_where_they_are_worth_it(found, worth):
    units, _ = _units(found, Workers(2, worth), _whose(os.getpid()))
    assert (units == (worth > 0)).all()


def test_a_killed_process_leaves_its_work_to_threads(found):
    units, told = _units(found, Workers(2, worth=0), _whose(os.getpid(), fatal=True))
    assert (units == 1).all()
    assert told[-1] == len(told) - told.index(0) - 1

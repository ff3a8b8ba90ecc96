from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from shelfcast import project as projects
from shelfcast.errors import (
    DamagedProjectError,
    DiskFullError,
    InputError,
    InterruptedRunError,
    LockedError,
    NoDataError,
)
from shelfcast.pipeline import STEPS, named, run_steps
from shelfcast.steps import Outcome, Run, Step


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(projects.init(tmp_path / "shop"))


def step(name: str, work: Callable[[Run], Outcome] | None = None) -> Step:
    return Step(name, work or (lambda _: Outcome(name, True, "done")))


def failing(error: BaseException) -> Step:
    def work(_: Run) -> Outcome:
        raise error

    return step("failing", work)


def test_the_steps_are_those_of_the_design_in_its_order() -> None:
    assert [s.name for s in STEPS] == ["land", "build", "forecast", "plan", "publish"]


def test_named_steps_come_in_the_order_of_the_pipeline() -> None:
    assert [s.name for s in named(("publish", "build"))] == ["build", "publish"]


def test_each_step_is_told_as_it_ends_with_its_seconds(run: Run) -> None:
    heard: list[Outcome] = []
    outcomes = run_steps(run, (step("one"), step("two")), heard.append)
    assert heard == outcomes
    assert [outcome.step for outcome in outcomes] == ["one", "two"]
    assert all(outcome.seconds >= 0 for outcome in outcomes)


def test_a_step_that_fails_ends_the_run(run: Run) -> None:
    heard: list[Outcome] = []
    with pytest.raises(NoDataError):
        run_steps(run, (step("one"), failing(NoDataError("none")), step("three")), heard.append)
    assert [outcome.step for outcome in heard] == ["one"]


@pytest.mark.parametrize("error", [None, KeyboardInterrupt(), OSError(errno.ENOSPC, "full")])
def test_the_lock_is_let_go_however_a_run_ends(run: Run, error: BaseException | None) -> None:
    steps = (step("one"),) if error is None else (failing(error),)
    if error is None:
        run_steps(run, steps)
    else:
        with pytest.raises((InterruptedRunError, DiskFullError)):
            run_steps(run, steps)
    assert not (run.project.root / ".lock-owner").exists()
    with FileLock(run.project.lock, timeout=0):
        pass


def test_a_second_run_is_told_who_holds_the_project(run: Run) -> None:
    def nested(_: Run) -> Outcome:
        with pytest.raises(LockedError, match="Another command is writing") as caught:
            run_steps(run, (step("inner"),))
        assert "held by process" in caught.value.evidence[0]
        return Outcome("outer", True, "")

    assert run_steps(run, (step("outer", nested),))[0].step == "outer"


def caused(outer: Exception, cause: Exception) -> Exception:
    outer.__cause__ = cause
    return outer


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        caused(RuntimeError("a library's own words"), OSError(errno.ENOSPC, "full")),
        caused(DamagedProjectError("The catalog."), RuntimeError("database or disk is full")),
    ],
    ids=["full", "quota", "wrapped", "mistaken for damage"],
)
def test_a_full_disk_is_told_whatever_it_was_wrapped_in(run: Run, error: Exception) -> None:
    with pytest.raises(DiskFullError) as caught:
        run_steps(run, (failing(error),))
    assert caught.value.state == "Nothing is served yet."
    assert str(run.project.root) in caught.value.what


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_file_that_may_not_be_touched_is_for_the_person_to_mend(run: Run, number: int) -> None:
    with pytest.raises(InputError) as caught:
        run_steps(run, (failing(OSError(number, "no", "/some/file")),))
    assert "/some/file" in caught.value.evidence[0]


def test_ctrl_c_says_what_is_left(run: Run) -> None:
    with pytest.raises(InterruptedRunError) as caught:
        run_steps(run, (failing(KeyboardInterrupt()),))
    assert caught.value.state == "Nothing is served yet."
    assert "not done twice" in caught.value.fix


def test_a_fault_of_ours_is_not_dressed_up(run: Run) -> None:
    with pytest.raises(ZeroDivisionError):
        run_steps(run, (failing(ZeroDivisionError()),))


def test_a_project_that_was_copied_does_not_write_into_the_one_it_came_from(run: Run) -> None:
    run_steps(run, (step("one"),))
    copy = run.project.root.with_name("copy")
    shutil.copytree(run.project.root, copy)
    with pytest.raises(InputError, match="moved or copied") as caught:
        run_steps(Run(projects.load(copy)), (step("one"),))
    assert str(copy / "lake" / "raw") in caught.value.fix
    assert run_steps(run, (step("one"),))

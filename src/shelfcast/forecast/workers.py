"""Who works on a forecast's models on this machine, so that no core is idle?

Threads, but for models that keep Python's lock while they fit (AutoETS and its like read each
series alone): where these would take WORTH seconds, processes of their own do them beside the
threads, half as many as there are threads. A process costs about two seconds to start. Where none
can be started, or one is killed, threads do the work. Whoever does it, the numbers are the same.
Not here: what a task is (task.py), the machines of a cluster (steps/spread.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace

from shelfcast.forecast.models.registry import MODELS
from shelfcast.forecast.series import Panel
from shelfcast.forecast.task import Done, Task, Work

WORTH = 10.0
IDLE_SECONDS = 5


@dataclass(frozen=True)
class Workers:
    """So many threads, one task each at a time, and processes beside them where they are worth it.

    worth: processor seconds of series read alone from which processes are started.
    """

    count: int
    worth: float = WORTH

    def __call__(
        self, panel: Panel, work: Work, tasks: Sequence[Task], told: Callable[[int], None]
    ) -> list[Done]:
        """What `work` makes of each task."""
        if sum(map(_alone_seconds, tasks)) >= self.worth:
            try:
                pool = _processes(max(1, self.count // 2))
                return _done([_sent(pool, panel, work, task) for task in tasks], told)
            except (OSError, RuntimeError, ImportError):
                told(0)  # no semaphores, no memory, or killed: threads need none of them
        with ThreadPoolExecutor(self.count) as threads:
            return _done([threads.submit(work, panel, task) for task in tasks], told)


def _done(waiting: Sequence[Future[Done]], told: Callable[[int], None]) -> list[Done]:
    try:
        for number, _ in enumerate(as_completed(waiting)):
            told(number + 1)
        return [one.result() for one in waiting]
    finally:
        for one in waiting:
            one.cancel()  # of a run that was stopped


def _alone_seconds(task: Task) -> float:
    model = MODELS[task.model]
    return model.seconds * (task.stop - task.first) if model.alone else 0.0


def _sent(pool: Executor, panel: Panel, work: Work, task: Task) -> Future[Done]:
    """The task with the series that it is of, and no others, on its way to a process."""
    own = panel.only(slice(task.first, task.stop))
    return pool.submit(work, own, replace(task, first=0, stop=len(own.rate)))


def _processes(count: int) -> Executor:
    """Processes that any program may start, without a guard of its main module."""
    from loky import get_reusable_executor

    pool: Executor = get_reusable_executor(max_workers=count, timeout=IDLE_SECONDS)
    return pool

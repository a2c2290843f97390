"""Processes that judge documents side by side: the files of one run, or what many threads ask.

A run hands each a few files at a time; what comes of them comes in the order of the files. A
thread that asks borrows one for its document and gives it back.
"""

from __future__ import annotations

import logging
import os
import pickle
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing import process
from multiprocessing.connection import Connection, wait
from multiprocessing.util import Finalize
from time import monotonic
from typing import Self, cast
from weakref import WeakSet

from rightscheck.errors import RightscheckError, reason
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.intake.given import Errand
from rightscheck.pipeline.judging import TOGETHER, Desk
from rightscheck.pipeline.running.tasks import Asked, Task, Told, judged
from rightscheck.pipeline.running.worker import LOOK, Fault, Work, Worker, lost

LOG = logging.getLogger("rightscheck.crew")

AHEAD = 512
"""Files under way or waiting for an earlier one: memory stays the same, however many there are."""

TRIES = 2
"""Processes that a document is given to: the first may have died of something else."""

PAUSE = 60.0
"""Seconds until another is started where one died before it was ready: the next would as well."""


class Crew:
    """At most so many processes, of one bench, started when there is something to do.

    A context manager: at its end none of them is left; nor is one when nobody holds the crew any
    longer, or the program ends or is killed. In a forked process it begins with none.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._order = b""
        self._workers: list[Worker] = []
        self._free = threading.Condition()
        self._paused = 0.0
        self._closed = False
        self._dismissed: Finalize | None = None
        _CREWS.add(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, bench: Workbench) -> None:
        """Start the processes of that bench, and wait until they are ready, or never will be."""
        with self._free:
            self._muster(bench)
            while not all(worker.ready for worker in self._workers):
                self._free.wait(LOOK)
                self._muster(bench)

    def close(self) -> None:
        """End the processes, those that are lent once they are given back, and start no others."""
        with self._free:
            self._closed = True
            _dismiss([worker for worker in self._workers if not worker.lent])
            self._workers[:] = [worker for worker in self._workers if worker.lent]

    def judged(self, asked: Iterable[Asked], desk: Desk) -> Iterator[Told]:
        """What is found in the documents of each errand, by a process that is free.

        By this one as long as none is ready, where the errand is nothing that can be sent, and
        once the crew is closed.
        One that ends its process is given to one other; if that ends as well, it is unread.
        """
        return (self._judged(errand, desk, keeps=keeps) for errand, keeps in asked)

    def _judged(self, errand: Errand, desk: Desk, *, keeps: bool) -> Told:
        asked, died = _sendable(errand, desk, keeps=keeps), list[str]()
        while asked and len(died) < TRIES and (worker := self._borrowed(desk, wanted=bool(died))):
            try:
                said = worker.answer(asked, desk.spent)
            except (EOFError, OSError):
                died.append(self._buried(worker))
                continue
            except BaseException:
                self._buried(worker)  # it speaks to nobody
                raise
            self._given_back(worker)
            return _understood(said)
        return lost(errand, died[-1]) if died else next(judged([(errand, keeps)], desk))

    def done(self, tasks: Iterable[Task], desk: Desk) -> Iterator[Task]:
        """The tasks in their order, each with what is told of it."""
        coming, line, todo = iter(tasks), deque[Task](), deque[Task]()
        more = True
        while more or line:
            while more and len(line) < AHEAD and len(todo) < TOGETHER * self._size:
                task = next(coming, None)
                more = task is not None
                if task:
                    line.append(task)
                    todo += [task] if task.told is None else []
            self._assign(todo, desk)
            while line and line[0].told:
                yield line.popleft()
            if line:
                self._hear(todo)

    def _assign(self, todo: deque[Task], desk: Desk) -> None:
        idle = sum(not worker.tasks for worker in self._workers)
        for _ in range(min(self._size - len(self._workers), len(todo) - idle)):
            self._hire(desk.bench)
        for worker in self._workers:
            if worker.ready and not worker.tasks and todo:
                worker.tasks = _neighbours(todo, -(-len(todo) // self._size))
                with suppress(OSError):  # it may be dead, which is heard next
                    worker.pipe.send_bytes(Work.of([task.asked for task in worker.tasks], desk))

    def _hear(self, todo: deque[Task]) -> None:
        """Wait until a worker says something."""
        by_pipe: dict[object, Worker] = {worker.pipe: worker for worker in self._workers}
        for pipe in wait([worker.pipe for worker in self._workers]):
            worker = by_pipe[pipe]
            try:
                said = worker.heard()
            except (EOFError, OSError):
                self._bury(worker, todo)
                continue
            if said:
                told = _understood(said)
                worker.tasks.popleft().tell(told)

    def _bury(self, worker: Worker, todo: deque[Task]) -> None:
        """What a worker died of cannot be checked; others do the rest of its work."""
        self._workers.remove(worker)
        how = worker.ended()
        if not worker.ready:
            raise RightscheckError(
                "a process to check documents side by side could not be started",
                hint="--jobs 1 does without; a script that asks for more needs"
                " `if __name__ == '__main__':` around what it does",
            )
        if len(worker.tasks) == 1:
            task = worker.tasks.popleft()
            task.tell(lost(task.errand, how))
        for task in worker.tasks:  # which of them it was, each shows by itself
            task.alone = True
        todo.extendleft(reversed(worker.tasks))

    def _borrowed(self, desk: Desk, *, wanted: bool) -> Worker | None:
        """A process that is free, as soon as one is; None while none is ready, unless `wanted`.

        None as well once time is spent, or where there will be none.
        """
        with self._free:
            while not self._closed:
                self._muster(desk.bench)
                ready = [worker for worker in self._workers if worker.ready]
                free = next((worker for worker in ready if not worker.lent), None)
                if free:
                    free.lent = True
                    return free
                if not (ready or (wanted and self._workers)) or desk.spent():
                    return None
                self._free.wait(LOOK)
        return None

    def _muster(self, bench: Workbench) -> None:
        """Hear those who do nothing, bury who is dead, hire who is missing."""
        if self._closed:
            return
        idle = {one.pipe: one for one in self._workers if not one.lent}
        for pipe in wait(idle, 0):
            worker = idle[cast("Connection", pipe)]
            try:
                fault = worker.heard()
            except (EOFError, OSError):
                self._buried(worker)
            else:
                if isinstance(fault, Fault):
                    LOG.warning("a process cannot load the rules: %s", fault.trace)
                    self._buried(worker)
        missing = self._size - len(self._workers)
        if missing and monotonic() >= self._paused and not process.current_process().daemon:
            try:
                for _ in range(missing):
                    self._hire(bench)
            except OSError as error:
                self._pause(reason(error))

    def _hire(self, bench: Workbench) -> None:
        self._order = self._order or pickle.dumps(bench)
        if self._dismissed is None:
            # At the end of the program multiprocessing waits for its processes; this comes before.
            self._dismissed = Finalize(self, _dismiss, (self._workers,), exitpriority=0)
        self._workers.append(Worker(self._order))

    def _pause(self, why: str) -> None:
        self._paused = monotonic() + PAUSE
        LOG.warning(
            "no process to check beside this one could be started (it %s): this one checks, and"
            " tries again in a minute; a script needs `if __name__ == '__main__':` around what"
            " it does",
            why,
        )

    def _given_back(self, worker: Worker) -> None:
        with self._free:
            worker.lent = False
            if self._closed:
                self._buried(worker)
            self._free.notify()

    def _buried(self, worker: Worker) -> str:
        """How it ended; another takes its place at the next question."""
        with self._free:
            self._workers.remove(worker)
            worker.process.kill()
            how = worker.ended()
            if not worker.ready:
                self._pause(how)
            elif not self._closed:
                LOG.warning("a process that checks %s; another takes its place", how)
            self._free.notify()
        return how

    def forget(self) -> None:
        """In a forked process: who works for the one before is nobody's child here."""
        self._free = threading.Condition()
        self._dismissed = None  # which does nothing in any process but its own
        for worker in self._workers:
            worker.pipe.close()  # or they would not hear that who started them is gone
            # multiprocessing would wait for them when this process ends.
            process._children.discard(worker.process)  # type: ignore[attr-defined]  # noqa: SLF001
        self._workers.clear()


_CREWS: WeakSet[Crew] = WeakSet()


def _forked() -> None:
    for crew in list(_CREWS):
        crew.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def _dismiss(workers: list[Worker]) -> None:
    for worker in workers:
        worker.process.kill()
    for worker in workers:
        worker.ended()


def _neighbours(todo: deque[Task], share: int) -> deque[Task]:
    """The next that one process judges together, no more than its share."""
    some = deque([todo.popleft()])
    pages = some[0].pages
    while todo and len(some) < share and pages < TOGETHER and not (some[0].alone or todo[0].alone):
        some.append(todo.popleft())
        pages += some[-1].pages
    return some


def _sendable(errand: Errand, desk: Desk, *, keeps: bool) -> bytes | None:
    try:
        return Work.of([(errand, keeps)], desk)
    except (pickle.PicklingError, TypeError, AttributeError):
        return None


def _understood(said: Told | Fault | None) -> Told:
    if isinstance(said, Told):
        return said
    assert said  # noqa: S101 -- of itself it speaks only before it is ready
    return said.again()

"""A pool of processes that judge documents: the files of one run, or what many threads ask.

`Crew.answered` is for a run: each process gets a few files at a time, and answers come in the order
of the files. `Crew.judged` is for threads: each borrows a process for its document.
"""

from __future__ import annotations

import logging
import os
import pickle
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import product
from multiprocessing import process
from multiprocessing.connection import Connection, wait
from multiprocessing.util import Finalize
from time import monotonic
from typing import Self, cast
from weakref import WeakSet

from rightscheck.errors import RightscheckError, reason
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.intake.given import Errand
from rightscheck.pipeline.judging import TOGETHER, Judge
from rightscheck.pipeline.running.tasks import Request, Result, Task, judged
from rightscheck.pipeline.running.worker import POLL, RemoteError, Reply, Work, Worker, crashed

_LOG = logging.getLogger("rightscheck.crew")

AHEAD = 512
"""Files under way or waiting for an earlier one: memory stays the same, however many there are."""

SENT = 2
"""Groups of files that a process has: it judges one while we take in its answers to the other."""

TRIES = 2
"""Processes that a document may kill before it is unread: one may have died of something else."""

PAUSE = 60.0
"""Seconds before another is started where one died before it was ready: so might the next."""


class Crew:
    """At most `size` processes of one bench, started when there is something to do.

    They end with the `with` block, with the last reference to the crew, and with the program, also
    if that is killed. In a forked process a crew begins with none.
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
        """Start the processes, and wait until all are ready, as far as they can be started."""
        with self._free:
            self._refresh(bench)
            while not all(worker.ready for worker in self._workers):
                self._free.wait(POLL)
                self._refresh(bench)

    def close(self) -> None:
        """End the processes, those that are lent once they are given back, and start no others."""
        with self._free:
            self._closed = True
            _terminate([worker for worker in self._workers if not worker.busy])
            self._workers[:] = [worker for worker in self._workers if worker.busy]

    def judged(self, requests: Iterable[Request], judge: Judge) -> Iterator[Result]:
        """What is found in the documents of each errand, by whichever process is free.

        This process does it while none is ready, for what cannot be pickled, and once the crew is
        closed. An errand that kills `TRIES` processes is unread.
        """
        return (self._judged(errand, judge, keeps=keeps) for errand, keeps in requests)

    def _judged(self, errand: Errand, judge: Judge, *, keeps: bool) -> Result:
        work, deaths = _pickled(errand, judge, keeps=keeps), list[str]()
        while work and len(deaths) < TRIES and (worker := self._acquire(judge, wait=bool(deaths))):
            try:
                reply = worker.answer(work, judge.spent)
            except (EOFError, OSError):
                deaths.append(self._discard(worker))
                continue
            except BaseException:
                self._discard(worker)  # its pipe may hold half a message
                raise
            self._release(worker)
            return _unwrapped(reply)[0]
        if deaths:
            return crashed(errand, deaths[-1])
        return next(judged([(errand, keeps)], judge))

    def answered(self, tasks: Iterable[Task], judge: Judge) -> Iterator[Task]:
        """The tasks in their order, each with its answer."""
        coming, line, todo = iter(tasks), deque[Task](), deque[Task]()
        more = True
        while more or line:
            while more and len(line) < AHEAD and len(todo) < TOGETHER * SENT * self._size:
                task = next(coming, None)
                more = task is not None
                if task:
                    line.append(task)
                    todo += [task] if task.result is None else []
            self._assign(todo, judge)
            while line and line[0].result:
                yield line.popleft()
            if line:
                self._collect(todo)

    def _assign(self, todo: deque[Task], judge: Judge) -> None:
        idle = sum(not worker.groups for worker in self._workers)
        for _ in range(min(self._size - len(self._workers), len(todo) - idle)):
            self._start_worker(judge.bench)
        for many, worker in product(range(SENT), self._workers):
            if worker.ready and len(worker.groups) <= many and todo:
                some = _next_group(todo, -(-len(todo) // (SENT * self._size)))
                worker.groups.append(some)
                work = Work.of([task.request for task in some], judge)
                with suppress(OSError):  # it may be dead, which `_collect` finds next
                    worker.pipe.send_bytes(work)

    def _collect(self, todo: deque[Task]) -> None:
        """Wait for messages of workers, and give each task its answer."""
        by_pipe: dict[object, Worker] = {worker.pipe: worker for worker in self._workers}
        for pipe in wait([worker.pipe for worker in self._workers]):
            worker = by_pipe[pipe]
            try:
                reply = worker.receive()
            except (EOFError, OSError):
                self._reassign(worker, todo)
                continue
            if reply:
                answers = _unwrapped(reply)
                for task, answer in zip(worker.groups.popleft(), answers, strict=True):
                    task.finish(answer)

    def _reassign(self, worker: Worker, todo: deque[Task]) -> None:
        """Give a dead worker's tasks to others; the one that it worked on is unread."""
        how = self._removed(worker)
        if not worker.ready:
            raise RightscheckError(
                "a process to check documents side by side could not be started",
                hint="--jobs 1 does without; a script that asks for more needs"
                " `if __name__ == '__main__':` around what it does",
            )
        if worker.groups and len(worker.groups[0]) == 1:
            [task] = worker.groups.popleft()
            task.finish(crashed(task.errand, how))
        elif worker.groups:
            for task in worker.groups[0]:  # which of them it was, each shows by itself
                task.alone = True
        todo.extendleft(reversed([task for group in worker.groups for task in group]))

    def _acquire(self, judge: Judge, *, wait: bool) -> Worker | None:
        """A free process, once there is one; None while none is ready, unless it shall `wait`.

        None as well once time is spent, or where there will be none.
        """
        with self._free:
            while not self._closed:
                self._refresh(judge.bench)
                ready = [worker for worker in self._workers if worker.ready]
                free = next((worker for worker in ready if not worker.busy), None)
                if free:
                    free.busy = True
                    return free
                if not (ready or (wait and self._workers)) or judge.spent():
                    return None
                self._free.wait(POLL)
        return None

    def _refresh(self, bench: Workbench) -> None:
        """Hear which idle processes are ready or dead, and start those that are missing."""
        if self._closed:
            return
        idle = {one.pipe: one for one in self._workers if not one.busy}
        for pipe in wait(idle, 0):
            worker = idle[cast("Connection", pipe)]
            try:
                fault = worker.receive()
            except (EOFError, OSError):
                self._discard(worker)
            else:
                if isinstance(fault, RemoteError):
                    _LOG.warning("a process cannot load the rules: %s", fault.trace)
                    self._discard(worker)
        missing = self._size - len(self._workers)
        if missing and monotonic() >= self._paused and not process.current_process().daemon:
            try:
                for _ in range(missing):
                    self._start_worker(bench)
            except OSError as error:
                self._pause(reason(error))

    def _start_worker(self, bench: Workbench) -> None:
        self._order = self._order or pickle.dumps(bench)
        if self._dismissed is None:
            # At the end of the program multiprocessing waits for its processes; this comes before.
            self._dismissed = Finalize(self, _terminate, (self._workers,), exitpriority=0)
        self._workers.append(Worker(self._order))

    def _pause(self, why: str) -> None:
        self._paused = monotonic() + PAUSE
        _LOG.warning(
            "no process to check beside this one could be started (it %s): this one checks, and"
            " tries again in a minute; a script needs `if __name__ == '__main__':` around what"
            " it does",
            why,
        )

    def _release(self, worker: Worker) -> None:
        with self._free:
            worker.busy = False
            if self._closed:
                self._discard(worker)
            self._free.notify()

    def _discard(self, worker: Worker) -> str:
        """End a worker and say how it ended; the next question starts another in its place."""
        with self._free:
            worker.process.kill()
            how = self._removed(worker)
            if not worker.ready:
                self._pause(how)
            elif not self._closed:
                _LOG.warning("a process that checks %s; another takes its place", how)
            self._free.notify()
        return how

    def _removed(self, worker: Worker) -> str:
        """Take a worker that is ending out of the crew; how it ended, for a message."""
        self._workers.remove(worker)
        return worker.join()

    def forget(self) -> None:
        """Begin anew in a forked process: the workers are children of its parent."""
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


def _terminate(workers: list[Worker]) -> None:
    for worker in workers:
        worker.process.kill()
    for worker in workers:
        worker.join()


def _next_group(todo: deque[Task], share: int) -> list[Task]:
    """The next tasks that one process judges together, at most `share` of them."""
    some = [todo.popleft()]
    pages = some[0].pages
    while todo and len(some) < share and pages < TOGETHER and not (some[0].alone or todo[0].alone):
        some.append(todo.popleft())
        pages += some[-1].pages
    return some


def _pickled(errand: Errand, judge: Judge, *, keeps: bool) -> bytes | None:
    try:
        return Work.of([(errand, keeps)], judge)
    except (pickle.PicklingError, TypeError, AttributeError):
        return None


def _unwrapped(reply: Reply | RemoteError | None) -> Reply:
    assert reply is not None  # noqa: S101 -- words about itself come only before it is ready
    return reply.reraise() if isinstance(reply, RemoteError) else reply

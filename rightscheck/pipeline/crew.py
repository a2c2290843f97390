"""Processes that judge files side by side; what comes of them comes in the order of the files.

Each process is a fresh one that loads the bench itself: no handle of a database, no thread and no
lock crosses over. It is handed a few files at a time and answers each by itself, so that of one
that ends too soon it is known which file ended it.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import NoReturn, Self

from rightscheck.errors import RightscheckError
from rightscheck.model import Document, Unread
from rightscheck.pipeline.intake import Errand, File
from rightscheck.pipeline.judging import Desk
from rightscheck.pipeline.tasks import Task, Told, judged

AHEAD = 512
"""Files under way or waiting for an earlier one: memory stays the same, however many there are."""

_BATCH = 4
_HIRED, _READY = "hired", "ready"


@dataclass
class Worker:
    """A process, our end of its pipe, and what it has to do, the first of it now."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    tasks: deque[Task] = field(default_factory=deque)


class Crew:
    """So many processes; a context manager, at whose end none of them is left."""

    def __init__(self, desk: Desk, size: int) -> None:
        self._order = pickle.dumps(desk)
        self._size = size
        self._workers: list[Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            _ended(worker)

    def done(self, tasks: Iterable[Task]) -> Iterator[Task]:
        """The tasks in their order, each with what is told of it."""
        coming, line, todo = iter(tasks), deque[Task](), deque[Task]()
        more = True
        while more or line:
            while more and len(line) < AHEAD and len(todo) < _BATCH * self._size:
                task = next(coming, None)
                more = task is not None
                if task:
                    line.append(task)
                    todo += [task] if task.told is None else []
            self._assign(todo)
            while line and line[0].told:
                yield line.popleft()
            if line:
                self._hear(todo)

    def _assign(self, todo: deque[Task]) -> None:
        idle = sum(not worker.tasks for worker in self._workers)
        for _ in range(min(self._size - len(self._workers), len(todo) - idle)):
            self._workers.append(_hired())
        for worker in self._workers:
            if worker.ready and not worker.tasks and todo:
                worker.tasks = deque(todo.popleft() for _ in range(min(_BATCH, len(todo))))
                with suppress(OSError):  # it may be dead, which is heard next
                    worker.pipe.send([(task.errand, task.key is not None) for task in worker.tasks])

    def _hear(self, todo: deque[Task]) -> None:
        """Wait until a worker says something."""
        by_pipe: dict[object, Worker] = {worker.pipe: worker for worker in self._workers}
        for pipe in wait([worker.pipe for worker in self._workers]):
            worker = by_pipe[pipe]
            try:
                said = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker, todo)
                continue
            if said == _HIRED:
                with suppress(OSError):  # it may be dead, which is heard next
                    worker.pipe.send_bytes(self._order)
            elif said == _READY:
                worker.ready = True
            elif isinstance(said, Told):
                worker.tasks.popleft().tell(said)
            else:
                _raise(*said)

    def _bury(self, worker: Worker, todo: deque[Task]) -> None:
        """What a worker died of cannot be checked; others do the rest of its work."""
        self._workers.remove(worker)
        code = _ended(worker)
        if not worker.ready:
            raise RightscheckError(
                "a process to check documents side by side could not be started",
                hint="--jobs 1 does without; a script that asks for more needs"
                " `if __name__ == '__main__':` around what it does",
            )
        if worker.tasks:
            lost = worker.tasks.popleft()
            lost.tell(Told((_lost(lost.errand, code),)))
        todo.extendleft(reversed(worker.tasks))


def _hired() -> Worker:
    # It asks for its order itself: among its arguments, a process that dies before it has read
    # them all would be waited for in vain.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs,))
    process.start()
    theirs.close()  # else we would never hear that it has died
    return Worker(process, ours)


def _ended(worker: Worker) -> int | None:
    worker.process.join()
    code = worker.process.exitcode
    worker.process.close()
    worker.pipe.close()
    return code


def _lost(errand: Errand, code: int | None) -> Unread:
    killed = code is not None and code < 0
    how = f"was killed by signal {-code}" if killed and code else f"ended with {code}"
    return Unread(
        name=errand.name,
        problem=f"was not checked: the process that did {how}",
        hint="check it by itself with --jobs 1; a machine that runs out of memory kills processes",
    )


def _raise(error: Exception, trace: str) -> NoReturn:
    error.add_note(f"in a process of the crew:\n{trace}")
    raise error


def work(pipe: Connection) -> None:
    """What a process does: one list of errands after the other, until nobody sends any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us hears it, and ends us
    pipe.send(_HIRED)
    try:
        desk: Desk = pickle.loads(pipe.recv_bytes())  # noqa: S301 -- of who started us
    except EOFError:
        return
    pipe.send(_READY)
    while True:
        try:
            errands: list[tuple[File | Document, bool]] = pipe.recv()
        except EOFError:
            return
        for errand, keeps in errands:
            try:
                said: object = judged(errand, desk, keeps=keeps)
            except Exception as error:  # noqa: BLE001 -- raised again over there
                said = (_sendable(error), traceback.format_exc())
            pipe.send(said)


def _sendable(error: Exception) -> Exception:
    """The error, or what it says where it holds what no other process can have."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- ours, as it arrives over there
    except Exception:  # noqa: BLE001 -- whatever it is made of
        return RuntimeError("".join(traceback.format_exception_only(error)).strip())
    return error

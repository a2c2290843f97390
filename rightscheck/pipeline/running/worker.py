"""Both ends of the pipe between a process that judges documents and the one that started it.

The process is spawned and loads the bench itself: no handle of a database, no thread and no lock
crosses over. It answers one `Work` after the other, so that it is known which of them killed it,
and it ends with the process that started it, however that ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple, NoReturn

from rightscheck.errors import RightscheckError, reasoned
from rightscheck.model import Unread
from rightscheck.pipeline.bench import Workbench, here
from rightscheck.pipeline.budget import Budget, Spent, end, never
from rightscheck.pipeline.intake.given import Errand
from rightscheck.pipeline.judging import Judge
from rightscheck.pipeline.running.tasks import Request, Result, Task, judged

POLL = 0.02
"""Seconds between two looks at whether a question is withdrawn."""

_STARTED, _READY, _STOP = "started", "ready", b"stop"


class Work(NamedTuple):
    """Errands, and what the other process needs besides its bench to make the same `Judge`.

    `end` is the deadline by the monotonic clock, `folder` where names of files count from.
    """

    errands: Sequence[Request]
    silent: Mapping[str, str]
    now: datetime
    end: float
    folder: str

    @classmethod
    def of(cls, errands: Sequence[Request], judge: Judge) -> bytes:
        """As it is sent; raises what pickle does for values that no other process can have."""
        return pickle.dumps(cls(errands, judge.silent, judge.now, end(judge.spent), str(here())))


Reply = list[Result]
"""The answer to each errand of a `Work`, in their order."""


class Worker:
    """A process, our end of its pipe, and the groups of tasks it was sent, the first in work.

    `order` is the bench, pickled; OSError where no process can be started.
    """

    def __init__(self, order: bytes) -> None:
        # It asks for its order itself: among its arguments, a process that dies before it has
        # read them all would be waited for in vain.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=run_worker, args=(theirs, gc.get_threshold()))
        _start(self.process)
        theirs.close()  # else we would never hear that it has died
        self._order = order
        self.ready, self.busy = False, False
        self.groups = deque[Sequence[Task]]()

    def receive(self) -> Reply | RemoteError | None:
        """Its next message; None for one about itself. EOFError or OSError where it is dead."""
        message = self.pipe.recv()
        if message == _STARTED:
            self.pipe.send_bytes(self._order)
            return None
        if message == _READY:
            self.ready = True
            return None
        reply: Reply | RemoteError = message
        return reply

    def answer(self, work: bytes, spent: Spent) -> Reply | RemoteError | None:
        """Its answers to that `Work`; told to stop once time is `spent`. Errors as of `receive`."""
        self.pipe.send_bytes(work)
        while not self.pipe.poll(None if spent is never else POLL):
            if spent():
                self.pipe.send_bytes(_STOP)
                break
        return self.receive()

    def join(self) -> str:
        """Wait for the process to end; how it did, for a message."""
        self.process.join()
        code = self.process.exitcode
        with suppress(ValueError):  # another thread, or the system, has waited for it already
            self.process.close()
        self.pipe.close()
        return f"was killed by signal {-code}" if code and code < 0 else f"ended with {code}"


def _start(process: BaseProcess) -> None:
    """Start a process that Ctrl-C does not reach: it would die of it, and say so, as it loads."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        process.start()
        return
    resource_tracker.ensure_running()  # which would let signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class RemoteError(NamedTuple):
    """An error of the other process, with its traceback."""

    error: Exception
    trace: str

    @classmethod
    def of(cls, error: Exception) -> RemoteError:
        """The error, or only its message where it cannot be pickled."""
        trace = traceback.format_exc()
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 -- ours, as it arrives over there
        except Exception:  # noqa: BLE001 -- whatever it is made of
            error = RuntimeError("".join(traceback.format_exception_only(error)).strip())
        return cls(error, trace)

    def reraise(self) -> NoReturn:
        """Raise it in this process, with the traceback of the other as a note."""
        self.error.add_note(f"in a process of the crew:\n{self.trace}")
        raise self.error


def crashed(errand: Errand, how: str) -> Result:
    """The answer for an errand that killed the process which judged it: unread."""
    return Result(
        (
            Unread(
                name=errand.name,
                problem=f"was not checked: the process that did {how}",
                hint="`rightscheck check --jobs 1` checks it by itself; a machine that runs out of"
                " memory kills processes",
            ),
        )
    )


def run_worker(line: Connection, seldom: tuple[int, int, int]) -> None:
    """What the process runs: it judges what it is sent, until the pipe is closed.

    Its garbage collector has the thresholds of the process that started it.
    """
    gc.set_threshold(*seldom)
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)  # who started us hears it, and ends us
    with suppress(EOFError, OSError):  # who started us is gone
        line.send(_STARTED)
        _serve(line, _Inbox(line))


def _serve(line: Connection, inbox: _Inbox) -> None:
    bench: Workbench | None = None
    while True:
        order = inbox.next()
        try:
            message = pickle.loads(order)  # noqa: S301 -- of who started us
        except Exception as error:  # noqa: BLE001 -- raised anew by the other end
            line.send(RemoteError.of(error))
            continue
        if isinstance(message, Workbench):
            bench = message
            gc.freeze()
            line.send(_READY)
        elif isinstance(message, Work) and bench:
            line.send(_answers(message, bench, inbox.withdrawn.is_set))


def _answers(work: Work, bench: Workbench, withdrawn: Spent) -> Reply | RemoteError:
    try:
        _enter(work.folder)
        judge = Judge(bench, work.silent, work.now, Budget(work.end, withdrawn))
        return list(judged(work.errands, judge))
    except Exception as error:  # noqa: BLE001 -- raised anew by the other end
        return RemoteError.of(error)


def _enter(folder: str) -> None:
    """Let names count from this folder. RightscheckError where it is gone, or shut."""
    problem = "the folder that names count from cannot be entered"
    hint = "start from a folder that stays"
    with reasoned(RightscheckError(problem, where=folder, hint=hint)):
        if str(Path.cwd()) != folder:
            os.chdir(folder)


class _Inbox:
    """What the other end sends, taken in by a thread: it never has to wait until we are done.

    `withdrawn` is set where the question is, or nothing more will come.
    """

    def __init__(self, line: Connection) -> None:
        self._orders = SimpleQueue[bytes]()
        self.withdrawn = threading.Event()
        threading.Thread(target=self._receive, args=(line,), daemon=True).start()

    def next(self) -> bytes:
        """The next order; EOFError where none will come."""
        order = self._orders.get()
        if not order:
            raise EOFError
        return order

    def _receive(self, line: Connection) -> None:
        try:
            while True:
                message = line.recv_bytes()
                if message == _STOP:
                    self.withdrawn.set()
                else:
                    self.withdrawn.clear()  # what was withdrawn was answered before
                    self._orders.put(message)
        except (EOFError, OSError):
            pass  # the other end is gone
        finally:  # whatever ended it, as no memory for an order: nobody waits for a next one
            self.withdrawn.set()
            self._orders.put(b"")

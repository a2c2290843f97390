"""Both ends of the pipe between a process that judges documents and the one that started it.

The process is spawned and loads the bench itself: no handle of a database, no thread and no lock
crosses over. It answers one errand after the other, so that it is known which errand killed it, and
it ends with the process that started it, however that ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import traceback
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from multiprocessing.connection import Connection
from time import monotonic
from typing import NamedTuple, NoReturn

from rightscheck.model import Unread
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.deadline import Deadline, Spent, end, never
from rightscheck.pipeline.intake.given import Errand
from rightscheck.pipeline.judging import Judge
from rightscheck.pipeline.running.tasks import Asked, Task, Told, judged

LOOK = 0.02
"""Seconds between two looks at whether the other end has withdrawn its question, or gone."""

_HIRED, _READY, _STOP = "hired", "ready", "stop"


class Work(NamedTuple):
    """Errands, and what the other process needs besides its bench to make the same `Judge`.

    `end` is the deadline by the monotonic clock, `folder` where names of files count from.
    """

    errands: Sequence[Asked]
    silent: Mapping[str, str]
    now: datetime
    end: float
    folder: str

    @classmethod
    def of(cls, errands: Sequence[Asked], judge: Judge) -> bytes:
        """As it is sent; raises what pickle does for values that no other process can have."""
        return pickle.dumps(cls(errands, judge.silent, judge.now, end(judge.spent), os.getcwd()))  # noqa: PTH109 -- sooner


class Worker:
    """A process, our end of its pipe, and its tasks, of which it does the first now.

    `order` is the bench, pickled; OSError where no process can be started.
    """

    def __init__(self, order: bytes) -> None:
        # It asks for its order itself: among its arguments, a process that dies before it has
        # read them all would be waited for in vain.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, gc.get_threshold()))
        self.process.start()
        theirs.close()  # else we would never hear that it has died
        self._order = order
        self.ready, self.lent = False, False
        self.tasks = deque[Task]()

    def heard(self) -> Told | Fault | None:
        """What it says next; None for a word about itself. EOFError or OSError where it is dead."""
        said = self.pipe.recv()
        if said == _HIRED:
            self.pipe.send_bytes(self._order)
            return None
        if said == _READY:
            self.ready = True
            return None
        told: Told | Fault = said
        return told

    def answer(self, asked: bytes, spent: Spent) -> Told | Fault | None:
        """Its answer to that `Work`; told to stop once time is `spent`. Errors as of `heard`."""
        self.pipe.send_bytes(asked)
        while not self.pipe.poll(None if spent is never else LOOK):
            if spent():
                self.pipe.send(_STOP)
                break
        return self.heard()

    def ended(self) -> str:
        """Wait for the process to end; how it did, for a message."""
        self.process.join()
        code = self.process.exitcode
        with suppress(ValueError):  # another thread, or the system, was told of the end before us
            self.process.close()
        self.pipe.close()
        return f"was killed by signal {-code}" if code and code < 0 else f"ended with {code}"


class Fault(NamedTuple):
    """An error of the other process, with its traceback."""

    error: Exception
    trace: str

    @classmethod
    def of(cls, error: Exception) -> Fault:
        """The error, or only its message where it cannot be pickled."""
        trace = traceback.format_exc()
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 -- ours, as it arrives over there
        except Exception:  # noqa: BLE001 -- whatever it is made of
            error = RuntimeError("".join(traceback.format_exception_only(error)).strip())
        return cls(error, trace)

    def again(self) -> NoReturn:
        """Raise it here."""
        self.error.add_note(f"in a process of the crew:\n{self.trace}")
        raise self.error


def lost(errand: Errand, how: str) -> Told:
    """The answer for an errand that killed the process which judged it: unread."""
    return Told(
        (
            Unread(
                name=errand.name,
                problem=f"was not checked: the process that did {how}",
                hint="`rightscheck check --jobs 1` checks it by itself; a machine that runs out of"
                " memory kills processes",
            ),
        )
    )


def work(line: Connection, seldom: tuple[int, int, int]) -> None:
    """What the process runs: it judges what it is sent, until the pipe is closed.

    Its garbage collector has the thresholds of the process that started it.
    """
    gc.set_threshold(*seldom)
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)  # who started us hears it, and ends us
    with suppress(EOFError, OSError):  # who started us is gone
        line.send(_HIRED)
        _serve(line)


def _serve(line: Connection) -> None:
    bench: Workbench | None = None
    while True:
        order = line.recv_bytes()
        try:
            said = pickle.loads(order)  # noqa: S301 -- of who started us
        except Exception as error:  # noqa: BLE001 -- raised again over there
            line.send(Fault.of(error))
            continue
        if isinstance(said, Workbench):
            bench = said
            gc.freeze()
            line.send(_READY)
        elif isinstance(said, Work) and bench:
            os.chdir(said.folder)
            judge = Judge(bench, said.silent, said.now, Deadline(said.end, _Word(line)))
            for told in _told(said.errands, judge):
                line.send(told)


def _told(errands: Sequence[Asked], judge: Judge) -> Iterator[Told | Fault]:
    try:
        yield from judged(errands, judge)
    except Exception as error:  # noqa: BLE001 -- raised again over there
        yield Fault.of(error)


class _Word:
    """Whether the question was withdrawn: the other end sends something, or is gone."""

    def __init__(self, line: Connection) -> None:
        self._line, self._look, self._said = line, 0.0, False

    def __call__(self) -> bool:
        """Look, but not each time: it is a system call."""
        now = monotonic()
        if not self._said and now >= self._look:
            self._look = now + LOOK
            self._said = self._line.poll()
        return self._said

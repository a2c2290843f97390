"""A process that judges documents for another, and that other's end of the line to it.

It is a fresh one that loads the bench itself: no handle of a database, no thread and no lock
crosses over. It answers one errand after the other, so that of one that ends too soon it is known
which errand ended it, and it ends with whoever started it, in whatever way that one ends.
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
from rightscheck.pipeline.judging import Desk
from rightscheck.pipeline.running.tasks import Asked, Task, Told, judged

LOOK = 0.02
"""Seconds after which either end looks whether the other still wants to know."""

_HIRED, _READY, _STOP = "hired", "ready", "stop"


class Work(NamedTuple):
    """Errands, each with whether what comes of it is kept, and what a desk has for this run.

    `folder` is where names of files count from.
    """

    errands: Sequence[Asked]
    silent: Mapping[str, str]
    now: datetime
    end: float
    folder: str

    @classmethod
    def of(cls, errands: Sequence[Asked], desk: Desk) -> bytes:
        """As it is sent; whatever pickle raises for what no other process can have."""
        return pickle.dumps(cls(errands, desk.silent, desk.now, end(desk.spent), os.getcwd()))  # noqa: PTH109 -- sooner


class Worker:
    """A process, our end of its line, and what it has to do, the first of it now.

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
        """What it says to that `Work`, told to stop once time is `spent`. Errors as of `heard`."""
        self.pipe.send_bytes(asked)
        while not self.pipe.poll(None if spent is never else LOOK):
            if spent():
                self.pipe.send(_STOP)
                break
        return self.heard()

    def ended(self) -> str:
        """Wait for its end; how it came."""
        self.process.join()
        code = self.process.exitcode
        with suppress(ValueError):  # another thread, or the system, was told of the end before us
            self.process.close()
        self.pipe.close()
        return f"was killed by signal {-code}" if code and code < 0 else f"ended with {code}"


class Fault(NamedTuple):
    """An error in another process, and its traceback."""

    error: Exception
    trace: str

    @classmethod
    def of(cls, error: Exception) -> Fault:
        """The error, or what it says where it holds what no other process can have."""
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
    """What is told of an errand that ended a process."""
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
    """What a process does: one list of errands after the other, until nobody sends any.

    It looks for garbage as `seldom` as who started it, and never among what it begins with.
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
            desk = Desk(bench, said.silent, said.now, Deadline(said.end, _Word(line)))
            for told in _told(said.errands, desk):
                line.send(told)


def _told(errands: Sequence[Asked], desk: Desk) -> Iterator[Told | Fault]:
    try:
        yield from judged(errands, desk)
    except Exception as error:  # noqa: BLE001 -- raised again over there
        yield Fault.of(error)


class _Word:
    """Has who asks said a word, or gone? While he waits he is silent."""

    def __init__(self, line: Connection) -> None:
        self._line, self._look, self._said = line, 0.0, False

    def __call__(self) -> bool:
        """Looked for now and then, as that is a call of the system."""
        now = monotonic()
        if not self._said and now >= self._look:
            self._look = now + LOOK
            self._said = self._line.poll()
        return self._said

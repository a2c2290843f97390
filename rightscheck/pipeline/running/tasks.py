"""Errands in, what is told of them out, in their order: from memory, here, or by a crew."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import NamedTuple, cast

from rightscheck.model import Unread
from rightscheck.pipeline.caching.memory import HELD, Memory, judged_and_kept
from rightscheck.pipeline.deadline import never
from rightscheck.pipeline.intake.given import Errand, File, read_errand
from rightscheck.pipeline.judging import (
    TOGETHER,
    Decided,
    Desk,
    Judged,
    Sight,
    seen_and_decided,
    unheard,
)

PAYS = 400
"""Pages to be judged from which processes pay: each takes half a second to begin."""

PAGE = 16_384
"""Bytes of a page, more or less."""


AT_ONCE = 256
"""Files that memory is asked for at once, or fewer; one question for each takes twice as long."""


Asked = tuple[Errand, bool]
"""An errand, and whether it is also told how what is found is kept."""


class Told(NamedTuple):
    """What is found in the documents of an errand, and how that is kept."""

    outcomes: tuple[Judged | Unread, ...]
    kept: bytes | None = None


Judge = Callable[[Sequence[Asked], Desk], Iterator[Told]]
"""Tells what is found in the documents of each errand."""


@dataclass
class Task:
    """An errand, the key that it is remembered by, and what is told of it once that is known.

    One that is `alone` is judged with no other.
    """

    errand: Errand
    key: bytes | None = None
    told: Told | None = None
    alone: bool = False

    @property
    def asked(self) -> Asked:
        """What is asked of whoever judges it."""
        return self.errand, self.key is not None

    def tell(self, told: Told) -> None:
        """Now it is known, and the file's bytes are no more needed."""
        self.told = told
        if isinstance(self.errand, File):
            self.errand = File(self.errand.name)

    @property
    def held(self) -> int:
        """Bytes of the file that are at hand."""
        return len(self.errand.data or b"") if isinstance(self.errand, File) else 0

    @property
    def pages(self) -> int:
        """How much there is to do, in pages."""
        return 0 if self.told else 1 + self.held // PAGE


def outcomes(
    errands: Iterable[Errand], desk: Desk, memory: Memory | None, jobs: int | None
) -> Generator[Judged | Unread]:
    """Every document judged, or unread; the same in the same order however many `jobs` there are.

    None is as many as there are processors, where there is enough to do. A ledger that records
    counts one use after the other, so then there is one; nor does another process know who waits
    or listens, or have sources that are no library in a file. Who listens wants to hear what is
    seen, and memory may know no more than the answer.
    A bench that has processes of its own has each errand done by one of them.
    """
    bench, hears = desk.bench, desk.seen is not unheard
    here = hears or (bench.sources is not None and bench.library is None)
    if (bench.ledger and bench.ledger.records) or desk.spent is not never or here:
        jobs = 1
    memory = None if hears else memory
    crew = None if here else bench.crew
    judge = crew.judged if crew else judged
    if memory is None and jobs == 1 and not crew:
        # A file of many documents is judged while it is read.
        yield from desk.judged(one for errand in errands for one in read_errand(errand))
        return
    tasks = _prepared(errands, desk, memory)
    ahead = list(_until(tasks, PAYS)) if jobs is None else []
    few = jobs is None and sum(task.pages for task in ahead) < PAYS
    size = 1 if few else jobs or processors()
    for task in _done(chain(ahead, tasks), desk, size, judge):
        if task.told is None:
            continue
        if memory and task.key and task.told.kept:
            memory.keep(task.key, task.told.kept)
        yield from task.told.outcomes


def _done(tasks: Iterator[Task], desk: Desk, size: int, judge: Judge) -> Iterator[Task]:
    if size > 1:
        from rightscheck.pipeline.running.crew import Crew  # noqa: PLC0415 -- most runs need none

        with Crew(size) as crew:
            yield from crew.done(tasks, desk)
        return
    while some := list(islice(tasks, TOGETHER if desk.at_leisure else 1)):
        told = judge([task.asked for task in some if task.told is None], desk)
        for task in some:
            if task.told is None:
                task.tell(next(told))
            yield task


def _prepared(errands: Iterable[Errand], desk: Desk, memory: Memory | None) -> Iterator[Task]:
    tasks = (_task(errand, desk, memory) for errand in errands)
    if memory is None:
        yield from tasks
        return
    # Who may run out of time is told of one file before the next is read.
    most = AT_ONCE if desk.spent is never else 1
    while some := list(_some(tasks, most)):
        _remember([task for task in some if task.key], desk, memory)
        yield from some


def _task(errand: Errand, desk: Desk, memory: Memory | None) -> Task:
    if isinstance(errand, Unread):
        return Task(errand, told=Told((errand,)))
    task = Task(errand)
    if isinstance(errand, File):
        if not errand.is_plain:  # a pipe can be read from here alone
            task.tell(next(judged([task.asked], desk)))
        elif memory:
            task.errand = errand.held(HELD)
            task.key = memory.key(task.errand)
    return task


def _some(tasks: Iterator[Task], most: int) -> Iterator[Task]:
    """So many of the tasks, or fewer where much is held for them."""
    held = 0
    for task in islice(tasks, most):
        yield task
        held += task.held
        if held >= HELD:
            return


def _remember(tasks: Sequence[Task], desk: Desk, memory: Memory) -> None:
    """Tell those that memory knows."""
    for task, told in zip(tasks, memory.told([t.key for t in tasks if t.key], desk), strict=True):
        if told is not None:
            task.tell(Told(told))


def _until(tasks: Iterator[Task], enough: int) -> Iterator[Task]:
    """Tasks until there are `enough` pages to be judged."""
    for task in tasks:
        enough -= task.pages
        yield task
        if enough <= 0:
            return


def judged(asked: Sequence[Asked], desk: Desk) -> Iterator[Told]:
    """What is found in the documents of each errand, in their order, and how it is kept if asked.

    Errands that come together are judged together.
    """
    # None parts what one errand holds from what the next does, while all of it is seen together.
    read = (one for errand, _ in asked for one in chain(read_errand(errand), [None]))
    found = seen_and_decided(read, desk)
    for _, keeps in asked:
        own = cast("Iterator[tuple[Sight, Decided] | Unread]", iter(partial(next, found), None))
        if keeps:
            yield Told(*judged_and_kept(own, desk))
        else:
            yield Told(tuple(one if isinstance(one, Unread) else one[1].judged for one in own))


def processors() -> int:
    """How many of them this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1

"""What is to be checked in, what was found out, in the same order: cached, here, or by a crew."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import NamedTuple, cast

from rightscheck.model import Unread
from rightscheck.pipeline.budget import never
from rightscheck.pipeline.caching.memory import LARGEST_HELD, Memory, judged_and_kept
from rightscheck.pipeline.intake.given import Errand, File, read_errand
from rightscheck.pipeline.judging import TOGETHER, Decided, Judge, Judged, seen_and_decided
from rightscheck.pipeline.seeing import Sight, unheard

PAYS = 400
"""Pages from which other processes pay off: each takes half a second to start."""

PAGE = 16_384
"""Bytes of a page, more or less."""

AT_ONCE = 256
"""Files that the cache is asked for with one query: a query for each takes twice as long."""

Request = tuple[Errand, bool]
"""An errand, and whether its answer is also wanted in the form that a cache keeps."""


class Result(NamedTuple):
    """What was found in the documents of an errand; and the same as a cache keeps it, if wanted."""

    outcomes: tuple[Judged | Unread, ...]
    for_cache: bytes | None = None


Ask = Callable[[Sequence[Request], Judge], Iterator[Result]]
"""Judges errands: `judged` in this process, `Crew.judged` in another."""


@dataclass
class Task:
    """An errand, its key in the cache, and what was found once that is known.

    One that is `alone` is judged apart from others, as a process has died of several together.
    """

    errand: Errand
    key: bytes | None = None
    result: Result | None = None
    alone: bool = False

    @property
    def request(self) -> Request:
        """The errand as it is given to whoever judges it."""
        return self.errand, self.key is not None

    def finish(self, result: Result) -> None:
        """Note what was found, and let go of the file's bytes."""
        self.result = result
        if isinstance(self.errand, File):
            self.errand = File(self.errand.name)

    @property
    def size(self) -> int:
        """Bytes of the file that are in memory."""
        return len(self.errand.data or b"") if isinstance(self.errand, File) else 0

    @property
    def pages(self) -> int:
        """How much work it is, in pages; nothing once it is done."""
        return 0 if self.result else 1 + self.size // PAGE


def outcomes(
    errands: Iterable[Errand], judge: Judge, memory: Memory | None, jobs: int | None
) -> Generator[Judged | Unread]:
    """Every document judged, or unread: the same in the same order however many `jobs` there are.

    `jobs` None is as many as there are processors, if there is enough work. It is one where other
    processes would not do: a ledger that records counts one use after the other, a time limit or a
    listener lives in this process, and so do sources that are no library in a file. The cache is
    not asked for a listener, who wants to hear what is seen, not only the answer.
    A bench with processes of its own (`Workbench.staffed`) has them do the errands.
    """
    bench, hears = judge.bench, judge.on_seen is not unheard
    here = hears or (bench.sources is not None and bench.library is None)
    if (bench.ledger and bench.ledger.records) or judge.spent is not never or here:
        jobs = 1
    memory = None if hears else memory
    crew = None if here else bench.crew
    ask = crew.judged if crew else judged
    if memory is None and jobs == 1 and not crew:
        # A file of many documents is judged while it is read.
        yield from judge.judged(one for errand in errands for one in read_errand(errand))
        return
    tasks = _prepared(errands, judge, memory)
    ahead = list(_until_pages(tasks, PAYS)) if jobs is None else []
    few = jobs is None and sum(task.pages for task in ahead) < PAYS
    size = 1 if few else jobs or processors()
    for task in _answered(chain(ahead, tasks), judge, size, ask):
        if task.result is None:
            continue
        if memory and task.key and task.result.for_cache:
            memory.keep(task.key, task.result.for_cache)
        yield from task.result.outcomes


def _answered(tasks: Iterator[Task], judge: Judge, size: int, ask: Ask) -> Iterator[Task]:
    if size > 1:
        from rightscheck.pipeline.running.crew import Crew  # noqa: PLC0415 -- most runs need none

        with Crew(size) as crew:
            yield from crew.answered(tasks, judge)
        return
    while some := list(islice(tasks, TOGETHER if judge.at_leisure else 1)):
        answers = ask([task.request for task in some if task.result is None], judge)
        for task in some:
            if task.result is None:
                task.finish(next(answers))
            yield task


def _prepared(errands: Iterable[Errand], judge: Judge, memory: Memory | None) -> Iterator[Task]:
    tasks = (_task(errand, judge, memory) for errand in errands)
    if memory is None:
        yield from tasks
        return
    # Where time may run out, each file is answered before the next is read.
    most = AT_ONCE if judge.spent is never else 1
    while some := list(_batch(tasks, most)):
        _recall([task for task in some if task.key], judge, memory)
        yield from some


def _task(errand: Errand, judge: Judge, memory: Memory | None) -> Task:
    if isinstance(errand, Unread):
        return Task(errand, result=Result((errand,)))
    task = Task(errand)
    if isinstance(errand, File):
        if not errand.is_plain:  # a pipe can be read from here alone
            task.finish(next(judged([task.request], judge)))
        elif memory:
            task.errand = errand.held(LARGEST_HELD)
            task.key = memory.key(task.errand)
    return task


def _batch(tasks: Iterator[Task], most: int) -> Iterator[Task]:
    """Up to `most` of the tasks, fewer where their files' bytes add up to `LARGEST_HELD`."""
    held = 0
    for task in islice(tasks, most):
        yield task
        held += task.size
        if held >= LARGEST_HELD:
            return


def _recall(tasks: Sequence[Task], judge: Judge, memory: Memory) -> None:
    """Note what the cache knows of them."""
    keys = [task.key for task in tasks if task.key]
    for task, outcomes in zip(tasks, memory.recall(keys, judge), strict=True):
        if outcomes is not None:
            task.finish(Result(outcomes))


def _until_pages(tasks: Iterator[Task], enough: int) -> Iterator[Task]:
    """Tasks until there are `enough` pages to be judged."""
    for task in tasks:
        enough -= task.pages
        yield task
        if enough <= 0:
            return


def judged(requests: Sequence[Request], judge: Judge) -> Iterator[Result]:
    """What is found in the documents of each errand, in their order; they are judged together."""
    # None parts what one errand holds from what the next does, while all of it is seen together.
    read = (one for errand, _ in requests for one in chain(read_errand(errand), [None]))
    found = seen_and_decided(read, judge)
    for _, keeps in requests:
        own = cast("Iterator[tuple[Sight, Decided] | Unread]", iter(partial(next, found), None))
        if keeps:
            yield Result(*judged_and_kept(own, judge))
        else:
            yield Result(tuple(one if isinstance(one, Unread) else one[1].judged for one in own))


def processors() -> int:
    """How many of them this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1

"""Where checks are computed: some threads, a short queue, and nobody waits for nothing."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http import HTTPStatus
from time import monotonic
from typing import Any, TypeVar

from starlette.requests import Request

from rightscheck.pipeline.budget import Budget
from rightscheck.service.http.problems import Refused

T = TypeVar("T")

_AGAIN = {"Retry-After": "1"}


def _unheard(inside: int, waiting: int) -> None:
    """The default of `on_change`: nobody hears."""


class Pool:
    """A thread pool with a short queue: what it cannot begin in time is refused at once.

    `on_change` hears how many are inside and how many of them wait, whenever that changes.
    """

    def __init__(
        self, threads: int, queue: int, on_change: Callable[[int, int], None] = _unheard
    ) -> None:
        self._threads = ThreadPoolExecutor(threads, "rightscheck")
        self._most = threads + queue
        self._running = threads
        self._on_change = on_change
        self.inside = 0

    @property
    def waiting(self) -> int:
        """How many checks wait for a thread."""
        return max(0, self.inside - self._running)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place in the queue while a body is read. Refused as of `run`.

        Who comes too late is told so before he sends: to read all that could not be computed
        anyway takes as long as to compute it. With the end of this the place is free for `run`.
        """
        self._refuse_crowd()
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _refuse_crowd(self) -> None:
        """Refused with 503 where the queue is full."""
        if self.inside >= self._most:
            raise Refused(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "too many checks at a time",
                "ask again in a moment; `[service] threads` and --workers make room",
                _AGAIN,
            )

    async def run(self, request: Request, work: Callable[[Budget], T], seconds: float) -> T:
        """What `work` returns; its time is up as well when the client goes away.

        Refused with 503 where the queue is full, or took all of the time.
        """
        self._refuse_crowd()
        left = threading.Event()
        answer = self._begun(work, Budget(monotonic() + seconds, left.is_set))
        leaving = asyncio.ensure_future(_disconnected(request))
        try:
            waited: set[asyncio.Future[Any]] = {answer, leaving}
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
            if answer.done():
                return answer.result()
            raise Refused(HTTPStatus.REQUEST_TIMEOUT, "the client went away")
        finally:
            left.set()
            leaving.cancel()

    async def alone(self, work: Callable[[Budget], T], seconds: float) -> T:
        """`run` for work without a client."""
        return await self._begun(work, Budget(monotonic() + seconds))

    def close(self) -> None:
        """Cancel what has not begun."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _begun(self, work: Callable[[Budget], T], time: Budget) -> asyncio.Future[T]:
        def timely() -> T:
            if time():
                raise Refused(
                    HTTPStatus.SERVICE_UNAVAILABLE,
                    "nothing was looked at: the time was spent in the queue",
                    "ask again in a moment, or with a larger budget",
                    _AGAIN,
                )
            return work(time)

        answer = asyncio.get_running_loop().run_in_executor(self._threads, timely)
        self._count(1)
        answer.add_done_callback(self._ended)
        return answer

    def _count(self, more: int) -> None:
        self.inside += more
        self._on_change(self.inside, self.waiting)

    def _ended(self, answer: asyncio.Future[T]) -> None:
        self._count(-1)
        with suppress(asyncio.CancelledError):
            answer.exception()  # seen, also where nobody waits any longer


async def _disconnected(request: Request) -> None:
    """Return when the client has gone; its body has been read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass

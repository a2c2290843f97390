"""What all requests share: the bench, the library, keys, the pool, metrics."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from starlette.requests import Request

from rightscheck.model import Due
from rightscheck.pipeline.bench import Workbench
from rightscheck.rulebook.holders import Holders
from rightscheck.service.http.admission import Admission
from rightscheck.service.http.bodies import Room
from rightscheck.service.http.problems import Refused
from rightscheck.service.jobs.queue import Jobs
from rightscheck.service.shared.keys import Keys
from rightscheck.service.shared.metrics import Gauges, Metrics
from rightscheck.service.shared.pool import Pool
from rightscheck.service.shared.recent import RecentChecks
from rightscheck.service.shared.state import State
from rightscheck.settings import ServiceSettings, service_file, settings_of
from rightscheck.settings.workbench import load
from rightscheck.sources import SqliteSources, open_sources

T = TypeVar("T")

_STRANGERS = 4
"""Of the largest bodies that come without a key, so many may be held at a time."""


class Cached(Generic[T]):
    """A cached value; of many that ask at once, one computes it and the others wait."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[object, T] | None = None

    def of(self, basis: object, make: Callable[[], T]) -> T:
        """The value for this `basis`: the cached one, if that was computed for an equal one."""
        with self._lock:
            if self._known is None or self._known[0] != basis:
                self._known = basis, make()
            return self._known[1]


@dataclass(frozen=True)
class Desk:
    """Everything that requests share, once a process; `news` is set when a job may be waiting."""

    settings: ServiceSettings
    bench: Workbench
    library_path: Path | None
    state: State
    keys: Keys
    admission: Admission
    pool: Pool
    metrics: Metrics
    jobs: Jobs
    jobs_pool: Pool
    news: asyncio.Event
    recent: RecentChecks
    strangers: Room
    due: Cached[list[Due]]

    @cached_property
    def library(self) -> SqliteSources:
        """The library, to write to. Refused where the settings name none."""
        if self.library_path is None:
            raise Refused(
                HTTPStatus.CONFLICT,
                "there is no library of sources",
                "name one under [sources] path in the settings",
            )
        return open_sources(self.library_path)

    def holders(self) -> Holders:
        """Whom the names in agencies' items mean, by the packs as they are now."""
        return Holders(self.bench.current().pack_list)

    def gauges(self) -> Gauges:
        """The numbers of this moment for `/metrics`."""
        bench = self.bench.current(0)
        newest = bench.sources.newest() if bench.sources else {}
        now = datetime.now(UTC)
        ages = {holder: (now - at).total_seconds() for holder, at in newest.items()}
        return {
            "jobs_waiting": ("Jobs that are not done.", self.jobs.waiting()),
            "sources": ("Items in the library.", len(bench.sources) if bench.sources else 0),
            "feed_age_seconds": ("Since the newest item of each holder.", ages),
            "rules_broken": ("Whether rules cannot be used.", len(bench.warnings)),
        }

    def close(self) -> None:
        """Stop what is being computed, and close what is open."""
        self.pool.close()
        self.jobs_pool.close()
        if "library" in self.__dict__:
            self.library.close()
        self.bench.close()


def open_desk(config: Path | None) -> Desk:
    """The desk by its settings; a library that is not there yet is made, empty.

    RightscheckErrors say what is wrong with the settings and all that they name.
    """
    settings = settings_of(config)
    path = settings.sources.path
    if path is not None and not path.exists():
        open_sources(path).close()  # it is filled through this door
    state = State(service_file(settings))
    keys, ours, metrics = Keys(state), settings.service, Metrics()
    return Desk(
        settings=ours,
        bench=load(settings.file, workers=ours.processes),
        library_path=path,
        state=state,
        keys=keys,
        admission=Admission(keys, ours.rate, ours.origins),
        pool=Pool(max(ours.threads, ours.processes), ours.queue, metrics.crowd),
        metrics=metrics,
        jobs=Jobs(state),
        jobs_pool=Pool(1, 0),  # a thread of its own: the editor does not wait for it
        news=asyncio.Event(),
        recent=RecentChecks(ours.recent),
        strangers=Room(_STRANGERS * ours.largest),
        due=Cached(),
    )


def desk_of(request: Request) -> Desk:
    """The desk of the service that this request came to."""
    desk: Desk = request.app.state.desk
    return desk

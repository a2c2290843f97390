"""`Keeper`: the workbench as its files say now, without a restart and without a torn answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import RightscheckError, UnusableSettings
from rightscheck.pipeline.bench import Workbench
from rightscheck.settings.force import deciding
from rightscheck.settings.schema import Settings

TRIES = 5
"""Times that rules are read anew which change while they are read."""

_Stamp = tuple[tuple[int, ...] | None, ...]


class _Kept(NamedTuple):
    """A bench, and the stamp of its settings' files when it was made."""

    bench: Workbench
    settings: Settings
    stamp: _Stamp

    @property
    def is_current(self) -> bool:
        """Are the files still as they were?"""
        return _stamp(self.settings) == self.stamp


class Keeper:
    """Loads a bench anew when a file that decides is not what it was; threads share it.

    Every question looks: some dozen files cost 0.1 ms. Whoever asks while a bench is loading
    waits for it, as long as he will, and then gets the one before, whole. Rules that cannot be
    used leave the last good ones in force, and reports warn of it until they are mended. What is
    delivered to the library needs none of this, and the shipped rules are as fixed as the code.
    A bench that was replaced serves those who ask by it to the end; its library goes with them,
    its `workers` before: they are the newest's.
    """

    def __init__(
        self,
        settings: Callable[[], Settings],
        make: Callable[[Settings], Workbench],
        workers: int = 0,
    ) -> None:
        self._settings, self._make, self._workers = settings, make, workers
        self._lock = threading.Lock()
        self._loading: Future[None] | None = None
        self._closed = False
        self._kept = self._loaded(settings())

    def current(self, wait: float | None = None) -> Workbench:
        """The bench by the files as they are; after `wait` seconds the one before."""
        kept = self._kept
        if self._closed or kept.is_current:  # a slow disk holds up only who asks it
            return kept.bench
        with self._lock:
            if self._closed or self._kept is not kept:
                return self._kept.bench
            if self._loading is None:
                self._loading = Future()
                threading.Thread(target=self._renew, args=(self._loading,), daemon=True).start()
            loading = self._loading
        with suppress(TimeoutError):
            loading.result(wait)
        return self._kept.bench

    def close(self) -> None:
        """Close what the newest bench holds open, and load no other."""
        with self._lock:
            self._closed = True
        self._kept.bench.shut()

    def _renew(self, loading: Future[None]) -> None:
        old, fault = self._kept, None
        settings, stamp = old.settings, _stamp(old.settings)
        try:
            settings = self._settings()
            stamp = _stamp(settings)  # of the files that are wrong, should they be
            new = self._loaded(settings)
        except RightscheckError as error:
            warning = f"rules have changed and cannot be used ({error}); those before them decide"
            new = _Kept(old.bench.warning(warning), settings, stamp)
        except BaseException as error:  # noqa: BLE001 -- a bug, which whoever waits must hear of
            new, fault = _Kept(old.bench, settings, stamp), error
        with self._lock:
            self._kept, self._loading = new, None
            closed = self._closed
        if closed:
            new.bench.shut()
        if old.bench.crew and old.bench.crew is not new.bench.crew:
            old.bench.crew.close()
        if fault:
            loading.set_exception(fault)
        else:
            loading.set_result(None)

    def _loaded(self, settings: Settings) -> _Kept:
        """A bench of one state of the files; they are read again if they change meanwhile."""
        for _ in range(TRIES):
            stamp = _stamp(settings)
            try:
                bench = self._make(settings)
            except RightscheckError:
                if _stamp(settings) == stamp:
                    raise  # it is wrong, and not only half of it there
            else:
                if _stamp(settings) == stamp:
                    return _Kept(self._mine(bench), settings, stamp)
                bench.shut()
            settings = self._settings()
        raise UnusableSettings(
            "the rules change all the time", where=settings.file or "", hint="try again later"
        )

    def _mine(self, bench: Workbench) -> Workbench:
        return replace(bench, keeper=self).staffed(self._workers)


def _stamp(settings: Settings) -> _Stamp:
    """Sizes, times and inodes of the files that decide: equal while none of them changes."""
    paths, library = deciding(settings), settings.sources.path
    files = [file for path in paths for file in (path, *sorted(path.glob("*.y*ml")))]
    held = _state(library) if library else None
    # What is delivered to a library is seen without this; another file in its place is not.
    return (*map(_state, files), held[:2] if held else None)


def _state(file: Path) -> tuple[int, ...] | None:
    try:
        now = file.stat()
    except OSError:
        return None  # reading it says what is wrong
    return now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns

"""`Keeper`: the workbench as its files say now, without a restart and without a torn answer."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import RightscheckError
from rightscheck.pipeline.bench import Workbench, shut
from rightscheck.settings.baseline import baseline_path
from rightscheck.settings.schema import Settings, waiver_file

TRIES = 5
"""Times that rules are read anew which change while they are read."""

_Stamp = tuple[tuple[int, ...] | None, ...]


class _Kept(NamedTuple):
    """A bench, the settings that it was made of, and what their files were like."""

    bench: Workbench
    settings: Settings
    stamp: _Stamp


class Keeper:
    """Loads a bench anew when a file that decides is not what it was; threads share it.

    Every question looks: some dozen files cost 0.1 ms. Whoever asks while a bench is loading
    waits for it, as long as he will, and then gets the one before, whole. Rules that cannot be
    used leave the last good ones in force, and reports warn of it until they are mended. What is
    delivered to the library needs none of this, and the shipped rules are as fixed as the code.
    """

    def __init__(
        self, settings: Callable[[], Settings], make: Callable[[Settings], Workbench]
    ) -> None:
        self._settings, self._make = settings, make
        self._lock = threading.Lock()
        self._loading: Future[None] | None = None
        self._kept = self._loaded()

    def current(self, wait: float | None = None) -> Workbench:
        """The bench by the files as they are; after `wait` seconds the one before."""
        with self._lock:
            if _stamp(self._kept.settings) == self._kept.stamp:
                return self._kept.bench
            if self._loading is None:
                self._loading = Future()
                threading.Thread(target=self._renew, args=(self._loading,), daemon=True).start()
            loading = self._loading
        with suppress(TimeoutError):
            loading.result(wait)
        return self._kept.bench

    def close(self) -> None:
        """Close what the newest bench holds open; an older one's goes with its last user."""
        shut(self._kept.bench.sources, self._kept.bench.ledger)

    def _renew(self, loading: Future[None]) -> None:
        old, fault = self._kept, None
        stamp = _stamp(old.settings)
        try:
            new = self._loaded()
            # Another thread may still be reading by it.
            weakref.finalize(old.bench, shut, old.bench.sources, old.bench.ledger)
        except RightscheckError as error:
            warning = f"rules have changed and cannot be used ({error}); those before them decide"
            new = old._replace(bench=replace(old.bench, warnings=(warning,)), stamp=stamp)
        except BaseException as error:  # noqa: BLE001 -- a bug, which whoever waits must hear of
            new, fault = old._replace(stamp=stamp), error
        with self._lock:
            self._kept, self._loading = new, None
        if fault:
            loading.set_exception(fault)
        else:
            loading.set_result(None)

    def _loaded(self) -> _Kept:
        """A bench of one moment: files that change while they are read are read again."""
        for _ in range(TRIES):
            settings = self._settings()
            stamp = _stamp(settings)
            bench = self._make(settings)
            if _stamp(settings) == stamp:
                break
            shut(bench.sources, bench.ledger)
        return _Kept(replace(bench, keeper=self), settings, stamp)


def _stamp(settings: Settings) -> _Stamp:
    """What can be told of the files that decide without reading them."""
    sources = settings.sources
    named = (settings.file, settings.policy.path, sources.boilerplate, baseline_path(settings))
    folders = (*settings.packs.paths, *settings.licences.paths)
    files = [path for path in named if path] + [waiver_file(settings)]
    files += [file for folder in folders for file in (folder, *sorted(folder.glob("*.y*ml")))]
    library = _state(sources.path) if sources.path else None
    # What is delivered to a library is seen without this; another file in its place is not.
    return (*map(_state, files), library[:2] if library else None)


def _state(file: Path) -> tuple[int, ...] | None:
    try:
        now = file.stat()
    except OSError:
        return None  # reading it says what is wrong
    return now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns

"""What Prometheus is told; prometheus-client keeps the format, and adds up several workers."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from rightscheck.model import Report

MEDIA_TYPE = CONTENT_TYPE_LATEST

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

Gauges = dict[str, tuple[str, float | dict[str, float]]]
"""What is so at the moment: by name, what it means and the number, or a number a holder."""


class Metrics:
    """Counters of this process."""

    def __init__(self) -> None:
        self._own = CollectorRegistry()
        self.requests = Counter(
            "rightscheck_requests",
            "Answers by route and status.",
            ("route", "method", "status"),
            registry=self._own,
        )
        self.seconds = Histogram(
            "rightscheck_request_seconds",
            "Time to the answer.",
            ("route",),
            registry=self._own,
            buckets=_SECONDS,
        )
        self.verdicts = Counter(
            "rightscheck_verdicts", "Checks by verdict.", ("verdict",), registry=self._own
        )
        self.unread = Counter(
            "rightscheck_unread", "Documents that could not be read.", registry=self._own
        )
        self.deeds = Counter(
            "rightscheck_deliveries", "Delivered items by deed.", ("deed",), registry=self._own
        )
        self.callbacks = Counter(
            "rightscheck_callbacks", "Callbacks by result.", ("result",), registry=self._own
        )
        self.inside = self._moment("checks_inside", "Checks that come in, are computed or wait.")
        self.waiting = self._moment("checks_waiting", "Checks that wait for a thread.")

    def _moment(self, name: str, meaning: str) -> Gauge:
        """A gauge of each process; all of them together are the sum."""
        whole = f"rightscheck_{name}"
        return Gauge(whole, meaning, registry=self._own, multiprocess_mode="livesum")

    def of_report(self, report: Report) -> None:
        """Count what was answered."""
        self.verdicts.labels(report.verdict.value if report.verdict else "clean").inc()
        self.unread.inc(len(report.unread))

    def crowd(self, inside: int, waiting: int) -> None:
        """Set how many checks are here now, and how many of them wait."""
        self.inside.set(inside)
        self.waiting.set(waiting)

    def text(self, now: Gauges) -> bytes:
        """The metrics of all workers in Prometheus' format, with the gauges of this moment."""
        registry = self._own
        if folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            _drop_dead_workers(Path(folder))
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        moment = CollectorRegistry()
        moment.register(_Moment(now))
        return generate_latest(registry) + generate_latest(moment)


def _drop_dead_workers(folder: Path) -> None:
    """Drop the gauges of workers that were killed."""
    for file in folder.glob("gauge_live*.db"):
        pid = int(file.stem.rpartition("_")[2])
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, PermissionError):  # or somebody else's has its number by now
            with suppress(FileNotFoundError):  # another process buries it too
                mark_process_dead(pid)  # type: ignore[no-untyped-call]


class _Moment:
    """A collector of gauges that are asked for, not kept."""

    def __init__(self, now: Gauges) -> None:
        self._now = now

    def collect(self) -> list[GaugeMetricFamily]:
        """All of them."""
        gauges = []
        for name, (meaning, value) in self._now.items():
            by_holder = isinstance(value, dict)
            gauge = GaugeMetricFamily(
                f"rightscheck_{name}", meaning, labels=["holder"] if by_holder else None
            )
            for holder, number in value.items() if isinstance(value, dict) else [("", value)]:
                gauge.add_metric([holder] if by_holder else [], number)
            gauges.append(gauge)
        return gauges

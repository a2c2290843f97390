"""What Prometheus is told; prometheus-client keeps the format, and adds up several workers."""

from __future__ import annotations

import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

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

    def of_report(self, report: Report) -> None:
        """Count what was answered."""
        self.verdicts.labels(report.verdict.value if report.verdict else "clean").inc()
        self.unread.inc(len(report.unread))

    def text(self, now: Gauges) -> bytes:
        """The counters, of all workers where there are several, and what is so at the moment."""
        registry = self._own
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        moment = CollectorRegistry()
        moment.register(_Moment(now))
        return generate_latest(registry) + generate_latest(moment)


class _Moment:
    """Gauges that are asked for, not kept."""

    def __init__(self, now: Gauges) -> None:
        self._now = now

    def collect(self) -> list[GaugeMetricFamily]:
        """All of them."""
        found = []
        for name, (meaning, value) in self._now.items():
            by_holder = isinstance(value, dict)
            gauge = GaugeMetricFamily(
                f"rightscheck_{name}", meaning, labels=["holder"] if by_holder else None
            )
            for holder, number in value.items() if isinstance(value, dict) else [("", value)]:
                gauge.add_metric([holder] if by_holder else [], number)
            found.append(gauge)
        return found

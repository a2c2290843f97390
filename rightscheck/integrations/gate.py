"""`Gate`: one question before the publish button, answered in time and never with an exception."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import RightscheckError
from rightscheck.model import Document, Finding, Report, Verdict
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.checking import check
from rightscheck.settings.workbench import load

LOG = logging.getLogger("rightscheck.integrations")

BUDGET = 1.0
"""Seconds that an editor waits, unless the content system says otherwise."""

_UNCHECKED = "The rights in this text could not be checked: {}; ask who looks after rightscheck"


class Outcome(NamedTuple):
    """The lines for an editor, the worst first, and whether they stop the publication.

    `report` is None where there is none: then the verdict is `review`, because nobody looked.
    """

    verdict: Verdict
    blocks: bool
    findings: tuple[Finding, ...]
    lines: tuple[str, ...]
    report: Report | None


class Gate:
    """Checks by one settings file; threads share it, and each process loads its bench once.

    `block` is the verdict from which on a text must not go out (None: it only advises), `budget`
    the seconds that an answer may take. What could not be looked at, or not in time, counts as
    `review`. `workers` processes check what the threads ask, side by side (see `settings.load`);
    without them the threads take turns. The bench is loaded by the first question: servers fork
    after they have started, and what is open does not survive that.
    """

    def __init__(
        self,
        config: str | Path | None = None,
        block: Verdict | None = Verdict.BREACH,
        budget: float = BUDGET,
        workers: int = 0,
    ) -> None:
        self.config, self.block, self.budget, self.workers = config, block, budget, workers
        self._lock = threading.Lock()
        self._loaded: tuple[int, Workbench] | None = None

    def bench(self) -> Workbench:
        """The bench of this process. RightscheckErrors say what is wrong with the settings."""
        with self._lock:
            if self._loaded is None or self._loaded[0] != os.getpid():
                self._loaded = os.getpid(), load(self.config, workers=self.workers)
            return self._loaded[1]

    def ask(self, document: Document) -> Outcome:
        """Check before publication. Whatever goes wrong is told and logged; nothing is raised."""
        try:
            return self._answer(check([document], self.bench(), budget=self.budget))
        except RightscheckError as error:
            LOG.warning("%s was not checked: %s", document.name, error)
            return self.unchecked(error.problem)
        except Exception:  # the desk must go on; the traceback is in its log
            LOG.exception("%s was not checked: this is a bug of rightscheck", document.name)
            return self.unchecked("a fault of rightscheck")

    def unchecked(self, problem: str) -> Outcome:
        """The outcome where nothing could be checked."""
        told = (_UNCHECKED.format(problem),)
        return Outcome(Verdict.REVIEW, self._blocks(Verdict.REVIEW), (), told, None)

    def _answer(self, report: Report) -> Outcome:
        findings = tuple(sorted(report.findings, key=lambda one: one.verdict.rank))
        told = [*map(line, findings), *report.basis.warnings]
        told += [_UNCHECKED.format(one.problem) for one in report.unread]
        blocks = self._blocks(report.verdict)
        return Outcome(report.verdict, blocks, findings, tuple(told), report)

    def _blocks(self, verdict: Verdict) -> bool:
        return self.block is not None and verdict.reaches(self.block)


def line(finding: Finding) -> str:
    """A finding as one sentence for its editor: what, where, what to do."""
    first, last = finding.start.whole, finding.end.whole
    where = first if first == last else f"{first} to {last}"
    remedy = f". To do: {finding.remedy}" if finding.remedy else ""
    return f"{where}: {finding.why}{remedy}"


def verdict_of(said: object, default: Verdict | None) -> Verdict | None:
    """A verdict as a content system's settings have it; `never` is none at all.

    ValueError for what is no verdict: it belongs to the start of the system, not to an editor.
    """
    if said is None:
        return default
    return None if said == "never" else Verdict(str(said))

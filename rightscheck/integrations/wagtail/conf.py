"""What a site can set: the table `RIGHTSCHECK` of its Django settings, read strictly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from pydantic import Field, ValidationError

from rightscheck.errors import nearest
from rightscheck.integrations.gate import Gate
from rightscheck.model import Finding, Report, Severity, Value, Verdict
from rightscheck.model.value import Fault
from rightscheck.pipeline.bench import Workbench

NAME = "RIGHTSCHECK"

_LOUDNESS = list(Severity)


class Options(Value):
    """Keys of `RIGHTSCHECK`, written in capitals.

    A duty blocks as a breach does: what is missing (a credit, a link) can be added while the page
    is still a draft. A review is a question to a person; it is told, and blocks where a house says
    so. `facts` names, for facts of a document (`credit`, `channel`, …), the attribute of the page
    that holds each, dots between (`"desk.channel"`), or is a function of the page.
    """

    config: Path | None = Field(default=None, description="rightscheck.toml; else searched upwards")
    block: tuple[Verdict, ...] = Field(
        default=(Verdict.BREACH, Verdict.DUTY), description="verdicts that block; none: only told"
    )
    severity: Severity = Field(
        default=Severity.NOTE, description="findings less loud than this never block"
    )
    on_error: Literal["publish", "block"] = Field(
        default="publish", description="what happens where the check itself fails"
    )
    budget: float = Field(default=2.0, gt=0, description="seconds that an editor waits at most")
    facts: Mapping[str, str | Callable[[Any], Any]] = Field(default_factory=dict)

    def blocks(self, finding: Finding) -> bool:
        """Does this finding keep a page from being published?"""
        loud = _LOUDNESS.index(finding.severity) <= _LOUDNESS.index(self.severity)
        return finding.verdict in self.block and loud

    def stops(self, report: Report) -> bool:
        """Does the report stop a publication? What is unread or stale counts as a review."""
        doubt = bool(report.unread or report.basis.warnings) and Verdict.REVIEW in self.block
        return doubt or any(map(self.blocks, report.findings))


@cache
def options() -> Options:
    """The settings in force; ImproperlyConfigured names the key that is wrong."""
    told = getattr(settings, NAME, {})
    known = [name.upper() for name in Options.model_fields]
    for key in told:
        if key not in known:
            hint = nearest(str(key), known, f"known keys: {', '.join(known)}")
            raise ImproperlyConfigured(f"{NAME}: unknown key {key!r}; {hint}")
    try:
        return Options.model_validate({key.lower(): value for key, value in told.items()})
    except ValidationError as error:
        fault = Fault.of(error)
        raise ImproperlyConfigured(f"{NAME}: {fault.key.upper()}: {fault.message}") from error


def bench() -> Workbench:
    """The workbench of this process; `check` renews it when its files change."""
    return _gate().bench()


@cache
def _gate() -> Gate:
    return Gate(options().config)


def _forget(*, setting: str, **_: object) -> None:
    if setting == NAME:
        options.cache_clear()
        _gate.cache_clear()


setting_changed.connect(_forget, dispatch_uid="rightscheck")

"""What is decided of a use and is so on any other day: what nobody asked the clock for.

A list of what in a licence depends on the day would be a second account of licences, wrong wherever
it is not the same as the first. So it is seen, when a use is decided, whether anybody looks at the
clock at all. Mostly nobody does: the page has a date of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import PrivateAttr

from rightscheck.licensing.origins import CLOCK
from rightscheck.licensing.quotas import quotas
from rightscheck.model import DocumentReport, JudgedUse, Use
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.uses.deciding import held

_CLOCK = {"now", "date"}


class Watched(Use):
    """A use that notes whether its moments (`now`, `date`) are asked for, also in its copies."""

    _asked: set[str] = PrivateAttr(default_factory=set)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 -- of whatever type that is
        """The attribute; the moments among them are noted."""
        if name in _CLOCK:
            self._asked.add(name)
        return super().__getattribute__(name)

    @property
    def timeless(self) -> bool:
        """Was it decided without a moment that the clock gave?"""
        told = {"now", *(name for name in _CLOCK if self.origins.get(name) == CLOCK)}
        return told.isdisjoint(self._asked)


def watched(use: Use) -> Watched:
    """The use as a `Watched` one, to be decided on."""
    return Watched.model_construct(use.model_fields_set, **use.__dict__)


def plain(use: Use) -> Use:
    """The use as a `Use` again, for reports."""
    return Use.model_construct(use.model_fields_set, **use.__dict__)


def lasts(uses: Iterable[JudgedUse], bench: Workbench) -> bool:
    """Would the uses be decided alike on any other day, by the same library and rules?

    What the ledger counts, and what the house attests from a day to a day, are not asked for that.
    """
    return all(
        isinstance(one.use, Watched)
        and one.use.timeless
        and not any(done.holder == one.use.holder for done in bench.done)
        and not any(
            next(quotas(licence), None)
            for licence in held(one.use.holder, one.use.usage_terms, bench)
        )
        for one in uses
    )


def today(document: DocumentReport, now: datetime) -> DocumentReport:
    """A document's report of another day, with the moments of today."""
    if not document.permitted:
        return document
    permitted = tuple(
        one.model_copy(update={"use": one.use.model_copy(update=_moments(one.use, now))})
        for one in document.permitted
    )
    return document.model_copy(update={"permitted": permitted})


def _moments(use: Use, now: datetime) -> dict[str, datetime]:
    return {name: now for name in _CLOCK if use.origins.get(name) == CLOCK}

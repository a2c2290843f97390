"""Settings in, `Workbench` out: what the commands that decide have in common."""

from __future__ import annotations

from pathlib import Path

from rightscheck.cli.garbage import uncollected
from rightscheck.errors import UnusableSources
from rightscheck.pipeline.bench import Workbench
from rightscheck.settings import Settings, overruled, settings_of
from rightscheck.settings.workbench import bench
from rightscheck.sources import Ledger


def workbench(
    config: Path | None,
    sources: Path | None = None,
    *,
    baseline: bool | None = None,
) -> Workbench:
    """A bench for a command that writes nothing into the ledger.

    `sources` takes the place of the library that the settings name; `baseline` says whether what
    was there already is set aside, None leaves it to the settings.
    """
    told = {"sources.path": sources, "ledger.record": False, "baseline.apply": baseline}
    return opened(overruled(settings_of(config), told))


def opened(settings: Settings) -> Workbench:
    """A bench with everything that the settings name."""
    with uncollected("bench"):
        return bench(settings)


def without_library(settings: Settings, **tables: dict[str, object]) -> Settings:
    """The settings without this machine's library and ledger, and with `tables` changed."""
    changes = {"sources": {"path": None}, "ledger": {"record": False}, **tables}
    changed = {name: getattr(settings, name).model_copy(update=to) for name, to in changes.items()}
    return settings.model_copy(update=changed)


def recorded(bench: Workbench) -> Ledger:
    """The bench's ledger; UnusableSources if nothing was ever recorded."""
    if bench.ledger is None or not bench.ledger.exists:
        raise UnusableSources(
            "there is no ledger yet",
            where=bench.ledger.path if bench.ledger else "",
            hint="`rightscheck check PATH --record` writes one into the library's file",
        )
    return bench.ledger

"""Is any of this text somebody else's, and may we use it this way?

    import rightscheck

    bench = rightscheck.load("rightscheck.toml")        # packs, licences, policy, sources
    report = rightscheck.check(["content/"], bench)     # paths, bytes, strings or Documents
    print(report.verdict, rightscheck.render(report, "json"))

The parts of it, each usable alone: `read` a file, `spot` its notices, `compare` two texts,
`open_sources` and `match` against them, `evaluate` a use by a licence. Everything is typed;
errors are `rightscheck.errors.RightscheckError` and say what, where and what to do.

Importing this costs next to nothing: each name is fetched when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightscheck.licensing.evaluate import evaluate
    from rightscheck.matching import compare, match
    from rightscheck.model import Source
    from rightscheck.pipeline.checking import check
    from rightscheck.pipeline.spotting import spot
    from rightscheck.readers import read
    from rightscheck.reporters import render
    from rightscheck.settings.workbench import load
    from rightscheck.sources import open_sources

__version__ = "0.1.0"

__all__ = [
    "Source",
    "check",
    "compare",
    "evaluate",
    "load",
    "match",
    "open_sources",
    "read",
    "render",
    "spot",
]

_ROOMS = {
    "Source": "model",
    "check": "pipeline.checking",
    "compare": "matching",
    "evaluate": "licensing.evaluate",
    "load": "settings.workbench",
    "match": "matching",
    "open_sources": "sources",
    "read": "readers",
    "render": "reporters",
    "spot": "pipeline.spotting",
}


def __getattr__(name: str) -> object:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])

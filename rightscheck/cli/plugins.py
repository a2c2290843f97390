"""In place of pydantic's module that looks for plugins: nobody needs any here.

Its own loads `importlib.metadata` before it asks whether it should look, a thirtieth of a start.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

_LOADER = "pydantic.plugin._loader"


def leave_out() -> None:
    """Let pydantic find this module where it would load its own."""
    sys.modules.setdefault(_LOADER, sys.modules[__name__])


def get_plugins() -> tuple[()]:
    """None."""
    return ()


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- of whatever type that is
    """What another version of pydantic has there besides: it gets its own module."""
    if name.startswith("__"):
        raise AttributeError(name)
    del sys.modules[_LOADER]
    return getattr(import_module(_LOADER), name)

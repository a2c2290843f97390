"""The terminal door as tests use it: words in, exit code and both outputs out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Ran(NamedTuple):
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Door = Callable[..., Ran]

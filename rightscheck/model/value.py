"""What every noun is: a frozen pydantic value that refuses what it does not know."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """Equal by content, unchangeable, strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(NamedTuple):
    """A half-open stretch of text in Unicode code points; in JSON `[start, end]`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start


class Place(NamedTuple):
    """Where something stands in the original file: 1-based line and column, in code points."""

    line: int
    column: int

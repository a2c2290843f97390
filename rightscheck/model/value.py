"""What every noun is: a frozen pydantic value that refuses what it does not know."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict

from rightscheck.model.vocabulary import Unit


class Value(BaseModel):
    """Equal by content, unchangeable, strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""Several names, of which one may stand alone."""


class Span(NamedTuple):
    """A half-open stretch of text in Unicode code points; in JSON `[start, end]`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start


class Place(NamedTuple):
    """Where something stands in the original file: 1-based line and column, in code points.

    A file that has no lines of its own (Word, PDF) is counted by what a person finds in it:
    then `line` is the number of a paragraph or page, as `unit` says.
    """

    line: int
    column: int
    unit: Unit = Unit.LINE

    def __str__(self) -> str:
        """`8:1`, or `page 3`."""
        return f"{self.line}:{self.column}" if self.unit is Unit.LINE else self.whole

    @property
    def whole(self) -> str:
        """`line 8`, or `page 3`."""
        return f"{self.unit} {self.line}"

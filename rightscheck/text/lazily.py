"""`pattern`: a regular expression that is compiled when it is first used.

Compiling all of the hundreds that read pages and rights notices takes longer than reading a page,
and most pages need a few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, AnyStr, cast


class Pattern:
    """A `text` that `compiled` makes a pattern of; it is asked like that pattern."""

    def __init__(self, text: str | bytes, compiled: Callable[[], Any]) -> None:
        self.pattern = text  # as re.Pattern calls it; asking compiles nothing
        self._compile = compiled

    def __reduce__(self) -> tuple[type[Pattern], tuple[str | bytes, Callable[[], Any]]]:
        """Copied and pickled as what it was made of."""
        return Pattern, (self.pattern, self._compile)

    @cached_property
    def _compiled(self) -> Any:  # noqa: ANN401 -- of whichever library; google-re2 ships no types
        return self._compile()

    def __getattr__(self, name: str) -> object:
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # so that the next call costs what it always did
        return found


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but not yet; a pattern that is wrong is an error when it is used."""
    return cast("re.Pattern[AnyStr]", Pattern(text, partial(re.compile, text, flags)))

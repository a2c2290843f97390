"""`pattern`: a regular expression that is compiled when it is first used.

Compiling all of the dozens that read rights notices takes longer than reading a page, and most
pages need a few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import cast


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self.pattern, self._flags = text, flags  # as re.Pattern calls it; asking compiles nothing

    def __reduce__(self) -> tuple[Callable[[str, int], re.Pattern[str]], tuple[str, int]]:
        """Copied and pickled as what it was made of."""
        return pattern, (self.pattern, self._flags)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> object:
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # so that the next call costs what it always did
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but not yet; a pattern that is wrong is an error when it is used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))

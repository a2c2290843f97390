"""All rows of usage terms in one table, and each as the RE2 pattern of its wordings."""

from __future__ import annotations

from functools import cache
from typing import Any

import re2

from rightscheck.licensing.usage import rows, tongues
from rightscheck.licensing.usage.bans import BANS
from rightscheck.licensing.usage.demands import DEMANDS
from rightscheck.licensing.usage.harmless import HARMLESS
from rightscheck.licensing.usage.lexing import LETTERS
from rightscheck.licensing.usage.rows import CHANNELS, Row
from rightscheck.licensing.usage.territories import TERRITORIES
from rightscheck.text import lazily

CHANNEL = rf"\b(?:{'|'.join(sorted(CHANNELS, key=len, reverse=True))})\b".replace(" ", r"\s+")

_TABLE = tuple(
    row._replace(
        wordings=row.wordings + tongues.WORDINGS.get(row.name, ""),
        marks="|".join(filter(None, (row.marks, tongues.MARKS.get(row.name)))),
    )
    for row in (*TERRITORIES, *BANS, *DEMANDS, *HARMLESS)
)
PLACES = slice(len(TERRITORIES))
"""The rows on territories."""

PURPOSE = slice(len(TERRITORIES), len(TERRITORIES) + 1)
"""The row that limits the purpose, which a permission does not lift."""

SAYING = slice(-len(HARMLESS))
"""All rows but those that say nothing."""


@cache
def patterns() -> tuple[tuple[Row, Any], ...]:
    """Every row with its pattern, in the order of the table."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.longest_match = True
    return tuple((row, re2.compile(_spelled(row), chosen)) for row in _TABLE)


def marks() -> tuple[str, ...]:
    """RE2 patterns of what a running text must hold for a term to be looked for in it.

    Those of a loud term are in capitals: "out" stands on every other page.
    """
    return tuple(
        _CHOICE.sub("(?:", f"(?-i:{row.marks.upper()})" if row.loud else row.marks).replace(
            " ", r"\s+"
        )
        for row in _TABLE
        if row.marks
    )


def _spelled(row: Row) -> str:
    """A row's wordings as one pattern, in which only what they leave free is a group."""
    lines = (line.strip() for line in row.wordings.split("\n"))
    wordings = "|".join(line for line in lines if line)
    for _ in range(_NESTED):
        wordings = _FIELD.sub(lambda field: _PIECES.get(field[1], field[0]), wordings)
    spelled = _CHOICE.sub("(?:", wordings).replace(" ?", r"\s*").replace(" ", r"\s+")
    return _FIELD.sub(lambda field: _FREE.get(field[1]) or LETTERS[field[1]], spelled)


_FIELD = lazily.pattern(r"(?<!P)<([a-z-]+)>")
_CHOICE = lazily.pattern(r"(?<!\\)\((?!\?)")
_NESTED = 3
_PIECES = rows.SHARED | tongues.SHARED

_FREE = {
    "channel": rf"(?:{CHANNEL})(?:(?:,|/|\s+and|\s+or|\s+und)\s*(?:{CHANNEL}))*",
    "whom": r"(?P<whom>[^.;|*\n]+)",
    "name": r"(?P<name>\"[^\"]+\"|[^\s.:;,|*\"-][^.;,|*\n\"-]*)",
}

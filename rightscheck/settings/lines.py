"""Where each key of a TOML file stands: readers of TOML keep no lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rightscheck.text import lazily

_NAME = r"""(?:[\w-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_NAMES = rf"[ \t]*{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*[ \t]*"
_STATEMENT = lazily.pattern(
    rf"^[ \t]*(?:\[(?P<many>\[)?(?P<table>{_NAMES})\]|(?P<key>{_NAMES})=)", re.MULTILINE
)
_VALUE = lazily.pattern(
    r'"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'"
    r"|#[^\n]*|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<ends>\n)",
    re.DOTALL,
)

Steps = tuple[str, ...]


def lines(text: str) -> dict[Steps, int]:
    """The line of every table and key of a valid TOML text; a table of many by its number."""
    found: dict[Steps, int] = {}
    many: Counter[Steps] = Counter()
    table: Steps = ()
    position = 0
    while statement := _STATEMENT.search(text, position):
        if statement["key"]:
            steps = (*table, *_names(statement["key"]))
            position = _end(text, statement.end())
        else:
            table = _names(statement["table"])
            if statement["many"]:
                many[table] += 1
                table = (*table, str(many[table] - 1))
            steps = table
            position = statement.end()
        found.setdefault(steps, text.count("\n", 0, statement.start()) + 1)
    return found


def line(found: dict[Steps, int], steps: Sequence[str]) -> int | None:
    """The line of a key, else of what it would stand in; None for what is nowhere."""
    whole = tuple(steps)
    within = (whole[:length] for length in range(len(whole), 0, -1))
    return next((found[steps] for steps in within if steps in found), None)


def _names(written: str) -> Steps:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, written))


def _end(text: str, position: int) -> int:
    """Where a value ends: at the first end of a line outside of brackets."""
    depth = 0
    for token in _VALUE.finditer(text, position):
        depth += bool(token["opens"]) - bool(token["closes"])
        if token["ends"] and depth <= 0:
            return token.end()
    return len(text)

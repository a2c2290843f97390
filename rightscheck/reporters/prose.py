"""Words of strangers in GitHub's Markdown: shown as they are, and nothing of them active.

Everything that CommonMark 0.31 or GFM 0.29 gives a meaning is escaped by a backslash. What GitHub
looks for in the finished text, where no backslash is left (mentions, numbers of issues, bare
addresses), is parted by a space of no width.
"""

from __future__ import annotations

import re
from html import escape

from rightscheck.reporters.inert import inert, inert_name

_ACTIVE = re.compile(r"(?P<parted>[@#]|:(?=/)|(?i:www|gh)(?=[.-]))|[!$&*+\-.:<=>()\[\]\\^_`{|}~]")
_APART = "&#8203;"


def prose(text: str) -> str:
    """Text as Markdown that shows these words and does nothing else."""
    return _ACTIVE.sub(_harmless, inert(text))


def _harmless(found: re.Match[str]) -> str:
    sign = found[0] if found[0].isalpha() else f"\\{found[0]}"
    return f"{sign}{_APART}" if found["parted"] else sign


def code(name: str) -> str:
    """A name as code, in which GitHub looks for nothing; fit for a cell of a table, too.

    It stands between more backticks than it has in a row, and blanks that are not shown. What has
    a `|` is tagged: renderers do not agree where a cell ends that has a backslash before one.
    """
    text = inert_name(name)
    if "|" in text:
        return f"<code>{prose(text)}</code>"
    most = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (most + 1)
    return f"{fence} {text} {fence}" if most or text != text.strip() else f"{fence}{text}{fence}"


def tagged(name: str) -> str:
    """A name as code inside of an HTML element."""
    return f"<code>{escape(inert_name(name))}</code>"

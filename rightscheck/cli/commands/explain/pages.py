"""The manual as Markdown pages, to lie beside the code or on a house's own site.

They say what `explain` says. A pack and a licence have their page already: their YAML, in which
every rule has its reason and its examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rightscheck.checks import CHECKS
from rightscheck.checks.manual import parts, summary
from rightscheck.cli.commands.explain.entries import ANSWERS, FORMS, NOTICES, VERDICTS
from rightscheck.matching import MEANINGS


def pages() -> dict[str, str]:
    """Every page by its path, `/` between folder and file; the same each time."""
    return {
        "checks/README.md": _index(),
        **{f"checks/{name}.md": _check(name) for name in CHECKS},
        "terms.md": _terms(),
    }


def _index() -> str:
    head = (
        "# Checks\n\nOne check, one question; each finding names its check. `rightscheck explain "
        "NAME` prints these\npages, and `rightscheck explain --pages FOLDER` writes them.\n\n"
    )
    return head + _table("check", "tells", ((f"[{n}]({n}.md)", summary(n)) for n in CHECKS))


def _check(name: str) -> str:
    lines = [f"# {name}", "", f"**{_safe(summary(name))}**"]
    for label, words in parts(name):
        said = words[:1].upper() + words[1:]
        lines += ["", f"**{label.title()}.** {_safe(said)}" if label else _safe(said)]
    return "\n".join(lines) + "\n"


def _terms() -> str:
    return "\n".join(
        (
            "# Terms of a report\n\n## Verdicts, worst first\n",
            _table("verdict", "means", _rows(VERDICTS)),
            "## Kinds of notices\n",
            _table("notice", "is", _rows(NOTICES)),
            "## Rules alike for every holder (`afp/credit`)\n",
            _table("rule", "finds", ((f"`{rule}`", f"`{kind}`") for rule, kind in FORMS.items())),
            "## Of a match\n",
            _table("term", "is", _rows(MEANINGS)),
            "## Of a finding\n",
            _table("term", "is", _rows(ANSWERS)),
        )
    )


def _rows(meanings: Mapping[Any, str]) -> Iterable[tuple[str, str]]:
    return ((f"`{term}`", _safe(told)) for term, told in meanings.items())


def _table(left: str, right: str, rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(
        (f"| {left} | {right} |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows), "")
    )


def _safe(words: str) -> str:
    """Words as Markdown shows them; what stands between backticks is code already."""
    return "".join(
        part if part.startswith("`") else _SIGNS.sub(r"\\\g<0>", part)
        for part in re.split(r"(`[^`]*`)", words)
    )


_SIGNS = re.compile(r"[\\\\*_\[\]<>|]")

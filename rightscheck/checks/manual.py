"""A check's name in, its manual out: what a person reads who wants to know, or to answer.

The docstring of the check's module says what is asked, what passes and fails, why it matters and
what to do; what is the same of all checks is said here, once.
"""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Iterator

from rightscheck.checks import CHECKS

LABELS = ("Passes", "Fails", "Why", "Do", "Waiver", "Policy", "Options")
"""What paragraphs of a manual begin with that are not prose."""

_WIDTH = 96
_INDENT = 9
"""Columns of a label with its colon, and of what separates it from its words."""


def manual(check: str) -> str:
    """The whole page, its first line a summary.

    Paragraphs of prose, then those with one of the `LABELS`.
    """
    said = inspect.cleandoc(sys.modules[CHECKS[check].judge.__module__].__doc__ or "")
    return "\n\n".join((said, *(_labelled(*part) for part in _policy(check))))


def summary(check: str) -> str:
    """The first line of the manual."""
    return manual(check).partition("\n")[0]


def parts(check: str) -> Iterator[tuple[str, str]]:
    """The manual after its first line: label (none of prose) and words, unwrapped."""
    for paragraph in manual(check).split("\n\n")[1:]:
        label = ""
        words: list[str] = []
        for line in paragraph.splitlines():
            head, _, rest = line.partition(":")
            if head in LABELS:
                if words:
                    yield label, " ".join(words)
                label, words = head.lower(), [rest.strip()]
            else:
                words.append(line.strip())
        yield label, " ".join(words)


def _policy(check: str) -> Iterator[tuple[str, str]]:
    """How a waiver and a policy speak of the check."""
    if CHECKS[check].is_waivable:
        yield "Waiver", f'`<!-- rightscheck: waive {check} until DAY owner "NAME": REASON -->`'
    off, quiet = f"`{check}: off`", f"`{check}: {{severity: note}}`"
    yield "Policy", f"under `checks`, {off} keeps it silent, {quiet} makes it quieter."
    options = CHECKS[check].options
    if options.model_fields:
        shipped = ", ".join(
            f"{name}: {str(field.default).lower()}" for name, field in options.model_fields.items()
        )
        told = " ".join(inspect.cleandoc(options.__doc__ or "").split())
        yield "Options", f"`{check}: {{options: {{{shipped}}}}}`, as shipped. {told}"


def _labelled(label: str, words: str) -> str:
    return textwrap.fill(
        words,
        _WIDTH,
        initial_indent=f"{label}:".ljust(_INDENT),
        subsequent_indent=" " * _INDENT,
        break_on_hyphens=False,
        break_long_words=False,
    )

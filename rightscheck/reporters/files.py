"""A document's name in, the file it lies in out: `a.zip!b.md` is `b.md` in `a.zip`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from rightscheck.model import Finding, Place, Report, Unit
from rightscheck.text import lazily

# What stands before `!` has a suffix, or a number stands after it: `Wow!.md` is one file.
_INSIDE = lazily.pattern(r"(.+?\.\w{1,9}|.+?(?=!\d+\Z))!(.+)", re.DOTALL)
_ITEMS = lazily.pattern(r"\d+(?:!\d+)*")


class Where(NamedTuple):
    """A file, and what in it is meant: nothing for all of it, else the name of an item or member.

    `has_lines` tells whether lines that are counted are the file's own: those of an item are
    (`feed.xml!2`), those of a member are the member's (`a.zip!b.md`).
    """

    file: str
    inside: str = ""
    has_lines: bool = True


def where(document: str) -> Where:
    """The file in which a document lies, by the document's name."""
    parted = _INSIDE.fullmatch(document)
    if not parted:
        return Where(document)
    file, inside = parted.groups()
    return Where(file, inside, _ITEMS.fullmatch(inside) is not None)


class Region(NamedTuple):
    """Lines and columns of a file, from 1, the last column excluded."""

    start: Place
    end: Place


def region(finding: Finding) -> Region | None:
    """Where in the file the finding stands; None where that file has no such lines."""
    if finding.start.unit is not Unit.LINE or not where(finding.document).has_lines:
        return None
    return Region(finding.start, finding.end)


def uri(path: str) -> str:
    """A path as a reference of a URI (RFC 3986): an absolute one gets `file:`, all is encoded.

    Bytes of a name that are no UTF-8, which Python keeps as half surrogates, stay these bytes.
    """
    try:
        octets = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        octets = path.encode("utf-8", "replace")
    encoded = quote(octets, safe="/")
    return f"file://{encoded}" if path.startswith("/") else encoded


def relative(name: str) -> str:
    """A name of something inside of another (a member, a source) as a reference below that."""
    return uri(name.lstrip("/") or "-")


def by_document(report: Report) -> dict[str, list[Finding]]:
    """The findings of each document, documents in the order of the run."""
    found: dict[str, list[Finding]] = {document.name: [] for document in report.documents}
    for finding in report.findings:
        found.setdefault(finding.document, []).append(finding)
    return found


def keys(findings: Iterable[Finding]) -> Iterator[str]:
    """A key of its own for each finding: its id, and from the second of a document on its number.

    An id tells what was found, wherever it stands: a page may have the same twice.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        this = (finding.document, finding.id)
        seen[this] += 1
        yield finding.id if seen[this] == 1 else f"{finding.id}:{seen[this]}"

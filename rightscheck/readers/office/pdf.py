"""PDF in, a `Document` out whose places are pages.

pypdfium2 (BSD, Apache) brings Google's PDFium: of the libraries under free licences the fastest
and the most fuzzed. It tells words and boxes; what is read after what is ours (`layout.py`).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from rightscheck.model import Document, Unit, Unread
from rightscheck.readers.building.declaring import Declared
from rightscheck.readers.office import xmp
from rightscheck.readers.office.layout import Box, paragraphs
from rightscheck.readers.office.paragraphs import compose
from rightscheck.readers.raw.encoding import Raw

SECONDS = 60.0
"""For all pages of a file; what is not read by then is told as unread."""

_END = 1_000_000

_FACTS = {
    "Title": "title",
    "Author": "author",
    "Subject": "description",
    "CreationDate": "created",
    "ModDate": "modified",
}
_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?.*", re.DOTALL
)
_OCR = "run OCR over it: these pages are pictures"


def read(source: Raw) -> Iterator[Document | Unread]:
    """The text of all pages, and what of them could not be read."""
    if find_spec("pypdfium2") is None:
        raise source.unreadable("needs pypdfium2", 'pip install "rightscheck[pdf]"')
    head, pages, late = _told(source)
    if "error" in head:
        locked = "encrypted" in str(head["error"])
        hint = "save it without a password" if locked else "open it in a viewer and print it anew"
        raise source.unreadable(str(head["error"]), hint)
    boxes = [[Box(*box) for box in page["boxes"]] for page in pages]
    scanned = [
        number
        for number, (page, words) in enumerate(zip(pages, boxes, strict=True), 1)
        if page["pictures"] and not any(box.text.strip() for box in words)
    ]
    unread = list(range(len(pages) + 1, int(head.get("pages", 0)) + 1))
    found = paragraphs(boxes)
    if not found and not unread:
        raise source.unreadable("no text layer", _OCR)
    if found:
        yield compose(source, _declared(source, head), found, Unit.PAGE, "application/pdf")
    if scanned:
        yield Unread(name=_pages(source, scanned), problem="no text layer", hint=_OCR)
    if unread:
        problem = f"not read within {SECONDS:g} seconds" if late else "PDFium gave up"
        yield Unread(name=_pages(source, unread), problem=problem, hint="split the file")


def _told(source: Raw) -> tuple[dict[str, Any], list[dict[str, Any]], bool]:
    """What the other process told of the file and of its pages, and whether it was stopped."""
    file = _open_file(source)
    data = None if file else source.stream().read()
    programme = str(Path(__file__).with_name("pdfium.py"))
    process = subprocess.Popen(  # noqa: S603 -- our own interpreter and our own file
        [sys.executable, "-P", programme],
        stdin=file or subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    late = False
    try:
        told, _ = process.communicate(data, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        late = True
        process.kill()
        told, _ = process.communicate()
    if file:
        # The other process has moved in it; only from the end is a buffered file asked anew.
        file.seek(0, os.SEEK_END)
    # A line that was cut off when the process ended is no page.
    lines = told[: told.rfind(b"\n") + 1].splitlines()
    if not lines:
        problem = f"not opened within {SECONDS:g} seconds" if late else "PDFium fell over it"
        return {"error": problem}, [], late
    head, *pages = (json.loads(line) for line in lines)
    return head, pages, late


def _open_file(source: Raw) -> BinaryIO | None:
    """A file that is too large to hold, where it is one that another process can read."""
    try:
        source.stream().fileno()
    except OSError:
        return None
    return source.file


def _declared(source: Raw, head: dict[str, Any]) -> list[Declared]:
    """The old dictionary first; XMP says the same again, and the rights."""
    said: dict[str, str] = head.get("said", {})
    told = [
        Declared(fact, _iso(said[key]) if key.endswith("Date") else said[key])
        for key, fact in _FACTS.items()
        if key in said
    ]
    stream = source.stream()
    stream.seek(max(len(source.data), source.size - _END))
    # Of a large file the two ends are looked through, where XMP lies.
    return list(dict.fromkeys([*told, *xmp.declared(source.data + stream.read(_END))]))


def _iso(written: str) -> str:
    """A PDF date (ISO 32000-1, 7.9.4) as ISO 8601; a zone only where it has one."""
    match = _DATE.fullmatch(written.strip())
    if match is None:
        return written
    year, month, day, *clock = match.groups()[:6]
    date = f"{year}-{month or '01'}-{day or '01'}"
    if not clock[0]:
        return date
    zone = "Z" if match[7] else f"{match[8]}:{match[9] or '00'}" if match[8] else ""
    return f"{date}T{clock[0]}:{clock[1] or '00'}:{clock[2] or '00'}{zone}"


def _pages(source: Raw, numbers: list[int]) -> str:
    """`report.pdf!pages 3, 5-9`."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    told = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"{source.name}!page{'s' if len(numbers) > 1 else ''} {told}"

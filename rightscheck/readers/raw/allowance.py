"""How much may come out of one file: against bombs, which are small until they are opened."""

from __future__ import annotations

import lzma
import zlib
from zipfile import BadZipFile

from rightscheck.errors import UnreadableDocument

UNPACKING = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    lzma.LZMAError,
    zlib.error,
)
"""What the standard library raises over a member of a ZIP file that is damaged."""

BYTES = 2_000_000_000
MEMBERS = 100_000
RATIO = 50
"""Bytes unpacked for each of a large file: a crawl of a gigabyte may hold more than `BYTES`."""

DEEPEST = 4
"""Files in files in files: an archive in a mail in an archive is three deep."""


class Allowance:
    """Bytes and members that may still be unpacked from a file of `size` bytes, nested ones too."""

    def __init__(self, size: int = 0) -> None:
        self.most = self.bytes = max(BYTES, RATIO * size)
        self.members = max(MEMBERS, size // 1000)

    def spend(self, size: int, where: str) -> None:
        """Count a member of `size` unpacked bytes; UnreadableDocument past either bound."""
        self.skim(size, where)
        self.members -= 1
        if self.members < 0:
            _refuse("holds too many files", where)

    def skim(self, size: int, where: str) -> None:
        """Count unpacked bytes that make no member: a skipped record, a body in chunks."""
        self.bytes -= size
        if self.bytes < 0:
            _refuse(f"holds more than {self.most:,} bytes unpacked", where)


def _refuse(problem: str, where: str) -> None:
    hint = "unpack it and check its parts; it may be made to fill a machine"
    raise UnreadableDocument(problem, where=where, hint=hint)

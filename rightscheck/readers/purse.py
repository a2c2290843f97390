"""How much may come out of one file: against bombs, which are small until they are opened."""

from __future__ import annotations

from rightscheck.errors import UnreadableDocument

BYTES = 2_000_000_000
MEMBERS = 100_000
DEEPEST = 4
"""Files in files in files: an archive in a mail in an archive is three deep."""


class Purse:
    """What may still be unpacked of a file; whatever is nested in it spends from the same."""

    def __init__(self) -> None:
        self.bytes = BYTES
        self.members = MEMBERS

    def spend(self, size: int, where: str) -> None:
        """One more member of `size` bytes; UnreadableDocument where that is too much."""
        self.bytes -= size
        self.members -= 1
        hint = "unpack it and check its parts; it may be made to fill a machine"
        if self.bytes < 0:
            raise UnreadableDocument(
                f"holds more than {BYTES:,} bytes unpacked", where=where, hint=hint
            )
        if self.members < 0:
            raise UnreadableDocument(f"holds more than {MEMBERS:,} files", where=where, hint=hint)

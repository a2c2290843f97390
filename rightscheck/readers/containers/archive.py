"""ZIP archives in, the documents in them out, `a.zip!b.md`: the same ones as of a folder.

Nothing is written anywhere. What the archive says of sizes is not believed: members are read up
to a bound, and all that is nested in one file shares an allowance (`allowance.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers.containers.members import inside, read_inside
from rightscheck.readers.formats import KNOWN, is_known
from rightscheck.readers.raw.allowance import MEMBERS, UNPACKING, Allowance
from rightscheck.readers.raw.encoding import Raw
from rightscheck.readers.raw.refusal import LARGEST

_SKIPPED = {"__MACOSX", "META-INF", "node_modules", "__pycache__"}
_LEAVES = re.compile(r"(?:.*[/\\])?\.\.(?:[/\\].*)?|[/\\].*|[A-Za-z]:.*", re.DOTALL)
_RATIO = 300  # of text that people wrote, deflate makes a tenth; a log shrinks to a hundredth
_SMALL = 1_000_000  # bytes, of which any ratio is harmless
_ENCRYPTED = 1  # bit 0 of the general purpose flags (APPNOTE 4.4.4)
_DAMAGED = "pack it anew, or unpack it and check what comes out"


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every document of an archive, in the order in which it lists them."""
    source = source._replace(allowance=source.allowance or Allowance(source.size))
    try:
        archive = ZipFile(source.stream())
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise source.unreadable(
            "is damaged or was cut off: it is no whole ZIP file", _DAMAGED
        ) from error
    members = [one for one in archive.infolist() if _is_document(one)]
    if not members:
        raise source.unreadable("holds no documents", KNOWN)
    if len(members) > MEMBERS:
        raise source.unreadable(f"holds more than {MEMBERS:,} files", "check them in parts")
    seen: Counter[str] = Counter()
    for member in members:
        seen[member.filename] += 1
        again = f" ({seen[member.filename]})" if seen[member.filename] > 1 else ""
        name = f"{member.filename}{again}"
        try:
            data = _unpacked(archive, member)
        except UnreadableDocument as error:
            yield Unread(name=f"{source.name}!{name}", problem=error.problem, hint=error.hint)
        else:
            yield from read_inside(inside(source, name, data))


def _is_document(member: ZipInfo) -> bool:
    """Would a folder's walk take it? Known suffixes, nothing hidden."""
    *folders, name = PurePosixPath(member.filename.replace("\\", "/")).parts or ("",)
    hidden = any(one in _SKIPPED or (one.startswith(".") and one != "..") for one in folders)
    return not member.is_dir() and not hidden and is_known(name)


def _unpacked(archive: ZipFile, member: ZipInfo) -> bytes:
    """A member's bytes; UnreadableDocument for one that means harm, and for one that is damaged."""
    if _LEAVES.fullmatch(member.filename):
        hint = "whoever made the archive may mean harm: ask them"
        raise UnreadableDocument("leads out of its archive", hint=hint)
    if member.flag_bits & _ENCRYPTED:
        hint = "unpack it with its password and check it by itself"
        raise UnreadableDocument("is encrypted", hint=hint)
    if member.file_size > max(_SMALL, member.compress_size * _RATIO):
        hint = "unpack it by hand and look; it may be made to fill a machine"
        raise UnreadableDocument(f"unpacks to more than {_RATIO} times its size", hint=hint)
    try:
        with archive.open(member) as packed:
            return packed.read(LARGEST + 1)
    except (RuntimeError, *UNPACKING) as error:
        problem = f"cannot be unpacked ({str(error).lower() or 'cut off'})"
        raise UnreadableDocument(problem, hint=_DAMAGED) from error

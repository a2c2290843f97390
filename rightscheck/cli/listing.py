"""`--files-from`: a list of files in, those of them that are documents out.

A list counts as the folder of all that it names would: what no reader knows by its suffix and what
is ignored is passed by, so that `git diff --name-only` can be piped in as it is.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from rightscheck.cli.reading import STDIN
from rightscheck.errors import RightscheckError, reasoned
from rightscheck.model import Unread
from rightscheck.pipeline.intake.ignores import Ignores, Passed
from rightscheck.readers import is_known

LONGEST = 64 << 20
"""Bytes of a list: a million names."""

_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_LETTERS = dict(zip(b"abfnrtv", b"\a\b\f\n\r\t\v", strict=True))


def listed(source: Path, ignores: Ignores, passed: Passed) -> Iterator[Path | Unread]:
    """The documents that a file, or standard input for `-`, lists; what is not there as unread.

    What is ignored is counted in `passed`. RightscheckError where the list cannot be read.
    """
    passes = ignores.passing()
    for path in _names(_read(source)):
        # A link to a folder is followed in a list as little as in a folder.
        if (path.is_dir() and path.is_symlink()) or not (is_known(path.name) or path.is_dir()):
            continue
        if said := passes(path):
            passed[said, path.is_dir()] += 1
        elif os.path.lexists(path):
            yield path
        else:
            hint = (
                "names count from here (git diff --relative); --diff-filter=d leaves out the gone"
            )
            yield Unread(name=str(path), problem="is listed and not there", hint=hint)


def _read(source: Path) -> bytes:
    hint = "name a list of files, or -"
    with (
        reasoned(RightscheckError("cannot be read", where=source, hint=hint)),
        nullcontext(sys.stdin.buffer) if source == STDIN else source.open("rb") as file,
    ):
        data = file.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise RightscheckError(
            f"is longer than {LONGEST:,} bytes", where=source, hint="name a folder, or two lists"
        )
    return data


def _names(data: bytes) -> Iterator[Path]:
    """One name a line, or between NULs if there is one (`git diff -z`, `find -print0`)."""
    whole = data.split(b"\0") if b"\0" in data else map(_line, data.split(b"\n"))
    return (Path(os.fsdecode(name)) for name in whole if name)


def _line(line: bytes) -> bytes:
    """A line as a name; git puts the odd ones between quotation marks and escapes what is in."""
    line = line.removesuffix(b"\r")
    if len(line) > 1 and line.startswith(b'"') and line.endswith(b'"'):
        return _ESCAPED.sub(_meant, line[1:-1])
    return line


def _meant(escaped: re.Match[bytes]) -> bytes:
    code = escaped[1]
    return bytes([int(code, 8) & 0xFF if len(code) == 3 else _LETTERS.get(code[0], code[0])])  # noqa: PLR2004 -- digits of an octal number

"""What files held: contents by their ids, a few at a time and never too much at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from rightscheck.cli.commands.check.git.process import Git
from rightscheck.errors import RightscheckError
from rightscheck.readers.raw.refusal import LARGEST, POINTER

_AT_ONCE = LARGEST // 4
"""Bytes that are held at once, but for one content alone."""


def contents(git: Git, ids: Sequence[str]) -> Iterator[bytes | BinaryIO | None]:
    """Each content; a large one as an open file, none for what git-lfs keeps elsewhere."""
    sizes = _sizes(git, ids)
    for some in _portions(ids, sizes):
        if sizes[some[0]] <= LARGEST:
            yield from (_real(git, data) for data in _held(git, some, sizes))
            continue
        with tempfile.TemporaryFile() as file:
            git.ask("cat-file", "blob", some[0], into=file)
            yield file


def _sizes(git: Git, ids: Sequence[str]) -> dict[str, int]:
    told = git.ask("cat-file", "--batch-check", words=ids).decode().splitlines()
    rows = [row.split() for row in told]
    if lost := next((row[0] for row in rows if not row[-1].isdecimal()), None):
        raise RightscheckError(
            f"the content {lost[:10]} is not in this repository",
            hint="`git fsck` tells what else is missing",
        )
    return {row[0]: int(row[-1]) for row in rows}


def _portions(ids: Sequence[str], sizes: dict[str, int]) -> Iterator[list[str]]:
    """Groups of contents that fit into memory together; a large one is alone."""
    some: list[str] = []
    held = 0
    for one in ids:
        if some and held + sizes[one] > _AT_ONCE:
            yield some
            some, held = [], 0
        some.append(one)
        held += sizes[one]
    if some:
        yield some


def _held(git: Git, ids: Sequence[str], sizes: dict[str, int]) -> Iterator[bytes]:
    """`OID blob SIZE`, a line break, the content, a line break; and so on."""
    told, at = git.ask("cat-file", "--batch", words=ids), 0
    for one in ids:
        start = told.index(b"\n", at) + 1
        at = start + sizes[one] + 1
        yield told[start : at - 1]


def _real(git: Git, data: bytes) -> bytes | None:
    """The content itself where git has only a pointer to it."""
    pointer = POINTER.match(data[:1024])
    if not pointer:
        return data
    name = pointer[1].decode()
    kept = Path(git.line("rev-parse", "--path-format=absolute", "--git-common-dir"), "lfs")
    path = kept / "objects" / name[:2] / name[2:4] / name
    return path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else None

"""A folder's packs or licences, or a file's policy, as JSON in the user's cache: YAML is read once.

A cache that is damaged or out of date is not used. It counts only if it was made of these very
files by this version, if its digest holds, and if every value in it is a sound one once more (the
patterns of packs were tried when they were written); else the YAML is read. A cache that cannot be
written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from rightscheck import __version__
from rightscheck.atomic import replacing
from rightscheck.model.value import Filed
from rightscheck.rulebook import yaml
from rightscheck.rulebook.rules import PROVEN

F = TypeVar("F", bound=Filed)


def loaded(model: type[F], path: Path, files: Sequence[Path], load: Callable[[Path], F]) -> list[F]:
    """What `load` reads of the files of a folder, in their order; from the cache if it can be.

    `path` is the folder, or the one file that is meant.
    """
    shelf = Shelf.of(path, files)
    kept = shelf.read(model)
    if kept is None:
        kept = [load(file) for file in files]
        shelf.write(kept)
    return kept


class Shelf(NamedTuple):
    """Where a folder's files are kept, and what they are made of; None where they are not kept."""

    path: Path | None
    key: str

    @classmethod
    def of(cls, path: Path, files: Sequence[Path]) -> Shelf:
        """One file in the cache for each folder: it is written anew whenever one of its changes."""
        kept = home()
        if kept is None or path.is_fifo():  # what can be read but once is read by who needs it
            return cls(None, "")
        made_of = hashlib.sha256(__version__.encode())
        for file in files:
            content = hashlib.sha256(yaml.content(file)).hexdigest()
            made_of.update(f"\n{file.name} {content}".encode())
        name = _digest(str(path.resolve()).encode())[:16]
        return cls(kept / f"rules-{name}.jsonl", made_of.hexdigest())

    def read(self, model: type[F]) -> list[F] | None:
        """The values in the order of their files; None if they are not there as they should be."""
        try:
            kept = self.path.read_bytes() if self.path else b""
            key, digest, *lines = kept.split(b"\n")
            if (key.decode(), digest.decode()) != (self.key, _digest(b"\n".join(lines))):
                return None
            return [_read(model, line) for line in lines if line]
        except (OSError, ValueError, ValidationError):
            return None

    def write(self, values: Sequence[Filed]) -> None:
        """Keep them; whole or not at all, whoever else writes at the same time."""
        if self.path is None:
            return
        written = [value.written for value in values]
        if any(map(_differs, values, written)):
            return
        lines = "\n".join(written).encode()
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self.path) as new:
                new.touch(mode=0o600)
                new.write_bytes(b"\n".join((self.key.encode(), _digest(lines).encode(), lines)))
        except OSError:
            return  # it is read from the YAML the next time as well


def _read(model: type[F], written: bytes) -> F:
    value = model.model_validate_json(written, context=PROVEN)
    value.__dict__["sha256"] = _digest(written)  # or whoever asks writes it once more
    return value


def _differs(value: Filed, written: str) -> bool:
    """Does JSON not say it: a date where anything may stand, say?"""
    return type(value).model_validate_json(written, context=PROVEN) != value


def home() -> Path | None:
    """Our folder in the user's cache; None for who has no home."""
    if ours := os.environ.get("RIGHTSCHECK_CACHE_DIR"):
        return Path(ours)
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        return (Path(named) if named else Path.home() / ".cache") / "rightscheck"
    except RuntimeError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

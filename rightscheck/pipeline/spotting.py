"""`spot`: a document's rights notices by the packs that come along, and nothing else loaded."""

from __future__ import annotations

from functools import cache

from rightscheck import notices as room
from rightscheck.model import Document, Notice
from rightscheck.notices import CompiledPacks, compile_packs
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.packs import load_packs


def spot(document: Document | str) -> tuple[Notice, ...]:
    """The rights notices of a document, by the packs that come with rightscheck."""
    if isinstance(document, str):
        document = Document.of(document)
    return room.spot(document, _shipped())


@cache
def _shipped() -> CompiledPacks:
    return compile_packs(load_packs([SHELF / "holders"]))

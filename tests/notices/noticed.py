"""A small invented page and the packs, for the tests of notices."""

from __future__ import annotations

from rightscheck.model import Document, Notice
from rightscheck.notices import compile_packs, spot
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.packs import load_packs

PACKS = compile_packs(load_packs([SHELF / "holders"]))

CLAUSE = (
    "Sections of the information displayed on this page (dispatches, photographs, logos) are "
    "protected by intellectual property rights owned by Agence France-Presse. As a consequence, "
    "you may not copy, reproduce, modify, transmit, publish, display or in any way commercially "
    "exploit any of the content of this section without the prior written consent of "
    "Agence France-Presse."
)

PAGE = (
    "RIVERTON, May 3 (AFP) - The river rose again on Tuesday, and the mayor asked people to move "
    f"uphill.\n\nAll rights reserved. Copyright Agence France-Presse. {CLAUSE}\n"
)


def notices(text: str, *own: str) -> tuple[Notice, ...]:
    """What a plain text gives."""
    return spot(Document.of(text), PACKS, own)


def told(text: str, *own: str) -> list[tuple[str, str]]:
    """Kind and holder of each notice, in order."""
    return [(str(notice.kind), notice.holder) for notice in notices(text, *own)]


def words_of(text: str) -> list[str]:
    """The words that each notice covers."""
    return [text[slice(*notice.span)] for notice in notices(text)]

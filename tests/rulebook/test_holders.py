"""Whom an item means by its holder."""

from __future__ import annotations

import pytest

from rightscheck.rulebook import SHELF
from rightscheck.rulebook.holders import Holders
from rightscheck.rulebook.packs import load_packs

HOLDERS = Holders(load_packs([SHELF / "holders"]))


@pytest.mark.parametrize(
    ("written", "holder"),
    [
        ("AFP", "afp"),
        ("© 2026 Agence France-Presse", "afp"),
        ("(c) Agence France-Presse, 2024", "afp"),
        ("dpa Deutsche Presse-Agentur GmbH", "dpa"),
        ("prov:AFP", "afp"),
        ("http://www.afp.com", "afp"),
        ("https://www.reuters.com/world", "reuters"),
        ("http://cv.example/provider/reuters", "reuters"),
        ("Nobody's Agency", None),
        ("", None),
        ("http://[", None),
        ("a" + "," * 50_000 + "x", None),
    ],
)
def test_names_codes_and_addresses(written: str, holder: str | None) -> None:
    assert HOLDERS.called(written) == holder

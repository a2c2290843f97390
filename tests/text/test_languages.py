"""A language is told where the words leave no doubt, and not guessed where they do."""

from __future__ import annotations

import pytest
from stories import GERMAN, HARBOUR, JAPANESE

from rightscheck.text.languages import language_of

pytest.importorskip("py3langid")


def test_a_story_tells_its_language() -> None:
    assert [language_of(text) for text in (HARBOUR, GERMAN, JAPANESE)] == ["en", "de", "ja"]


@pytest.mark.parametrize("text", ["", "Orbel", "12.5 3.1 " * 60, "Mia Stone, Tom Reed. " * 2])
def test_what_tells_none_is_not_guessed(text: str) -> None:
    assert language_of(text) is None

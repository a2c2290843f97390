"""How tests of passages ask for all that two texts share."""

from __future__ import annotations

from rightscheck.text.align import Stretch
from rightscheck.text.retold import retold
from rightscheck.text.sentences import sentences
from rightscheck.text.words import split


def shared(text: str, source: str) -> list[Stretch]:
    """What both share, copied or told again."""
    return retold(sentences(text, split(text)), sentences(source, split(source)))

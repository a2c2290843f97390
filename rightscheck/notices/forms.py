"""What a short notice's shape says, and of whom.

The table of confidence, in `creditlines`, `signatures` and `datelines`:

    0.97  a dateline with its dash, a field that is a credit by its key
    0.9+  a label ("Photo:"), a byline, names and slashes from one break to the next
    0.8   the same with one of the breaks missing; "with AFP"; a name in brackets at the end
    0.7   a name alone on its line

From 0.85 a form says by itself that an ambiguous acronym ("PAP") is the holder's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rightscheck.model import Asset, NoticeKind
from rightscheck.text import lazily


class Form(NamedTuple):
    """A shape, what it is, and what it says of whom.

    The letters of a `shape`, which is matched against a text's own, are explained in `shapes`.
    `bare` holds nothing but names in brackets or on a line: an acronym needs a closer look.
    `branded` is for names that tell the asset themselves ("AP Photo").
    """

    rule: str
    kind: NoticeKind
    shape: re.Pattern[str]
    asset: Asset
    confidence: float
    bare: bool = False
    branded: bool = False


_PIECE = lazily.pattern(r"\\?(.)(\?|\*|\{0[,\d]*\})?")


def needed(shape: str) -> frozenset[str]:
    """The letters that every match of a shape holds; where one is missing, it need not be tried.

    Those outside of all groups and sets count, if they are not optional and there is no choice.
    """
    inner = lazily.pattern(r"\[(?:\\.|[^\]\\])*\]|\((?:\\.|\[(?:\\.|[^\]\\])*\]|[^()\[\]\\])*\)")
    left, plain = "", shape
    while left != plain:
        left, plain = plain, inner.sub("~", plain)
    if "|" in re.sub(r"\\.", "", plain):
        return frozenset()
    plain = re.sub(r"\{[1-9][\d,]*\}", "", plain)
    return frozenset(one[1] for one in _PIECE.finditer(plain) if not one[2]) & _ALPHABET


_ALPHABET = frozenset("NPAIwilmtafvdDSBRXK/,;=()&C")

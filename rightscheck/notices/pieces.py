"""What the shapes of credits are made of: where they begin and end, names in a row, people.

All are regular expressions over the letters that `shapes` explains.
"""

from __future__ import annotations

from rightscheck.model import Asset, NoticeKind
from rightscheck.notices.forms import Form
from rightscheck.text import lazily

START = r"(?:^|(?<=[n().!;|\"*:]))"
END = r"(?=$|[n()|.!;\"*~=]|-(?:$|[n|]))"
"""Between these a credit may stand in a line, behind one sentence and before the next."""
HARD_START = r"(?:^|(?<=[n(|*]))"
HARD_END = r"(?=$|[n)|=]|\((?!d\)[iwl]))"
"""Between these it has its line, bracket or bars to itself."""
CLOSED = r"(?<=[.!\")])(?<![N,]\")"
"""Right behind the end of a sentence; no name in quotation marks ends one, nor a quoted comma."""
PERSON = r"[PA][PAldI.]{0,7}"
N = r"l?N(?:[PA]{0,3}R|-R(?![PAiwl])|[IRS]|iS){0,2}(?:\(d\))?"
"""A holder's name with what belongs to it: "AP Sports Writer", "Reuters Photo", "dpa (2)"."""
LIST = rf"{N}(?:[,;/|&av-]{{1,2}}{N}){{0,8}}(?:[,/&a][ilw]?S|&A)?"
"""Names in a row, and other agencies that nobody names."""
NAMES = rf"{N}(?:[,/a|-]{N}){{0,5}}"
QUOTED = rf"\"{N}\"(?:,?a?\"{N}\"){{0,8}}"
ANY = r"(?:[PAld/v,a|&RINBX-]|i(?!i))"
"""What stands beside names in a credit: no long word in small letters, of which prose has many."""
LABEL = r"I(?:[ISBl]{0,2}|A(?=:)|[Blfi]{1,3}[wiPR]{1,2}|R(?=:[lN])|/[IR]|\([IRPi]\))"
"""What labels an image: "Foto", "Photo d'illustration", "Foto (Archiv)", "写真右"."""
IS = r"[.]?[:=]-?"
"""What stands behind a label."""
OTHER = r"(?=[,/]?P{0,2}[PRBIS]:)"
"""Another label stands behind: "Photo: AFP, Handout Translation: Jane Doe"."""
WHEN = r"(?=[,|-]{0,2}(?:[PA][PA]?,?d[,d]|d[.]?[PAi],?d|d(?:[./-]d){2}))"
"""A date stands behind: "May 3, 2024", "03 May 2024", "3/5/2024"."""


def credit(
    shape: str, asset: Asset, confidence: float, *, bare: bool = False, branded: bool = False
) -> Form:
    """The row of a credit; what `bare` and `branded` are, `Form` says."""
    kind = NoticeKind.CREDIT_LINE
    return Form("credit", kind, lazily.pattern(shape), asset, confidence, bare, branded)

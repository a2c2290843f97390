"""What the shapes of credits are made of: where they begin and end, names in a row, people."""

from __future__ import annotations

from rightscheck.model import Asset, NoticeKind
from rightscheck.notices.forms import Form
from rightscheck.text import lazily

START = r"(?:^|(?<=[n().!;|\"*:]))"
END = r"(?=$|[n()|.!;\"*~=]|-(?:$|[n|]))"
HARD_START = r"(?:^|(?<=[n(|*]))"
HARD_END = r"(?=$|[n)|=]|\((?!d\)[iwl]))"
CLOSED = r"(?<=[.!\")])"
PERSON = r"[PA][PAldI.]{0,7}"
N = r"l?N(?:[PA]{0,3}R|-R(?![PAiwl])|[IRS]|iS){0,2}(?:\(d\))?"
LIST = rf"{N}(?:[,;/|&a-]{{1,2}}{N}){{0,8}}"
NAMES = rf"{N}(?:[,/a|-]{N}){{0,5}}"
QUOTED = rf"\"{N}\"(?:,?a?\"{N}\"){{0,8}}"
ANY = r"(?:[PAld/v,a|&RINBX-]|i(?!i))"
IS = r"[.]?[:=]-?"
WHEN = r"(?=[,|-]{0,2}(?:[PA][PA]?,?d[,d]|d[.]?[PAi],?d|d(?:[./-]d){2}))"
"""A date stands behind: "May 3, 2024", "03 May 2024", "3/5/2024"."""


def credit(
    shape: str, asset: Asset, confidence: float, *, bare: bool = False, branded: bool = False
) -> Form:
    """The row of a credit; what `bare` and `branded` are, `Form` says."""
    kind = NoticeKind.CREDIT_LINE
    return Form("credit", kind, lazily.pattern(shape), asset, confidence, bare, branded)

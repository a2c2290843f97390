"""Is a clause quoted in a story about copyright, rather than said by the page?"""

from __future__ import annotations

from rightscheck.text import lazily

_REACH = 200
_REPORTING = lazily.pattern(
    r"(?i)\b(?:said|says|saying|reads?|states?|stated|wrote|writes|warn(?:s|ed)|according|clause|quot(?:es?|ed)"
    r"|words?|wording|sentence|heißt|lautet|sagte|schreibt|steht|dit|écrit|déclar\w+|dice|dijo|scrive|disse)\b"
)
_QUOTES = lazily.pattern(r"[\"«»]")
_CITED = lazily.pattern(rf"{_REPORTING.pattern}[^\n\"<>={{}}]{{0,60}}\s[\"«]$")


def is_quoted(text: str, start: int, end: int) -> bool:
    """Do quotation marks stand around it, in a line that reports what somebody says?"""
    first = max(0, start - _REACH)
    first = max(first, text.rfind("\n", first, start) + 1)
    last = text.find("\n", end, end + _REACH)
    last = last if last >= 0 else min(len(text), end + _REACH)
    before, after = text[first:start], text[end:last]
    opened = len(_QUOTES.findall(before)) % 2 == 1 or text[start : start + 1] in '"«'
    closed = bool(_QUOTES.search(after)) or text[end - 1 : end] in '"»'
    return opened and closed and bool(_REPORTING.search(before + " " + after))


def is_cited(text: str, start: int) -> bool:
    """Does a quotation mark open right before it, after words that report ("The notice read: …")?

    A field of a page or a record has quotation marks as well, but no words before them.
    """
    return _CITED.search(text, max(0, start - _REACH), start) is not None

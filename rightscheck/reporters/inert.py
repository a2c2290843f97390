"""Words of strangers, made harmless: nothing in a document may steer what shows it."""

from __future__ import annotations

from rightscheck.text import lazily

_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls, among them the escape and the 8-bit CSI
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # what hides inside words
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of a line
    "\u206a-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"  # shaping controls, annotations, tags
    "\ufffe\uffff"  # what no XML may hold
)
_COMMAND = r":(?=:[A-Za-z])|#(?=#\w*\[)"
"""The sign before which a machine that shows a log would take the rest for an order to itself:
`::error::` of GitHub, `##[error]` of it and `##vso[…]` of Azure, `##teamcity[…]`."""
_HARMFUL = lazily.pattern(f"[{_INVISIBLE}]")
_STEERING = lazily.pattern(f"[{_INVISIBLE}\n\r\x0b\x0c\x85\u2028\u2029\ud800-\udfff]|{_COMMAND}")
ORDER = lazily.pattern(_COMMAND)
_HALF = lazily.pattern("[\ud800-\udfff]")
_UNNAMEABLE = lazily.pattern(f"[{_INVISIBLE}\\s\ud800-\udfff]|{_COMMAND}")


def harmless(text: str) -> str:
    """`text` without a character that moves a cursor, a direction or a colour.

    Half a surrogate pair becomes U+FFFD. Of an escape sequence the escape goes and the rest stays
    to be seen. Joiners stay: emoji and Persian need them.
    """
    return _HALF.sub("\ufffd", _HARMFUL.sub("", text))


def inert(text: str) -> str:
    """`harmless` words for a line of a log: white space becomes single blanks.

    Workflow commands of a CI that reads the log are drawn apart (`: :error: :`).
    """
    return ORDER.sub(lambda sign: f"{sign[0]} ", " ".join(harmless(text).split()))


def inert_line(line: str) -> str:
    r"""A line as it stands, blanks and all, with what could steer a terminal written out."""
    return _STEERING.sub(lambda odd: _escaped(odd[0]), line)


def inert_name(name: str) -> str:
    r"""A name with everything odd in it written out (`\x1b`), so that two stay two."""
    return _UNNAMEABLE.sub(lambda odd: odd[0] if odd[0] == " " else _escaped(odd[0]), name)


def inert_json(document: str) -> str:
    """JSON text with every harmful character as its escape: the same values, safe to show.

    Such characters stand only inside strings, where JSON allows an escape for each.
    """
    return _ODD.sub(lambda odd: _units(odd[0]), document)


_ODD = lazily.pattern(f"[{_INVISIBLE}\x85\u2028\u2029\ud800-\udfff]|{_COMMAND}")


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode() if char not in ":#" else f"\\x{ord(char):x}"


def _units(char: str) -> str:
    """The UTF-16 code units of a character as JSON escapes."""
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))

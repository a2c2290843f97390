"""What the key says of a value: `name="author" content="…"`, `"creditText": "…"`, `<byline>…`."""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import NoticeKind
from rightscheck.notices.phrases import linear
from rightscheck.notices.scan import Encoded
from rightscheck.text import lazily

_REACH = 160
_VALUE = 120

_KEYS: dict[NoticeKind, str] = {
    NoticeKind.COPYRIGHT_LINE: r"copyright(?:holder|notice|line)?|doc\.copyright"
    r"|rights\.?(?:owner|holder)|dc\.rights",
    NoticeKind.CREDIT_LINE: r"author|byline|byttl|by|creator|credit(?:line|text)?|distributor"
    r"|pubname|sourceorganization|provider|license|source|infosource|agency|agencia|agence|agenzia"
    r"|agentur|autor|auteur|autore|supplier",
}
_BETWEEN = (
    r"""["']?(?:\s[a-z:]{1,20}=["'][^"'<>]{0,60}["']){0,4}"""
    r"""\s{0,3}(?:content|literal|holder|year)?\s{0,3}"""
)
_OPEN = (
    r"""(?:(?:[=:]|[=-]>)\s{0,3}\[?\s{0,3}(?:(?:\{[^{}]{0,80}\},\s{0,3}){0,2}"""
    r"""\{[^{}]{0,120}?"(?:name|source_key)"\s?:\s?)?["']|(?:>\s{0,20}<name)?>(?:<!\[CDATA\[)?)"""
    r"""[^"'<>{}\n]{0,90}$"""
)

_FIELDS = {
    kind: lazily.pattern(rf"(?i)[\"'<.:_](?:[a-z]{{1,20}}[.:_-])?(?:{keys}){_BETWEEN}{_OPEN}")
    for kind, keys in _KEYS.items()
}
_NODE = lazily.pattern(
    r"""://[^"'\s/]{4,80}/#(?:publisher|organization)["']\s?,\s?["']name["']\s?:\s?["'][^"'<>{}\n]{0,90}$"""
)
_PUBLISHER = lazily.pattern(
    rf"(?i)[\"'<.:_](?:publisher|og:site_name|application-name){_BETWEEN}{_OPEN}"
    r"""|#publisher["']\s?,\s?["']name["']\s?:\s?["'][^"'<>{}\n]{0,90}$"""
)

RIGHTS = linear(
    r"""(?i)<meta[^<>]{0,60}["'](?:dc\.|dcterms\.)?(?:copyright|rights|rights\.?holder"""
    r"""|rights\.rightsholder)["'][^<>]{0,40}content=["'][^"<>]{2,200}["'][^<>]{0,6}>"""
    r"""|"copyright(?:holder|notice)"\s?:\s?(?:"[^"\n]{2,160}"|\{[^{}]{2,160}\})"""
)
"""An element or a key that is nothing but a © line, whoever its holder is."""

_KEY_AFTER = lazily.pattern(
    r"""(?i)[^"'<>\n]{0,60}["']\s{1,3}(?:name|property|itemprop)=["'](?:[a-z]{1,20}[.:_-])?"""
    r"""(?:author|byline|creator|credit)["']"""
)
_ADDRESS = lazily.pattern(r"(?i)content=[\"'](?:https?://|cc[ -]by)|creativecommons")
_CLOSE = lazily.pattern(r"[\"<>\n]")
_ARRAY = lazily.pattern(r"\[\s*[\"']$")
_GAP = 5
_MARKUP = lazily.pattern(r"(?:[\"'>]|CDATA\[)[^\"'<>]{0,90}$")


def field_before(text: str, at: int) -> tuple[NoticeKind, int, int] | None:
    """The kind of the field in whose value `at` stands, and where the value begins and ends."""
    before = text[max(0, at - _REACH) : at]
    opening = _MARKUP.search(before)
    if not opening:
        return None
    kind = next((kind for kind, pattern in _FIELDS.items() if pattern.search(before)), None)
    if kind is None and before.endswith(('content="', "content='")) and _KEY_AFTER.match(text, at):
        kind = NoticeKind.CREDIT_LINE
    if kind is None:
        return None
    close = _CLOSE.search(text, at, at + _VALUE)
    start = at - len(before) + opening.start() + 1
    if (
        close
        and _ARRAY.search(text, max(0, start - _GAP), start)
        and text[close.end() : close.end() + 1] != "]"
    ):
        return None  # of several in an array a setting may choose
    return kind, start, close.start() if close else at


def is_publisher(text: str, at: int) -> bool:
    """Does `at` stand in the value of a field that says whose page this is?"""
    return _PUBLISHER.search(text, max(0, at - _REACH), at) is not None


def is_node(text: str, at: int) -> bool:
    """Does `at` stand in the name of the record of the site itself (`https://host/#publisher`)?"""
    return _NODE.search(text, max(0, at - _REACH), at) is not None


def rights_fields(page: Encoded) -> Iterator[tuple[int, int]]:
    """The fields of a page that say whose the rights are; one that names a licence is none."""
    for start, end in page.spans(RIGHTS):
        if not _ADDRESS.search(page.text, start, end):
            yield start, end

"""rsl.xml in: what machines may do with a site's pages, and what for (RSL 1.0).

Each licence becomes one line: `rsl: permits usage search, ai-index; payment attribution`. Where
the licences of a content permit anything, what none of them names is not permitted; a licence
that leaves training out says `only`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document
from rightscheck.readers.building.builder import Builder, Piece
from rightscheck.readers.raw.encoding import Raw, decode
from rightscheck.readers.signals.telling import malformed

if TYPE_CHECKING:
    from rightscheck.readers.notations.xml import XmlElement

_USAGES = frozenset({"all", "ai-all", "ai-train", "ai-input", "ai-index", "search"})
_TRAINING = frozenset({"all", "ai-all", "ai-train"})
_TYPES = {
    "usage": _USAGES,
    "user": frozenset({"commercial", "non-commercial", "education", "government", "personal"}),
    "geo": frozenset[str](),
}
_PAYMENTS = frozenset(
    {"purchase", "subscription", "training", "crawl", "use", "contribution", "attribution", "free"}
)
_EFFECTS = ("permits", "prohibits")
_YES_NO = {"yes": "permits", "no": "prohibits", "true": "permits", "false": "prohibits"}

Term = tuple[str, str, list[Piece]]
"""What a rule does (`permits`), of which type it is (`usage`), and the words it names."""


def read(source: Raw) -> Iterator[Document]:
    """An RSL file."""
    page, encoding = decode(source, markup=True)
    builder = Builder(page)
    _declare(builder, _tree(page, source.name))
    yield builder.document(source.data, source.name, "application/rsl+xml", encoding)


def embedded(builder: Builder, start: int, end: int) -> None:
    """The RSL in a page, a `<script type="application/rsl+xml">`; what is no XML says nothing."""
    with suppress(UnreadableDocument):
        _declare(builder, _tree(builder.original, "a script", start, end))


def _tree(page: str, where: str, start: int = 0, end: int | None = None) -> XmlElement:
    # Only here: what reads pages loads this module, and few pages have a script that is XML.
    from rightscheck.readers.notations.xml import tree  # noqa: PLC0415

    return tree(page, where, start, end)


def _declare(builder: Builder, root: XmlElement) -> None:
    for content in root.walk("content"):
        builder.declare("url", content.attribute_pieces("url"))
        licences = [(one, list(_terms(builder, one))) for one in content.walk("license")]
        trains = any(
            builder.original[word.start : word.end] in _TRAINING
            for _, terms in licences
            for effect, kind, words in terms
            for word in words
            if (effect, kind) == ("permits", "usage")
        )
        for licence, terms in licences:
            _tell(builder, licence, terms, only=not trains)
    for name in ("copyright", "terms"):
        for element in root.walk(name):
            builder.declare("copyright" if name == "copyright" else "rights", element.pieces())


def _terms(builder: Builder, licence: XmlElement) -> Iterator[Term]:
    for element in licence.walk(*_EFFECTS):
        kind = element.attribute("type")
        said = element.text().lower()
        if kind in _USAGES or (kind not in _TYPES and said in _YES_NO):
            start, end = element.attributes["type"] if kind else (element.start, element.end)
            malformed(builder, f"RSL has no type {kind!r}, it is a usage", start, end)
            yield _YES_NO.get(said, element.name), "usage", [Piece(None, start, end)]
            continue
        words = list(_words(builder.original, element))
        for word in words:
            name = builder.original[word.start : word.end]
            if _TYPES.get(kind) and name not in _TYPES[kind]:
                malformed(builder, f"RSL has no {kind} of this name", word.start, word.end)
        yield element.name, kind, words


def _words(page: str, element: XmlElement) -> Iterator[Piece]:
    """What an element names: words with commas or spaces between."""
    for piece in element.pieces():
        at = piece.start
        for word in page[piece.start : piece.end].replace(",", " ").split():
            start = page.index(word, at)
            at = start + len(word)
            yield Piece(None, start, at)


def _tell(builder: Builder, licence: XmlElement, terms: list[Term], *, only: bool) -> None:
    at = licence.start
    line = [Piece("rsl: ", at, at)]
    for effect, kind in dict.fromkeys(term[:2] for term in terms):
        words = [word for term in terms if term[:2] == (effect, kind) for word in term[2]]
        ends = only and (effect, kind) == ("permits", "usage")
        line += _listed(f"{effect} {kind} ", words, " only; " if ends else "; ")
    for payment in licence.walk("payment"):
        kind = payment.attribute("type")
        if kind and kind not in _PAYMENTS:
            malformed(builder, "RSL has no payment of this name", *payment.attributes["type"])
        line += _listed("payment ", [*payment.attribute_pieces("type")], "; ")
    if len(line) > 1:
        builder.value(line, place=at)


def _listed(before: str, words: list[Piece], after: str) -> Iterator[Piece]:
    for word in words:
        yield Piece(before if word is words[0] else ", ", word.start, word.start)
        yield word
    if words:
        yield Piece(after, words[-1].end, words[-1].end)

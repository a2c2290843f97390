"""Word in, a `Document` out: text, notes, boxes, tables, headers and footers, with roles.

Elements are those of ECMA-376 Part 1 (WordprocessingML). What was deleted or moved away under
tracked changes is out, what was inserted is in; reviewers' comments are no part of the text.
A date of creation is no date of publication: templates are years older than what is written
into them, so it is the fact `created`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from rightscheck.model import Document, Role, Unit
from rightscheck.readers.office.collector import Collector
from rightscheck.readers.office.package import Handler, Package
from rightscheck.readers.office.paragraphs import Paragraph, compose
from rightscheck.readers.office.properties import Properties
from rightscheck.readers.office.styles import Style, role_of
from rightscheck.readers.raw.encoding import Raw

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# `Fallback` says again, for old programmes, what `Choice` says; `tabs` only sets stops.
_SKIPPED = frozenset(
    {"del", "moveFrom", "delText", "Fallback", "rt", "tabs", "pPrChange", "rPrChange", "docPartPr"}
)
_STANDS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_BEGINS = {
    "p": Collector.begin,
    "tbl": Collector.table,
    "tr": Collector.row,
    "tc": Collector.cell,
}
_ENDS = {"p": Collector.finish, "tbl": Collector.end_table, "hyperlink": Collector.end_link}
_SYMBOLS = {0xD3: "©", 0xE3: "©", 0xD2: "®", 0xE2: "®", 0xD4: "™", 0xE4: "™", 0xB7: "•"}
"""Adobe's Symbol encoding, in which Word's `Insert symbol` writes the signs of rights."""
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_OUTLINE = 9  # levels; the ninth says "body text" (17.3.1.20)


def read(source: Raw) -> Iterator[Document]:
    """A Word document, or a template of one."""
    package = Package(source)
    main = next(
        (at for kind, at in _Relations.of(package, "").values() if kind == "officeDocument"),
        "word/document.xml",
    )
    if main not in package.names:
        raise source.unreadable(
            "is no Word document: it has no text part", "open it in Word and save it anew"
        )
    related = _Relations.of(package, main)
    named = {
        kind: at for kind, at in related.values() if kind in {"styles", "footnotes", "endnotes"}
    }
    styles = _Styles()
    package.parse(named.get("styles", ""), styles)
    body = _Body(related, styles.found)
    package.parse(main, body)
    notes = _notes(package, named, body, styles.found)
    ends = [
        _around(package, related, kind, role, number, styles.found)
        for kind, role, number in (
            ("header", Role.HEADER, 1),
            ("footer", Role.FOOTER, max(1, body.number)),
        )
    ]
    properties = Properties()
    for name in sorted(package.names):
        if name in {"docProps/core.xml", "docProps/custom.xml"} or name.endswith(".psmdcp"):
            package.parse(name, properties)
    yield compose(
        source,
        properties.declared(),
        [*ends[0], *body.paragraphs, *notes, *ends[1]],
        Unit.PARAGRAPH,
        _TYPE,
    )


def _notes(
    package: Package, named: dict[str, str], body: _Body, styles: dict[str, Style]
) -> Iterator[Paragraph]:
    for kind, place in (("footnotes", body.footnotes), ("endnotes", body.endnotes)):
        notes = _Body({}, styles, Role.ASIDE, max(1, body.number), place)
        package.parse(named.get(kind, ""), notes)
        yield from notes.paragraphs


def _around(  # noqa: PLR0913, PLR0917 -- the same for headers and footers
    package: Package,
    related: dict[str, tuple[str, str]],
    kind: str,
    role: Role,
    number: int,
    styles: dict[str, Style],
) -> list[Paragraph]:
    """The headers or footers: those of first, even and odd pages often say the same."""
    found: dict[str, Paragraph] = {}
    for name in sorted({at for what, at in related.values() if what == kind}):
        part = _Body({}, styles, role, number)
        package.parse(name, part)
        for paragraph in part.paragraphs:
            found.setdefault(paragraph.text, paragraph)
    return list(found.values())


class _Relations(Handler):
    """Where the parts lie that one part refers to (ECMA-376 Part 2, 9.3)."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.found: dict[str, tuple[str, str]] = {}

    @classmethod
    def of(cls, package: Package, part: str) -> dict[str, tuple[str, str]]:
        """By their ids: the last word of the kind, and the name or address."""
        folder, name = posixpath.split(part)
        relations = cls(folder)
        package.parse(posixpath.join(folder, "_rels", f"{name}.rels"), relations)
        return relations.found

    def start(self, name: str, found: dict[str, str]) -> None:
        if name == "Relationship":
            target = found.get("Target", "")
            if found.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", self._base, target)).lstrip("/")
            self.found[found.get("Id", "")] = found.get("Type", "").rpartition("/")[2], target


class _Styles(Handler):
    """The styles of the file, by their ids."""

    def __init__(self) -> None:
        self.found: dict[str, Style] = {}
        self._id = ""

    def start(self, name: str, found: dict[str, str]) -> None:
        style, value = self.found.get(self._id, Style()), found.get("val", "")
        if name == "style":
            self._id = found.get("styleId", "")
            self.found[self._id] = Style()
        elif not self._id:
            return
        elif name == "name":
            self.found[self._id] = style._replace(name=value)
        elif name == "basedOn":
            self.found[self._id] = style._replace(parent=value)
        elif name == "outlineLvl":
            self.found[self._id] = style._replace(outline=value != str(_OUTLINE))

    def end(self, name: str) -> None:
        if name == "style":
            self._id = ""


class _Body(Collector):
    """The paragraphs of a text, of its notes (which hang where `hung` says) or of a header."""

    def __init__(
        self,
        related: dict[str, tuple[str, str]],
        styles: dict[str, Style],
        role: Role = Role.BODY,
        number: int = 0,
        hung: dict[str, int] | None = None,
    ) -> None:
        super().__init__(role, number)
        self._related = related
        self._styles = styles
        self._hung = hung
        self._last = number
        self.footnotes: dict[str, int] = {}
        self.endnotes: dict[str, int] = {}
        self._in_text = 0
        self._field = ""
        self._in_field = False

    def start(self, name: str, found: dict[str, str]) -> None:
        if self.skips(name, _SKIPPED):
            return
        value = found.get("val", "")
        if name in _BEGINS:
            _BEGINS[name](self)
        match name:
            case "pStyle":
                self.style(role_of(value, self._styles))
            case "outlineLvl" if value != str(_OUTLINE):
                self.style(Role.HEADING)
            case "t":
                self._in_text += 1
            case "tab" | "ptab" | "br" | "cr" | "noBreakHyphen":
                super().text(_STANDS[name])
            case "sym":
                super().text(_symbol(found))
            case _:
                self._other(name, found)

    def _other(self, name: str, found: dict[str, str]) -> None:
        match name:
            case "hyperlink":
                self.link(self._related.get(found.get("id", ""), ("", ""))[1])
            case "txbxContent":
                self.around.append(Role.ASIDE)
            case "footnoteReference":
                self.footnotes[found.get("id", "")] = self.number
            case "endnoteReference":
                self.endnotes[found.get("id", "")] = self.number
            case "footnote" | "endnote" if self._hung is not None:
                self.number = self._hung.get(found.get("id", ""), self._last)
            case "instrText":
                self._in_field = True
            case "fldChar":
                self._fields(found.get("fldCharType", ""))
            case _:
                pass

    def _fields(self, kind: str) -> None:
        """A field that was written by its code: its result stands in the text."""
        address = _ADDRESS.match(self._field)
        if kind == "begin":
            self._field = ""
        elif kind == "separate" and address:
            self.link(address[1])
        elif kind == "end" and address:
            self.end_link()
            self._field = ""

    def end(self, name: str) -> None:
        if self.skipped():
            return
        if name in _ENDS:
            _ENDS[name](self)
        match name:
            case "t":
                self._in_text -= 1
            case "txbxContent":
                self.around.pop()
            case "instrText":
                self._in_field = False
            case _:
                pass

    def text(self, data: str) -> None:
        if self._in_text:
            super().text(data)
        elif self._in_field:
            self._field += data


def _symbol(found: dict[str, str]) -> str:
    try:
        code = int(found.get("char", ""), 16) & 0xFFF
    except ValueError:
        return ""
    known = _SYMBOLS.get(code & 0xFF) if found.get("font") == "Symbol" else None
    return known or "\ufffd"

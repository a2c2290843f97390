"""OpenDocument text in, a `Document` out: text, notes, boxes, tables, headers and footers.

Elements are those of OpenDocument 1.3 Part 3. What was deleted under tracked changes lies apart
in the file and is out; comments are no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightscheck.model import Document, Role, Unit
from rightscheck.readers.office.collector import Collector
from rightscheck.readers.office.package import Handler, Package
from rightscheck.readers.office.paragraphs import compose
from rightscheck.readers.office.properties import Properties
from rightscheck.readers.office.styles import Style, role_of
from rightscheck.readers.raw.encoding import Raw

_TYPE = "application/vnd.oasis.opendocument.text"
_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "note-citation", "ruby-text", "svg:title", "svg:desc"}
)
_CONTENTS = frozenset(
    {"table-of-content", "illustration-index", "table-index", "object-index", "user-index"}
    | {"alphabetical-index"}
)
_AROUND = {
    "note": Role.ASIDE,
    "text-box": Role.ASIDE,
    **dict.fromkeys(_CONTENTS, Role.NAVIGATION),
    **dict.fromkeys(("header", "header-left", "header-first"), Role.HEADER),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), Role.FOOTER),
}
_BEGINS = {
    "p": Collector.begin,
    "h": Collector.begin,
    "table": Collector.table,
    "table-row": Collector.row,
    "table-cell": Collector.cell,
}
_ENDS = {
    "p": Collector.finish,
    "h": Collector.finish,
    "a": Collector.end_link,
    "table": Collector.end_table,
}
_BLANK = re.compile(r"[ \t\r\n]+")  # is one space, as in HTML (6.1.2)
_MOST_SPACES = 1000


def read(source: Raw) -> Iterator[Document]:
    """A text document, or a template of one."""
    package = Package(source)
    if "content.xml" not in package.names:
        raise source.unreadable(
            "is no OpenDocument text: it has no content.xml",
            "open it in LibreOffice and save it anew",
        )
    encrypted = _Encrypted()
    package.parse("META-INF/manifest.xml", encrypted)
    if encrypted.any:
        raise source.unreadable("is encrypted", "save it without a password")
    styles: dict[str, Style] = {}
    ends = _Text(styles, number=1)
    package.parse("styles.xml", ends)
    text = _Text(styles)
    package.parse("content.xml", text)
    properties = Properties()
    package.parse("meta.xml", properties)
    # The styles hold no paragraphs but those of headers and footers.
    once = {one.text: one for one in reversed(ends.paragraphs)}.values()
    last = max(1, text.number)
    yield compose(
        source,
        properties.declared(),
        [
            *(one for one in once if one.role is Role.HEADER),
            *text.paragraphs,
            *text.notes,
            *(one._replace(number=last) for one in once if one.role is Role.FOOTER),
        ],
        Unit.PARAGRAPH,
        _TYPE,
    )


class _Encrypted(Handler):
    """Does the manifest say that a part is encrypted?"""

    any = False

    def start(self, name: str, _: dict[str, str]) -> None:
        self.any = self.any or name == "encryption-data"


class _Text(Collector):
    """The paragraphs of a part, and its styles by their names."""

    def __init__(self, styles: dict[str, Style], number: int = 0) -> None:
        super().__init__(number=number)
        self._styles = styles

    def start(self, name: str, found: dict[str, str]) -> None:
        if self.skips(name, _SKIPPED):
            return
        if name in _BEGINS:
            _BEGINS[name](self)
        match name:
            case "p" | "h":
                self.style(Role.HEADING if name == "h" else Role.BODY)
                self.style(role_of(found.get("style-name", ""), self._styles))
            case "style":
                self._styles[found.get("name", "")] = Style(
                    found.get("display-name") or found.get("name", ""),
                    found.get("parent-style-name", ""),
                )
            case "s":
                count = found.get("c", "1")
                super().text(" " * min(int(count[:4]) if count.isdecimal() else 1, _MOST_SPACES))
            case "tab" | "line-break":
                super().text("\t" if name == "tab" else "\n")
            case "a":
                self.link(found.get("href", ""))
            case _ if name in _AROUND:
                self.in_note += name == "note"
                self.around.append(_AROUND[name])
            case _:
                pass

    def end(self, name: str) -> None:
        if self.skipped():
            return
        if name in _ENDS:
            _ENDS[name](self)
        if name in _AROUND:
            self.around.pop()
            self.in_note -= name == "note"

    def text(self, data: str) -> None:
        super().text(_BLANK.sub(" ", data))

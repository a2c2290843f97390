"""What HTML's elements do to text: the tables that the walker reads.

Gaps follow the rendering section of the HTML standard (15.3), roles its semantics;
what attributes add is told in `naming.py`.
"""

from __future__ import annotations

from typing import NamedTuple

from rightscheck.model import Role
from rightscheck.readers.building.builder import CELL, LINE, PARAGRAPH
from rightscheck.text import lazily


class Element(NamedTuple):
    """How far it stands apart, its role, whether its content is text at all.

    `closes` are elements that its start tag ends, unless one of `within` is nearer.
    """

    gap: int = 0
    role: Role | None = None
    void: bool = False
    hidden: bool = False
    pre: bool = False
    closes: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


INLINE = Element()

_P = ("p",)


def _block(role: Role | None = None, gap: int = PARAGRAPH, *, pre: bool = False) -> Element:
    return Element(gap, role, closes=_P, pre=pre)


ELEMENTS: dict[str, Element] = {
    **{
        name: _block()
        for name in (
            *("p", "section", "article", "main", "ul", "ol", "dl", "table", "figure"),
            *("form", "fieldset", "hr", "details", "hgroup", "body"),
        )
    },
    **{name: _block(gap=LINE) for name in ("div", "address", "summary", "center", "dialog")},
    **{name: Element(LINE) for name in ("legend", "tbody", "thead", "tfoot", "search")},
    **{name: _block(Role.HEADING) for name in ("h1", "h2", "h3", "h4", "h5", "h6")},
    "header": _block(Role.HEADER),
    "footer": _block(Role.FOOTER),
    "nav": _block(Role.NAVIGATION),
    "menu": _block(Role.NAVIGATION),
    "aside": _block(Role.ASIDE),
    "blockquote": _block(Role.QUOTATION),
    "q": Element(role=Role.QUOTATION),
    "figcaption": _block(Role.CAPTION),
    "caption": Element(LINE, Role.CAPTION),
    "pre": _block(Role.CODE, pre=True),
    "plaintext": _block(pre=True),
    "code": Element(role=Role.CODE),
    "kbd": Element(role=Role.CODE),
    "samp": Element(role=Role.CODE),
    "li": Element(LINE, closes=("li", "p"), within=("ul", "ol", "menu")),
    "dt": Element(LINE, closes=("dt", "dd", "p"), within=("dl",)),
    "dd": Element(LINE, closes=("dt", "dd", "p"), within=("dl",)),
    "tr": Element(LINE, closes=("td", "th", "tr"), within=("table",)),
    "td": Element(CELL, closes=("td", "th"), within=("table", "tr")),
    "th": Element(CELL, closes=("td", "th"), within=("table", "tr")),
    "br": Element(LINE, void=True),
    "option": Element(LINE, Role.NAVIGATION, closes=("option",), within=("select",)),
    "select": Element(LINE, Role.NAVIGATION),
    "button": Element(CELL, Role.NAVIGATION),
    "amp-sidebar": Element(PARAGRAPH, Role.NAVIGATION),
    "amp-consent": Element(PARAGRAPH, Role.NAVIGATION),
    "amp-user-notification": Element(PARAGRAPH, Role.NAVIGATION),
    "amp-ad": Element(PARAGRAPH, Role.ASIDE),
    "amp-embed": Element(PARAGRAPH, Role.ASIDE),
    "alt": Element(LINE, Role.CAPTION),  # ours: what Markdown says of a picture
    # Ruby readings (rt) would part the words they stand over.
    **{
        name: Element(hidden=True)
        for name in (
            *("template", "noscript", "datalist", "rt", "rp", "script", "style", "title"),
            *("iframe", "noembed", "noframes"),
        )
    },
    **{
        name: Element(void=True)
        for name in (
            *("area", "base", "col", "embed", "frame", "img", "input", "link", "meta"),
            *("param", "source", "track", "wbr"),
        )
    },
}

RAW = {
    name: lazily.pattern("</" + "".join(f"[{c}{c.upper()}]" for c in name) + r"(?=[\t\n\f\r />])")
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
} | {"plaintext": lazily.pattern(r"(?!)")}
"""Elements whose content is no markup, and where each of them ends."""

BARRIERS = frozenset({"table", "td", "th", "caption", "template", "object"})
"""No end tag of an element outside these ends anything inside (HTML 13.2.4.2, scopes)."""

_SETTLED = frozenset({Role.NAVIGATION, Role.CODE})
_NO_HEADINGS = frozenset({Role.FOOTER, Role.ASIDE, Role.QUOTATION, Role.CAPTION})


def nested(outer: Role, inner: Role) -> Role:
    """The role of an element inside another one that has a role."""
    if outer in _SETTLED or (inner is Role.HEADING and outer in _NO_HEADINGS):
        return outer
    return inner

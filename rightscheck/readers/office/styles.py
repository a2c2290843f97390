"""What a paragraph is to its reader, by the name of its style.

Word writes the names of its own styles in English whatever its language (ECMA-376 Part 1,
17.7.4.9); LibreOffice has names of its own. A style that people made takes after the one that
it is based on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rightscheck.model import Role

_BEGINNINGS = {
    Role.TITLE: "title",
    Role.HEADING: "heading, subtitle, überschrift, titre",
    Role.QUOTATION: "quot, intense quote, block text, block quot, zitat, citation",
    Role.CAPTION: "caption, illustration, figure, drawing, beschriftung, légende",
    Role.NAVIGATION: "toc, contents, table of, index, user index, bibliography heading",
    Role.CODE: "html preformatted, preformatted, source code, code, macro, plain code",
    Role.ASIDE: "footnote, endnote, marginalia, sidebar",
    Role.HEADER: "header",
    Role.FOOTER: "footer",
}
_ROLES = {word: role for role, words in _BEGINNINGS.items() for word in words.split(", ")}
_FURTHEST = 20  # styles that one is based on, each on the next; a ring ends here


class Style(NamedTuple):
    """One style of a file: its name, which one it is based on, and whether it is an outline's."""

    name: str = ""
    parent: str = ""
    outline: bool = False


def role_of(style: str, styles: Mapping[str, Style]) -> Role:
    """The role of paragraphs in the style with this id."""
    for _ in range(_FURTHEST):
        known = styles.get(style)
        name = (known.name if known else style).lower().replace("_20_", " ").replace("_", " ")
        for word, role in _ROLES.items():
            if name.startswith(word):
                return role
        if known is None:
            break
        if known.outline:
            return Role.HEADING
        style = known.parent
    return Role.BODY

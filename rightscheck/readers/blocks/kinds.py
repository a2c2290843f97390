"""What content systems call the parts of a text, and what each part is in HTML.

Names are compared without `-`, `_`, capitals and the numbers of headings (`heading-2`,
`header-two`). Sources: the documentation of WordPress' block editor, Contentful's rich text
types, the Portable Text specification, Draft.js' and Slate's defaults, Lexical's nodes and Ghost's
cards, Editor.js' tools, ProseMirror's and TipTap's schemas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rightscheck.readers.aliases import normal, word_set
from rightscheck.readers.notations.json import Object

_NAMES: dict[str, str] = {
    "p": "paragraph p normal unstyled textblock verse lead lede",
    "h2": "heading header headerone headertwo headerthree headerfour headerfive headersix "
    "headingone headingtwo headingthree headingfour headingfive headingsix h extendedheading "
    "headline subheading subtitle postexcerpt",
    "blockquote": "blockquote quote quotation pullquote extendedquote",
    "ul": "list bulletlist bulletedlist unorderedlist orderedlist numberedlist checklist tasklist "
    "listnumber listbullet ul ol",
    "li": "listitem unorderedlistitem orderedlistitem checklistitem taskitem",
    "pre": "codeblock code preformatted",
    "figcaption": "image figure gallery media mediatext video audio picture photo embed "
    "embeddedassetblock imageblock cover atomic bookmark file",
    "a": "link hyperlink autolink",
    "br": "hardbreak linebreak",
    "aside": "aside callout infobox factbox newsletter related",
    "tr": "tablerow row",
    "td": "tablecell tableheadercell tableheader cell",
}
_ELEMENTS = {name: element for element, names in _NAMES.items() for name in names.split()}


SILENT = word_set(
    "type nodetype blockname style key id marks markdefs listitem level format version mode detail "
    "direction indent textstyle entityranges mutability inlinestyleranges innercontent depth "
    "typename url uri href src slug classname align anchor time color rev sys metadata tag lang"
)
"""Keys of nodes whose values are no text."""

TRANSPARENT = word_set("data attrs attributes fields props root document target entitymap") | {""}
"""Keys that only group."""

MEMBERS = {"items": "li"}
"""Keys whose values are each an element of its own."""

WRITTEN = word_set("content html innerhtml markdown code caption citation title")
"""Keys of a node beside `text` whose values are its text."""

OF_PICTURES = TRANSPARENT | word_set(
    "caption alt alttext credit attribution photographer source copyright title children content "
    "text editorstate innerblocks images innerhtml value"
)
"""Keys of a picture that are read."""

_KIND = ("nodetype", "blockname", "type", "name")
_ADDRESSES = ("url", "href", "data.uri", "attrs.href", "fields.url", "data.url")
_ADDRESS = tuple(tuple(path.split(".")) for path in _ADDRESSES)
_DIGITS = 18  # of an offset and a length together
_NUMBER = re.compile(r"\d+$")


def element(node: Object) -> str:
    """The element of HTML that a node is; empty where its kind is none of the table."""
    if "listitem" in node and "children" in node:
        return "li"
    if "style" in node and "children" in node and _named(node.text("style")):
        return _named(node.text("style"))
    for key in _KIND:
        kind = node.text(key)
        if kind and (key != "name" or "attributes" in node):
            return _named(kind)
    return ""


def address(node: Object) -> str:
    """Where a node that is a link, or a mark that is one, leads."""
    return next((node.text(*path) for path in _ADDRESS if node.text(*path)), "")


def marked(node: Object) -> dict[str, str]:
    """The addresses of a block's marks by their keys (Portable Text)."""
    return {one.text("key"): address(one) for one in node.objects("markdefs")}


def leads(node: Object, links: dict[str, str]) -> str:
    """Where a leaf leads by its marks: an address of its own, or the key of one of the block's."""
    for mark in node.objects("marks"):
        if _named(mark.text("type")) == "a":
            return address(mark)
    return links.get(node.text("marks"), "")


def ranges(node: Object, links: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """The links of a block of Draft.js: offset, length and address."""
    for one in node.objects("entityranges"):
        where = links.get(one.text("key"), "")
        offset, length = one.text("offset"), one.text("length")
        if where and offset.isdecimal() and length.isdecimal() and len(offset + length) <= _DIGITS:
            yield int(offset), int(length), where


def entities(node: Object) -> dict[str, str]:
    """The addresses in the entity map of Draft.js, by their keys."""
    return {
        key: address(one)
        for held in node.objects("entitymap")
        for key in held.keys
        for one in held.objects(key)
    }


def is_markup(node: Object) -> bool:
    """May the text of this node hold HTML? Editor.js has it so, the others have marks."""
    return "marks" not in node and "type" not in node


def _named(kind: str) -> str:
    name = _NUMBER.sub("", normal(kind.rpartition("/")[2]))
    return _ELEMENTS.get(name, "")

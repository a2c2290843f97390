"""RSS 0.9 to 2.0, Atom 0.3 and 1.0, with Media RSS: the names of their elements, in one table."""

from __future__ import annotations

import re

from rightscheck.readers.notations.xml import Element

_SPACES = (
    (re.compile(r"wordpress\.org/export/[\d.]+/excerpt"), "excerpt"),
    (re.compile(r"wordpress\.org/export|^wp$"), "wp"),
    (re.compile(r"purl\.org/dc/(?:elements|terms)|^dc(?:terms)?$"), "dc"),
    (re.compile(r"search\.yahoo\.com/mrss|^media$"), "media"),
    (re.compile(r"purl\.org/rss/1\.0/modules/content|^content$"), "content"),
    (re.compile(r"(?i)creativecommons|web\.resource\.org/cc|^cc$"), "cc"),
    (re.compile(r"itunes\.com|^itunes$"), "itunes"),
)
_LONGEST = 100  # code points of a namespace; none of these is half as long

FACTS = {
    "title": ("title",),
    "id": ("guid", "id", "dc:identifier"),
    "published": ("pubDate", "published", "issued", "dc:issued", "dc:date", "dc:created"),
    "modified": ("updated", "modified", "dc:modified"),
    "author": ("dc:creator", "author", "itunes:author"),
    "language": ("language", "dc:language"),
    "source": ("source", "dc:source", "dc:publisher"),
    "copyright": ("copyright",),
    "rights": ("rights", "dc:rights", "dc:accessRights"),
    "licence": ("cc:license", "dc:license"),
    "description": ("description", "summary", "excerpt:encoded"),
}
"""For each fact the elements that may hold it, the first that says anything first."""

INHERITED = ("copyright", "rights", "licence", "language")
"""What a feed says of all its entries."""

BODIES = ("content:encoded", "content", "description", "summary")
"""Where the text is; one that is cut short stands behind one that is whole."""

MEDIA = ("title", "description", "credit", "copyright", "license", "rights", "restriction")
"""What Media RSS says of a picture."""


def called(element: Element) -> str:
    """An element's name as the tables write it: `dc:rights`; RSS, Atom and strangers have none."""
    space = element.namespace[:_LONGEST]
    prefix = next((prefix for form, prefix in _SPACES if form.search(space)), "")
    return f"{prefix}:{element.name}" if prefix else element.name

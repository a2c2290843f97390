"""A place is told as a person finds it: line and column, or the page."""

from __future__ import annotations

from rightscheck.model import Place, Unit
from rightscheck.reporters.layout import place


def test_lines_are_told_as_editors_open_them_and_pages_as_people_do() -> None:
    assert place("a.md", Place(8, 1)) == "a.md:8:1"
    assert place("a.pdf", Place(3, 40, Unit.PAGE)) == "a.pdf: page 3"
    assert place("a.docx", Place(12, 4, Unit.PARAGRAPH)) == "a.docx: paragraph 12"
    assert Place(8, 1).whole == "line 8"

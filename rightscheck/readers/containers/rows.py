"""One row of a table as a `Document`: its text, and around it what the other columns declare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rightscheck.model import Document, Role
from rightscheck.readers.aliases import fact_of, normal
from rightscheck.readers.building.builder import PARAGRAPH, Builder, Pieces, Ruler
from rightscheck.readers.containers.lines import FileLine, FileLines
from rightscheck.readers.pages import html

_TEXTS = (
    *("text", "body", "content", "article", "articlebody", "bodytext", "articletext", "fulltext"),
    *("maintext", "plaintext", "contenttext", "story", "storytext", "bodyhtml", "contenthtml"),
    *("html", "markdown", "texte", "inhalt", "artikel", "contenu", "texto"),
)
"""Columns that hold texts, the likeliest first; compared as in `aliases.normal`."""

Cell = tuple[str, Pieces]
"""A column's name and what stands in it."""


class Table(NamedTuple):
    """The file that a row is of."""

    name: str
    media_type: str
    lines: FileLines


def text_column(names: Sequence[str]) -> str:
    """The column of texts; empty where there is none."""
    known = {normal(name): name for name in reversed(names)}
    return next((known[name] for name in _TEXTS if name in known), "")


def row(table: Table, number: int, line: FileLine, cells: Sequence[Cell]) -> Document:
    """The document of a row; its facts are those of columns with names that declare something."""
    builder = Builder(line.text, Ruler(table.lines.starts, offset=line.offset))
    column = text_column([name for name, _ in cells])
    for name, pieces in cells:
        if name != column:
            fact = fact_of(name)
            if fact:
                builder.declare(fact, pieces, Role.TITLE if fact == "title" else Role.METADATA)
            else:
                builder.value(pieces, place=pieces[0].start if pieces else 0)
    builder.gap(PARAGRAPH, 0)
    for name, pieces in cells:
        if name == column:
            html.add(builder, pieces)
    return builder.document(
        table.lines.sha256, f"{table.name}!{number}", table.media_type, table.lines.encoding
    )

"""A C2PA manifest in, as JSON beside a picture: what machines may not do, whose the work is.

The assertion `c2pa.training-mining` (C2PA 1.4, 19.23), or `cawg.training-mining` (CAWG's Training
and Data Mining Assertion 1.0), names four things machines do and says `allowed`, `notAllowed` or
`constrained` of each. Manifests inside of pictures are not read; `c2patool` writes them as this
JSON.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import Document
from rightscheck.readers.aliases import PARTS, fact_of, normal
from rightscheck.readers.building.builder import PARAGRAPH, Builder, spoken
from rightscheck.readers.notations import values
from rightscheck.readers.raw.encoding import Raw, decode


def read(source: Raw) -> Iterator[Document]:
    """A manifest, or a store of them."""
    page, encoding = decode(source)
    builder = Builder(page)
    for entry in values.entries(page, 0, len(page)):
        _tell(builder, entry)
    yield builder.document(source.data, source.name, "application/json", encoding)


def _tell(builder: Builder, entry: values.Entry) -> None:
    at = next((at for at, key in enumerate(entry.path) if key == "data"), len(entry.path))
    said = entry.path[at + 1 :]
    keys = said[:-1] if len(said) > 1 and normal(said[-1]) in PARTS else said
    if said[-1:] == ("use",):
        builder.value(spoken(".".join(said[-2:-1]).replace("_", "-"), entry.pieces))
    elif said[-1:] == ("constraint_info",):
        builder.gap(PARAGRAPH, entry.pieces[0].start)
        builder.add(entry.pieces)
    elif len(keys) == 1:
        builder.declare(fact_of(keys[0]), entry.pieces)

"""Room 1, bytes in, `Document`s out: `documents`, `read`, `READERS`; `deliver` for sources.

A format is one module and one row of `READERS` (`formats.py`):

    pages/       what people write and browsers show: Markdown, HTML, plain text
    wire/        agencies' XML and telegrams
    feeds/       agencies' JSON, feeds, exports of content systems
    blocks/      stories as content systems keep them: blocks in JSON
    office/      Word, OpenDocument, PDF, mail
    containers/  many documents in one file: archives, tables, lines
    signals/     what a site tells machines: robots.txt and its kin
    inserting/   the other way: paragraphs put into a file that is there, by `check --fix`

Beside them stands what they share:

    raw/         bytes, encodings, bounds
    notations/   JSON, TOML and XML as trees that keep places
    building/    documents in the making, one inside another, several as one
"""

from __future__ import annotations

from rightscheck.readers.delivery import Naming, deliver
from rightscheck.readers.formats import READERS, Reader, documents, is_known, read

__all__ = ["READERS", "Naming", "Reader", "deliver", "documents", "is_known", "read"]

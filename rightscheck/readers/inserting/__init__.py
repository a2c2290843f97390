"""Words put into a file that is there: `insertion`, and `WRITERS`, one row a format.

The other way round from all the rest of the room, and as careful: what is inserted is one or
more paragraphs of their own, escaped so that a reader sees the words and nothing else happens,
and every other byte of the file stays as it is.
"""

from __future__ import annotations

from rightscheck.readers.inserting.said import Paragraph, Part, one_line, plainly
from rightscheck.readers.inserting.writers import WRITERS, Insertion, Page, insertion

__all__ = ["WRITERS", "Insertion", "Page", "Paragraph", "Part", "insertion", "one_line", "plainly"]

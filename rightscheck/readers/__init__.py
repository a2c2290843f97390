"""Room 1, bytes in, `Document`s out: `read` and the table `READERS`."""

from __future__ import annotations

from rightscheck.readers.dates import published
from rightscheck.readers.formats import READERS, Reader, read

__all__ = ["READERS", "Reader", "published", "read"]

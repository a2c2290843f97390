"""Room 1, bytes in, `Document`s out: `read` and the table `READERS`; `deliver` for sources."""

from __future__ import annotations

from rightscheck.readers.delivery import deliver
from rightscheck.readers.formats import READERS, Reader, read

__all__ = ["READERS", "Reader", "deliver", "read"]

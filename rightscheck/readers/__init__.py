"""Room 1, bytes in, `Document`s out: `documents`, `read`, `READERS`; `deliver` for sources.

`pages` holds what people write and browsers show. A format is one module and one row.
"""

from __future__ import annotations

from rightscheck.readers.delivery import Naming, deliver
from rightscheck.readers.formats import READERS, Reader, documents, is_known, read

__all__ = ["READERS", "Naming", "Reader", "deliver", "documents", "is_known", "read"]

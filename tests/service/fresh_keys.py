"""For schemathesis: a new request has an Idempotency-Key of its own, as the service's table asks.

It draws few keys and many requests; the service answers 422 to a key that another request had.
"""

from __future__ import annotations

import uuid
from typing import Any

import schemathesis


@schemathesis.hook  # type: ignore[untyped-decorator]
def before_call(_context: object, case: Any, _kwargs: object) -> None:  # noqa: ANN401
    """Make a key that could be one into one that was never used."""
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and key.isascii() and key.isprintable() and 0 < len(key) <= 219:
        case.headers["Idempotency-Key"] = f"{key.replace(' ', '-')}{uuid.uuid4()}"

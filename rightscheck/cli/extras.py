"""What is not installed with rightscheck alone, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rightscheck.errors import RightscheckError

_NEEDED = ("starlette", "uvicorn", "prometheus_client", "httpx2", "h11", "anyio")


@contextmanager
def needs_service() -> Iterator[None]:
    """Around imports of the service: RightscheckError where its extra is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        raise RightscheckError(
            f"serving needs {error.name}", hint='pip install "rightscheck[service]"'
        ) from error

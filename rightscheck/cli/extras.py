"""What is not installed with rightscheck alone, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rightscheck.errors import RightscheckError

_EXTRAS = {
    "service": (
        "serving",
        ("starlette", "uvicorn", "prometheus_client", "httpx2", "h11", "anyio"),
    ),
    "watch": ("--watch", ("watchfiles",)),
    "spark": ("a batch", ("pyspark", "py4j", "pyarrow", "pandas")),
}
"""What needs an extra, and the modules that come with it."""


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """A context around imports: RightscheckError if the extra they need is not installed."""
    what, modules = _EXTRAS[extra]
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in modules:
            raise
        raise RightscheckError(
            f"{what} needs {error.name}", hint=f'pip install "rightscheck[{extra}]"'
        ) from error

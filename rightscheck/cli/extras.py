"""What is not installed with rightscheck alone, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rightscheck.errors import RightscheckError

_SERVICE = ("starlette", "uvicorn", "prometheus_client", "httpx2", "h11", "anyio")
_SPARK = ("pyspark", "py4j", "pyarrow", "pandas", "warcio")


@contextmanager
def needs_service() -> Iterator[None]:
    """Around imports of the service: RightscheckError where its extra is not installed."""
    with _needs(_SERVICE, "serving", "service"):
        yield


@contextmanager
def needs_spark() -> Iterator[None]:
    """The same around imports of the cluster."""
    with _needs(_SPARK, "a batch", "spark"):
        yield


@contextmanager
def _needs(names: tuple[str, ...], what: str, extra: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in names:
            raise
        raise RightscheckError(
            f"{what} needs {error.name}", hint=f'pip install "rightscheck[{extra}]"'
        ) from error

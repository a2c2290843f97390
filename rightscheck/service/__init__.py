"""The HTTP door: the same answers as on the command line, one request away.

    table.py     every endpoint: method, path, scope, handler, what goes in and out
    app.py       the application: the table, the pages of `web/`, what begins and ends with it
    desk.py      what all requests share: the bench, keys, the pool, jobs, metrics
    envelope.py  what goes around every answer: its id, headers, log line, metrics, last errors
    admission.py who may ask, and how often
    checking.py, delivering.py, asking.py, waiting.py   the handlers

`create_app` needs the extra `service`, and is imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rightscheck.service.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> object:
    if name != "create_app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from rightscheck.service.app import create_app  # noqa: PLC0415 -- an extra, and heavy

    return create_app

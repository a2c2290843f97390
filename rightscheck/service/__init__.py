"""The HTTP door: the same answers as on the command line, one request away.

    app.py     the application: the table, the pages, what begins and ends with it
    server.py  uvicorn with our bounds
    desk.py    what all requests share, opened once: the bench, the library, and all of `shared`
    api/       every endpoint (`table.py`), its handlers, and the shapes of what goes in and out
    web/       the pages
    http/      what is so of every request: who may ask, bodies, refusals, headers
    jobs/      checks that nobody waits for
    shared/    the file with keys and jobs, threads, metrics, the last checks

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

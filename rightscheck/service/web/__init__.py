"""The pages at `/`, rendered here: a list of routes that the application takes in.

page.py      the frame of every page, who may see it, what may run on it
checking.py  the check: form.py asks, asking.py reads the answers, verdict.py tells
sources.py, licences.py, checks.py   what is held, what it permits, what was checked
assets/      one style over the report's, one script; every page is whole without it
"""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from rightscheck.service.web import checking, checks, licences, sources
from rightscheck.service.web.page import asset, guarded


def routes() -> list[BaseRoute]:
    """Every page; the handlers find what they need with `desk_of(request)`."""
    return [
        Route("/", guarded(checking.empty), methods=["GET"]),
        Route("/", guarded(checking.whole), methods=["POST"]),
        Route("/live", guarded(checking.live), methods=["POST"]),
        Route("/report", guarded(checking.download), methods=["POST"]),
        Route("/checks", guarded(checks.page), methods=["GET"]),
        Route("/sources", guarded(sources.page), methods=["GET"]),
        Route("/licences", guarded(licences.page), methods=["GET"]),
        Route("/assets/{name}", asset, methods=["GET"]),
    ]

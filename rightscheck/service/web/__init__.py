"""The pages at `/`, rendered here: a list of routes that the application takes in."""

from __future__ import annotations

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """Every page; the handlers find what they need with `desk_of(request)`."""
    return []

"""What `manage.py check` says of a site: settings that cannot be used, parts that are missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 -- Django's names
from django.core.exceptions import ImproperlyConfigured

from rightscheck.errors import RightscheckError
from rightscheck.integrations.wagtail.conf import bench, options

MIDDLEWARE = "rightscheck.integrations.wagtail.middleware.RightsMiddleware"


def settings_hold(**_: Any) -> list[CheckMessage]:
    """A system check: everything that is wrong with the settings, with what to do."""
    return list(_faults())


def _faults() -> Iterator[CheckMessage]:
    if MIDDLEWARE not in settings.MIDDLEWARE:
        hint = f"Add {MIDDLEWARE!r} at the end of MIDDLEWARE."
        yield Error(
            "An editor who is refused would see an error.", hint=hint, id="rightscheck.E001"
        )
    try:
        options()
    except ImproperlyConfigured as error:
        yield Error(str(error), hint="docs/wagtail.md lists the keys.", id="rightscheck.E002")
        return
    try:
        tools = bench().current()
    except RightscheckError as error:
        yield Error(error.problem, hint=error.hint, obj=error.where, id="rightscheck.E003")
        return
    if tools.sources is None:
        hint = "Name a library under [sources] path; `rightscheck sources add` fills it."
        yield Warning("Pages are compared with no source.", hint=hint, id="rightscheck.W001")
    if not tools.pages_waive or not tools.waives:
        hint = "Leave out `pages` and `apply` of [waivers] in rightscheck.toml."
        yield Warning("What a person accepts does not count.", hint=hint, id="rightscheck.W002")

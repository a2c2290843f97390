"""The report's stylesheet for a finding inside of Wagtail's admin, in its light and dark theme.

A finding stands in a shadow root of its own: neither page's rules reach the other. Wagtail sets
the colour scheme of its theme, which the report's colours follow here instead of the system's.
"""

from __future__ import annotations

import re
from functools import cache

from rightscheck.reporters.html import stylesheet

_COLOUR = re.compile(r"(--[a-z-]+): (#[0-9a-f]{3,8});")
_ROOT = re.compile(r":root\b")

_HERE = """\
:host { color-scheme: inherit; display: block; color: var(--ink); background: none; }
.finding { padding: 0; content-visibility: visible; }
.finding .eyebrow, .finding h3, .finding .do { display: none; }
.sides th:first-child small, .sides caption a { display: none; }
.sides td { font-size: 0.9375rem; line-height: 1.6; padding-inline: 0.9rem; }
.sides th { padding-inline: 0.9rem; }
"""
"""The panel tells place, fault and remedy; links within a report lead nowhere here."""


@cache
def looks() -> str:
    """CSS for the shadow root that a `fragment` stands in."""
    sheet = stylesheet()
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for name, colour in _COLOUR.findall(sheet):
        (dark if name in light else light).setdefault(name, colour)
    pairs = ((name, colour, dark.get(name, colour)) for name, colour in light.items())
    both = "".join(f"{name}: light-dark({day}, {night});" for name, day, night in pairs)
    return f"{_ROOT.sub(':host', sheet)}\n:host {{ {both} }}\n{_HERE}"

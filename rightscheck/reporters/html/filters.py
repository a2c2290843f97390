"""Filters and keys: they need the script, and are not there without it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rightscheck.model import Verdict
from rightscheck.reporters.html.marks import shape
from rightscheck.reporters.html.markup import Html, tag
from rightscheck.reporters.html.sections import Section

KEYS = (
    ("j", "n", "the next finding"),
    ("k", "p", "the finding before"),
    ("o", "", "open or close how it was decided"),
    ("/", "", "search"),
    ("Esc", "", "leave the search, show all again"),
    ("?", "", "this help"),
)


def filters(sections: Sequence[Section]) -> Html | None:
    """The bar above the findings; hidden until the script shows it."""
    found = [finding for section in sections for _, finding in section.findings]
    if not found:
        return None
    verdicts = (one for one in Verdict if any(finding.verdict is one for finding in found))
    names = {finding.holder: finding.holder_name for finding in found}
    return tag(
        "form",
        tag("div", map(_verdict, verdicts), class_="verdicts", role="group", aria_label="Verdicts"),
        _select("check", "Check", ((one, one) for one in sorted({f.check for f in found}))),
        _select("holder", "Holder", sorted(names.items(), key=lambda item: item[1])),
        _select("document", "Document", ((one.anchor, one.name) for one in sections)),
        tag(
            "label",
            tag("span", "Search"),
            tag("input", type="search", name="text", placeholder="words  /"),
        ),
        tag("button", "Keys", type="button", class_="help", aria_label="Keys: help"),
        tag("output", class_="shown"),
        class_="filters",
        hidden=True,
        role="search",
        aria_label="Filter the findings",
    )


def _verdict(verdict: Verdict) -> Html:
    box = tag("input", type="checkbox", name="verdict", value=verdict.value, checked=True)
    return tag("label", box, shape(verdict), verdict.value)


def _select(name: str, label: str, options: Iterable[tuple[str, str]]) -> Html:
    every = tag("option", "all", value="*")
    told = (tag("option", words, value=value) for value, words in options)
    return tag("label", tag("span", label), tag("select", every, told, name=name))


def keys() -> Html:
    """The help for keyboard shortcuts: a dialog that the script opens."""
    rows = (
        tag(
            "tr",
            tag("td", tag("kbd", key), (" or ", tag("kbd", other)) if other else None),
            tag("td", what),
        )
        for key, other, what in KEYS
    )
    return tag(
        "dialog",
        tag("h2", "Keys", id="keys"),
        tag("table", tag("tbody", rows)),
        tag("label", tag("input", type="checkbox", name="keys", checked=True), "single keys work"),
        tag("button", "Close", type="button"),
        aria_labelledby="keys",
    )

"""`/sources`: what was delivered to us, how fresh it is, and whether an item is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from rightscheck.licensing.terms.fields import spoken
from rightscheck.model import Source, Status
from rightscheck.model.amounts import count
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.staleness import stale
from rightscheck.reporters.html.marks import moment
from rightscheck.reporters.html.markup import Content, Html, link, name, tag
from rightscheck.service.desk import desk_of
from rightscheck.service.shared.keys import Key
from rightscheck.service.web.asking import LONGEST
from rightscheck.service.web.page import table, whole_page
from rightscheck.sources import SqliteSources
from rightscheck.sources.browsing import Leaf

_FEEDS = ("Holder", "Sources", "Newest", "Expected", "State")
_ITEMS = ("Id", "Title", "Holder", "Published", "Language", "Status")


async def page(request: Request, _: Key) -> Response:
    """The feeds, the silent ones first, and the items that are looked for."""
    bench = desk_of(request).bench.current(0)
    query = {key: request.query_params.get(key, "")[:LONGEST] for key in ("q", "holder", "before")}
    main = await run_in_threadpool(_main, bench, query)
    return whole_page("Sources", main, request)


def _main(bench: Workbench, query: dict[str, str]) -> list[Content]:
    library = bench.library
    if library is None:
        return [
            tag("h1", "Sources"),
            tag(
                "p",
                "There is no library of sources: only notices are looked for. A path under "
                "[sources] in rightscheck.toml names one.",
                class_="sentence",
            ),
        ]
    before = int(query["before"]) if query["before"].isdecimal() else None
    leaf = library.leaf(query["q"].strip(), query["holder"] or None, before)
    return [
        tag("h1", "Sources"),
        *_feeds(bench, library),
        tag(
            "section",
            tag("h2", "Items", id="items"),
            _search(bench, library, query),
            _results(leaf, bench, query),
            class_="part",
            aria_labelledby="items",
        ),
    ]


def _feeds(bench: Workbench, library: SqliteSources) -> Iterator[Content]:
    silent, newest, held = stale(bench, datetime.now(UTC)), library.newest(), library.status()
    summary = f"{count(held.count, 'source')} of {count(len(held.holders), 'holder')}"
    late = f"; {count(len(silent), 'feed')} silent: no answer on what is theirs is final"
    yield tag("p", summary, late if silent else "", ".", class_="sentence")
    if silent:
        yield tag(
            "ul", (tag("li", tag("bdi", holder)) for holder in silent.values()), class_="warnings"
        )
    holders = sorted(
        {*held.holders, *bench.expect}, key=lambda holder: (holder not in silent, holder)
    )
    rows = (
        (
            name(bench.names.get(holder, holder)),
            f"{held.holders.get(holder, 0):,}",
            moment(newest[holder]) if holder in newest else "nothing yet",
            f"every {spoken(bench.expect[holder]).removeprefix('1 ')}"
            if holder in bench.expect
            else "–",
            _state(silent=holder in silent, expected=holder in bench.expect),
        )
        for holder in holders
    )
    if holders:
        yield table("Feeds", _FEEDS, rows)


def _state(*, silent: bool, expected: bool) -> Html:
    if silent:
        return tag("b", "◆ silent", class_="badge review")
    if expected:
        return tag("b", "✓ fresh", class_="badge permitted")
    return tag("span", "not watched", class_="soft")


def _search(bench: Workbench, library: SqliteSources, query: dict[str, str]) -> Html:
    options = (
        tag("option", bench.names.get(one, one), value=one, selected=one == query["holder"])
        for one in library.newest()
    )
    return tag(
        "form",
        tag(
            "label",
            tag("span", "Id, or words of the title"),
            tag("input", type="search", name="q", value=query["q"], maxlength=str(LONGEST)),
        ),
        tag(
            "label",
            tag("span", "Holder"),
            tag("select", tag("option", "all", value=""), options, name="holder"),
        ),
        tag("button", "Look", type="submit", class_="main"),
        method="get",
        action="/sources#items",
        role="search",
        aria_label="Search the sources",
        class_="search",
    )


def _results(leaf: Leaf, bench: Workbench, query: dict[str, str]) -> Iterator[Content]:
    if leaf.sources:
        yield table("Items", _ITEMS, (_item(one, bench) for one in leaf.sources))
    else:
        yield tag("p", "Nothing found" if query["q"] else "Nothing here", ".", class_="none")
    if leaf.next is not None and not leaf.full:
        yield tag(
            "p", f"{leaf.looked:,} items were looked at, the newest of them first.", class_="none"
        )
    if leaf.next is not None:
        same = {key: value for key, value in query.items() if value and key != "before"}
        way = urlencode({**same, "before": str(leaf.next)})
        words = "Older items" if leaf.full else "Look at older ones"
        yield tag("p", tag("a", words, href=f"/sources?{way}#items", rel="next"), class_="next")


def _item(one: Source, bench: Workbench) -> tuple[Content, ...]:
    usable = one.status is Status.USABLE
    return (
        tag("code", name(one.id)),
        name(one.title) if one.title else link(one.url or ""),
        name(bench.names.get(one.holder, one.holder)),
        moment(one.published) if one.published else "not dated",
        name(one.language or "–"),
        one.status.value if usable else tag("b", f"■ {one.status.value}", class_="badge breach"),
    )

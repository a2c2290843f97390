"""An agency's day, invented: stories in seven formats, with updates, a correction and two kills."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_WHAT = ("ferry", "harbour", "bridge", "school", "market", "tram", "library", "theatre", "bakery")
_WHO = ("The council", "The harbour office", "A court", "The fire brigade", "The union", "A survey")
_DID = ("reopened", "sold", "inspected", "renamed", "painted", "measured", "closed", "photographed")


class Item(NamedTuple):
    """One item that is sent."""

    story: int
    version: int = 1
    status: str = "usable"
    signal: str = ""

    @property
    def uri(self) -> str:
        """Its id, the same for all versions."""
        return f"urn:newsml:wire.example:20261127:{self.story}"

    @property
    def sent(self) -> str:
        """When this version was sent."""
        minute = self.story + 120 * self.version
        return f"2026-11-27T{minute // 60 % 24:02}:{minute % 60:02}:00+00:00"

    @property
    def title(self) -> str:
        """Its headline."""
        return f"{_WHAT[self.story % 9].title()} number {self.story} {_DID[self.story % 8]}"

    @property
    def text(self) -> str:
        """Its words; a kill has none."""
        if self.status == "canceled":
            return ""
        number = self.story
        return (
            f"ORBEL (AFP) - {_WHO[number % 6]} said on Friday that the {_WHAT[number % 9]} of "
            f"quarter {number} had been {_DID[number % 8]} for {number * 7 + 3} crowns. Version "
            f"{self.version} of this report adds what neighbour {number * 13} thought of it."
        )


def newsml_g2(item: Item) -> str:
    """The item in this format."""
    signal = f'<signal qcode="sig:{item.signal}"/>' if item.signal else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{item.uri}" version="{item.version}"
 standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en">
<rightsInfo><copyrightHolder literal="AFP"/>
<copyrightNotice>© 2026 AFP</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>{item.sent}</versionCreated>
<pubStatus qcode="stat:{item.status}"/>{signal}
</itemMeta><contentMeta><headline>{item.title}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{item.text}</p></body></html>
</inlineXML></contentSet></newsItem>"""


def ninjs(item: Item) -> str:
    """The item in this format."""
    return json.dumps(
        {
            "uri": item.uri,
            "type": "text",
            "version": str(item.version),
            "versioncreated": item.sent,
            "pubstatus": item.status,
            "language": "en",
            "headline": item.title,
            "copyrightholder": "AFP",
            "body_html": f"<p>{item.text}</p>",
            **({"signals": [item.signal]} if item.signal else {}),
        }
    )


def nitf(item: Item) -> str:
    """The item in this format."""
    compact = item.sent.replace("-", "").replace(":", "").replace("+0000", "Z")
    return f"""<?xml version="1.0"?>
<nitf><head><title>{item.title}</title><docdata management-status="{item.status}">
<doc-id id-string="{item.uri}"/><date.issue norm="{compact}"/>
<du-key key="story-{item.story}" version="{item.version}"/>
<doc.copyright holder="AFP" year="2026"/></docdata></head>
<body><body.head><hedline><hl1>{item.title}</hl1></hedline></body.head>
<body.content><p>{item.text}</p></body.content></body></nitf>"""


def jsonl(item: Item) -> str:
    """The item in this format."""
    return json.dumps(
        {
            "id": item.uri if item.version == 1 else f"{item.uri}#{item.version}",
            "version_of": None if item.version == 1 else item.uri,
            "title": item.title,
            "text": item.text,
            "published": item.sent,
            "modified": item.sent,
            "status": item.status,
            "signal": item.signal or None,
        }
    )


def markdown(item: Item) -> str:
    """The item in this format."""
    return f"---\nid: {item.uri}\ntitle: {item.title}\ndate: {item.sent}\n---\n\n{item.text}\n"


def html(item: Item) -> str:
    """The item in this format."""
    return (
        f"<!doctype html><html lang=en><head><title>{item.title}</title>"
        f'<meta property="article:published_time" content="{item.sent}"></head>'
        f"<body><article><h1>{item.title}</h1><p>{item.text}</p></article></body></html>"
    )


def rss(item: Item) -> str:
    """The item in this format."""
    return f"""<rss version="2.0"><channel><title>Wire</title><item><title>{item.title}</title>
<guid>{item.uri}</guid><description>{item.text}</description></item></channel></rss>"""


FORMATS: tuple[tuple[str, Callable[[Item], str]], ...] = (
    (".xml", newsml_g2),
    (".json", ninjs),
    (".xml", nitf),
    (".jsonl", jsonl),
    (".md", markdown),
    (".html", html),
    (".xml", rss),
)
"""Suffix and writer; three formats go by the same suffix, as they do in life."""


def day(folder: Path, stories: int) -> None:
    """Write the day: so many stories, and then three updates, a correction and two kills."""
    later = [
        *(Item(story, version=2, signal="update") for story in (0, 1, 2)),
        Item(3, version=2, signal="correction"),
        Item(7, version=2, status="canceled"),
        Item(8, version=2, status="canceled"),
    ]
    for number, item in enumerate([*map(Item, range(stories)), *later]):
        suffix, write = FORMATS[item.story % len(FORMATS)]
        file = folder / f"{number:04}{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write(item), encoding="utf-8")

"""Readers beside the libraries that people use for the same formats, in one run, in MB/s.

    python benchmarks/readers.py [--format NAME] [--folder DIR] [--stories N]

A row of `ROWS` is one system reading one format; every system of a format is given the same files:
invented stories (`corpus.py`) in the format's dress, or the files of `--folder`. Files are read one
by one, the best of several rounds counts, in processor time. *refused* are files that a system
raises on; what it then leaves undone is not held against the others. Peers that are not
installed are told so (`bench` in pyproject).
"""

from __future__ import annotations

import argparse
import contextlib
import io
import time
from collections.abc import Callable, Iterable
from html import escape
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from corpus import Press, Story

Read = Callable[[bytes], object]
STORIES, ROUNDS = 200, 5


class Row(NamedTuple):
    """A system and what it makes of a file; `library` is the module that it needs."""

    format: str
    system: str
    gives: str
    library: str
    load: Callable[[], Read]


def ours(name: str) -> Callable[[], Read]:
    """What rightscheck reads of a file of this name, told by its content."""

    def load() -> Read:
        from rightscheck.readers import documents  # noqa: PLC0415 -- a row pays for itself only

        return lambda data: list(documents(data, name))

    return load


def newsmlg2() -> Read:
    """IPTC's own library: the item as objects."""
    library = import_module("NewsMLG2")
    return lambda data: library.NewsMLG2Document(data).get_item()


def lxml() -> Read:
    """The parser under it, as others would use it: a tree, of which nothing is read yet."""
    etree = import_module("lxml.etree")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return lambda data: etree.fromstring(data, parser)


def trafilatura() -> Read:
    """The article's text, as many would take it from a page."""
    library = import_module("trafilatura")
    extract: Read = library.extract
    return extract


ROWS = (
    Row("html", "rightscheck", "text, roles, facts, places", "rightscheck", ours("page.html")),
    Row("html", "trafilatura", "text of the article", "trafilatura", trafilatura),
    Row("newsml-g2", "rightscheck", "text, facts, rights, places", "rightscheck", ours("item.xml")),
    Row("newsml-g2", "newsmlg2", "objects, no text, no places", "NewsMLG2", newsmlg2),
    Row("newsml-g2", "lxml", "a tree", "lxml", lxml),
)


def g2_item(story: Story) -> str:
    """A story as an agency would send it, with the metadata that real items have."""
    subjects = "".join(
        f'<subject type="cpnat:abstract" qcode="medtop:{number:08}"><name xml:lang="en">Subject'
        f"</name></subject>"
        for number in range(12)
    )
    paragraphs = "".join(f"<p>{escape(part)}</p>\n" for part in story.text.split("\n"))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:x.example:{story.id}"
 version="1" standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">
<rightsInfo><copyrightHolder literal="{story.agency}"><name>{story.agency}</name></copyrightHolder>
<copyrightNotice>© 2026 {story.agency}</copyrightNotice>
<usageTerms>No archival use</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="{story.agency}"/>
<versionCreated>2026-03-02T10:00:00Z</versionCreated><pubStatus qcode="stat:usable"/>
<edNote>Eds: updates throughout</edNote><signal qcode="sig:update"/></itemMeta>
<contentMeta><urgency>4</urgency><language tag="en"/>{subjects}<slugline>slug</slugline>
<headline>{escape(story.text[:60])}</headline><creditline>{story.agency}</creditline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs}</body></html></inlineXML></contentSet>
</newsItem>"""


def web_page(story: Story) -> str:
    """A story as a site would publish it: deep in elements, with everything that stands around."""
    links = "".join(
        f'<div class="css-1k{n}"><a href="/s/{n}"><span>Another story number {n}</span></a></div>\n'
        for n in range(120)
    )
    parts = "".join(
        f'<div class="css-53u"><div><p class="css-at9"><b>{escape(part[:12])}</b>'
        f'{escape(part[12:])} <a href="/x">more</a></p></div></div>\n'
        for part in story.text.split("\n") * (1 + len(story.text) % 40)
    )
    style = "<style>" + ".css-1k{margin:0 auto;padding:0}" * 800 + "</style>"
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>News</title>{style}
<script>{"var a=1;if(a<2){b()}" * 800}</script></head><body><div class="css-nav">{links}</div>
<article><h1>{escape(story.text[:60])}</h1><section itemprop="articleBody">{parts}
</section></article><div class="Related_box__x1Kd2">{links}</div>
<footer>© 2026 The Site</footer></body></html>"""


FILES: dict[str, Callable[[Story], str]] = {"html": web_page, "newsml-g2": g2_item}
"""How a story looks in each format."""


def invented(name: str, stories: int) -> list[bytes]:
    """Stories in the dress of a format."""
    return [FILES[name](story).encode() for story in Press().stories(0, stories)]


def once(read: Read, files: Iterable[bytes]) -> tuple[float, int]:
    """Seconds of one round, and how many files were refused."""
    refused = 0
    start = time.process_time()
    for data in files:
        try:
            read(data)
        except Exception:  # noqa: BLE001 -- peers raise whatever they like
            refused += 1
    return time.process_time() - start, refused


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--format", choices=sorted(FILES))
    options.add_argument("--folder", type=Path, help="real files of that one format")
    options.add_argument("--stories", type=int, default=STORIES, help="invented files of each")
    chosen = options.parse_args()
    print("| format | system | gives | files | refused | MB/s | ms a file |")
    print("|---|---|---|---:|---:|---:|---:|")
    for name in [chosen.format] if chosen.format else FILES:
        paths = sorted(chosen.folder.iterdir()) if chosen.folder else []
        files = [path.read_bytes() for path in paths] or invented(name, chosen.stories)
        rows = [row for row in ROWS if row.format == name]
        for row, (seconds, refused) in zip(rows, rates(rows, files), strict=True):
            size = sum(map(len, files))
            told = "not installed | "
            if seconds:
                told = f"{size / seconds / 1e6:,.1f} | {seconds / len(files) * 1e3:,.2f}"
            print(f"| {name} | {row.system} | {row.gives} | {len(files)} | {refused} | {told} |")


def rates(rows: list[Row], files: list[bytes]) -> list[tuple[float, int]]:
    """Each row's best round; rounds of all rows take turns, so that all see the same machine."""
    reads: list[Read | None] = []
    for row in rows:
        try:
            import_module(row.library)
            reads.append(row.load())
        except ImportError:
            reads.append(None)
    best = [(0.0, 0)] * len(rows)
    for _ in range(ROUNDS):
        for at, read in enumerate(reads):
            if read is None:
                continue
            with contextlib.redirect_stdout(io.StringIO()):  # peers warn on it
                result = once(read, files)
            best[at] = min(best[at], result) if best[at][0] else result
    return best


if __name__ == "__main__":
    main()

"""Invents a news site: pages of Markdown and HTML, a library, contracts, and the settings of all.

    python benchmarks/newsroom.py FOLDER [--pages 10000] [--sources 100000]

Half of the pages are Markdown with front matter, half HTML in one template with the site's own ©
line; 5 to 6 kB each. Of a hundred pages 92 have nothing of anybody's, one names an agency in a
credit, two show a notice, two reuse a dispatch, as the contract allows where it is NWA's, two
tell of an event that the library has in another reporter's words, one credits a photo. The
stories are those of `corpus.py`, the site's own without the footers that agencies put under
theirs; the library grows where it is already there.
"""

from __future__ import annotations

import argparse
import html
from collections.abc import Iterator
from pathlib import Path

from corpus import AGENCIES, BLOCK, Press, Story
from tongues import MIX

from rightscheck import Source, open_sources

PER_FOLDER = 500
FAR = len(MIX) * 10**6  # blocks that no library reaches: pages of nobody's
SPECIAL = {10, 20, 21, 30, 31, 40, 41, 50}  # of a hundred pages, those with something of others
SIZE = 4_300  # characters of a page's text
RESTRICTED = (
    "This material may not be published, broadcast, rewritten or redistributed without permission."
)

SETTINGS = """\
[house]
name = "Our Daily"
names = ["Our Daily", "Our Daily Ltd"]
domains = ["ourdaily.example"]

[sources]
path = "sources.db"

[licences]
paths = ["licences"]

[packs]
paths = ["packs"]

[[scopes]]
paths = ["content/**"]
channel = "web"
territory = ["DE"]
"""

PACK = """\
holder: {id}
name: {name}
names:
  full: {{any: [{name}]}}
  examples:
    match: ["© 2026 {name}"]
    clear: ["They met in the harbour."]
"""

CONTRACT = """\
licence: nwa-web
title: NWA web service
holder: nwa
valid: {from: 2020-01-01, until: 2099-12-31}
permit:
  - action: republish
    if: {channel: web, territory: [DE, AT, CH]}
    duty: [{credit: NWA}]
"""

TEMPLATE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/site.css">
<script>window.page = {{id: {number}}};</script>
</head>
<body>
<header><nav><ul>
<li><a href="/">Front</a></li><li><a href="/world/">World</a></li>
<li><a href="/town/">Town</a></li><li><a href="/sport/">Sport</a></li>
</ul></nav></header>
<main><article>
<h1>{title}</h1>
{body}
</article></main>
<aside><h2>Most read</h2><ul>
<li><a href="/a/{number}">{title}</a></li>
</ul></aside>
<footer><p>© 2026 Our Daily Ltd. <a href="/imprint">Imprint</a></p></footer>
</body>
</html>
"""


def library(path: Path, size: int) -> None:
    """The library with so many dispatches; what it has already is not added again."""
    with open_sources(path) as sources:
        sources.add(delivered(story, "2026-01-01") for story in Press().stories(len(sources), size))


def delivered(story: Story, day: str) -> Source:
    """A story as its agency delivered it on a day."""
    return Source(
        id=story.id,
        holder=story.agency.lower(),
        text=story.text,
        language=story.language,
        published=day,
    )


def pages(count: int, sources: int) -> Iterator[tuple[str, str]]:
    """The name and the text of each page."""
    press = Press()
    for block in range(-(-count // BLOCK)):
        own = press.block(FAR + block, reporter=1)
        wire = press.block(block * 7 % (sources // BLOCK))
        second = press.block(block * 7 % (sources // BLOCK), reporter=1)
        for at in range(min(BLOCK, count - block * BLOCK)):
            number = block * BLOCK + at
            paragraphs = _told(number % 100, own[at], own[at - 1], wire[at], second[at])
            yield _page(number, own[at].language, paragraphs)


def _told(kind: int, own: Story, more: Story, wire: Story, second: Story) -> list[str]:
    """The paragraphs of a page, by its place in the hundred."""
    body = f"{unsigned(own)}\n\n{unsigned(more)}"[:SIZE].split("\n\n")
    notice = [*body, f"© 2026 {wire.agency}. {RESTRICTED}"]
    rewritten = [*unsigned(second).split("\n\n"), *body[:3]]
    special = {
        10: [*body, f"With material from {wire.agency}"],
        20: notice,
        21: notice,
        30: [wire.text, *body[:2]],
        31: [*wire.text.split("\n\n"), f"({wire.agency})", *body[:2]],
        40: rewritten,
        41: rewritten,
        50: [*body, "Photo: Maria Ruiz / Getty Images"],
    }
    return special.get(kind, body)


def unsigned(story: Story) -> str:
    """Its text without place and agency."""
    return story.text.partition(" — ")[2]


def _page(number: int, language: str, paragraphs: list[str]) -> tuple[str, str]:
    title = paragraphs[0][:60].replace('"', "")
    name = f"content/{number // PER_FOLDER:03}/{number:06}"
    if number % 2:
        body = "\n".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
        told = {"language": language, "number": number, "title": html.escape(title), "body": body}
        return f"{name}.html", TEMPLATE.format(**told)
    head = f'---\ntitle: "{title}"\ndate: 2026-06-01\nlang: {language}\ntags: [town, world]\n---\n'
    return f"{name}.md", f"{head}\n## {title}\n\n" + "\n\n".join(paragraphs) + "\n"


def house(folder: Path, sources: str = "sources.db") -> Path:
    """A house with a contract, its agencies and that library; its settings file."""
    for made in ("packs", "licences"):
        (folder / made).mkdir(parents=True, exist_ok=True)
    for name in AGENCIES:
        (folder / "packs" / f"{name.lower()}.yaml").write_text(
            PACK.format(id=name.lower(), name=name)
        )
    (folder / "licences" / "nwa-web.yaml").write_text(CONTRACT)
    settings = folder / "rightscheck.toml"
    settings.write_text(SETTINGS.replace("sources.db", sources))
    return settings


def build(folder: Path, count: int, sources: int) -> Path:
    """The whole site in a folder; its settings file."""
    settings = house(folder)
    library(folder / "sources.db", sources)
    for name, text in pages(count, sources):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return settings


def main() -> None:
    """Build one, and say how large it is."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", type=int, default=10_000)
    options.add_argument("--sources", type=int, default=100_000)
    chosen = options.parse_args()
    build(chosen.folder, chosen.pages, chosen.sources)
    sizes = [path.stat().st_size for path in (chosen.folder / "content").rglob("*.*")]
    print(f"{len(sizes):,} pages of {sum(sizes) / len(sizes):,.0f} bytes")


if __name__ == "__main__":
    main()

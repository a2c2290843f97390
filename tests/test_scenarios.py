"""Every story in `scenarios/` comes out as it says.

A scenario is Markdown for people: why, then fenced blocks whose first line says what they are.

    toml settings                     the settings file, without [sources] (the runner adds it)
    yaml licence NAME                 a licence file; `yaml pack NAME`, `yaml policy` likewise;
                                      without content the shipped example of that name
    yaml waivers                      the house's file of waivers, beside the settings
    text source ID key=value ...      an item of the library (any field of `Source`)
    markdown document PATH            a page; the suffix picks the reader
    text expect [now=DATE]            one line a finding: `check verdict holder line:column`,
                                      with the path before it where there are several pages;
                                      `nothing` for none; `xfail="REASON"` where it does
                                      not come out as users want it yet
    text matches                      where the story is told by them: one line a match of the
                                      page with the library, `source kind`, and as far as it
                                      matters `quoted=WORDS own=WORDS newest=ID`

"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import pytest

import rightscheck
from rightscheck.model import Finding
from rightscheck.rulebook import SHELF

EXAMPLES = SHELF / "licences" / "examples"
SCENARIOS = sorted((Path(__file__).parent / "scenarios").glob("*.md"))
FENCE = re.compile(r"^(`{3,})(\w+) +(\w+) *(.*)\n([\s\S]*?)^\1$", re.MULTILINE)


class Block(NamedTuple):
    kind: str
    name: str
    keys: dict[str, str]
    text: str


def blocks(path: Path) -> Iterator[Block]:
    for _, _, kind, rest, text in FENCE.findall(path.read_text(encoding="utf-8")):
        words = re.findall(r'\w+="[^"]*"|\S+', rest)
        keys = dict(w.split("=", 1) for w in words if "=" in w)
        name = next((w for w in words if "=" not in w), "")
        yield Block(kind, name, {k: v.strip('"') for k, v in keys.items()}, text)


def told(finding: Finding, folder: Path, *, path: bool) -> str:
    place = f"{finding.start.line}:{finding.start.column}"
    line = f"{finding.check} {finding.verdict} {finding.holder} {place}"
    name = Path(finding.document).relative_to(folder).as_posix()
    return f"{name} {line}" if path else line


def stocked(story: list[Block], path: Path) -> Path:
    """A library of the story's sources, at `path`."""
    sources = [
        rightscheck.Source.model_validate({"id": b.name, "text": b.text, **b.keys})
        for b in story
        if b.kind == "source"
    ]
    with rightscheck.open_sources(path) as library:
        library.add(sources)
    return path


@pytest.mark.parametrize(
    "path",
    [path for path in SCENARIOS if "```text matches" in path.read_text(encoding="utf-8")],
    ids=lambda path: path.stem,
)
def test_the_matches_are_as_it_says(path: Path, tmp_path: Path) -> None:
    story = list(blocks(path))
    (page,) = (block for block in story if block.kind == "document")
    (expected,) = (block for block in story if block.kind == "matches")
    document = rightscheck.read(page.text.encode(), page.name)

    with rightscheck.open_sources(stocked(story, tmp_path / "sources.db")) as library:
        matches = rightscheck.match(document, library)

    lines = expected.text.splitlines()
    found = [
        {
            f"{match.source_id} {match.kind}",
            f"quoted={match.quoted_words}",
            f"own={match.own_words}",
            f"newest={match.newest_version}",
        }
        for match in matches
    ]
    wanted = [{" ".join(line.split()[:2]), *line.split()[2:]} for line in lines]
    told = [one & other for one, other in zip_longest(found, wanted, fillvalue=frozenset[str]())]
    assert told == wanted


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_story_comes_out_as_it_says(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    story = list(blocks(path))
    stocked(story, tmp_path / "sources.db")
    settings = "".join(b.text for b in story if b.kind == "settings")
    tables = {"licence": "licences", "pack": "packs"}
    for kind, folder in tables.items():
        (tmp_path / folder).mkdir()
        for block in (b for b in story if b.kind == kind):
            text = block.text or (EXAMPLES / f"{block.name}.yaml").read_text("utf-8")
            (tmp_path / folder / f"{block.name}.yaml").write_text(text, encoding="utf-8")
    for block in (b for b in story if b.kind == "policy"):
        (tmp_path / "policy.yaml").write_text(block.text, encoding="utf-8")
        settings += '\n[policy]\npath = "policy.yaml"\n'
    for block in (b for b in story if b.kind == "waivers"):
        (tmp_path / "rightscheck-waivers.yaml").write_text(block.text, encoding="utf-8")
    settings += '\n[sources]\npath = "sources.db"\n[licences]\npaths = ["licences"]\n'
    settings += '[packs]\npaths = ["packs"]\n'
    (tmp_path / "rightscheck.toml").write_text(settings, encoding="utf-8")
    pages = []
    for block in (b for b in story if b.kind == "document"):
        page = tmp_path / block.name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(block.text.encode())
        pages.append(page)
    (expected,) = (b for b in story if b.kind == "expect")
    if reason := expected.keys.get("xfail"):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    now = datetime.fromisoformat(expected.keys.get("now", "2026-06-01")).replace(tzinfo=UTC)

    with rightscheck.load(tmp_path / "rightscheck.toml") as bench:
        report = rightscheck.check(pages, bench, now=now)

    found = [told(finding, tmp_path, path=len(pages) > 1) for finding in report.findings]
    assert not report.unread
    assert "\n".join(found or ["nothing"]) == expected.text.strip()

"""Spotting notices beside ScanCode and REUSE, with the packs doubled, and on hostile pages.

    python benchmarks/notices.py side-by-side --peers PYTHON [--pages 300]
    python benchmarks/notices.py growth [--news DIR]   # all packs, twice and four times as many
    python benchmarks/notices.py hostile           # 1.25, 2.5 and 5 MB of what is worst
    python benchmarks/notices.py cold              # a fresh process: loading and the first answer

PYTHON is that of the peers' own environment:
python3.11 -m venv peers && peers/bin/pip install scancode-toolkit==32.5.0 'pluggy<1.6' 'reuse==6.*'
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from corpus import Press, real
from planted import PLANTED, Page, write

import rightscheck
from rightscheck.model import Document
from rightscheck.notices import CompiledPacks, compile_packs, spot
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.packs import load_packs

PEERS = Path(__file__).with_name("notices_peers.py")
STORIES = 400  # of about 3,000 characters, in four alphabets
EVERY = 15  # of real stories one of so many is asked
MEGABYTES = (1.25, 2.5, 5.0)

HOSTILE: dict[str, str] = {
    "©©©©": "©",
    "(AP)": "(AP) ",
    "one name": "Agence France-Presse ",
    "a name a line": "Reuters\n",
    "All rights reserved.": "All rights reserved. ",
    "may not be published": "may not be published, ",
    "CC BY": "CC BY ",
    "(((": "(",
    "<div> in <div>": "<div>",
}

Found = dict[str, list[tuple[str, int, str]]]


def ours(folder: Path) -> tuple[float, Found]:
    """Our notices, by line; reading the files is timed too, as it is for the peers."""
    paths = sorted(folder.iterdir())
    rightscheck.spot("warm")
    started = time.perf_counter()
    answers = {}
    for path in paths:
        document = rightscheck.read(path.read_bytes(), path.name)
        answers[path.name] = document, rightscheck.spot(document)
    seconds = time.perf_counter() - started
    return seconds, {
        name: [
            (one.holder, document.start(one.span).line, document.text[slice(*one.span)])
            for one in notices
        ]
        for name, (document, notices) in answers.items()
    }


def theirs(python: str, peer: str, folder: Path) -> tuple[float, Found]:
    """What a peer says, in its own environment."""
    told = subprocess.run(  # noqa: S603 -- the peers
        [python, str(PEERS), peer, str(folder)], check=True, capture_output=True, text=True
    )
    answer = json.loads(told.stdout.splitlines()[-1])
    return answer["seconds"], answer["found"]


def hits(page: Page, found: Found) -> Iterator[tuple[str, bool, bool]]:
    """Of each notice of a page: its kind, whether it is seen, and whether with the right holder."""
    for line, kind, words, holder in page.notices:
        here = [
            (who, said)
            for who, at, said in found[page.name]
            if at == line or (not at and said in words)
        ]
        right = any(
            who == holder
            or (who == "holder" and said.casefold() in words.casefold() and who != said)
            for who, said in here
        )
        yield kind, bool(here), right


def side_by_side(python: str, count: int) -> None:
    """Files a second, ratio to ours, and the share of each kind of notice that is seen."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        planted = write(folder, count)
        runs = {"rightscheck": ours(folder)}
        for peer in ("scancode", "reuse"):
            runs[peer] = theirs(python, peer, folder)
    base = runs["rightscheck"][0]
    print(f"{count} files\n")
    _row("", *runs)
    _row("---", *("---:" for _ in runs))
    _row("files/s", *(f"{count / seconds:,.0f}" for seconds, _ in runs.values()))
    _row("rightscheck is faster by", *(f"{seconds / base:.1f}" for seconds, _ in runs.values()))
    seen = {peer: Counter[str]() for peer in runs}
    there = Counter(kind for page in planted for _, kind, _, _ in page.notices)
    for peer, (_, found) in runs.items():
        for page in planted:
            for kind, is_seen, is_right in hits(page, found):
                seen[peer][kind] += is_seen
                seen[peer][f"{kind}, right holder"] += is_right
    for kind in PLANTED:
        _row(f"{kind} ({there[kind]})", *(f"{seen[one][kind] / there[kind]:.0%}" for one in runs))
    rights = [seen["rightscheck"][f"{kind}, right holder"] for kind in PLANTED]
    _row("all with the right holder or licence id", f"{sum(rights) / there.total():.0%}", "-", "-")
    innocent = [page.name for page in planted if not page.notices]
    _row(
        f"innocent pages accused ({len(innocent)})",
        *(sum(bool(found[name]) for name in innocent) for _, found in runs.values()),
    )


def growth(news: Path | None) -> None:
    """Megabytes a second with the packs of ours, and with invented holders beside them."""
    packs = load_packs([SHELF / "holders"])
    told = Press(5).stories(0, STORIES) if news is None else islice(real(news), 0, None, EVERY)
    stories = [Document.of(story.text) for story in told]
    _row("packs", "compiled in ms", "MB/s")
    _row("---:", "---:", "---:")
    for times in (1, 2, 4):
        every = [pack for copy in range(times) for pack in _copies(packs, copy)]
        started = time.perf_counter()
        compiled = compile_packs(every)
        ready = time.perf_counter() - started
        rate = max(_rate(stories, compiled) for _ in range(3))
        _row(len(every), f"{ready * 1000:.0f}", f"{rate:.1f}")


def _copies(packs: Iterable[Pack], copy: int) -> Iterator[Pack]:
    """Packs of holders who are called otherwise; the shared grammars stay as they are."""
    for pack in packs:
        if not copy:
            yield pack
        elif pack.names and not pack.anonymous:
            names = pack.names
            full = {
                language: tuple(f"{name[::-1]} {copy}" for name in called)
                for language, called in names.full.items()
            }
            other = tuple(f"{short}{'QXZ'[copy % 3]}" for short in names.acronyms)
            named = names.model_copy(update={"full": full, "acronyms": other, "ambiguous": ()})
            said = {"holder": f"{pack.holder}-{copy}", "names": named, "families": ()}
            yield pack.model_copy(update=said)


def _rate(stories: Iterable[Document], packs: CompiledPacks) -> float:
    size, started = 0, time.perf_counter()
    for story in stories:
        spot(story, packs)
        size += len(story.text.encode())
    return size / (time.perf_counter() - started) / 1e6


def hostile() -> None:
    """Seconds for a page of nothing but what is worst: twice the page, twice the time."""
    packs = compile_packs(load_packs([SHELF / "holders"]))
    _row("page of", *(f"{size} MB" for size in MEGABYTES), "notices")
    _row("---", *("---:" for _ in MEGABYTES), "---:")
    for name, unit in HOSTILE.items():
        reader = _as_html if unit.startswith("<") else Document.of
        rows = [_hostile(unit, size, reader, packs) for size in MEGABYTES]
        _row(name, *(f"{seconds:.1f} s" for seconds, _ in rows), f"{rows[-1][1]:,}")


def _as_html(text: str) -> Document:
    return rightscheck.read(text.encode(), "page.html")


def _hostile(
    unit: str, size: float, reader: Callable[[str], Document], packs: CompiledPacks
) -> tuple[float, int]:
    text = unit * int(size * 1e6 / len(unit.encode()))
    started = time.perf_counter()
    try:
        found = len(spot(reader(text), packs))
    except rightscheck.UnreadableDocument:
        found = 0  # a bound of the readers, told in plain words
    return time.perf_counter() - started, found


def cold() -> None:
    """Milliseconds of a fresh process, the cache being there."""
    code = """
import time
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.packs import load_packs
from rightscheck.notices import compile_packs
start = time.perf_counter()
packs = load_packs([SHELF / "holders"])
loaded = time.perf_counter()
compile_packs(packs)
print(len(packs), (loaded - start) * 1e3, (time.perf_counter() - loaded) * 1e3)
"""
    runs = [
        [float(part) for part in told.split()]
        for told in (
            subprocess.run(  # noqa: S603 -- ourselves
                [sys.executable, "-c", code], check=True, capture_output=True, text=True
            ).stdout
            for _ in range(6)
        )
    ]
    packs, loading, compiling = (sorted(row)[2] for row in zip(*runs[1:], strict=True))
    print(f"{packs:.0f} packs: loaded in {loading:.0f} ms, compiled in {compiling:.0f} ms")


def _row(*cells: object) -> None:
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def main() -> None:
    """The table that was asked for, in Markdown."""
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("table", choices=("side-by-side", "growth", "hostile", "cold"))
    told.add_argument("--peers", default=sys.executable, help="the Python that has the peers")
    told.add_argument("--pages", type=int, default=300)
    told.add_argument("--news", type=Path, help="for growth: real stories in this folder instead")
    chosen = told.parse_args()
    tables: dict[str, Callable[[], None]] = {
        "side-by-side": lambda: side_by_side(chosen.peers, chosen.pages),
        "growth": lambda: growth(chosen.news),
        "hostile": hostile,
        "cold": cold,
    }
    tables[chosen.table]()


if __name__ == "__main__":
    main()

"""Invents a content repository with a history, to show a team's first day with the check.

    python benchmarks/repository.py FOLDER [--pages 2000] [--planted 50] [--sources 10000]

On `main` stand so many pages of a site's own, some of which took a dispatch, or a part of one,
years ago. The branch `spring` edits pages, moves one, removes one, and brings three reuses: in a
new page, in an old one, and in one that was moved. Pages and dispatches are those of
`newsroom.py`; only `nwa` has a contract.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import newsroom
from corpus import Press, Story

EDITED = 25


def own(count: int, sources: int) -> Iterator[tuple[str, str]]:
    """Pages that have nothing of anybody's."""
    made = newsroom.pages(2 * count + 100, sources)
    innocent = (page for page in made if int(Path(page[0]).stem) % 100 not in newsroom.SPECIAL)
    return islice(innocent, count)


def taken(story: Story, at: int) -> str:
    """What a page took: all of it, all but the agency's name, or some sixty words."""
    unsigned = story.text.partition(" — ")[2]
    return (story.text, unsigned, " ".join(unsigned.split()[:60]))[at % 3]


def with_words(page: str, words: str) -> str:
    """A page with paragraphs more at its end."""
    if "</article>" not in page:
        return f"{page}\n{words}\n"
    told = "".join(f"<p>{one}</p>\n" for one in words.split("\n\n"))
    return page.replace("</article>", f"{told}</article>")


def build(folder: Path, pages: int, planted: int, sources: int) -> None:
    """The repository, on the branch `spring`."""
    newsroom.build(folder, 0, sources)
    (folder / ".gitignore").write_text("sources.db*\n")
    wire = list(Press().stories(0, planted + 3))
    names: list[str] = []
    for at, (name, text) in enumerate(own(pages, sources)):
        turn, rest = divmod(at, pages // planted)
        reused = rest == 0 and turn < planted
        _write(folder / name, with_words(text, taken(wire[turn], turn)) if reused else text)
        names.append(name)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    _commit(folder, "Ten years of pages")
    _git(folder, "checkout", "--quiet", "-b", "spring")
    _change(folder, [name for at, name in enumerate(names) if at % (pages // planted) == 7], wire)  # noqa: PLR2004
    _commit(folder, "What spring brings")


def _change(folder: Path, innocent: list[str], wire: list[Story]) -> None:
    first, second, moved, removed, *edited = innocent
    for name in edited[:EDITED]:
        _write(folder / name, with_words((folder / name).read_text(), "We have mended a word."))
    new, old, gone = (taken(story, at) for at, story in enumerate(wire[-3:]))
    _write(folder / "content/spring.md", f"# Spring\n\n{new}\n")
    _write(folder / first, with_words((folder / first).read_text(), old))
    for name in (second, moved):
        _git(folder, "mv", name, f"content/moved-{Path(name).name}")
    there = folder / f"content/moved-{Path(moved).name}"
    _write(there, with_words(there.read_text(), gone))
    (folder / removed).unlink()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "--all")
    who = ("-c", "user.name=Ada Berg", "-c", "user.email=ada@ourdaily.example")
    _git(folder, *who, "commit", "--quiet", f"--message={message}")


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True)  # noqa: S603, S607


def main() -> None:
    """Build one."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--pages", type=int, default=2_000)
    options.add_argument("--planted", type=int, default=50)
    options.add_argument("--sources", type=int, default=10_000)
    build(**vars(options.parse_args()))


if __name__ == "__main__":
    main()

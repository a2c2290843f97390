"""What `.gitignore` files say is what git understands by them."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from rightscheck.errors import UnusableSettings
from rightscheck.pipeline.intake.gitignore import patterns
from rightscheck.pipeline.intake.given import walk
from rightscheck.pipeline.intake.ignores import Ignores

FILES = [
    *(f"{x}/{y}/{name}" for x in "ab" for y in "ab" for name in ("a.md", "c.md", "d.txt")),
    *(f"{x}/{name}" for x in ["a", "b", "a b"] for name in ("a.md", "c.md", "d.txt")),
    *("a.md", "c.md", "#a.md", "!a.md"),
]
LINES = [
    *("a", "a/", "/a", "/b/", "a/b", "a/b/", "**/b", "**/b/", "[ab]", "[!a]", "[^b]/", "\\a"),
    *("*", "*/", "**", "/*", "/**", "a/*", "a/**", "b/**/", "a/**/**/c.md", "**/*", "a**", "**a"),
    *("*.md", "c.md", "/c.md", "?.md", "a/*.md", "a/**/c.md", "*/*/c.md", "a/b/c.md", "c.m[cd]"),
    *("a b", "a ", "a\\ b", "a\\ ", "#a.md", "\\#a.md", "\\!a.md", "?.md ", "c.md\r"),
    *("", "/", "!", "[a", "[z-a].md", "[]a].md", "[[:alpha:]].md", "a//b", "a/./b", "//a", "\\"),
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    git(tmp_path, "init", "-q")
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def git(folder: Path, *words: str) -> str:
    ran = subprocess.run(  # noqa: S603 -- our own words
        ["git", "-c", "core.excludesFile=", *words],  # noqa: S607 -- whichever git the user has
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


def seen_by_git(folder: Path) -> set[str]:
    names = git(folder, "ls-files", "--others", "--exclude-per-directory=.gitignore", "-z")
    return {name for name in names.split("\0") if name.endswith((".md", ".txt"))}


def walked(folder: Path, ignores: Ignores | None = None) -> set[str]:
    found = walk(folder, Ignores() if ignores is None else ignores)
    return {path.relative_to(folder).as_posix() for path in found}


def written(tree: Path, lines: Iterable[str], folder: str = ".") -> None:
    (tree / folder / ".gitignore").write_text("\n".join(lines) + "\n", "utf-8", newline="")


def some(chance: random.Random) -> Iterator[str]:
    for _ in range(chance.randint(1, 4)):
        yield chance.choice(["", "", "!"]) + chance.choice(LINES)


@pytest.mark.parametrize("seed", range(60))
def test_a_walk_sees_what_git_sees(tree: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    for folder in (".", "a", "a/b"):
        written(tree, some(chance), folder)

    assert walked(tree) == seen_by_git(tree)


@pytest.mark.parametrize("line", LINES)
def test_each_line_means_what_it_means_to_git(tree: Path, line: str) -> None:
    written(tree, [line])
    assert walked(tree) == seen_by_git(tree)

    written(tree, ["*.md", f"!{line}"])
    assert walked(tree) == seen_by_git(tree)


def test_only_inside_a_work_tree_are_they_asked(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    written(tmp_path, ["*.md"])
    assert walked(tmp_path) == {"a.md"}

    (tmp_path / ".git").mkdir()
    assert walked(tmp_path) == set()


def test_a_work_tree_inside_another_has_rules_of_its_own(tmp_path: Path) -> None:
    for name in ("site/a.md", "site/theme/a.md", "site/theme/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/theme/.git").write_text("gitdir: ../.git/modules/theme\n")
    written(tmp_path, ["a.md"], "site")
    written(tmp_path, ["b.md"], "site/theme")

    assert walked(tmp_path) == {"site/theme/a.md"}


def test_a_folder_that_is_named_is_meant(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "public/deep").mkdir(parents=True)
    (tmp_path / "public/deep/a.md").touch()
    (tmp_path / "public/deep/b.txt").touch()
    written(tmp_path, ["public/", "*.txt"])

    assert walked(tmp_path) == set()
    assert walked(tmp_path / "public") == {"deep/a.md", "deep/b.txt"}
    assert walked(tmp_path / "public/deep") == {"a.md", "b.txt"}


def test_the_rules_of_the_folders_above_hold_in_a_folder_that_is_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "content/drafts").mkdir(parents=True)
    (tmp_path / "content/a.md").touch()
    (tmp_path / "content/drafts/b.md").touch()
    written(tmp_path, ["/content/drafts/"])

    assert walked(tmp_path / "content") == {"a.md"}


def test_what_the_settings_exclude_no_gitignore_brings_back(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").touch()
    (tmp_path / "b.md").touch()
    written(tmp_path, ["!a.md"])

    assert walked(tmp_path, Ignores(exclude=("a.md",), folder=tmp_path)) == {"b.md"}


def test_a_gitignore_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    written(tmp_path, ["x" * 70_000])

    with pytest.raises(UnusableSettings, match="is larger than 64 kB"):
        walked(tmp_path)


@pytest.mark.parametrize("kind", ["link", "dangling", "endless", "folder"])
def test_what_is_no_file_says_nothing_as_git_has_it(tree: Path, kind: str) -> None:
    (tree / "lines.txt").write_text("*.md\n")
    said = {"link": tree / "lines.txt", "dangling": tree / "gone", "endless": Path("/dev/zero")}
    if kind in said:
        (tree / "a" / ".gitignore").symlink_to(said[kind])
    else:
        (tree / "a" / ".gitignore").mkdir()
    assert "a/a.md" in walked(tree)
    assert walked(tree) == seen_by_git(tree)


@pytest.mark.parametrize("line", ["[" * 90_000, "*a" * 45_000, "**/" * 30_000, " " * 90_000 + "x"])
def test_a_hostile_line_costs_no_time(line: str) -> None:
    assert patterns([line, "*.md"]).ignores("a.md", folder=False)


def test_many_lines_are_all_asked() -> None:
    many = patterns(f"page-{number}-*.md" for number in range(2000))

    assert many.ignores("page-1999-x.md", folder=False)
    assert many.ignores("x/page-0-x.md", folder=False)
    assert many.ignores("page-2000-x.md", folder=False) is None

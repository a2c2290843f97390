"""A change that cannot be told is one line, and no repository makes us run anything."""

from __future__ import annotations

import json
import sys

import pytest
from doors import Door
from repositories import CREDITED, GIT, Repository
from stories import HARBOUR

pytestmark = GIT


def test_a_page_that_no_reader_can_read_keeps_the_run_from_being_fine(
    door: Door, repository: Repository
) -> None:
    (repository.folder / "content/bad.md").write_bytes(b"\0\1\2" * 99)
    repository.git("add", "--all")

    for which in (("--staged",), ("--diff", "HEAD")):
        ran = door("check", *which)
        assert ran.code == 3
        assert "content/bad.md\n  NOT READ" in ran.out


@pytest.mark.parametrize(
    ("revision", "hint"),
    [
        ("nowhere", "`git branch --all`"),
        ("--output=gone.txt", "`git branch --all`"),
        ("main..HEAD", "--merge-base BRANCH"),
        ("feature", "did you mean 'origin/feature'?"),
        ("", "`git branch --all`"),
    ],
)
def test_a_revision_that_there_is_not(
    door: Door, repository: Repository, revision: str, hint: str
) -> None:
    repository.git("update-ref", "refs/remotes/origin/feature", "HEAD")

    ran = door("check", "--diff", revision)

    assert ran.code == 3
    assert f"rightscheck: there is no commit {revision!r} here\n" in ran.err
    assert hint in ran.err
    assert not (repository.folder / "gone.txt").exists()


def test_what_cannot_have_changed_is_a_slip(door: Door, repository: Repository) -> None:
    (repository.folder.parent / "outside.md").write_text(CREDITED)

    for path, problem in (
        ("nowhere.md", "cannot be read (no such file or directory)"),
        ("-", "cannot be read"),
        ("../outside.md", "is not in this git repository"),
    ):
        ran = door("check", "--diff", "HEAD", path)
        assert ran.code == 3
        assert problem in ran.out.replace("\n ", "")


def test_a_shallow_clone_says_what_it_lacks(
    door: Door,
    repository: Repository,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = repository.git("rev-parse", "HEAD")
    for branch in ("elsewhere", "main"):
        repository.git("checkout", "-q", "-B", branch, first)
        repository.house.page(f"{branch}.md", HARBOUR)
        repository.commit()
    clone = tmp_path_factory.mktemp("clone")
    origin = repository.folder.as_uri()
    repository.git("clone", "-q", "--depth", "1", "--no-single-branch", origin, str(clone))
    monkeypatch.chdir(clone)

    for which in (("--diff", first), ("--diff", "HEAD^"), ("--merge-base", "origin/elsewhere")):
        ran = door("check", *which, "--sources", str(repository.folder / "sources.db"))
        assert ran.code == 3
        assert "git fetch --unshallow" in ran.err


def test_a_partial_clone_says_what_it_lacks(
    door: Door,
    repository: Repository,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = repository.folder / "content/old.md"
    old.write_text(old.read_text() + "\n")
    repository.commit()
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path_factory.mktemp("clone")
    origin = repository.folder.as_uri()
    repository.git("clone", "-q", "--filter=blob:none", origin, str(clone))
    monkeypatch.chdir(clone)

    ran = door("check", "--diff", "HEAD^", "--sources", str(repository.folder / "sources.db"))

    assert ran.code == 3
    assert "clone without --filter: nothing is fetched here" in ran.err


def test_a_worktree_is_a_repository(
    door: Door,
    repository: Repository,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = tmp_path_factory.mktemp("worktrees") / "one"
    repository.git("worktree", "add", "-q", "-b", "side", str(there))
    (there / "content/new.md").write_text(CREDITED)
    monkeypatch.chdir(there)
    config = str(repository.folder / "rightscheck.toml")

    ran = door("check", "--merge-base", "main", "--config", config, "--format", "json")

    assert [one["name"] for one in json.loads(ran.out)["documents"]] == ["content/new.md"]


def test_no_repository_is_one_line(door: Door) -> None:
    ran = door("check", "--staged")

    assert ran.code == 3
    assert ran.err.splitlines()[0].endswith("this folder is in no git repository")


def test_a_bare_repository_has_no_files(
    door: Door, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("clone", "-q", "--bare", ".", "bare.git")
    monkeypatch.chdir(repository.folder / "bare.git")

    ran = door("check", "--diff", "HEAD")

    assert ran.code == 3
    assert "this repository has no files of its own" in ran.err


def test_a_repository_of_somebody_else_is_not_trusted(
    door: Door, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert repository.folder
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own way to test this

    ran = door("check", "--staged")

    assert ran.code == 3
    assert "git config --global --add safe.directory" in ran.err


def test_no_git_is_one_line(
    door: Door, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository.folder / "content"))

    ran = door("check", "--staged")

    assert ran.code == 3
    assert ran.err.startswith("rightscheck: git is not installed\n  hint: ")


def test_two_changes_at_once_are_a_mistake(door: Door) -> None:
    ran = door("check", "--staged", "--diff", "HEAD")

    assert ran.code == 2
    assert "only one at a time" in ran.err


def test_without_a_change_something_must_be_named(door: Door) -> None:
    assert door("check").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_nothing_that_the_repository_brings_is_run(door: Door, repository: Repository) -> None:
    trap = repository.folder.parent / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {repository.folder.parent}/sprung\ncat\n")
    trap.chmod(0o755)
    (repository.folder / ".gitattributes").write_text("*.md filter=evil diff=evil\n")
    repository.commit()
    for key in (
        "core.fsmonitor",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "core.pager",
        "core.sshCommand",
    ):
        repository.git("config", key, str(trap))
    repository.git("config", "filter.evil.required", "true")
    for hook in ("post-index-change", "pre-commit", "reference-transaction"):
        (repository.folder / ".git/hooks" / hook).symlink_to(trap)
    (repository.folder / "content/old.md").write_text(CREDITED.replace("levy", "tax"))

    for which in (("--diff", "HEAD"), ("--staged",), ("--merge-base", "main")):
        door("check", *which)

    assert not (repository.folder.parent / "sprung").exists()

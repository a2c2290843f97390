"""`check --diff`, `--staged`, `--merge-base`: only what a change brings is told."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from doors import Door
from repositories import CREDITED, GIT, OURS, Repository, told
from stories import HARBOUR, OBSERVATORY

pytestmark = GIT


def test_only_what_came_is_told_and_counts(door: Door, repository: Repository) -> None:
    repository.git("checkout", "-qb", "branch")
    repository.house.page("new.md", OBSERVATORY)
    old = repository.folder / "content/old.md"
    old.write_text(old.read_text().replace("(AFP)", "A new headline\n\n(AFP)"))
    repository.commit()

    ran = door("check", "--merge-base", "main", "--format", "json")

    assert ran.code == 1
    assert told(ran) == ["content/new.md"]
    report = json.loads(ran.out)
    assert report["summary"]["unchanged"] == 1
    assert [one["name"] for one in report["documents"]] == ["content/new.md", "content/old.md"]
    assert report["basis"]["against"] == repository.git("rev-parse", "main")[:10]
    assert report["suppressed"][0]["suppression"]["kind"] == "unchanged"


def test_a_change_that_touches_no_document_is_fine(door: Door, repository: Repository) -> None:
    (repository.folder / "data.csv").touch()
    (repository.folder / "data.csv").unlink()

    ran = door("check", "--diff", "HEAD")

    assert ran.code == 0
    assert ran.out.startswith("no document was changed since ")


def test_files_that_are_new_count_and_ignored_ones_do_not(
    door: Door, repository: Repository
) -> None:
    repository.house.page("new.md", HARBOUR)
    repository.house.page("new.ignored.md", HARBOUR)

    assert told(door("check", "--diff", "HEAD", "--format", "json")) == ["content/new.md"]


def test_a_file_that_is_meant_to_be_added_counts_as_a_file_and_not_as_staged(
    door: Door, repository: Repository
) -> None:
    repository.house.page("new.md", HARBOUR)
    repository.git("add", "--intent-to-add", "content/new.md")

    assert told(door("check", "--diff", "HEAD", "--format", "json")) == ["content/new.md"]
    staged = door("check", "--staged", "--format", "json")
    assert (told(staged), staged.code) == ([], 0)


def test_what_is_staged_is_judged_and_not_what_lies_there(
    door: Door, repository: Repository
) -> None:
    page = repository.house.page("new.md", HARBOUR)
    repository.git("add", "content/new.md")
    page.write_text(OURS)

    staged = door("check", "--staged", "--format", "json")
    there = door("check", "--diff", "HEAD", "--format", "json")
    repository.git("add", "content/new.md")
    page.write_text(CREDITED)
    mended = door("check", "--staged", "--format", "json")

    assert (staged.code, told(staged)) == (1, ["content/new.md"])
    assert (there.code, told(there)) == (0, [])
    assert (mended.code, told(mended)) == (0, [])


def test_the_first_commit_can_be_checked(door: Door, tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.house.page("new.md", HARBOUR)
    made.git("add", "--all")

    assert told(door("check", "--staged", "--format", "json")) == ["content/new.md"]
    assert "since the empty repository:" in door("check", "--staged", "licences").out
    assert "nothing was committed yet" in door("check", "--diff", "HEAD").err


def test_taking_the_credit_away_is_told_though_the_words_are_the_same(
    door: Door, repository: Repository
) -> None:
    house = repository.house
    house.sign(
        "licence: afp-print\ntitle: AFP\nholder: afp\n"
        "permit:\n  - {action: republish, id: web, duty: [{credit: AFP}]}\n"
    )
    repository.commit()
    page = repository.folder / "content/old.md"
    page.write_text(page.read_text().replace("(AFP) ", ""))

    ran = door("check", "--diff", "HEAD", "--fail-on", "duty")

    assert ran.code == 1
    assert "missing-credit" in ran.out


def test_what_only_moved_is_not_told(door: Door, repository: Repository) -> None:
    folder = repository.folder / "content"
    repository.house.page("two.md", OBSERVATORY)
    repository.commit()
    (folder / "deep").mkdir()
    (folder / "old.md").rename(folder / "deep/renamed.md")
    (folder / "two.md").write_text(OURS)
    (folder / "plain.md").write_text(f"---\ndate: 2026-05-05\n---\n{OURS}\n\n(AFP) {OBSERVATORY}")

    ran = door("check", "--diff", "HEAD")

    assert ran.code == 0
    assert "2 findings set aside: 2 not of this change" in ran.out


def test_a_second_page_with_the_same_dispatch_is_told(door: Door, repository: Repository) -> None:
    old = repository.folder / "content/old.md"
    repository.house.page("copy.md", HARBOUR)
    old.write_text(old.read_text() + "\n")

    assert told(door("check", "--diff", "HEAD", "--format", "json")) == ["content/copy.md"]


def test_what_was_deleted_is_nothing_to_check(door: Door, repository: Repository) -> None:
    (repository.folder / "content/old.md").unlink()

    assert door("check", "--diff", "HEAD").out.startswith("no document was changed")


def test_names_are_those_that_one_would_type_here(
    door: Door, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.folder / "content/deep").mkdir()
    repository.house.page("new.md", HARBOUR)
    repository.house.page("deep/also.md", HARBOUR)
    monkeypatch.chdir(repository.folder / "content/deep")
    whole = ("check", "--diff", "HEAD", "--format", "json")

    assert told(door(*whole)) == ["also.md", "../new.md"]
    assert told(door(*whole, ".")) == ["also.md"]
    assert told(door(*whole, "../new.md")) == ["../new.md"]
    assert door(*whole, "../nowhere.md").code == 3


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems are Unicode")
@pytest.mark.parametrize("staged", [False, True], ids=["files", "index"])
def test_any_name_is_a_name(door: Door, repository: Repository, *, staged: bool) -> None:
    names = [b"two\nlines.md", b" \" quotes'.md", b"caf\xe9.md", "straße.md".encode(), b"-x.md"]
    for name in names:
        Path(os.fsdecode(os.fsencode(repository.folder / "content") + b"/" + name)).write_text(
            f"---\ndate: 2026-05-05\n---\n(AFP) {HARBOUR}"
        )
    if staged:
        repository.git("add", "--all")

    ran = door("check", *(["--staged"] if staged else ["--diff", "HEAD"]), "--format", "json")

    assert ran.code == 1
    found = {os.fsencode(name).removeprefix(b"content/") for name in told(ran)}
    assert found == set(names)


def test_a_merge_brings_only_what_neither_side_had(door: Door, repository: Repository) -> None:
    repository.git("checkout", "-qb", "theirs")
    repository.house.page("theirs.md", OBSERVATORY)
    (repository.folder / "content/plain.md").write_text(f"{OURS} Theirs.")
    repository.commit()
    repository.git("checkout", "-q", "main")
    (repository.folder / "content/plain.md").write_text(f"{OURS} Ours.")
    repository.commit()
    with pytest.raises(Exception, match="exit status 1"):
        repository.git("merge", "theirs")

    torn = door("check", "--staged")
    repository.house.page("plain.md", OBSERVATORY)
    repository.git("add", "--all")
    merged = door("check", "--staged", "--format", "json")
    repository.commit()
    first = door("check", "--diff", "HEAD^", "--format", "json")

    assert torn.code == 3
    assert "content/plain.md\n  NOT READ  is not merged yet" in torn.out
    assert told(merged) == ["content/plain.md"]
    assert told(first) == ["content/plain.md", "content/theirs.md"]


def test_another_repository_inside_is_left_to_itself(
    door: Door, repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Repository(tmp_path_factory.mktemp("other"))
    other.house.page("new.md", HARBOUR)
    other.commit()
    allow = ("-c", "protocol.file.allow=always")
    repository.git(*allow, "submodule", "--quiet", "add", str(other.folder), "vendor")

    ran = door("check", "--staged")

    assert ran.code == 0
    assert "note: vendor is a repository of its own" in ran.err


def test_links_are_not_followed(door: Door, repository: Repository) -> None:
    outside = repository.folder.parent / "outside.md"
    outside.write_text(CREDITED)
    (repository.folder / "content/link.md").symlink_to(outside)
    repository.git("add", "--all")

    assert door("check", "--staged").code == 0
    assert told(door("check", "--diff", "HEAD", "--format", "json")) == []

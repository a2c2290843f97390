"""`check --diff`, `--staged`, `--merge-base`: only what a change brings is told."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from conftest import Door, Ran
from repositories import CREDITED, GIT, ONLINE, OURS, Repository
from stories import HARBOUR, OBSERVATORY

pytestmark = GIT


def told(ran: Ran) -> list[str]:
    """The pages of the findings that are told; none of a report that was not made."""
    return [finding["document"] for finding in json.loads(ran.out)["findings"]]


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
    assert told(door("check", "--staged", "--format", "json")) == []


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


def test_rules_that_changed_are_told(door: Door, repository: Repository) -> None:
    licence = repository.folder / "licences/afp-print.yaml"
    licence.write_text(licence.read_text() + "# a note\n")

    (repository.folder / "rightscheck-waivers.yaml").write_text("waivers: []\n")

    ran = door("check", "--diff", "HEAD")

    assert ran.code == 0
    changed = "licences/afp-print.yaml, rightscheck-waivers.yaml"
    assert f"note: what decides has changed ({changed})" in ran.err


def test_the_baseline_comes_first_and_stays_what_it_was(door: Door, repository: Repository) -> None:
    door("baseline", "create", "content")
    repository.commit()
    old = repository.folder / "content/old.md"
    old.write_text(old.read_text() + "\n\nMore.")
    repository.house.page("new.md", OBSERVATORY)

    report = json.loads(door("check", "--diff", "HEAD", "--format", "json").out)

    assert (report["summary"]["baseline"], report["summary"]["unchanged"]) == (1, 0)
    assert [one["document"] for one in report["findings"]] == ["content/new.md"]


def test_what_was_is_not_recorded(door: Door, repository: Repository) -> None:
    repository.house.settings(ONLINE, record=True)
    repository.commit()
    page = repository.folder / "content/old.md"
    page.write_text(page.read_text().replace(HARBOUR, OBSERVATORY))

    door("check", "--diff", "HEAD")

    (use,) = repository.house.uses()
    assert use.use.source_id == "w2"


def test_a_file_of_git_lfs_is_read_where_it_lies(door: Door, repository: Repository) -> None:
    oid = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393"
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 12345\n"
    (repository.folder / "content/large.md").write_text(pointer)
    repository.git("add", "--all")

    lost = door("check", "--staged")
    kept = repository.folder / ".git/lfs/objects" / oid[:2] / oid[2:4] / oid
    kept.parent.mkdir(parents=True)
    kept.write_text(f"---\ndate: 2026-05-05\n---\n{CREDITED}")
    found = door("check", "--staged", "--format", "json")

    assert (lost.code, found.code) == (3, 1)
    assert "is kept by git-lfs" in lost.out
    assert told(found) == ["content/large.md"]


def test_other_line_ends_in_the_files_are_no_change(door: Door, repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    page = repository.folder / "content/old.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n") + b"\r\nMore.\r\n")

    ran = door("check", "--diff", "HEAD", "--format", "json")

    assert (ran.code, told(ran)) == (0, [])
    assert json.loads(ran.out)["summary"]["unchanged"] == 1


def test_what_a_house_excludes_is_passed_by_in_a_change_too(
    door: Door, repository: Repository
) -> None:
    repository.house.settings('[check]\nexclude = ["new.md"]')
    repository.commit()
    repository.house.page("new.md", OBSERVATORY)
    repository.git("add", "--all")

    ran = door("check", "--staged", "--format", "json")

    assert told(ran) == []
    assert json.loads(ran.out)["ignored"][0]["files"] == 1
    assert told(door("check", "--staged", "content/new.md", "--format", "json"))
    assert told(door("check", "--staged", "--no-ignore", "--format", "json"))


def test_a_change_is_the_same_from_memory_and_by_several_processes(
    door: Door, repository: Repository
) -> None:
    repository.house.page("new.md", OBSERVATORY)
    repository.house.page("old.md", OURS)

    words = ("check", "--diff", "HEAD", "--format", "csv")
    ran = [door(*words, *more) for more in ((), (), ("--no-cache",), ("--jobs", "2"))]

    assert len({(one.code, one.out) for one in ran}) == 1
    assert "content/new.md" in ran[0].out


def test_faults_of_the_waivers_are_told_by_the_change_that_touches_their_file(
    door: Door, repository: Repository
) -> None:
    waivers = repository.folder / "rightscheck-waivers.yaml"
    waivers.write_text("waivers: [{check: missing-credit, reason: by letter}]\n")
    page = repository.house.page("old.md", f"{HARBOUR} {OURS}")

    assert waivers.name in told(door("check", "--diff", "HEAD", "--format", "json"))
    repository.commit()
    for text in (OURS, HARBOUR):
        page.write_text(text)
        repository.house.page("fresh.md", OBSERVATORY)
        assert waivers.name not in told(door("check", "--diff", "HEAD", "--format", "json"))

"""A change beside what else a house says: rules, baseline, ledger, excludes, waivers."""

from __future__ import annotations

import json

import pytest
from doors import Door
from repositories import CREDITED, GIT, ONLINE, OURS, Repository, told
from stories import HARBOUR, OBSERVATORY

pytestmark = GIT


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


def test_what_is_staged_is_recorded_only_if_somebody_says_so(
    door: Door, repository: Repository
) -> None:
    repository.house.settings(ONLINE, record=True)
    repository.house.page("new.md", OBSERVATORY)
    repository.git("add", "--all")

    door("check", "--staged")
    proposed = repository.house.uses()
    door("check", "--staged", "--record")

    assert proposed == []
    assert [use.document for use in repository.house.uses()] == ["content/new.md"]


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


def test_a_waiver_file_that_is_reached_by_a_link_is_the_one_that_changed(
    door: Door, repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    waivers = repository.folder / "rightscheck-waivers.yaml"
    waivers.write_text("waivers: [{check: missing-credit, reason: by letter}]\n")
    repository.house.page("old.md", OURS)
    link = tmp_path_factory.mktemp("links") / "house"
    link.symlink_to(repository.folder)

    ran = door("check", "--diff", "HEAD", "--config", str(link / "rightscheck.toml"))

    assert "faulty-waiver" in ran.out

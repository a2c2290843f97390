"""Which documents a check looks at, and which of its findings count: lists, ignores, certainty."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Door

from rightscheck.cli import listing

CLEAN = "The boats of Kalvik went out at dawn.\n"
REVIEW = "KALVIK (AFP) - The boats went out at dawn.\n"
DOUBTFUL = (
    "The boats went out at dawn.\n\nCopyright Kalvik Harbour Authority. All rights reserved.\n"
)


@pytest.fixture(autouse=True)
def _pages(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in ("content/a.md", "content/drafts/b.md", "content/old/c.md", "d.md", "logo.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(REVIEW)
    (tmp_path / ".gitignore").write_text("drafts/\n")


def settings(tmp_path: Path, text: str) -> None:
    (tmp_path / "rightscheck.toml").write_text(f"[check]\n{text}\n")


def names(report: str) -> list[str]:
    return [document["name"] for document in json.loads(report)["documents"]]


# Ignores


def test_what_git_and_the_settings_ignore_is_passed_by_and_told(door: Door, tmp_path: Path) -> None:
    settings(tmp_path, 'exclude = ["old/*.md"]')
    assert names(door("check", "content", "--format", "json").out) == [
        "content/a.md",
        "content/old/c.md",
    ]

    settings(tmp_path, 'exclude = ["content/old/*.md"]')
    shown = door("check", "content").out
    assert "note    1 folder ignored: .gitignore\n" in shown
    assert "note    1 file ignored: exclude in rightscheck.toml\n" in shown
    assert json.loads(door("check", "content", "--format", "json").out)["ignored"] == [
        {"by": ".gitignore", "files": 0, "folders": 1},
        {"by": "exclude in rightscheck.toml", "files": 1, "folders": 0},
    ]


@pytest.mark.parametrize("form", ["markdown", "sarif"])
def test_other_reports_tell_it_too(door: Door, form: str) -> None:
    assert "1 folder ignored" in door("check", "content", "--format", form).out


def test_no_ignore_checks_all_that_is_there(door: Door, tmp_path: Path) -> None:
    settings(tmp_path, 'exclude = ["old/"]')

    ran = door("check", "content", "--no-ignore", "--format", "json")

    assert len(names(ran.out)) == 3
    assert json.loads(ran.out)["ignored"] == []


def test_the_settings_can_leave_gitignore_unasked(door: Door, tmp_path: Path) -> None:
    settings(tmp_path, "gitignore = false")

    assert len(names(door("check", "content", "--format", "json").out)) == 3


def test_a_file_that_is_named_is_always_checked(door: Door) -> None:
    assert names(door("check", "content/drafts/b.md", "--format", "json").out) == [
        "content/drafts/b.md"
    ]


def test_a_folder_of_which_all_is_ignored_is_no_clean_one(door: Door, tmp_path: Path) -> None:
    settings(tmp_path, 'exclude = ["*.md"]')

    ran = door("check", "content")

    assert ran.code == 3
    assert "--no-ignore" in ran.out


# Lists


@pytest.mark.parametrize(
    "data",
    [
        b"content/a.md\nd.md\n",
        b"content/a.md\r\nd.md",
        b"content/a.md\0d.md\0",
        b"d.md\ncontent/a.md\nd.md\n\n",
        b'"content/\\141.md"\nd.md\nlogo.png\ncontent/drafts/b.md\n',
    ],
)
def test_a_list_is_as_a_folder_of_what_it_names(door: Door, data: bytes) -> None:
    ran = door("check", "--files-from", "-", "--format", "json", stdin=data)

    assert sorted(names(ran.out)) == ["content/a.md", "d.md"]


@pytest.mark.parametrize("name", ["two words.md", "two\nlines.md", " first.md", "é.md", '"q".md'])
def test_a_name_may_hold_anything(door: Door, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(CLEAN)

    ran = door("check", "--files-from", "-", "--format", "json", stdin=name.encode() + b"\0")

    assert names(ran.out) == [name]


def test_odd_names_are_read_as_git_quotes_them(door: Door, tmp_path: Path) -> None:
    (tmp_path / 'é\t"1".md').write_text(CLEAN)

    quoted = rb'"\303\251\t\"1\".md"'

    assert names(door("check", "--files-from", "-", "--format", "json", stdin=quoted).out) == [
        'é\t"1".md'
    ]


def test_a_link_to_a_folder_is_followed_in_a_list_as_little_as_in_a_folder(
    door: Door, tmp_path: Path
) -> None:
    (tmp_path / "content" / "loop").symlink_to("..")

    ran = door("check", "--files-from", "-", "--format", "json", stdin=b"content/loop\nd.md\n")

    assert names(ran.out) == ["d.md"]


def test_a_list_and_paths_are_one_run(door: Door, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("d.md\n")

    ran = door("check", "content/a.md", "--files-from", "list", "--format", "json")

    assert names(ran.out) == ["content/a.md", "d.md"]


def test_a_listed_file_that_is_gone_is_unread(door: Door) -> None:
    ran = door("check", "--files-from", "-", stdin=b"d.md\ngone.md\ngone.py\n")

    assert ran.code == 3
    assert "gone.md\n  NOT READ  is listed and not there" in ran.out
    assert "--diff-filter=d" in ran.out
    assert "gone.py" not in ran.out


@pytest.mark.parametrize("data", [b"", b"\n", b"logo.png\n"])
def test_a_list_without_documents_is_no_fault(door: Door, data: bytes) -> None:
    ran = door("check", "--files-from", "-", stdin=data)

    assert ran.code == 0
    assert ran.out.endswith("no document was named: there is nothing to check\n")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("check --files-from nowhere", 3, "nowhere: cannot be read"),
        ("check - --files-from -", 2, "not both"),
        ("check", 2, "name files or folders"),
    ],
)
def test_a_list_that_cannot_be_had_is_told(door: Door, words: str, code: int, told: str) -> None:
    ran = door(*words.split())

    assert ran.code == code
    assert told in ran.err


def test_a_list_without_an_end_is_refused(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "LONGEST", 9)

    ran = door("check", "--files-from", "-", stdin=b"d.md\nd.md\n")

    assert ran.code == 3
    assert "is longer than 9 bytes" in ran.err


# Certainty


def test_what_is_less_certain_is_set_aside_and_counted(door: Door, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(REVIEW)
    found = json.loads(door("check", "page.md", "--format", "json").out)["findings"]
    assert [finding["confidence"] for finding in found] == [0.97]

    ran = door("check", "page.md", "--min-confidence", "0.98", "--fail-on", "review")

    assert ran.code == 0
    assert ran.out.endswith("no findings in 1 of 1 document; 1 finding set aside: 1 in doubt\n")
    report = json.loads(
        door("check", "page.md", "--min-confidence", "0.98", "--format", "json").out
    )
    assert report["summary"]["doubted"] == 1
    assert report["suppressed"][0]["suppression"]["reason"] == "0.97 is less than 0.98"
    assert not report["summary"]["clean"]


def test_a_finding_as_certain_as_is_asked_for_counts(door: Door, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(REVIEW)

    assert door("check", "page.md", "--min-confidence", "0.97", "--fail-on", "review").code == 1


# Who goes before whom


def test_an_option_goes_before_the_environment_and_that_before_the_file(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert door("check", "d.md").code == 0
    settings(tmp_path, 'fail_on = "review"')
    assert door("check", "d.md").code == 1
    monkeypatch.setenv("RIGHTSCHECK_FAIL_ON", "breach")
    assert door("check", "d.md").code == 0
    assert door("check", "d.md", "--fail-on", "duty").code == 1

    settings(tmp_path, 'fail_on = "duty"\nmin_confidence = 0.98')
    monkeypatch.delenv("RIGHTSCHECK_FAIL_ON")
    assert door("check", "d.md").code == 0
    monkeypatch.setenv("RIGHTSCHECK_MIN_CONFIDENCE", "0")
    assert door("check", "d.md").code == 1


def test_the_environment_names_settings_and_form(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ci.toml").write_text('[check]\nfail_on = "review"\n')
    monkeypatch.setenv("RIGHTSCHECK_CONFIG", "ci.toml")
    monkeypatch.setenv("RIGHTSCHECK_FORMAT", "json")

    ran = door("check", "d.md")

    assert ran.code == 1
    assert names(ran.out) == ["d.md"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RIGHTSCHECK_FAIL_ON", "brech"),
        ("RIGHTSCHECK_MIN_CONFIDENCE", "high"),
        ("RIGHTSCHECK_MIN_CONFIDENCE", "80"),
        ("RIGHTSCHECK_FORMAT", "jsn"),
    ],
)
def test_a_wrong_value_in_the_environment_names_the_variable(
    door: Door, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    ran = door("check", "d.md")

    assert ran.code == 2
    assert name in ran.err


def test_an_address_is_not_fetched_and_the_hint_says_what_to_do(door: Door) -> None:
    for command in ("check", "spot"):
        ran = door(command, "https://example.org/a.html")

        assert ran.code == 3
        assert "nothing is fetched: save the page" in " ".join((ran.out + ran.err).split())

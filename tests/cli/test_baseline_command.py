"""`rightscheck baseline`: the first day of a team, and every day after it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Door
from newsrooms import DISPATCHES, Newsroom
from repositories import GIT, ONLINE, PRINT, Repository
from stories import HARBOUR, OBSERVATORY

from rightscheck.settings.baseline import HEAD, NAME

LINE = (
    '{"document": "a.md", "check": "unlicensed-reuse", "verdict": "breach", "holder": "afp",'
    ' "source": "w1", "finding": "0123456789abcdef"}'
)


def reused(house: Newsroom, number: int) -> list[Path]:
    """Pages that each reuse a dispatch that nobody licensed."""
    stories = (HARBOUR, OBSERVATORY)
    return [house.page(f"p{at}.md", f"{stories[at % 2]} Page {at}.") for at in range(number)]


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    """A house with ten pages of the agency's and no contract."""
    made = Newsroom(tmp_path, *DISPATCHES)
    made.sign(PRINT)
    made.settings(ONLINE)
    reused(made, 10)
    return made


def test_the_first_day_of_a_team(door: Door, house: Newsroom, tmp_path: Path) -> None:
    before = door("check", "content")
    made = door("baseline", "create", "content")
    after = door("check", "content")
    house.page("new.md", HARBOUR)
    branch = door("check", "content", "--format", "json")

    assert (before.code, made.code, after.code, branch.code) == (1, 0, 0, 1)
    assert "rightscheck.baseline: 10 findings of 10 documents" in made.err
    assert after.out.endswith("10 findings set aside: 10 by the baseline\n")
    told = json.loads(branch.out)
    assert [finding["document"] for finding in told["findings"]] == ["content/new.md"]
    assert (told["summary"]["breach"], told["summary"]["baseline"]) == (1, 10)
    assert told["basis"]["baseline"]
    assert (tmp_path / NAME).read_text("utf-8").count("\n") == 11


def test_an_audit_shows_everything(door: Door, house: Newsroom) -> None:
    assert house.folder
    door("baseline", "create", "content")

    assert "10 breaches" in door("check", "content", "--no-baseline").out


def test_a_baseline_may_lie_elsewhere(door: Door, house: Newsroom, tmp_path: Path) -> None:
    door("baseline", "create", "content", "--baseline", "ci.txt")

    assert door("check", "content").code == 1
    assert door("check", "content", "--baseline", "ci.txt").code == 0
    house.settings(f'{ONLINE}[baseline]\npath = "ci.txt"\n')
    assert door("check", "content").code == 0
    assert not (tmp_path / NAME).exists()


def test_the_same_pages_give_the_same_bytes(door: Door, house: Newsroom, tmp_path: Path) -> None:
    assert house.folder
    door("baseline", "create", "content")
    first = (tmp_path / NAME).read_bytes()

    door("baseline", "update", "content/p7.md", "content")
    door("baseline", "prune", "content")
    door("baseline", "create", "--force", *(f"content/p{at}.md" for at in reversed(range(10))))

    assert (tmp_path / NAME).read_bytes() == first


def test_from_a_subfolder_the_names_are_the_same(
    door: Door, house: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert house.folder
    door("baseline", "create", "content")
    monkeypatch.chdir(tmp_path / "content")

    assert door("check", ".").code == 0
    assert door("baseline", "update", ".").err.endswith("0 added, 0 dropped\n")


def test_what_was_mended_is_dropped_and_what_came_is_added(door: Door, house: Newsroom) -> None:
    door("baseline", "create", "content")
    (house.folder / "content/p0.md").write_text("Our own words about boats.")
    house.page("new.md", HARBOUR)

    pruned = door("baseline", "prune", "content").err
    updated = door("baseline", "update", "content").err

    assert "9 findings of 9 documents, 0 added, 1 dropped" in pruned
    assert "10 findings of 10 documents, 1 added, 0 dropped" in updated


def test_it_is_shown_page_by_page(door: Door, house: Newsroom) -> None:
    assert house.folder
    door("baseline", "create", "content")

    ran = door("baseline", "show", "content/p1.md")

    first, last = ran.out.splitlines()
    assert first.startswith("content/p1.md  BREACH  licence-breach  afp  w2  ")
    assert last.startswith("1 finding of 1 document in ")


def test_it_is_shown_where_nothing_else_can_be_loaded(door: Door, house: Newsroom) -> None:
    door("baseline", "create", "content")
    house.sign("licence: torn\npermti: []\n")

    assert door("baseline", "show", "content/p1.md").out.startswith("content/p1.md  BREACH  ")


def test_one_that_is_there_is_not_replaced_unasked(door: Door, house: Newsroom) -> None:
    (house.folder / NAME).write_text(f"{HEAD}\n")

    ran = door("baseline", "create", "content")

    assert ran.code == 3
    assert "there is a baseline already" in ran.err
    assert (house.folder / NAME).read_text() == f"{HEAD}\n"


def test_what_could_not_be_read_is_said(door: Door, house: Newsroom) -> None:
    (house.folder / "content/empty.md").touch()

    ran = door("baseline", "create", "content")

    assert ran.code == 3
    assert "NOT READ  content/empty.md: is empty" in ran.err
    assert (house.folder / NAME).exists()


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "is no baseline of version 1"),
        (f"{LINE}\n", 1, "is no baseline of version 1"),
        (f"{HEAD}\n{LINE}\nnonsense\n", 3, "is no finding"),
        (f"{HEAD}\n{'[' * 200_000}\n", 2, "is no finding"),
        (f"{HEAD}\n[]\n", 2, "is no finding"),
        (f"{HEAD}\n{LINE.replace('breach', 'bad')}\n", 2, "is no finding: verdict: "),
        (f"{HEAD}\n{LINE.replace('holder', 'owner')}\n", 2, "is no finding: "),
        (f"{HEAD}\n<<<<<<< ours\n{LINE}\n", 2, "two branches were not merged here"),
        (f"{HEAD}\r\n{LINE}\r\n=======\r\n", 3, "two branches were not merged here"),
        (f"<<<<<<< ours\n{HEAD}\n", 1, "two branches were not merged here"),
    ],
)
def test_a_damaged_one_says_what_where_and_what_to_do(
    door: Door, house: Newsroom, text: str, line: int, problem: str
) -> None:
    (house.folder / NAME).write_text(text, newline="")

    ran = door("check", "content")

    assert ran.code == 3
    assert f"{NAME}:{line}: {problem}" in ran.err
    assert "\n  hint: " in ran.err


def test_one_that_is_named_must_be_there(door: Door, house: Newsroom) -> None:
    assert house.folder

    ran = door("check", "content", "--baseline", "nowhere")

    assert ran.code == 3
    assert "the baseline cannot be read" in ran.err


@GIT
def test_two_branches_that_add_findings_merge(door: Door, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    (tmp_path / ".gitattributes").write_text(f"{NAME} merge=union\n")
    pages = [str(page.relative_to(tmp_path)) for page in reused(repository.house, 3)]
    door("baseline", "create", pages[0])
    repository.commit()
    for branch, page in (("one", pages[1]), ("two", pages[2])):
        repository.git("checkout", "-q", "-b", branch, "main")
        door("baseline", "update", page)
        repository.commit()

    repository.git("merge", "-q", "one")

    assert door("check", *pages).code == 0


def test_what_is_wrong_with_a_waiver_is_in_no_baseline(door: Door, house: Newsroom) -> None:
    waivers = house.folder / "rightscheck-waivers.yaml"
    waivers.write_text("waivers: [{check: missing-credit, reason: by letter}]\n")

    made = door("baseline", "create", "content")
    report = json.loads(door("check", "content", "--format", "json").out)

    assert "10 findings of 10 documents" in made.err
    assert [one["check"] for one in report["findings"]] == ["faulty-waiver"]

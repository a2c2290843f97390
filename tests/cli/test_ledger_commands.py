"""`check --record`, `ledger`, `due`, `whatif`: as a legal team uses them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from doors import Door, Ran
from newsrooms import CONTRACT, Newsroom
from stories import HARBOUR


@pytest.fixture
def recorded(door: Door, tmp_path: Path) -> Ran:
    Newsroom(tmp_path).sign(CONTRACT)
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire/=1+1.md").write_text(f"---\nid: =cmd|calc\n---\n{HARBOUR}")
    (tmp_path / "content/page.md").write_text(f"(AFP) {HARBOUR}")
    door("sources", "add", "wire", "--holder", "afp")
    return door("check", "content", "--record")


def test_a_recorded_use_is_listed(door: Door, recorded: Ran) -> None:
    assert recorded.code == 0

    shown = door("ledger").out

    assert shown.startswith("content/page.md:1:7  PERMITTED  Agence France-Presse  ")
    assert "licence afp-web, permit web" in shown
    assert shown.endswith("\n1 use in the ledger\n")


def test_standard_input_is_recorded_under_the_name_that_it_is_given(
    door: Door, recorded: Ran
) -> None:
    del recorded
    page = f"(AFP) {HARBOUR}".encode()

    nameless = door("check", "-", "--record", stdin=page)
    named = door("check", "-", "--record", "--name", "content/draft.md", stdin=page)

    assert "standard input was not recorded" in nameless.err
    assert named.err == ""
    assert "\ncontent/draft.md:1:7  PERMITTED" in door("ledger").out


@pytest.mark.parametrize(
    ("words", "uses"),
    [
        ("--holder afp", 1),
        ("--holder ap", 0),
        ("--licence afp-web", 1),
        ("--licence afp", 0),
        ("--document content", 1),
        ("--document content/page.md", 1),
        ("--document cont", 0),
        ("--since 2026-01-01", 1),
        ("--since 2999-01-01", 0),
    ],
)
def test_the_list_can_be_narrowed(door: Door, recorded: Ran, words: str, uses: int) -> None:
    del recorded

    shown = json.loads(door("ledger", *words.split(), "--format", "json").out)

    assert len(shown) == uses


def test_no_cell_of_the_sheet_is_a_formula(door: Door, recorded: Ran) -> None:
    del recorded

    (row,) = csv.DictReader(io.StringIO(door("ledger", "--format", "csv").out))

    assert row["source"] == "'=cmd|calc"
    assert (row["document"], row["line"], row["holder"]) == ("content/page.md", "1", "afp")


@pytest.mark.parametrize("command", ["ledger", "due", "whatif --policy p.yaml"])
def test_without_a_ledger_there_is_nothing_to_say(door: Door, tmp_path: Path, command: str) -> None:
    (tmp_path / "p.yaml").write_text("policy: p\nchecks: [licence-breach]\n")

    ran = door(*command.split())

    assert ran.code == 3
    assert "there is no ledger yet" in ran.err


def test_nothing_due_is_said_so(door: Door, recorded: Ran) -> None:
    del recorded

    ran = door("due", "--within", "2w")

    assert (ran.code, ran.out) == (0, "nothing is due within 14 days\n")


def test_what_was_killed_is_overdue_and_fails(door: Door, recorded: Ran) -> None:
    del recorded
    door("sources", "add", "wire", "--holder", "afp", "--status", "canceled")

    ran, data = door("due"), json.loads(door("due", "--format", "json").out)

    assert ran.code == 1
    first, *_ = ran.out.splitlines()
    assert first.startswith("content/page.md:1:7  BREACH  take it down  overdue, by ")
    assert first.endswith(" UTC")
    assert [one["deadline"]["overdue"] for one in data] == [True]


def test_a_time_that_is_none_is_a_wrong_command_line(door: Door, recorded: Ran) -> None:
    del recorded

    ran = door("due", "--within", "soon")

    assert ran.code == 2
    assert "'soon' is no length of time; write it as 30d, 48h or 2w" in ran.err


def test_an_offer_is_asked_what_it_would_change(door: Door, recorded: Ran, tmp_path: Path) -> None:
    del recorded
    offer = CONTRACT.replace("afp-web", "afp-offer").replace(
        "duty", "if: {max_words: 50}\n    duty"
    )
    (tmp_path / "afp-offer.yaml").write_text(offer)

    ran = door("whatif", "--licences", "afp-offer.yaml")

    assert ran.code == 0
    assert ran.out.startswith("content/page.md:1:7  BREACH  instead of permitted  ")
    assert ran.out.endswith("\n1 of 1 use would be decided otherwise: 1 from permitted to breach\n")


def test_a_policy_is_asked_what_it_would_change(door: Door, recorded: Ran, tmp_path: Path) -> None:
    del recorded
    (tmp_path / "strict.yaml").write_text(
        "policy: strict\nunlicensed: breach\nchecks: [licence-breach]\n"
    )

    ran = door("whatif", "--policy", "strict.yaml")

    assert ran.out == "0 of 1 use would be decided otherwise\n"


def test_whatif_needs_something_to_ask_about(door: Door) -> None:
    assert door("whatif").code == 2

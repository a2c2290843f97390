"""Waivers at the terminal: what a run says of them, the audit, the list for legal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Door

NOTICE = (
    "KALVIK (AFP) - The boats went out.\n\n"
    "You may not copy, reproduce, modify, transmit, publish, display or in any way commercially "
    "exploit any of the content of this section without the prior written consent of "
    "Agence France-Presse.\n"
)
WAIVER = 'waive unlicensed-notice holder afp until 2199-12-31 owner "L. Brandt": by letter'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three pages with AFP's clause: one waived in itself, one by the file, one badly."""
    pages = {
        "a.md": f"<!-- rightscheck: {WAIVER} -->\n\n{NOTICE}",
        "b.md": NOTICE,
        "c.md": f"<!-- rightscheck: waive unlicensed-notice -->\n\n{NOTICE}",
    }
    (tmp_path / "content").mkdir()
    for name, text in pages.items():
        (tmp_path / "content" / name).write_text(text)
    (tmp_path / "rightscheck.toml").write_text("")
    (tmp_path / "rightscheck-waivers.yaml").write_text(
        "waivers:\n- {check: unlicensed-notice, paths: content/b.md, reason: the imprint, "
        "owner: M. Aas, until: 2199-12-31}\n"
    )
    return tmp_path


@pytest.mark.usefixtures("site")
def test_what_is_waived_neither_fails_a_run_nor_is_hidden(door: Door) -> None:
    ran = door("check", "content/a.md", "content/b.md")

    assert ran.code == 0
    assert "no findings in 2 of 2 documents; 2 findings set aside: 2 waived" in ran.out


@pytest.mark.usefixtures("site")
def test_a_waiver_that_counts_for_nothing_stands_beside_its_finding(door: Door) -> None:
    ran = door("check", "content")

    assert ran.code == 1
    assert "content/c.md:5:1  BREACH  unlicensed-notice  Agence France-Presse" in ran.out
    assert "content/c.md:1:1  REVIEW  faulty-waiver" in ran.out
    assert "it has no reason and no owner and no end date" in " ".join(ran.out.split())


@pytest.mark.usefixtures("site")
def test_an_audit_tells_what_is_waived_and_that_it_is_one(door: Door) -> None:
    ran = door("check", "content", "--no-waivers")

    assert ran.code == 1
    assert "no waiver was applied" in ran.out
    assert ran.out.endswith("3 breaches in 3 of 3 documents\n")


@pytest.mark.usefixtures("site")
def test_the_list_tells_what_each_waives_by_whom_and_until_when(door: Door) -> None:
    ran = door("waivers", "content")

    first, second, third, last = ran.out.split("\n\n")
    assert first.startswith("content/a.md:1:1\n")
    assert WAIVER in " ".join(first.split())
    assert "waives  content/a.md:5:1 unlicensed-notice Agence France-Presse" in first
    assert "faulty  it has no reason" in second
    assert third.startswith("rightscheck-waivers.yaml:2:1\n")
    assert "waives  content/b.md:3:1 unlicensed-notice Agence France-Presse" in third
    assert last == "3 waivers, 1 of them faulty, in 3 documents\n"
    assert ran.code == 0


@pytest.mark.usefixtures("site")
def test_the_list_is_data_as_well(door: Door) -> None:
    first, second, third = json.loads(door("waivers", "content", "--format", "json").out)

    assert (first["owner"], first["until"], first["reason"]) == (
        "L. Brandt",
        "2199-12-31",
        "by letter",
    )
    assert [one["document"] for one in first["findings"]] == ["content/a.md"]
    assert (len(second["faults"]), second["findings"]) == (1, [])
    assert third["document"] == "rightscheck-waivers.yaml"


@pytest.mark.usefixtures("site")
def test_a_page_without_waivers_is_told_to_have_none(door: Door, site: Path) -> None:
    (site / "rightscheck-waivers.yaml").unlink()

    assert door("waivers", "content/b.md").out == "no waivers in 1 document\n"


@pytest.mark.usefixtures("site")
def test_an_account_of_a_page_tells_what_of_it_is_waived(door: Door) -> None:
    told = " ".join(door("explain", "content/a.md").out.split())

    assert (
        "Waived: unlicensed-notice, Agence France-Presse by L. Brandt until 2199-12-31 "
        "why by letter written content/a.md:1:1" in told
    )


def test_a_broken_file_of_waivers_is_one_line_and_no_check(door: Door, site: Path) -> None:
    (site / "rightscheck-waivers.yaml").write_text("waivers:\n- {chek: x}\n")

    ran = door("check", "content")

    assert (ran.code, ran.out) == (3, "")
    assert "rightscheck-waivers.yaml:2: unknown key 'chek'" in ran.err
    assert "did you mean 'check'?" in ran.err


def test_a_waiver_can_steer_no_terminal(door: Door, site: Path) -> None:
    page = site / "content/a.md"
    page.write_text(f"<!-- rightscheck: waive \x1b[2J\u202egpj: x -->\n\n{NOTICE}")

    outs = [door(*words).out for words in (("check", "content"), ("waivers", "content"))]

    assert not any(char in out for out in outs for char in "\x1b\u202e")


def test_editors_get_a_schema_of_the_file(door: Door) -> None:
    schema = json.loads(door("schema", "waivers").out)

    assert set(schema["properties"]) == {"waivers"}

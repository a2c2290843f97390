"""`licences`: told in words, looked over for faults, exchanged as ODRL."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Door

from rightscheck.licensing.odrl import export, import_policies
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.licences import load_licence, load_licences
from rightscheck.rulebook.trees import written

EXAMPLES = SHELF / "licences" / "examples"
AFP = """\
licence: {id}
title: Ours
holder: afp
valid: {{from: 2026-01-01, until: 2099-12-31}}
"""


def write(folder: Path, id_: str, rest: str) -> Path:
    path = folder / f"{id_}.yaml"
    path.write_text(AFP.format(id=id_) + rest, encoding="utf-8")
    return path


def test_the_list_says_whose_each_licence_is(door: Door) -> None:
    ran = door("licences")

    assert ran.code == 0
    assert "cc-by-4.0" in ran.out
    assert "CC BY 4.0: for everybody" in ran.out


def test_a_contract_is_told_with_every_condition_duty_and_clause(door: Door) -> None:
    ran = door("licences", "show", str(EXAMPLES / "afp-web-2026.yaml"))

    assert ran.code == 0
    assert "valid     from 2026-01-01 until 2026-12-31, days of Europe/Berlin" in ran.out
    assert "permits to republish it (web, § 3.1)" in ran.out
    assert "if        the territory is DE, AT or CH" in ran.out
    assert "owes      deletion 30 days after the source was published (§ 5)" in ran.out
    assert "forbids to translate it (§ 4.2)\n  unless    the language is de or en" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_what_is_inherited_says_from_whom(door: Door, tmp_path: Path) -> None:
    write(tmp_path, "frame", "permit: [{action: quote, cite: § 1}]\nforbid: [{action: sell}]\n")
    child = write(tmp_path, "sports", "inherit: frame\npermit: [{action: quote, cite: § 9}]\n")
    Path("rightscheck.toml").write_text("[licences]\npaths = ['frame.yaml']\n", encoding="utf-8")

    ran = door("licences", "show", str(child))

    assert "permits to quote it (§ 9)\n" in ran.out
    assert "forbids to sell it, inherited from frame\n" in ran.out


def test_an_unknown_licence_is_told_with_the_nearest(door: Door) -> None:
    ran = door("licences", "show", "cc-by-40")

    assert ran.code == 3
    assert "there is no licence 'cc-by-40'" in ran.err
    assert "did you mean 'cc-by-4.0'?" in ran.err


def test_a_fault_stands_with_its_file_and_line_and_is_exit_1(door: Door, tmp_path: Path) -> None:
    rules = "permit:\n  - action: republish\nforbid:\n  - action: republish\n"
    path = write(tmp_path, "afp-web", rules)

    ran = door("licences", "lint", str(path))

    assert ran.code == 1
    assert f"{path}:6  error  permission-void" in ran.out
    assert "clause  licence afp-web, permit republish" in ran.out
    assert ran.out.endswith("1 licence: 1 error, 1 note\n")


def test_only_errors_fail_and_programs_get_json(door: Door, tmp_path: Path) -> None:
    path = write(tmp_path, "afp-web", "permit: [{action: republish}]\n")

    ran = door("licences", "lint", str(path), "--format", "json")

    (one,) = json.loads(ran.out)
    assert ran.code == 0
    assert (one["fault"], one["severity"], one["line"]) == ("stays-for-good", "note", 5)


def test_a_scope_without_a_licence_is_found_in_the_settings(door: Door, tmp_path: Path) -> None:
    write(tmp_path, "afp-web", "permit: [{action: quote, if: {channel: web}}]\n")
    Path("rightscheck.toml").write_text(
        "[licences]\npaths = ['afp-web.yaml']\n[[scopes]]\npaths = ['p/**']\nchannel = 'print'\n",
        encoding="utf-8",
    )

    ran = door("licences", "lint")

    assert ran.code == 0
    assert "warning  scope-uncovered" in ran.out
    assert "no licence of 'afp' permits anything there" in ran.out


def test_the_schema_is_that_of_licences(door: Door) -> None:
    assert json.loads(door("licences", "schema").out)["title"] == "Licence"


@pytest.mark.parametrize("id_", ["afp-web-2026", "reuters-excerpts-2026"])
def test_what_goes_out_as_odrl_comes_back_as_the_same_file(
    door: Door, tmp_path: Path, id_: str
) -> None:
    out = door("licences", "export", str(EXAMPLES / f"{id_}.yaml")).out
    Path("policy.jsonld").write_text(out, encoding="utf-8")
    holder = id_.partition("-")[0]

    ran = door("licences", "import", "policy.jsonld", "--holder", holder, "--folder", "back")

    assert ran.code == 0
    assert json.loads(out)["conflict"] == "prohibit"
    assert load_licence(tmp_path / "back" / f"{id_}.yaml") == load_licence(EXAMPLES / f"{id_}.yaml")


def test_every_licence_that_comes_along_survives_as_a_written_file(tmp_path: Path) -> None:
    every = load_licences([SHELF / "licences", EXAMPLES])
    for one in every:
        policy = json.dumps(export(one))
        (back,), _ = import_policies(policy, "application/ld+json", holder=one.holder)
        (tmp_path / f"{one.licence}.yaml").write_text(written(back), encoding="utf-8")

    assert load_licences([tmp_path]) == every


def test_what_an_import_bends_is_told(door: Door) -> None:
    policy = {
        "@context": "http://www.w3.org/ns/odrl.jsonld",
        "uid": "urn:x:1",
        "assigner": "urn:x:afp",
        "permission": [{"action": "copy"}],
    }
    Path("old.json").write_text(json.dumps(policy), encoding="utf-8")

    ran = door("licences", "import", "old.json")

    assert ran.code == 0
    assert ran.err == (
        "rightscheck: old.json: the deprecated action 'copy' is read as 'reproduce'\n"
    )
    assert "action: reproduce" in ran.out


def test_several_policies_need_a_folder(door: Door) -> None:
    one = {"@type": "Set", "permission": [{"action": "use"}]}
    Path("two.json").write_text(
        json.dumps([{**one, "uid": "urn:x:1"}, {**one, "uid": "urn:x:2"}]), encoding="utf-8"
    )

    ran = door("licences", "import", "two.json")

    assert ran.code == 3
    assert "two.json: holds 2 policies" in ran.err


def test_a_policy_inside_a_news_item_is_found(door: Door) -> None:
    policy = {"policytype": "Set", "policyid": "urn:x:1", "permissions": [{"action": "print"}]}
    item = {"uri": "urn:item:7", "rightsInfo": {"encodedRights": json.dumps(policy)}}
    Path("item.json").write_text(json.dumps(item), encoding="utf-8")

    assert "action: print" in door("licences", "import", "item.json", "--holder", "afp").out

"""`rules`, `explain` and `schema`: what decides, in its own words."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest
from doors import Door

from rightscheck.checks import CHECKS
from rightscheck.cli.commands.schema import SCHEMAS, Subject
from rightscheck.model import Derivation, MatchKind, Verdict
from rightscheck.reporters.json import SCHEMA_FILE

jsonschema = import_module("jsonschema")  # ships no types

PACK = """\
holder: kalvik
name: Kalvik News Agency
names:
  full: {any: [Kalvik News Agency]}
  examples:
    match: ["Copyright Kalvik News Agency 2026"]
    clear: ["The boats went out."]
"""


@pytest.mark.parametrize("words", [("rules",), ("rules", "list")])
def test_everything_that_decides_is_listed(door: Door, words: tuple[str, ...]) -> None:
    ran = door(*words)

    assert ran.code == 0
    assert all(f"  {name}  " in ran.out for name in (*CHECKS, "afp"))
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize(
    "name", [*CHECKS, *Verdict, *MatchKind, *Derivation, "similarity", "agreement", "afp", "cc"]
)
def test_everything_has_its_explanation(door: Door, name: str) -> None:
    ran = door("explain", name)

    assert ran.code == 0
    assert ran.out.startswith(name)


def test_every_rule_that_a_report_names_has_its_explanation(door: Door, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "OSLO, May 3 (AFP) - Bakers went on strike.\n\nPhoto: Lena Ford/AFP\n\n"
        "AFP PHOTO - GERMANY OUT\n\nEmbargoed until 0001 Friday\n\n"
        "© 2026 Agence France-Presse\n\nAll rights reserved. © Nobody Known\n"
    )

    nobody = tmp_path / "nobody.md"
    nobody.write_text("The harbour. EDITORIAL USE ONLY - GERMANY OUT\n")

    rules = {
        notice["rule"]
        for path in (page, nobody)
        for notice in json.loads(door("spot", str(path), "--format", "json").out)["notices"]
    }

    assert {"afp/dateline", "afp/credit", "afp/copyright", "unknown/usage"} <= rules
    assert [rule for rule in rules if door("explain", rule).code] == []


def test_a_check_is_explained_by_its_own_manual(door: Door) -> None:
    shown = door("explain", "stripped-notice").out

    assert "WIPO Copyright Treaty" in shown
    assert "least_words" in shown
    assert "passes" in shown


def test_a_name_is_known_however_it_is_written(door: Door) -> None:
    assert door("explain", "CC-BY-4.0") == door("explain", "cc-by-4.0")


def test_a_licence_is_explained_in_the_words_of_its_decisions(door: Door) -> None:
    shown = " ".join(door("explain", "cc-by-nc-4.0").out.split())

    assert "permits to republish it (§ 2(a)(1)(A)) if the purpose is non-commercial" in shown
    assert "owes a credit of the holder" in shown


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("stripped-notices", "stripped-notice"),
        ("afpp", "afp"),
        ("Agence France-Presse", "afp"),
        ("afp/sing-off", "afp/sign-off"),
    ],
)
def test_a_typo_gets_the_nearest_name(door: Door, typo: str, meant: str) -> None:
    ran = door("explain", typo)

    assert ran.code == 3
    assert f"did you mean {meant!r}?" in ran.err


def test_a_pack_that_keeps_its_promises_passes(door: Door, tmp_path: Path) -> None:
    (tmp_path / "kalvik.yaml").write_text(PACK)

    ran = door("rules", "test", "kalvik.yaml")

    assert (ran.code, ran.out) == (0, "2 examples of 1 pack, all hold\n")


def test_a_pack_that_does_not_is_told_which_example(door: Door, tmp_path: Path) -> None:
    broken = PACK.replace("The boats went out.", "© Kalvik News Agency 2026")
    (tmp_path / "kalvik.yaml").write_text(broken)

    ran = door("rules", "test", "kalvik.yaml")

    assert ran.code == 3
    assert "kalvik/names  must stay clear and does not" in ran.out
    assert "1 example failed" in ran.out


@pytest.mark.parametrize("subject", Subject)
def test_every_schema_is_a_schema(door: Door, subject: Subject) -> None:
    shown = json.loads(door("schema", subject).out)

    jsonschema.Draft202012Validator.check_schema(shown)
    assert set(SCHEMAS) == set(Subject)


def test_the_schema_of_reports_is_the_published_one(door: Door) -> None:
    assert door("schema", "report").out == SCHEMA_FILE.read_text("utf-8")


@pytest.mark.parametrize("holder", ["kalvik", "afp"])
def test_a_new_pack_holds_as_it_stands(door: Door, tmp_path: Path, holder: str) -> None:
    assert door("rules", "new", holder, "--name", 'Kalvik "K": News').code == 0
    assert (tmp_path / f"{holder}.yaml").read_text("utf-8").startswith("# yaml-language-server")
    jsonschema.Draft202012Validator.check_schema(json.loads(Path("pack.schema.json").read_text()))

    ran = door("rules", "test", f"{holder}.yaml")

    assert (ran.code, ran.out.endswith("all hold\n")) == (0, True)


def test_a_new_pack_writes_over_nothing(door: Door, tmp_path: Path) -> None:
    (tmp_path / "kalvik.yaml").write_text(PACK)

    assert door("rules", "new", "kalvik").code == 3
    assert (tmp_path / "kalvik.yaml").read_text() == PACK


def test_the_rules_of_one_holder_are_listed_with_their_state(door: Door, tmp_path: Path) -> None:
    (tmp_path / "rightscheck.toml").write_text('[packs]\ndisable = ["afp/credit"]\n')

    assert "credit-line (disabled)" in door("rules", "list", "afp").out
    (shown,) = json.loads(door("rules", "list", "afp", "--format", "json").out)
    assert {row["rule"]: row["enabled"] for row in shown["rules"]}["afp/credit"] is False
    assert "did you mean 'afp'?" in door("rules", "list", "afpp").err

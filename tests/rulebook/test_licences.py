"""Licence files load whole, or say which line of which file is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightscheck.errors import UnusableRules
from rightscheck.licensing import Licence, evaluate
from rightscheck.model import Action, Use, Verdict
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.licences import load_licences

OPEN = load_licences([SHELF / "licences"])
EXAMPLES = load_licences([SHELF / "licences" / "examples"])
BY = {one.licence: one for one in OPEN}


def write(folder: Path, name: str, holder: str = "afp", id_: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.yaml"
    path.write_text(
        f"# ours\nlicence: {id_ or name}\ntitle: Ours\nholder: {holder}\n"
        "permit: [{action: quote}]\n",
        encoding="utf-8",
    )
    return path


def test_folders_and_files_load_by_id(tmp_path: Path) -> None:
    write(tmp_path / "a", "second")
    other = write(tmp_path / "b", "first")

    loaded = load_licences([tmp_path / "a", other, other], ["afp"])

    assert [one.licence for one in loaded] == ["first", "second"]


def test_a_folder_stands_for_its_own_files_only(tmp_path: Path) -> None:
    write(tmp_path, "first")
    write(tmp_path / "drafts", "second")

    assert [one.licence for one in load_licences([tmp_path])] == ["first"]


def test_the_id_is_the_files_name(tmp_path: Path) -> None:
    path = write(tmp_path, "afp-web", id_="afp-wbe")

    with pytest.raises(UnusableRules, match="is licence 'afp-wbe'") as told:
        load_licences([path])

    assert told.value.where == f"{path}:2"
    assert "call the file afp-wbe.yaml" in told.value.hint


def test_two_licences_of_one_id_are_refused(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a", "afp-web"), write(tmp_path / "b", "afp-web")

    with pytest.raises(UnusableRules, match="is there already") as told:
        load_licences([first, second])

    assert told.value.where == f"{second}:2"
    assert str(first) in told.value.hint


def test_a_misspelt_holder_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = write(tmp_path, "reuters-web", holder="reutres")

    with pytest.raises(UnusableRules, match="no pack knows the holder 'reutres'") as told:
        load_licences([path], ["afp", "reuters"])

    assert told.value.where == f"{path}:4"
    assert told.value.hint == "did you mean 'reuters'?"


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableRules, match="is no licence file"):
        load_licences([tmp_path / "none"])


# The licences that come with rightscheck


def test_the_open_licences_are_there_and_need_no_pack() -> None:
    creative = [
        f"cc-{code}-4.0" for code in ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")
    ]

    assert {*creative, "cc0-1.0"} <= set(BY)
    assert load_licences([SHELF / "licences"], []) == OPEN


def test_the_examples_are_not_loaded_with_them() -> None:
    assert len(EXAMPLES) >= 2
    assert {one.licence for one in EXAMPLES}.isdisjoint(BY)


def published(licence: Licence, purpose: str, *also: Action) -> Verdict:
    """All that the licence asks for is shown; only the purpose and what is done differ."""
    code = licence.licence.removesuffix("-4.0").upper().replace("CC-", "CC ", 1)
    use = Use(
        holder=licence.holder,
        also=also,
        purpose=purpose,
        altered=bool(also),
        source_url="https://example.org/story",
        credits=("Jane Doe",),
        links=("https://example.org/story",),
        notices=(f"{code} 4.0", "translated and edited"),
    )
    return evaluate(licence, use).verdict


@pytest.mark.parametrize("code", ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"])
def test_a_creative_commons_licence_means_its_letters(code: str) -> None:
    held = BY[f"cc-{code}-4.0"]
    no_sale, no_change = "nc" in code, "nd" in code

    assert published(held, "non-commercial") is Verdict.PERMITTED
    assert published(held, "commercial") == ("breach" if no_sale else "permitted")
    assert published(held, "editorial") == ("review" if no_sale else "permitted")
    changed = "breach" if no_change else "permitted"
    assert published(held, "non-commercial", Action.MODIFY) == changed
    assert published(held, "non-commercial", Action.TRANSLATE) == changed


@pytest.mark.parametrize(
    "one", [one for one in OPEN if one.licence != "cc0-1.0"], ids=lambda one: one.licence
)
def test_creative_commons_asks_for_credit_link_and_the_licences_name(one: Licence) -> None:
    bare = Use(
        holder=one.holder, purpose="private", credits=(), links=(), notices=(), altered=False
    )

    decision = evaluate(one, bare)

    assert decision.verdict is Verdict.DUTY
    assert {duty.duty.value for duty in decision.open_duties} == {"credit", "link", "notice"}


def test_cc0_asks_for_nothing() -> None:
    bare = Use(holder="cc0-1.0", also=(Action.MODIFY, Action.SELL))

    assert evaluate(BY["cc0-1.0"], bare).verdict is Verdict.PERMITTED

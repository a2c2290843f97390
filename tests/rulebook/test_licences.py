"""Licence files load whole, or say which line of which file is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rightscheck.errors import UnusableRules
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.licence import Licence
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


CODES = ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd")
VERSIONS = ("2.0", "2.5", "3.0", "3.0-igo", "4.0")
CREATIVE = [f"cc-{code}-{version}" for code in CODES for version in VERSIONS]


def test_the_open_licences_are_there_and_need_no_pack() -> None:
    others = {"cc0-1.0", "public-domain", "public-domain-us", "ogl-1.0", "ogl-2.0", "ogl-3.0"}
    ours = {"all-rights-reserved", "press-quotation"}

    assert {*CREATIVE, *others, *ours} == {one.licence for one in OPEN if one.is_open}
    assert load_licences([SHELF / "licences"], ["the-conversation", "propublica"]) == OPEN


def test_every_version_is_called_by_its_own_name_and_address() -> None:
    for id_ in CREATIVE:
        name, version = re.fullmatch(r"cc-(.*?)-(\d.*)", id_).groups()  # type: ignore[union-attr]
        assert BY[id_].title == f"CC {name.upper()} {version.replace('-igo', ' IGO')}"
        path = f"{name}/{version.replace('-', '/')}/"
        assert BY[id_].url == f"https://creativecommons.org/licenses/{path}"


def test_the_examples_are_not_loaded_with_them() -> None:
    assert len(EXAMPLES) >= 2
    assert {one.licence for one in EXAMPLES}.isdisjoint(BY)


def published(licence: Licence, purpose: str, *also: Action) -> Verdict:
    """All that the licence asks for is shown; only the purpose and what is done differ."""
    code = re.sub(r"-\d.*", "", licence.licence).upper().replace("CC-", "CC ", 1)
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


@pytest.mark.parametrize("code", CREATIVE)
def test_a_creative_commons_licence_means_its_letters(code: str) -> None:
    held = BY[code]
    no_sale, no_change = "nc" in code, "nd" in code

    assert published(held, "non-commercial") is Verdict.PERMITTED
    assert published(held, "commercial") == ("breach" if no_sale else "permitted")
    assert published(held, "editorial") == ("review" if no_sale else "permitted")
    changed = "breach" if no_change else "permitted"
    assert published(held, "non-commercial", Action.MODIFY) == changed
    assert published(held, "non-commercial", Action.TRANSLATE) == changed


@pytest.mark.parametrize("code", CREATIVE)
def test_creative_commons_asks_for_credit_link_and_the_licences_name(code: str) -> None:
    one = BY[code]
    bare = Use(
        holder=one.holder, purpose="private", credits=(), links=(), notices=(), altered=False
    )

    decision = evaluate(one, bare)

    assert decision.verdict is Verdict.DUTY
    assert {duty.duty.value for duty in decision.open_duties} == {"credit", "link", "notice"}


@pytest.mark.parametrize("code", [one for one in CREATIVE if "sa" in one])
def test_what_is_adapted_stays_under_the_licence(code: str) -> None:
    adapted = Use(
        holder=code,
        also=(Action.MODIFY,),
        purpose="private",
        source_url="https://example.org/story",
        credits=("Jane Doe",),
        links=("https://example.org/story",),
        notices=("translated and edited", "Attribution-Nothing"),
    )

    assert "share-alike" in {duty.duty for duty in evaluate(BY[code], adapted).open_duties}


@pytest.mark.parametrize("code", ["cc0-1.0", "public-domain"])
def test_what_nobody_owns_asks_for_nothing(code: str) -> None:
    bare = Use(holder=code, also=(Action.MODIFY, Action.SELL))

    assert evaluate(BY[code], bare).verdict is Verdict.PERMITTED


@pytest.mark.parametrize(("territory", "verdict"), [("US", "permitted"), ("DE", "review")])
def test_a_government_work_is_free_at_home_and_a_question_abroad(
    territory: str, verdict: str
) -> None:
    use = Use(holder="public-domain-us", territory=(territory,))

    assert evaluate(BY["public-domain-us"], use).verdict == verdict


@pytest.mark.parametrize("version", ["1.0", "2.0", "3.0"])
def test_the_open_government_licence_asks_for_its_statement(version: str) -> None:
    held = BY[f"ogl-{version}"]
    said = (
        f"Contains public sector information licensed under the Open Government Licence v{version}"
    )
    use = Use(holder=held.licence, also=(Action.MODIFY,), notices=())

    assert evaluate(held, use).verdict is Verdict.DUTY
    stated = use.model_copy(update={"notices": (said,)})
    assert evaluate(held, stated).verdict is Verdict.PERMITTED


@pytest.mark.parametrize("action", list(Action))
def test_all_rights_reserved_grants_nothing(action: Action) -> None:
    use = Use(holder="all-rights-reserved", action=action)

    assert evaluate(BY["all-rights-reserved"], use).verdict is Verdict.BREACH


@pytest.mark.parametrize(
    ("words", "credited", "verdict"),
    [(20, ("AFP",), "permitted"), (20, (), "duty"), (200, ("AFP",), "review")],
)
def test_a_contract_can_take_in_short_quotations_with_their_source(
    tmp_path: Path, words: int, credited: tuple[str, ...], verdict: str
) -> None:
    path = tmp_path / "afp-web.yaml"
    path.write_text(
        "licence: afp-web\ntitle: Ours\nholder: afp\ninherit: press-quotation\n", encoding="utf-8"
    )
    held = {one.licence: one for one in load_licences([SHELF / "licences", path])}["afp-web"]
    use = Use(holder="afp", action=Action.QUOTE, words=words, credits=credited)

    assert evaluate(held, use).verdict == verdict


REPUBLISHED = {
    "the-conversation": ("The Conversation", "https://counter.theconversation.com/content/7/c.gif"),
    "propublica": ("ProPublica", "https://pixel.propublica.org/pixel.js"),
}


@pytest.mark.parametrize("holder", REPUBLISHED)
def test_invitations_to_republish_ask_for_credit_link_counter_and_no_changes(holder: str) -> None:
    held = BY[f"{holder}-republish"]
    credit, counter = REPUBLISHED[holder]
    use = Use(
        holder=holder,
        channel="web",
        altered=False,
        source_url="https://example.org/story",
        credits=(credit,),
        links=("https://example.org/story",),
        counters=(counter,),
    )

    def without(**facts: object) -> tuple[str, set[str]]:
        decision = evaluate(held, use.model_copy(update=facts))
        return decision.verdict.value, {duty.duty.value for duty in decision.open_duties}

    assert without() == ("permitted", set())
    assert without(credits=()) == ("duty", {"credit"})
    assert without(links=()) == ("duty", {"link"})
    assert without(counters=()) == ("duty", {"counter"})
    assert without(also=(Action.MODIFY,), altered=True)[0] == "breach"
    assert without(action=Action.SELL)[0] == "breach"


def test_in_print_the_conversation_asks_for_neither_link_nor_counter() -> None:
    use = Use(holder="the-conversation", channel="print", credits=("The Conversation",))

    assert evaluate(BY["the-conversation-republish"], use).verdict is Verdict.PERMITTED

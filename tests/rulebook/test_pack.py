"""A pack loads only if it is sound, and says where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightscheck.errors import UnusableRules
from rightscheck.model import Document, NoticeKind
from rightscheck.notices import compile_packs, spot
from rightscheck.rulebook.packs import Packs, load_packs

SOUND = """\
holder: bugle
name: The Daily Bugle
names:
  full:
    en: [Daily Bugle]
  examples:
    match: ["© 2024 Daily Bugle"]
    clear: ["He told the Daily Bugle."]
forms:
  - id: foot
    kind: credit-line
    why: The Bugle signs its stories.
    pattern: 'Blown by \\w+'
    examples:
      match: [Blown by Jane]
      clear: [Blown away]
"""


def _load(folder: Path, text: str, name: str = "bugle.yaml", *disabled: str) -> Packs:
    (folder / name).write_text(text, encoding="utf-8")
    return load_packs([folder], disabled)


def _complaint(folder: Path, text: str) -> str:
    with pytest.raises(UnusableRules) as error:
        _load(folder, text)
    return str(error.value)


def test_a_sound_pack_loads_and_spots(tmp_path: Path) -> None:
    packs = compile_packs(_load(tmp_path, SOUND))
    (notice,) = spot(Document.of("© 2024 Daily Bugle"), packs)
    assert (notice.holder, notice.rule) == ("bugle", "bugle/copyright")


@pytest.mark.parametrize("line", ["      match: [Blown by Jane]\n", "      clear: [Blown away]\n"])
def test_a_rule_without_both_kinds_of_examples_does_not_load(tmp_path: Path, line: str) -> None:
    complaint = _complaint(tmp_path, SOUND.replace(line, ""))
    assert "is missing" in complaint
    assert "bugle.yaml:" in complaint


def test_an_unknown_key_names_its_line_and_the_nearest_right_one(tmp_path: Path) -> None:
    complaint = _complaint(tmp_path, SOUND.replace("    pattern:", "    patern:"))
    assert "bugle.yaml:13: unknown key 'patern'; did you mean 'pattern'?" in complaint


@pytest.mark.parametrize("pattern", [r"(a)\1", r"(?=a)b", r"(?<=a)b", "("])
def test_a_pattern_that_is_not_linear_is_refused_with_its_line(
    tmp_path: Path, pattern: str
) -> None:
    complaint = _complaint(tmp_path, SOUND.replace(r"Blown by \w+", pattern))
    assert "bugle.yaml:13" in complaint
    assert "linear time" in complaint


def test_a_pattern_that_would_be_catastrophic_elsewhere_is_harmless(tmp_path: Path) -> None:
    packs = compile_packs(_load(tmp_path, SOUND.replace(r"Blown by \w+", "(?:a+)+b")))
    assert spot(Document.of("a" * 50_000), packs) == ()


def test_the_file_is_called_like_its_holder(tmp_path: Path) -> None:
    with pytest.raises(UnusableRules, match=r"call the file bugle\.yaml"):
        _load(tmp_path, SOUND, "horn.yaml")


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    again = SOUND[SOUND.index("  - id: foot") :]
    assert "two rules are called 'foot'" in _complaint(tmp_path, SOUND + again)


def test_a_later_folder_replaces_a_pack_of_the_same_holder(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder, name in ((ours, "Shipped"), (theirs, "House")):
        folder.mkdir()
        (folder / "bugle.yaml").write_text(SOUND.replace("The Daily Bugle", name))
    (pack,) = load_packs([ours, theirs])
    assert pack.name == "House"


@pytest.mark.parametrize("rule", ["bugle/copyright", "bugle"])
def test_a_disabled_rule_or_pack_is_silent(tmp_path: Path, rule: str) -> None:
    packs = compile_packs(_load(tmp_path, SOUND, "bugle.yaml", rule))
    assert spot(Document.of("© 2024 Daily Bugle"), packs) == ()


@pytest.mark.parametrize("rule", ["horn", "bugle/feet"])
def test_disabling_what_is_not_there_is_an_error(tmp_path: Path, rule: str) -> None:
    with pytest.raises(UnusableRules, match=r"no pack|no rule"):
        _load(tmp_path, SOUND, "bugle.yaml", rule)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnusableRules, match="no folder of packs"):
        load_packs([tmp_path / "nowhere"])


PAPER = """\
holder: horn
name: The Daily Horn
names:
  full: {en: [Daily Horn]}
  publisher: true
  examples:
    match: ["Photo: Jane Doe/Daily Horn"]
    clear: ["© 2024 Daily Horn"]
"""


def test_a_papers_copyright_names_it_only_to_who_has_said_who_they_are(tmp_path: Path) -> None:
    packs = compile_packs(_load(tmp_path, PAPER, "horn.yaml"))
    page = Document.of("© 2024 Daily Horn. All rights reserved.")
    assert {notice.holder for notice in spot(page, packs)} == {"unknown"}
    assert "horn" in {notice.holder for notice in spot(page, packs, ("The Bugle",))}


def test_a_pattern_that_unfolds_to_thousands_of_letters_is_refused(tmp_path: Path) -> None:
    complaint = _complaint(tmp_path, SOUND.replace(r"Blown by \w+", r"Blown by \pL{2,40}, \pL{40}"))
    assert "bugle.yaml:13" in complaint
    assert "is too large" in complaint


EXTENSION = """\
holder: bugle
name: The Bugle
extends: true
disabled: [dateline]
names:
  full: {de: [Tageshorn]}
  examples: {match: ["© 2024 Tageshorn"], clear: [Das Tageshorn erscheint.]}
forms:
  - id: foot
    kind: credit-line
    why: The Bugle's stories now end so.
    pattern: 'Tooted by \\w+'
    examples: {match: [Tooted by Jane], clear: [Blown by Jane]}
"""


def _both(tmp_path: Path, extension: str) -> Packs:
    folders = tmp_path / "ours", tmp_path / "theirs"
    for folder, text in zip(folders, (SOUND, extension), strict=True):
        folder.mkdir()
        (folder / "bugle.yaml").write_text(text, encoding="utf-8")
    return load_packs(folders)


def test_a_house_adds_names_to_a_pack_and_puts_its_rules_in_place_of_ours(tmp_path: Path) -> None:
    packs = compile_packs(_both(tmp_path, EXTENSION))
    for text in ("© 2024 Daily Bugle", "© 2024 Tageshorn", "Tooted by Jane"):
        assert {notice.holder for notice in spot(Document.of(text), packs)} == {"bugle"}
    assert spot(Document.of("Blown by Jane"), packs) == ()
    assert spot(Document.of("PARIS, May 3 (Daily Bugle) - The river rose."), packs) == ()


@pytest.mark.parametrize(
    ("right", "typo"),
    [("disabled: [dateline]", "disabled: [datelin]"), ("holder: bugle", "holder: bugl")],
)
def test_what_an_extension_names_must_be_there(tmp_path: Path, right: str, typo: str) -> None:
    folders = tmp_path / "ours", tmp_path / "theirs"
    for folder in folders:
        folder.mkdir()
    text = EXTENSION.replace(right, typo)
    (folders[0] / "bugle.yaml").write_text(SOUND)
    (folders[1] / f"{text.split()[1]}.yaml").write_text(text)
    with pytest.raises(UnusableRules, match=r"did you mean '(dateline|bugle)'"):
        load_packs(folders)


GRAMMAR = """\
holder: freely
anonymous: true
name: Anybody
sentences:
  - id: en
    language: en
    why: Words that stand for one another are listed once.
    words:
      may: [may, is free to]
      deed: [reprint*, copy]
    acts: {reproduce: [reprint*, copy]}
    ban: [must not]
    grant: ["<may> ... <deed>"]
    examples:
      match: [{text: "Any school is free to reprint it.", kind: permission-clause}]
      clear: [Any school must reprint it.]
"""


@pytest.mark.parametrize("said", ["You may copy this.", "Who likes is free to, well, reprint it."])
def test_a_sentence_is_found_by_any_words_of_a_name(tmp_path: Path, said: str) -> None:
    packs = compile_packs(_load(tmp_path, GRAMMAR, "freely.yaml"))
    (notice,) = spot(Document.of(said), packs)
    assert notice.kind is NoticeKind.PERMISSION_CLAUSE


def test_a_name_that_stands_for_no_words_is_told(tmp_path: Path) -> None:
    complaint = _complaint(tmp_path, GRAMMAR.replace("<deed>", "<deeds>"))
    assert "<deeds> is none of its `words`: may and deed" in complaint


@pytest.mark.parametrize("deeds", ["5", "copy", "{}"])
def test_words_that_are_no_list_are_told_as_any_other_field(tmp_path: Path, deeds: str) -> None:
    complaint = _complaint(tmp_path, GRAMMAR.replace("deed: [reprint*, copy]", f"deed: {deeds}"))
    assert "words" in complaint
    assert "deed" in complaint


def test_words_that_could_be_said_in_millions_of_ways_load_at_once(tmp_path: Path) -> None:
    crowd = GRAMMAR.replace('"<may> ... <deed>"', '"<may> ... <deed>", "<all> <all> <all> <all>"')
    many = ", ".join(f"w{number}" for number in range(100))
    crowd = crowd.replace("    words:\n", f"    words:\n      all: [{many}]\n")
    packs = compile_packs(_load(tmp_path, crowd, "freely.yaml"))
    assert len(spot(Document.of("You may copy this."), packs)) == 1

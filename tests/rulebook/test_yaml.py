"""A rule file that is wrong is refused with its line and with what would be right."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from rightscheck.errors import UnusableRules
from rightscheck.model import Action, Value
from rightscheck.rulebook import yaml


class Step(Value):
    action: Action
    words: int = 0


class Book(Value):
    name: str
    steps: tuple[Step, ...] = ()


def refused(text: str) -> UnusableRules:
    with pytest.raises(UnusableRules) as caught:
        yaml.parse(text, Book, where="book.yaml")
    return caught.value


def test_a_good_file_becomes_a_value() -> None:
    book = yaml.parse("name: one\nsteps:\n  - {action: use, words: 3}\n", Book, where="book.yaml")

    assert book == Book(name="one", steps=(Step(action=Action.USE, words=3),))


@pytest.mark.parametrize(
    ("text", "where", "problem", "hint"),
    [
        ("name: a\nsteps:\n  - action: use\n    word: 3", "4", "unknown key 'word'", "'words'"),
        ("name: a\nstep: []", "2", "unknown key 'step'", "'steps'"),
        ("name: a\nsteps:\n- action: usee", "3", "'usee' is not known here", "'use'"),
        ("name: a\nsteps:\n- words: 2", "3", "'steps.0.action' is missing", "needs it"),
        ("name: a\nsteps: [{action: use, words: many}]", "2", "steps.0.words", "schema"),
        ("name: a\nname: b", "2", "'name' stands twice", "keep one"),
        ("name: 'a", "1", "is not YAML", "quote"),
        ("a: &x [1]\nb: *x", "1", "anchors and aliases", "write the value out"),
        ("name: !!python/object:os.system a", "1", "is not allowed", "plain value"),
        ("name: a\nsteps: " + "[" * 30 + "]" * 30, "2", "nested more than", "flat"),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_way_out(
    text: str, where: str, problem: str, hint: str
) -> None:
    error = refused(text)

    assert error.where == f"book.yaml:{where}"
    assert problem in error.problem
    assert hint in error.hint


@pytest.mark.parametrize("text", ["", "# only a comment", "- a list", "just words"])
def test_a_file_that_is_no_mapping_is_refused(text: str) -> None:
    assert refused(text).where == "book.yaml"


def test_a_bomb_of_aliases_is_refused_before_it_unfolds() -> None:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for last, name in pairwise("abcdefghi"):
        rows.append(f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]")

    assert "anchors and aliases" in refused("\n".join(rows)).problem


def test_a_file_too_large_to_be_written_by_hand_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("name: " + "x" * 2_000_000)

    with pytest.raises(UnusableRules, match="larger than"):
        yaml.load(path, Book)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnusableRules, match="cannot be read"):
        yaml.load(tmp_path / "none.yaml", Book)

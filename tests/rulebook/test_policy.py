"""The policy says which checks run and how loudly; the shipped one runs them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightscheck.checks import CHECKS, questions
from rightscheck.errors import UnusableRules
from rightscheck.model import Severity, Verdict
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.policy import Policy, load_policy


def policy(folder: Path, text: str) -> Policy:
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return load_policy(path)


def test_the_shipped_policy_runs_every_check_and_is_careful() -> None:
    shipped = load_policy(SHELF / "house" / "default.yaml")

    assert set(shipped.checks) == set(CHECKS)
    assert [question.name for question in questions(shipped)] == list(CHECKS)
    assert (shipped.unlicensed, shipped.least_words, shipped.whole) == (Verdict.REVIEW, 12, 0.5)


def test_a_check_can_be_silent_loud_or_as_it_is(tmp_path: Path) -> None:
    ours = policy(
        tmp_path,
        "policy: ours\nchecks:\n  missing-credit: off\n  licence-breach:\n"
        "  stripped-notice: {severity: note, options: {least_words: 50}}\n",
    )

    assert not ours.checks["missing-credit"].run
    assert ours.checks["licence-breach"].severity is None
    assert ours.checks["stripped-notice"].severity is Severity.NOTE
    assert ours.checks["stripped-notice"].options == {"least_words": 50}


def test_a_list_of_names_runs_them_as_they_are(tmp_path: Path) -> None:
    ours = policy(tmp_path, "policy: ours\nchecks: [missing-credit]\n")

    assert ours.checks["missing-credit"].run


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("unlicenced: review", 3, "did you mean 'unlicensed'?"),
        ("unlicensed: duty", 3, "'duty' is not known"),
        ("unlicensed: brech", 3, "did you mean 'breach'?"),
        ("least_words: 0", 3, "greater than or equal to 1"),
        ("whole: 150%", 3, "at most 100%"),
        ("whole: half", 3, "write it as 50%"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, where: int, said: str) -> None:
    with pytest.raises(UnusableRules) as told:
        policy(tmp_path, f"policy: ours\nchecks: [missing-credit]\n{text}\n")

    assert f"policy.yaml:{where}: " in str(told.value)
    assert said in str(told.value)


def test_a_severity_that_there_is_not_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableRules, match="'loud' is not known"):
        policy(tmp_path, "policy: ours\nchecks: {missing-credit: {severity: loud}}\n")

"""Notices in short and in whole sentences that nobody showed the grammar, and their lookalikes."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from notices.noticed import notices

from rightscheck.model import OWN_SITE, UNKNOWN_HOLDER, Action, Effect, Notice, NoticeKind

QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # of five thousand rows


def by_language(*names: str) -> list[object]:
    """The rows of these files, a language at a time: each text, and what is wanted of it."""
    languages: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        file = Path(__file__).with_name(f"{name}.yaml")
        for language, text, wanted in yaml.load(file.read_text("utf-8"), QUICK):  # noqa: S506 -- safe
            languages[language][text] = wanted
    return [pytest.param(rows, id=language) for language, rows in languages.items()]


@pytest.mark.parametrize("rows", by_language("short_forms", "scripts_and_lookalikes"))
def test_a_short_form_names_its_holders_and_a_lookalike_nobody(rows: dict[str, str]) -> None:
    found = {text: _named(text) for text in rows}

    assert [
        (text, found[text], wanted)
        for text, wanted in rows.items()
        if found[text] not in [set(filter(None, one.split(", "))) for one in wanted.split("; ")]
    ] == []


def _named(text: str) -> set[str]:
    return {
        f"{str(notice.kind).partition('-')[0]} {notice.holder}"
        for notice in notices(text)
        if notice.holder not in {OWN_SITE, UNKNOWN_HOLDER}
    }


_KINDS = {
    NoticeKind.PERMISSION_CLAUSE: "permission",
    NoticeKind.RESTRICTION_CLAUSE: "restriction",
    NoticeKind.AI_RESERVATION: "ai",
}


@pytest.mark.parametrize("rows", by_language("clauses"))
def test_a_sentence_permits_forbids_or_reserves_in_any_language(rows: dict[str, str]) -> None:
    found = {
        text: {_said(notice) for notice in notices(text) if notice.kind in _KINDS} for text in rows
    }

    assert found == {text: set(filter(None, [wanted])) for text, wanted in rows.items()}


def _said(notice: Notice) -> str:
    """Its kind, or that it seems to permit something and is not understood."""
    permits = any(claim.effect is Effect.PERMITS for claim in notice.claims)
    understood = permits or notice.kind is not NoticeKind.PERMISSION_CLAUSE
    return _KINDS[notice.kind] if understood else "unread"


@pytest.mark.parametrize("rows", by_language("rights"))
def test_rights_of_nobody_we_know_are_told_by_their_kind(rows: dict[str, str]) -> None:
    found = {
        text: {(str(notice.kind).partition("-")[0], notice.holder) for notice in notices(text)}
        for text in rows
    }

    assert found == {
        text: {(wanted, UNKNOWN_HOLDER)} if wanted else set() for text, wanted in rows.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "All rights reserved - no part of this page may be copied.",
        "Tous droits réservés - Reproduction interdite",
        "© 2024 Riverton Courier - All rights reserved; no article may be reproduced.",
    ],
)
def test_an_assertion_and_the_ban_behind_it_are_two_notices(text: str) -> None:
    asserted, banned = notices(text)

    assert (asserted.kind, banned.kind) == (
        NoticeKind.COPYRIGHT_LINE,
        NoticeKind.RESTRICTION_CLAUSE,
    )
    assert asserted.span.end <= banned.span.start


def test_what_a_ban_says_of_its_works_is_no_notice_of_its_own() -> None:
    (found,) = notices(
        "Alle Inhalte sind urheberrechtlich geschützt und dürfen nur gelesen, nicht kopiert werden."
    )

    assert found.kind is NoticeKind.RESTRICTION_CLAUSE


def test_what_a_permission_limits_it_does_not_grant() -> None:
    (found,) = notices("Visitors may use this website for their own non-commercial use.")

    permitted = {claim.action for claim in found.claims if claim.effect is Effect.PERMITS}
    forbidden = {claim.action for claim in found.forbids}
    assert (permitted, forbidden) == ({Action.USE}, {Action.SELL})


@pytest.mark.parametrize("word", ["supposedly", "formerly", "hitherto", "pretendedly", "zilch"])
def test_no_unknown_word_is_passed_over_in_a_permission(word: str) -> None:
    (found,) = notices(f"Our articles may be {word} republished free of charge.")

    assert not any(claim.effect is Effect.PERMITS for claim in found.claims)


def test_a_licences_name_says_no_usage_term() -> None:
    (found,) = notices(
        "Dieser Inhalt steht unter einer Creative Commons Namensnennung - "
        "Keine kommerzielle Nutzung - Keine Bearbeitung 3.0 Deutschland Lizenz."
    )

    assert found.kind is NoticeKind.LICENCE

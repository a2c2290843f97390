"""Sentences of a page beside what else stands in it: licences, other sentences, both at once."""

from __future__ import annotations

import pytest
from notices.noticed import notices, told

from rightscheck.model import NoticeKind


def test_how_a_licence_is_called_forbids_nothing_and_what_stands_beside_it_does() -> None:
    licence = "本作品采用知识共享署名-禁止演绎 4.0 国际许可协议进行许可。"

    assert told(licence) == [("licence", "cc-by-nd-4.0")]
    assert told(f"{licence}本文禁止转载。") == [
        ("licence", "cc-by-nd-4.0"),
        ("restriction-clause", "unknown"),
    ]


def test_what_may_be_taken_and_not_changed_is_told_as_both() -> None:
    assert told("You may republish this article but must not edit it.") == [
        ("permission-clause", "unknown"),
        ("restriction-clause", "unknown"),
    ]


def test_a_sentence_ends_where_letters_have_no_capitals() -> None:
    text = "ყველა უფლება დაცულია. მასალის გამოყენება ნებართვის გარეშე აკრძალულია."

    assert told(text) == [("copyright-line", "unknown"), ("restriction-clause", "unknown")]


@pytest.mark.parametrize(
    "listed",
    [
        "You must not:\n- republish our articles\n- sell or lend our photographs",
        "Visitors may not:\n\na) share our stories\nb) sell our photographs",
        "Es ist verboten:\n1. Texte dieser Seite kostenlos abzudrucken\n2. Bilder zu verkaufen",
        "Il est interdit :\n• de reproduire les articles du site\n• de vendre les photos",
        "Запрещается:\nбесплатно перепечатывать материалы сайта\nпродавать фотографии",
        "DON'T:\n(1) republish our photos\n(2) edit our stories",
        "Zabronione:\n❌ Kopiowanie artykułów\n❌ Publikacja zdjęć",
        "未经授权，禁止以下行为：\n- 转载本站文章\n- 复制本站图片",
    ],
)
def test_a_list_of_what_is_forbidden_is_one_clause_and_none_of_its_items_permits(
    listed: str,
) -> None:
    (notice,) = notices(listed)

    assert notice.kind is NoticeKind.RESTRICTION_CLAUSE
    assert (notice.span.start, notice.span.end) == (0, len(listed))
    assert len({claim.action for claim in notice.claims}) > 1


def test_a_list_of_what_is_forbidden_ends_where_it_does() -> None:
    text = "You must not:\n- copy our texts\n- sell them\n\nYou may republish our articles."

    assert told(text) == [("restriction-clause", "unknown"), ("permission-clause", "unknown")]


def test_what_a_list_forbids_is_of_works() -> None:
    assert told("You must not:\n- park on the grass\n- feed the ducks") == []


def test_what_forbids_taking_behind_a_permission_is_no_condition_of_it() -> None:
    text = (
        "You may quote our articles with credit. "
        "Use of articles in print is possible only with our written permission and with credit."
    )

    assert told(text) == [("permission-clause", "unknown"), ("restriction-clause", "unknown")]


def test_links_about_copyright_are_no_copyright_lines() -> None:
    assert told("Copyright Litigation\nCopyright Notices\nCopyright Agent\nCopyright FAQ") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You may reprint our articles with a link. Prior written approval is required.", "ban"),
        ("Articles may be reprinted under these conditions:\n- obtaining our consent", "ban"),
        ("You may reprint our articles with credit. No permission is needed.", "leave"),
        ("You may reprint our articles with credit. Edits need our approval.", "leave"),
        ("You may reprint our articles with credit. Photos require our permission.", "leave"),
    ],
)
def test_what_is_permitted_to_whoever_asks_first_is_not_permitted(text: str, kind: str) -> None:
    kinds = {"ban": NoticeKind.RESTRICTION_CLAUSE, "leave": NoticeKind.PERMISSION_CLAUSE}

    assert notices(text)[0].kind is kinds[kind]

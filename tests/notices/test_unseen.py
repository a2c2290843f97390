"""Notices that no pack has ever seen: invented wordings, written before the grammar was."""

from __future__ import annotations

import pytest
from notices.noticed import notices

from rightscheck.model import Action, Effect, Notice, NoticeKind

BAN, GRANT = NoticeKind.RESTRICTION_CLAUSE, NoticeKind.PERMISSION_CLAUSE
MINING, LICENCE = NoticeKind.AI_RESERVATION, NoticeKind.LICENCE

UNSEEN: list[tuple[str, NoticeKind, str, dict[Effect, set[str]]]] = [
    (
        (
            "No item from the Riverland Wire may be re-posted, adapted or put into an archive "
            "by third parties unless Riverland Wire has agreed in writing."
        ),
        BAN,
        "unknown",
        {Effect.FORBIDS: {"republish", "modify", "archive"}},
    ),
    (
        (
            "Artiklarna får inte kopieras, spridas eller översättas utan skriftligt medgivande "
            "från Flodbladet."
        ),
        BAN,
        "unknown",
        {Effect.FORBIDS: {"reproduce", "republish", "translate"}},
    ),
    (
        (
            "Az oldalon megjelent cikkek utánközlése csak a Folyami Hírlap írásos engedélyével "
            "lehetséges."
        ),
        BAN,
        "unknown",
        {Effect.FORBIDS: {"republish"}},
    ),
    (
        "Передрук матеріалів дозволяється за умови активного гіперпосилання на «Річкові вісті».",
        GRANT,
        "unknown",
        {Effect.PERMITS: {"republish"}, Effect.REQUIRES: {"link"}},
    ),
    (
        "يمنع نسخ أو إعادة نشر أي مادة من هذا الموقع دون إذن خطي مسبق.",
        BAN,
        "unknown",
        {Effect.FORBIDS: {"reproduce", "republish"}},
    ),
    (
        "بازنشر مطالب این پایگاه با ذکر منبع آزاد است.",
        GRANT,
        "unknown",
        {Effect.PERMITS: {"republish"}, Effect.REQUIRES: {"credit"}},
    ),
    (
        (
            "É permitida a reprodução dos textos, desde que citada a fonte e sem fins "
            "comerciais; as fotos não estão incluídas."
        ),
        GRANT,
        "unknown",
        {
            Effect.PERMITS: {"reproduce"},
            Effect.FORBIDS: {"sell"},
            Effect.REQUIRES: {"credit"},
        },
    ),
    (
        (
            "Nghiêm cấm sao chép, đăng lại bài viết dưới mọi hình thức nếu không có sự đồng ý "
            "bằng văn bản của Báo Dòng Sông."
        ),
        BAN,
        "unknown",
        {Effect.FORBIDS: {"reproduce", "republish"}},
    ),
    (
        "Sisällön käyttö tekstin- ja tiedonlouhintaan tai tekoälyn kouluttamiseen on kielletty.",
        MINING,
        "unknown",
        {Effect.FORBIDS: {"mine", "ai-train"}},
    ),
    (
        (
            "L'éditeur s'oppose à toute fouille de textes et de données ainsi qu'à "
            "l'entraînement de systèmes d'intelligence artificielle à partir de ce site."
        ),
        MINING,
        "unknown",
        {Effect.FORBIDS: {"mine", "ai-train"}},
    ),
    (
        "欢迎转载，但请注明出处并附上原文链接。",
        GRANT,
        "unknown",
        {Effect.PERMITS: {"republish"}, Effect.REQUIRES: {"credit", "link"}},
    ),
    (
        (
            "Die Texte dieser Seite stehen, soweit nicht anders vermerkt, unter der "
            "Datenlizenz Deutschland – Namensnennung – Version 2.0."
        ),
        LICENCE,
        "dl-de-by-2.0",
        {Effect.REQUIRES: {"credit"}},
    ),
]


def _claimed(notice: Notice) -> dict[Effect, set[str]]:
    told: dict[Effect, set[str]] = {}
    for claim in notice.claims:
        told.setdefault(claim.effect, set()).add(str(claim.action or claim.duty))
    return told


@pytest.mark.parametrize(("text", "kind", "holder", "claims"), UNSEEN)
def test_a_wording_that_nobody_listed_is_read(
    text: str, kind: NoticeKind, holder: str, claims: dict[Effect, set[str]]
) -> None:
    found = [notice for notice in notices(text) if notice.kind is kind]

    assert [notice.holder for notice in found] == [holder]
    told = _claimed(found[0])
    assert {effect: told.get(effect, set()) & wanted for effect, wanted in claims.items()} == claims


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No Riverland Post content may be copied or reposted without written consent.", BAN),
        ("This article is for your personal, non-commercial use only.", BAN),
        ("Kein Beitrag darf ohne Zustimmung des Verlags vervielfältigt werden.", BAN),
        ("Ningún contenido puede ser reproducido sin permiso de la editorial.", BAN),
        ("Niets uit deze uitgave mag worden verveelvoudigd zonder toestemming.", BAN),
        ("Dilarang mengutip tanpa menyebut sumber.", BAN),
        ("Voir les restrictions d'utilisation : https://fil.example/droits", BAN),
        ("При цитировании активная гиперссылка обязательна.", GRANT),
        ("Abdruck mit freundlicher Genehmigung des Flussverlags.", GRANT),
        ("This story may be republished without permission, as long as credit is given.", GRANT),
        ("Use for AI training is prohibited.", MINING),
    ],
)
def test_a_sentence_bans_or_permits_and_never_both(text: str, kind: NoticeKind) -> None:
    assert [notice.kind for notice in notices(text)] == [kind]


def test_what_the_sentences_behind_a_permission_ask_for_is_asked_by_it() -> None:
    text = (
        "You are free to republish this story.\n- Credit the Riverton Monitor as the source.\n"
        "- Link to the original.\n- You may not sell it separately.\nThe river rose on Monday."
    )

    (permission,) = notices(text)

    assert text[slice(*permission.span)].endswith("sell it separately.")
    assert {(claim.effect, claim.action or claim.duty) for claim in permission.claims} == {
        (Effect.PERMITS, "republish"),
        (Effect.REQUIRES, "credit"),
        (Effect.REQUIRES, "link"),
        (Effect.FORBIDS, "sell"),
    }


def test_what_is_said_of_pictures_behind_a_permission_is_a_ban_of_its_own() -> None:
    text = "You can republish this article. Photographs may not be reproduced without permission."

    ban, permission = sorted(notices(text), key=lambda notice: notice.kind == GRANT)

    assert {claim.effect for claim in permission.claims} == {Effect.PERMITS}
    assert (ban.kind, ban.asset) == (BAN, "image")


def test_what_a_permission_leaves_out_is_not_permitted() -> None:
    (notice,) = notices("Our articles may be republished with credit, but not sold.")

    permitted = {claim.action for claim in notice.claims if claim.effect is Effect.PERMITS}
    assert permitted == {Action.REPUBLISH}

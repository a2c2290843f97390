"""Usage terms and embargoes in a page: found where they stand for themselves, never in prose."""

from __future__ import annotations

import pytest
from notices.noticed import notices, told

from rightscheck.model import Effect


@pytest.mark.parametrize(
    ("text", "words", "holder"),
    [
        ("Photo: Jane Doe/AP, TURKEY OUT", "TURKEY OUT", "ap"),
        ("The river rose. World Rights Except Italy", "World Rights Except Italy", "unknown"),
        ("(EDITORIAL USE ONLY - NO SALES - NO ARCHIVES)", None, "unknown"),
        ('usage: "NO SALES", "MAGS OUT"', 'NO SALES", "MAGS OUT', "unknown"),
        ("<usageTerms>\n  Online\n</usageTerms>", "Online", "unknown"),
        ("Photo: Jane Doe/AP, MAGS OUT", "MAGS OUT", "ap"),
        ("The river rose.\nFor single use only in connection with the film.", None, "unknown"),
        ("[시청 제공. 재판매 및 DB 금지]", "재판매 및 DB 금지", "unknown"),
        ("© 2026 Reuters\nNO RESALES. NO ARCHIVES.", "NO RESALES. NO ARCHIVES.", "reuters"),
        ("The river rose.\nWeb only, not for print", None, "unknown"),
        ("The river rose.\nFor internal use only - not for onward distribution", None, "unknown"),
        ("The river rose.\nNot available for use in France and Germany", None, "unknown"),
        ("The river rose.\nUSAGE ÉDITORIAL UNIQUEMENT - PAS DE VENTE", None, "unknown"),
        ("The river rose.\nFOR SUBSCRIBERS ONLY", None, "unknown"),
        ("The river rose.\nNo use in Japan, China or Korea", None, "unknown"),
        ("Река вышла из берегов.\nТолько в редакционных целях", None, "unknown"),
        ("川が増水した。\n編集目的のみ、商用利用不可", None, "unknown"),
        ("河水漫过堤岸。\n仅供编辑使用，不得用于商业用途", None, "unknown"),
    ],
)
def test_terms_in_a_row_are_one_notice(text: str, words: str | None, holder: str) -> None:
    (term,) = (notice for notice in notices(text) if notice.kind == "usage-term")

    assert term.holder == holder
    assert text[slice(*term.span)] == (words or text.rsplit("\n", maxsplit=1)[-1].strip("()"))


def test_a_term_claims_what_a_licence_would_say() -> None:
    (term,) = notices("NOT FOR USE OUTSIDE THE UNITED STATES. NO ARCHIVES")

    assert [(one.effect, one.action, one.condition) for one in term.claims] == [
        (Effect.FORBIDS, "use", "unless the territory is US"),
        (Effect.FORBIDS, "archive", ""),
    ]
    assert [claim.action for claim in term.forbids] == ["archive"]


@pytest.mark.parametrize(
    "text",
    [
        "EMBARGOED UNTIL 0001 GMT, 3 MAY 2026\n\nThe river rose again.",
        "Sperrfrist: 3. Mai 2026, 12.00 Uhr",
        "Under embargo until Monday 4 May 2026, 06:00 CET",
        "Embargo: not for publication before 06:00 GMT, Monday 4 May 2026",
        "Sous embargo jusqu'au 4 mai 2026 à 6h00",
        "Embargo : 4 mai 2026 à 6h00",
        "STRICTLY EMBARGOED. Not for public release until 6am on 4 May 2026",
    ],
)
def test_an_embargo_is_told_with_its_end(text: str) -> None:
    (embargo,) = notices(text)

    assert embargo.kind == "embargo"
    assert "unless it is published on 2026-05-0" in embargo.claims[0].condition


@pytest.mark.parametrize(
    "text",
    [
        "The paper is embargoed until Friday 3 May 2026, the editor said.",
        "The paper is embargoed until 18:00, the editor said.",
        "The album, for release on Tuesday 5 May 2026, is her third.",
        "There were NO SALES TAXES and no sales in Italy.",
        "Turkey out of the cup: TURKEY OUT of luck.",
        "No use crying after 1 May 2026.",
        "Sin embargo, el 3 de mayo de 2026 fue peor.",
        "There was no use in Germany for a boat without a keel.",
        "The shop makes no sales; it has no archives.",
        "Bottles are for single use only in the shop.",
        "Frei ab Montag ist der Radweg.",
        "We do not crop or alter photos.",
        "Print out your ticket.",
        '"GERMANY OUT", "NO ARCHIVES" and "EDITORIAL USE ONLY" are terms.',
        'Terms such as "NO SALES" and "EDITORIAL USE ONLY" are read.',
        'Agencies write "NO SALES", "NO ARCHIVES" or "GERMANY OUT" beside a picture.',
    ],
)
def test_prose_is_no_usage_term(text: str) -> None:
    assert told(text) == []

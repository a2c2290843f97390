"""Usage terms in scripts other than Latin say what their English sisters say, or stay text."""

from __future__ import annotations

import pytest
from termed import any_of, said, unless, where

from rightscheck.licensing.usage import read_terms


@pytest.mark.parametrize(
    ("terms", "rules"),
    [
        ("Запрещено использование после 1 марта 2026", [unless(until="2026-03-01")]),
        (
            "Не публиковать до 10:00 мск 3 марта 2026",
            [unless(**{"from": "2026-03-03T10:00:00+03:00"})],
        ),
        ("Только в редакционных целях", [unless(purpose=any_of("editorial"))]),
        ("Не для использования в Германии и Австрии", [where(territory=any_of("DE", "AT"))]),
        ("Кадрирование и ретушь запрещены", [{"action": "modify"}]),
        ("仅供编辑使用；禁止转售", [unless(purpose=any_of("editorial")), {"action": "sell"}]),
        ("不得在中国大陆和香港使用", [where(territory=any_of("CN", "HK"))]),
        ("除中国大陆、香港外", [where(territory=any_of("CN", "HK"))]),
        ("2026年3月1日后不得使用", [unless(until="2026-03-01")]),
        ("自2026年3月1日起不得使用", [where(**{"from": "2026-03-01"})]),
        ("編集目的のみ", [unless(purpose=any_of("editorial"))]),
        ("日本国内限定", [unless(territory=any_of("JP"))]),
        ("使用期限：2026年12月31日まで", [unless(until="2026-12-31")]),
        ("トリミング・加工禁止", [{"action": "modify"}]),
        (
            "편집용으로만 사용, 재판매 금지",
            [unless(purpose=any_of("editorial")), {"action": "sell"}],
        ),
        ("2026년 3월 1일 이후 사용 금지", [where(**{"from": "2026-03-01"})]),
        ("للاستخدام التحريري فقط", [unless(purpose=any_of("editorial"))]),
        ("ممنوع الاستخدام في مصر والأردن", [where(territory=any_of("EG", "JO"))]),
        ("للنشر حتى 31 ديسمبر 2026", [unless(until="2026-12-31")]),
    ],
)
def test_a_term_is_read_in_any_script(terms: str, rules: list[dict[str, object]]) -> None:
    usage = read_terms(terms)

    assert said(usage) == rules
    assert not usage.unread


@pytest.mark.parametrize(
    "terms",
    [
        "无需署名",
        "クレジット不要",
        "무단전재 및 재배포 금지",
        "版权所有，未经许可不得转载",
        "جميع الحقوق محفوظة",
    ],
)
def test_what_a_contract_lifts_limits_nothing(terms: str) -> None:
    usage = read_terms(terms)

    assert (said(usage), usage.unread) == ([], ())


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("禁止转售，中国大陆除外", ["中国大陆除外"]),
        ("Коммерческое использование не запрещено", ["Коммерческое использование не запрещено"]),
        ("再販禁止ではない", ["再販禁止ではない"]),
        ("2026年3月1日以降使用可", ["2026年3月1日以降使用可"]),
        ("재판매 금지 해제", ["재판매 금지 해제"]),
        ("ممنوع الأرشفة إلا بإذن", ["ممنوع الأرشفة إلا بإذن"]),
    ],
)
def test_a_term_that_is_turned_round_is_left_in_its_own_words(terms: str, words: list[str]) -> None:
    assert [terms[slice(*one)] for one in read_terms(terms).unread] == words

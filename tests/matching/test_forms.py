"""A form that both sides filled in is no copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_pages import matched
from stories import HARBOUR

from rightscheck import compare

SURVEY = (
    "The survey was taken online on {0} and {1} May among {2} people of eighteen and over, with a "
    "margin of {3} points"
)


@pytest.mark.parametrize(("asked", "told"), [((6, 7, 1012, 3), 1), ((19, 21, 987, 4), 0)])
def test_the_same_form_with_other_figures_is_no_copy(
    tmp_path: Path, asked: tuple[int, ...], told: int
) -> None:
    page = f"Few had come to the market. {SURVEY.format(*asked)}. It rained."

    found = matched(page, f"{SURVEY.format(6, 7, 1012, 3)}. {HARBOUR}", tmp_path)

    assert len(found) == told


FORMS = {
    "weather": "The wind will be light to moderate from the west in all parts of the country, with "
    "highs of {} degrees on the coast and up to {} degrees in the valleys of the south, and after "
    "midnight it will cool down under a clear and starry sky to {} degrees",
    "police": "Nach Angaben der Polizei wurde ein {}-jähriger Mann bei dem Unfall schwer verletzt "
    "und mit einem Hubschrauber in ein Krankenhaus gebracht; die Straße nach Lütt blieb für rund "
    "{} Stunden gesperrt. Wer etwas gesehen hat, soll sich unter der Nummer {} melden",
    "markets": "上證指數今天收盤報{}點，深圳成份指數收盤報{}點，兩個市場的成交金額合計為{}億元。",
}


@pytest.mark.parametrize(("filled", "told"), [((14, 19, 6), 1), ((11, 17, 8), 0)])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_long_runs_between_figures_filled_in_anew_are_of_their_form(
    tmp_path: Path, form: str, filled: tuple[int, ...], told: int
) -> None:
    found = matched(form.format(*filled), f"{form.format(14, 19, 6)}. {HARBOUR}", tmp_path)

    assert len(found) == told


REFILLED = {
    "figures behind a letter": (
        (
            "The {} is closed in both directions between {} after a lorry and a van collided, and "
            "drivers are advised to allow extra time for their journeys, as delays of up to {} "
            "minutes are reported."
        ),
        ("A417", "Marle and Hadley", 40),
        ("A52", "Tarn and Orrin", 25),
    ),
    "figures of several words": (
        "{}の夜に市内の商店で現金{}円を奪った疑い。調べに対し容疑を認めているといい、警察は経緯を詳しく調べている。",
        ("三月二日", "十二万三千"),
        ("六月二十一日", "二万八千"),
    ),
    "figures with endings": (
        (
            "코스피 지수는 전 거래일보다 {} 오른 {}에 장을 마쳤다. 코스닥 지수는 {} 상승한 {}로 "
            "마감했다. 서울 외환시장에서 원 달러 환율은 {} 내린 {}에 거래를 마쳤다."
        ),
        ("20.11포인트", "2,531.06", "5.80포인트", "838.44", "2.8원", "1,331.2원"),
        ("12.34포인트", "2,567.89", "3.21포인트", "845.12", "4.5원", "1,320.5원"),
    ),
    "places and people": (
        (
            "Falleció cristianamente en {} a los {} años de edad, habiendo recibido los santos "
            "sacramentos y la bendición apostólica. {} y demás familia ruegan una oración por su "
            "alma y anuncian que el funeral se celebrará el martes a las {} en la parroquia de {}."
        ),
        ("Brull", 87, "Sus nietas Marta e Inés", 11, "San Telmo"),
        ("Ardal", 92, "Su viuda Pilar", 17, "Santa Ana"),
    ),
}


@pytest.mark.parametrize(("form", "ours", "theirs"), REFILLED.values(), ids=REFILLED.keys())
def test_what_else_is_filled_in_anew_is_of_the_form_too(
    tmp_path: Path, form: str, ours: tuple[str | int, ...], theirs: tuple[str | int, ...]
) -> None:
    page, source = form.format(*ours), form.format(*theirs)

    assert matched(page, f"{source} {HARBOUR}", tmp_path) == ()
    assert len(matched(source, f"{source} {HARBOUR}", tmp_path)) == 1
    assert compare(page, source).derivation == "none"


FORMULAS = {
    "thanks": (
        "The family of the late {} of {} wish to thank most sincerely all those who sympathised "
        "with them in their sad loss, sent flowers and travelled long distances, and ask them to "
        "accept this as a token of their deepest gratitude."
    ),
    "court": (
        "Ayer se dictó contra {}, vecino de {}, un auto de prisión provisional, comunicada y sin "
        "fianza, como autor de un delito de robo con violencia; contra la resolución, que no es "
        "firme, cabe recurso de reforma en el plazo de tres días."
    ),
}


@pytest.mark.parametrize(
    ("who", "told"), [(("Thomas Quill", "Marle"), 0), (("Margaret Hale", "Tarn"), 1)]
)
@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS.keys())
def test_a_formula_that_tells_of_somebody_else_is_no_copy(
    tmp_path: Path, formula: str, who: tuple[str, str], told: int
) -> None:
    source = f"{formula.format('Margaret Hale', 'Tarn')} {HARBOUR}"

    assert len(matched(formula.format(*who), source, tmp_path)) == told

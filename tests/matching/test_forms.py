"""A form that both sides filled in is no copy; what was corrected or brought up to date is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented_pages import NAMES, matched
from stories import HARBOUR

from rightscheck import compare

_Treated = Callable[[str], str]

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


UPDATED = {
    "in English": (
        "Dockers at the port of Marle walked out for {} hours after talks between their union Unor "
        "and the owner Halden broke down over a rise of {} percent. {} ships were waiting off "
        "Tarn, and the grocer Orrin said shelves in Velmark could empty within {} days."
    ),
    "in Spanish": (
        "El volcán de Ardal lanzó ceniza a {} metros y obligó a evacuar a {} personas de la aldea "
        "de Brull, informó ayer la Cruz Roja. El aeropuerto de Santa Ana cerró {} horas, y el "
        "geólogo Elías Montoro advirtió de que la lava puede bajar hasta Olmeda en {} minutos."
    ),
}


@pytest.mark.parametrize("brief", UPDATED.values(), ids=UPDATED.keys())
def test_a_brief_with_new_figures_that_keeps_who_and_where_is_a_copy(
    tmp_path: Path, brief: str
) -> None:
    page, source = brief.format(72, 6, 27, 8), brief.format(48, 5, 19, 10)

    assert len(matched(page, f"{source} {HARBOUR}", tmp_path)) == 1
    assert compare(page, source).derivation == "whole"


FORMULAS = {
    "thanks": (
        "The family of the late {} wish to thank most sincerely all those who sympathised with "
        "them in their sad loss, sent flowers and travelled long distances, and ask them to accept "
        "this as a token of their deepest gratitude."
    ),
    "court": (
        "Ayer se dictó contra {} un auto de prisión provisional, comunicada y sin fianza, como "
        "autor de un delito de robo con violencia; contra la resolución, que no es firme, cabe "
        "recurso de reforma en el plazo de tres días."
    ),
}


@pytest.mark.parametrize(("name", "told"), [("Thomas Quill", 0), ("Margaret Hale", 1)])
@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS.keys())
def test_a_formula_that_tells_of_somebody_else_is_no_copy(
    tmp_path: Path, formula: str, name: str, told: int
) -> None:
    source = f"{formula.format('Margaret Hale')} {HARBOUR}"

    assert len(matched(formula.format(name), source, tmp_path)) == told


CORRECTED = {
    "in English": (
        "The fire had started in the kitchen and spread quickly through the roof, and {} people "
        "were treated for smoke before firemen could bring it under control shortly after dawn."
    ),
    "in German": (
        "Bei einem Brand in einem Wohnhaus am Hafen sind in der Nacht zum Sonntag {} Menschen "
        "verletzt worden. Die Feuerwehr holte die Bewohner über Leitern aus dem Gebäude. Die "
        "Ursache des Feuers war zunächst unklar, wie ein Sprecher der Polizei am Morgen sagte."
    ),
}


@pytest.mark.parametrize("page", [str, str.lower], ids=["as ever", "in small letters"])
@pytest.mark.parametrize("brief", CORRECTED.values(), ids=CORRECTED.keys())
def test_a_brief_with_one_figure_corrected_is_a_copy_though_it_tells_no_other_fact(
    tmp_path: Path, brief: str, page: _Treated
) -> None:
    ours, source = page(brief.format(12)), brief.format(14)

    assert len(matched(ours, f"{source} {HARBOUR}", tmp_path)) == 1
    assert compare(ours, source).derivation == "whole"


def test_where_a_script_has_capitals_for_headings_only_a_brief_with_new_figures_is_a_copy(
    tmp_path: Path,
) -> None:
    brief = (
        "ქალაქის ცენტრში გაჩენილი ხანძრის შედეგად {} ადამიანი დაშავდა და საავადმყოფოში "
        "გადაიყვანეს, {} მაშველმა ცეცხლი გამთენიისას ჩააქრო, ხოლო ხანძრის მიზეზი ჯერჯერობით "
        "უცნობია და გამოძიება მიმდინარეობს, განაცხადა სამინისტრომ ღამით BBC-ისთვის მიცემულ "
        "ინტერვიუში, რომელსაც მთელი ქვეყანა უსმენდა და დილამდე იმეორებდა, ხოლო სასტუმროს "
        "მეპატრონემ თქვა, რომ შენობა ძველი იყო და კიბეები დიდი ხანია აღარავის შეუკეთებია."
    ).format

    assert len(matched(brief(12, 30), f"{brief(14, 32)} {HARBOUR}", tmp_path)) == 1


def test_an_unbroken_run_is_copied_though_times_stand_on_both_sides(tmp_path: Path) -> None:
    told = (
        "{} The council has decided to keep the old bridge open for another summer although "
        "engineers had warned that its wooden piers were rotten and would not bear the lorries "
        "from the quarry. {}"
    ).format
    page, source = told("14:05", "14:10 It rained."), told("9:31", "9:42 Nobody came.")

    assert len(matched(page, source, tmp_path)) == 1
    assert compare(page, source).derivation == "whole"


@pytest.mark.parametrize(("figure", "found"), [("89 000", 1), ("89.000", 1), ("8.9000", 0)])
def test_a_figure_is_the_same_where_only_its_thousands_are_set_apart(
    tmp_path: Path, figure: str, found: int
) -> None:
    story = "as many as {} officers were on the roads of the whole country that day, and in town"

    source = f"{story.format('89000')}. {HARBOUR}"

    assert len(matched(story.format(figure), source, tmp_path)) == found


def test_a_rewritten_story_is_no_form_though_its_figures_are_others_too(tmp_path: Path) -> None:
    told = (
        "The ferry sank {} miles off Lütt on Sunday in a storm forecast for days, and the coast "
        "guard was searching the cold water with lamps until morning. By noon {} people had been "
        "taken ashore by fishermen, most in blankets and silent, the harbour master said."
    ).format
    again = (
        "The ferry went down {} miles off Lütt late on Sunday during a storm that was forecast for "
        "days, and coast guards searched the icy water with lamps until the morning. By noon some "
        "{} people had been brought ashore by fishermen, most of them wrapped in blankets and "
        "silent, said the harbour master."
    ).format

    assert len(matched(told(9, 61), again(7, 48), tmp_path)) == 1


def test_a_story_whose_toll_was_brought_up_to_date_is_a_copy(tmp_path: Path) -> None:
    story = (
        "The ferry went down {} miles off Lütt late on Sunday in a storm that was forecast for "
        "days, and the coast guard searched the icy water with lamps until the morning. By noon {} "
        "people had been brought ashore by fishermen, most of them in blankets and without a word, "
        "and of the crew {} were missing, said the harbour master, who had counted them himself."
    ).format

    (found,) = matched(f"Our own head. {story(9, 61, 4)}", story(7, 48, 11), tmp_path)

    assert found.similarity > 0.9


@pytest.mark.parametrize("edited", [(), (25, 48)], ids=["to the letter", "edited"])
def test_a_table_filled_in_anew_does_not_hide_the_story_beside_it(
    tmp_path: Path, edited: tuple[int, ...]
) -> None:
    table = " ".join(f"{name} took {{}} points," for name in NAMES).format
    story = HARBOUR.split()[:70]
    copied = ["elsewhere" if at in edited else word for at, word in enumerate(story)]
    page = f"Our own head. {table(*range(11, 20))} {' '.join(copied)}"

    (found,) = matched(page, f"{table(*range(21, 30))} {HARBOUR}", tmp_path)

    assert found.words >= 60


def test_a_story_whose_every_figure_was_brought_up_to_date_is_a_copy(tmp_path: Path) -> None:
    story = (
        "The storm that crossed the coast on Sunday night left {} people dead and {} injured, the "
        "civil guard said, after a wave took the jetty of Marle. Some {} houses have no roof any "
        "more and {} families sleep in the school, where cooks of the army hand out soup. Of the "
        "{} boats in the harbour {} sank within minutes, and divers look for the crews of {} of "
        "them. The mayor, who lost her own house, asked the capital for {} tents and said that "
        "nobody had warned the town. Trains will not run before {} May, since {} kilometres of "
        "track hang in the air, and the repair may cost {} million crowns."
    ).format
    now, before = (
        (11, 40, 200, 90, 60, 22, 5, 400, 9, 14, 70),
        (9, 31, 180, 85, 58, 20, 7, 3, 8, 6, 2),
    )

    (found,) = matched(f"Our own head. {story(*now)}", story(*before), tmp_path)

    assert found.words > 100


def test_a_short_story_that_keeps_half_its_figures_is_a_copy(tmp_path: Path) -> None:
    story = (
        "Shares of Nordvik fell {} percent on Thursday after the shipping company cut its forecast "
        "to {} million crowns from {}, blaming weak freight rates and a strike that kept {} of its "
        "vessels idle for {} days and cost {} million."
    ).format

    (found,) = matched(
        f"Our own head. {story(8, 310, 420, 12, 19, 40)}", story(7, 310, 420, 12, 18, 35), tmp_path
    )

    assert found.similarity > 0.9


def test_a_corrected_figure_does_not_clear_a_copied_story(tmp_path: Path) -> None:
    story = "{} On board were {} people. {}".format

    (found,) = matched(
        story(HARBOUR[:400], 221, HARBOUR[400:]), story(HARBOUR[:400], 212, HARBOUR[400:]), tmp_path
    )

    assert found.share_of_document > 0.98

"""A copy of which figures or names were corrected or brought up to date is a copy, and no form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from invented_pages import NAMES, OURS, matched
from stories import HARBOUR

from rightscheck import compare

_Treated = Callable[[str], str]

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


def test_a_brief_with_its_one_name_corrected_is_a_copy(tmp_path: Path) -> None:
    brief = (
        "The minister {} said the roads would stay shut until the snow had been cleared and that "
        "nobody should try to cross the pass with a lorry or a bus before the end of the week."
    ).format

    assert len(matched(brief("Okuma"), f"{brief('Okumu')} {HARBOUR}", tmp_path)) == 1
    assert compare(brief("Okuma"), brief("Okumu")).derivation == "whole"


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


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("People had it from old Karl Okumu. {} But it rained.", "Nobody saw Ida Hall. {} It was."),
        ("All of it began in 1998. {} 45 people came.", "It ended in 2007. {} 12 were hurt."),
    ],
    ids=["names", "figures"],
)
def test_an_edited_sentence_is_a_copy_whatever_ends_the_sentence_before_it(
    tmp_path: Path, ours: str, theirs: str
) -> None:
    told = (
        "The council has {} to keep the old bridge open for another summer although engineers had "
        "warned that its wooden piers were rotten and would not bear the lorries from the quarry."
    ).format
    page, source = ours.format(told("agreed")), theirs.format(told("decided"))

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


def test_a_brief_of_which_both_figures_are_new_is_a_copy_though_it_tells_no_other_fact(
    tmp_path: Path,
) -> None:
    brief = (
        "Grain prices in the valley have climbed by {} percent since the bridge was washed away, "
        "leaving bakers to haul flour over the mountain road, and {} of them have told the council "
        "that they will close before the holidays unless the army builds a crossing."
    ).format

    assert len(matched(brief(23, 14), f"{brief(19, 9)} {HARBOUR}", tmp_path)) == 1
    assert compare(brief(23, 14), brief(19, 9)).derivation == "whole"


def test_names_that_are_declined_or_misspelt_are_no_others(tmp_path: Path) -> None:
    told = (
        "Kursy promowe między {} a wyspą zostały zawieszone, gdy {} oznajmił, że stary kadłub "
        "przecieka i nikt przy zdrowych zmysłach nie wypuści go na wzburzone morze przed wiosną"
    ).format
    page, source = told("Brennikiem", "kapitan Wilga"), told("Brennikem", "kapitan Wilgo")

    assert len(matched(page, f"{source}. {HARBOUR}", tmp_path)) == 1


def test_a_word_put_into_a_time_makes_no_other_time_of_it(tmp_path: Path) -> None:
    told = (
        "The ferry left on 06.01.12 {} 00:18 with everybody aboard who had waited, and came on "
        "07.01.12 {} 04:40 to an island that was not on the chart."
    ).format
    page, source = told("at about", "towards"), told("", "")

    assert len(matched(page, f"{source} {HARBOUR}", tmp_path)) == 1


def test_a_brief_in_a_page_of_another_script_is_the_copy_that_it_is_alone(tmp_path: Path) -> None:
    brief = (
        "ارتفع عدد ضحايا انهيار السوق إلى {} قتيلا و {} جريحا بينما يواصل رجال الإنقاذ البحث "
        "تحت الأنقاض عن عائلات كانت تسكن فوق الدكاكين منذ 30 عاما وحذرت البلدية مرارا"
    ).format
    page, source = f"{OURS}\n\n{brief(14, 40)}", f"{brief(9, 25)} {HARBOUR}"

    assert len(matched(page, source, tmp_path)) == 1

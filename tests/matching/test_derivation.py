"""A text is whole, partial or not derived as a journalist would say who has both before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from stories import GERMAN, HARBOUR, JAPANESE, OBSERVATORY

from rightscheck import compare

URDU = (
    "کالوِک کی بندرگاہ پر ماہی گیروں نے نو روز سے جاری ناکہ بندی منگل کو ختم کر دی۔ صوبائی حکومت "
    "نے ڈیزل پر نیا ٹیکس خزاں تک موخر کرنے کا وعدہ کیا ہے۔ یونین کی سربراہ ماریت سولبرگ نے کہا کہ "
    "عملے نے وقت جیتا ہے، بحث نہیں۔ مذاکرات اگلے ماہ کے پہلے پیر کو شروع ہوں گے۔"
)
URDU_RETOLD = (
    "نو روز سے جاری ناکہ بندی کا خاتمہ: ماہی گیروں نے منگل کو کالوِک کی بندرگاہ کھول دی کیونکہ "
    "حکومت ڈیزل پر نئے ٹیکس کو خزاں تک موخر کرنے پر راضی ہو گئی۔ سولبرگ کے مطابق عملے نے صرف وقت "
    "جیتا ہے۔ مذاکرات کا آغاز اگلے ماہ کے پہلے پیر کو ہو گا۔"
)
RETOLD = (
    "Kalvik's port is open again. A promise by the regional government to delay the diesel levy "
    "until autumn made fishermen give up their blockade on Tuesday, after nine days. Crews had "
    "won time and not the argument, union leader Marit Solberg said. According to economists at "
    "Osterby, one in seven small vessels could not have paid the levy for more than one season."
)
OTHER_REPORTER = (
    "After more than a week of empty market stalls, fish came back to Kalvik yesterday. Our "
    'photographer watched forty trawlers leave before breakfast. "My father struck here in 1974 '
    'and got nothing," said Jonas Lie, 61, mending a net. Solberg, whose union organised the '
    "protest, was hoarse and smiling. The ministry in the capital did not answer our calls."
)


@pytest.mark.parametrize("story", [HARBOUR, OBSERVATORY, GERMAN, JAPANESE, URDU])
def test_a_story_under_another_headline_is_whole(story: str) -> None:
    assert compare(f"What we know\n\n{story}", story).derivation == "whole"


@pytest.mark.parametrize(("text", "source"), [(RETOLD, HARBOUR), (URDU_RETOLD, URDU)])
def test_a_story_told_again_after_the_dispatch_is_derived(text: str, source: str) -> None:
    assert compare(text, source).derivation != "none"


def test_another_reporter_at_the_same_event_is_not_derived() -> None:
    found = compare(OTHER_REPORTER, HARBOUR)

    assert (found.derivation, found.matches) == ("none", ())
    assert found.overlap < compare(RETOLD, HARBOUR).overlap


@pytest.mark.parametrize(("degrees", "degree"), [((14, 19, 6), "whole"), ((11, 17, 8), "none")])
def test_a_form_with_other_figures_is_not_derived(degrees: tuple[int, ...], degree: str) -> None:
    form = (
        "Der Wind weht schwach aus West, die Höchstwerte liegen zwischen {} Grad an der Küste und "
        "{} Grad am Oberlauf der Lütte. In der Nacht kühlt es unter klarem Himmel auf {} Grad ab."
    ).format

    assert compare(form(*degrees), form(14, 19, 6)).derivation == degree


def test_who_names_the_speaker_of_a_shared_sentence_alike_derives_nothing() -> None:
    speech = "„Wir haben neun Tage gewartet und warten, wenn es sein muss, auch noch den zehnten“"

    ours = f"Gewerkschafterin Solberg sagte den Reportern: {speech}"
    theirs = f"{speech}, sagte Gewerkschafterin Solberg den Reportern am Kai."

    assert compare(ours, theirs).derivation == "none"


def test_the_same_speech_in_two_reports_is_not_derived() -> None:
    speech = (
        '"We were promised talks, and we will hold them to every word of it, whatever the '
        'minister says tonight and whatever he says tomorrow,"'
    )

    found = compare(f"{OTHER_REPORTER} {speech} she said.", f"{OBSERVATORY} {speech} Solberg said.")

    assert found.derivation == "none"


@pytest.mark.parametrize(
    "treated",
    [str.upper, lambda t: t.replace("o", "o\u00ad"), lambda t: t.replace(" ", "")],
    ids=["in capitals", "with soft hyphens", "without spaces"],
)
def test_overlap_sees_letters_whatever_they_look_like(treated: Callable[[str], str]) -> None:
    assert compare(treated(RETOLD), RETOLD).overlap > 0.9


def test_two_korean_stories_are_not_derived_from_each_other() -> None:
    port = (
        "북쪽 항구 칼비크의 어민들이 지방 정부가 경유 부담금을 가을까지 미루겠다고 약속하자 "
        "아흐레 동안 이어 온 봉쇄를 화요일에 풀었다. 배들은 해가 뜬 뒤 하나씩 항구를 떠났다."
    )
    telescope = (
        "산타렐 위 산등성이에 세운 망원경이 지금까지 가장 희미한 왜소 은하를 기록했다고 "
        "운영자들이 목요일에 발표했다. 천문학자들은 달 없는 밤에 찍은 사진 사백 장을 더했다."
    )

    assert (compare(port, telescope).derivation, compare(port, port).overlap) == ("none", 1)


@pytest.mark.parametrize(
    "text", ["", "!", "One", "one " * 50_000, "\ud800\udfff", "字" * 9_000, "x" * 100_000]
)
def test_degenerate_texts_have_a_degree(text: str) -> None:
    assert compare(text, HARBOUR).derivation == "none"
    assert compare(HARBOUR, text).overlap == 0


def test_a_run_of_one_sentence_is_copied_whoever_is_named_beside_it() -> None:
    told = (
        "{} that the boats had left the quay without a pilot and that nobody on shore heard of it "
        "before the siren on the breakwater began to howl"
    ).format

    comparison = compare(told("We hear from old Okumu"), told("It was for the crowd of Serra"))

    assert comparison.derivation == "whole"


def test_a_brief_of_two_sentences_that_stand_apart_in_the_story_is_made_of_it() -> None:
    first = "Докеры порта проголосовали {}за недельную забастовку после того, как {}{} надбавки{}."
    last = "Пекари острова боятся остаться без муки, которую привозят морем."
    between = (
        "Девять из десяти членов профсоюза поддержали остановку работы. «У нас семьи, и мы "
        "устали», сказала его глава. В компании назвали голосование безрассудным и пригрозили "
        "увести круизные суда."
    )
    told = first.format("во вторник ", "судовладелец ", "отказался вернуть", " за ночь")
    brief = first.format("", "", "отказался вернуть", "")

    assert compare(f"{brief} {last}", f"{told} {between} {last}").derivation == "whole"

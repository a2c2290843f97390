"""A text is whole, partial or not derived as a journalist would say who has both before them."""

from __future__ import annotations

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


def test_the_same_speech_in_two_reports_is_not_derived() -> None:
    speech = (
        '"We were promised talks, and we will hold them to every word of it, whatever the '
        'minister says tonight and whatever he says tomorrow,"'
    )

    found = compare(f"{OTHER_REPORTER} {speech} she said.", f"{OBSERVATORY} {speech} Solberg said.")

    assert found.derivation == "none"


@pytest.mark.parametrize(
    "text", ["", "!", "One", "one " * 50_000, "\ud800\udfff", "字" * 9_000, "x" * 100_000]
)
def test_degenerate_texts_have_a_degree(text: str) -> None:
    assert compare(text, HARBOUR).derivation == "none"
    assert compare(HARBOUR, text).overlap == 0

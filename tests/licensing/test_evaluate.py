"""From licences and a use to one verdict: what outranks what, and how it is explained."""

from __future__ import annotations

import pytest
from contracts import licence, moment, use

from rightscheck.licensing.evaluate import evaluate
from rightscheck.model import Action, Decision, Verdict

WEB = {"action": "republish", "id": "web", "if": {"channel": "web"}}
BRIEF = {"action": "excerpt", "id": "brief", "if": {"channel": "web", "max_words": 60}}


def permitting(*rules: object, **parts: object) -> Decision:
    return evaluate(licence(permit=rules), use(**parts))


def forbidding(rule: object, **facts: object) -> Decision:
    return evaluate(licence(forbid=[rule]), use(**facts))


# The term


def test_yesterdays_licence_permits_nothing_today() -> None:
    decision = evaluate(licence(), use(date=moment("2027-01-01T09:00+01:00")))

    assert (decision.verdict, decision.clause) == (Verdict.BREACH, "licence afp-web-2026, term")
    assert "published by 2026-12-31" in decision.why
    assert [reason.of for reason in decision.reasons] == [("until",)]


def test_an_excerpt_after_the_end_has_to_come_down_whatever_its_length() -> None:
    decision = permitting(BRIEF, words=180, date=moment("2027-02-01"))

    assert decision.remedies == ("take it down: it ended on 2026-12-31",)


def test_a_default_does_not_outlive_the_contract() -> None:
    held = licence(default="permitted")
    used = use(action=Action.PRINT)

    assert evaluate(held, used).verdict is Verdict.PERMITTED
    assert (
        evaluate(held, used.model_copy(update={"date": moment("2027-02-01")})).verdict == "breach"
    )


# Prohibitions


def test_a_prohibition_beats_a_permission() -> None:
    decision = forbidding({"action": "republish", "id": "never", "cite": "§ 7"})

    assert decision.verdict is Verdict.BREACH
    assert decision.clause == "licence afp-web-2026, forbid never (§ 7)"
    assert decision.why == "'AFP web service' forbids to republish it"
    assert decision.remedies == ("take it down",)


def test_a_prohibition_whose_condition_is_unknown_asks_a_person() -> None:
    decision = forbidding({"action": "republish", "if": {"territory": "IT"}}, territory=None)

    assert decision.verdict is Verdict.REVIEW
    assert decision.remedies == ("state the page's territory, on the page or in the settings",)


def test_a_prohibition_tells_its_own_way_out() -> None:
    rule = {"action": "translate", "unless": {"language": "en"}}

    decision = forbidding(rule, also=("translate",))

    assert decision.why == "'AFP web service' forbids to translate it unless the language is en"
    assert decision.remedies == ("publish only in en", "use the text in its own language")
    assert forbidding(rule, also=("translate",), language="en-GB").verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("forbidden", "done", "verdict"),
    [
        ("republish", "republish", "breach"),
        ("republish", "excerpt", "permitted"),
        ("excerpt", "republish", "breach"),
        ("quote", "excerpt", "breach"),
        ("reproduce", "excerpt", "breach"),
        ("use", "republish", "breach"),
        ("modify", "republish", "permitted"),
        ("sell", "republish", "permitted"),
    ],
)
def test_what_a_prohibition_takes_along(forbidden: str, done: str, verdict: str) -> None:
    assert forbidding({"action": forbidden}, action=done).verdict == verdict


def test_who_may_not_mine_may_not_train() -> None:
    held = licence(permit=[{"action": "use"}], forbid=[{"action": "mine"}])

    assert evaluate(held, use(action="ai-train")).verdict is Verdict.BREACH
    assert evaluate(held, use(action="index")).verdict is Verdict.PERMITTED


# Permissions


@pytest.mark.parametrize(
    ("permitted", "done", "verdict"),
    [
        ("republish", "excerpt", "permitted"),
        ("reproduce", "excerpt", "permitted"),
        ("reproduce", "republish", "review"),
        ("use", "translate", "permitted"),
        ("use", "sell", "review"),
        ("quote", "excerpt", "permitted"),
        ("excerpt", "republish", "review"),
        ("print", "republish", "review"),
    ],
)
def test_what_a_permission_carries_with_it(permitted: str, done: str, verdict: str) -> None:
    assert permitting({"action": permitted}, action=done).verdict == verdict


def test_outside_its_conditions_a_permission_is_none() -> None:
    decision = permitting(WEB, channel="print")

    assert decision.verdict is Verdict.BREACH
    assert decision.clause == "licence afp-web-2026, permit web"
    assert decision.why == (
        "'AFP web service' permits to republish it only if the channel is web; the channel is print"
    )
    assert decision.remedies == ("publish only on web",)


def test_too_long_and_on_the_wrong_channel_is_not_only_too_long() -> None:
    decision = permitting(BRIEF, words=180, channel="print")

    assert [reason.of for reason in decision.reasons] == [("channel", "max_words")]
    assert decision.remedies == ("publish only on web; and cut 120 words (at most 60 may be used)",)


def test_the_best_permission_carries_and_only_its_duties_are_owed() -> None:
    dear = {**WEB, "id": "dear", "duty": [{"credit": "Nobody"}]}

    decision = permitting(dear, {**WEB, "duty": [{"credit": "AFP"}]})

    assert decision.verdict is Verdict.PERMITTED
    assert decision.clause == "licence afp-web-2026, permit web"
    assert decision.open_duties == ()


def test_what_is_done_besides_is_free_unless_the_licence_regulates_it() -> None:
    english = {"action": "translate", "if": {"language": "en"}}

    assert permitting(WEB, also=("translate",)).verdict is Verdict.PERMITTED
    assert permitting(WEB, english, also=("translate",)).verdict is Verdict.BREACH
    assert permitting(WEB, english, also=("translate",), language="en").verdict == "permitted"


def test_two_faults_need_both_remedies() -> None:
    held = licence(permit=[WEB], forbid=[{"action": "modify"}])

    decision = evaluate(held, use(channel="print", also=("modify",)))

    assert decision.remedies == ("restore the source's wording; and publish only on web",)


# Several licences


def test_a_licence_of_photos_says_nothing_of_text() -> None:
    photos = licence(licence="afp-photos", assets=["image"])

    decision = evaluate(photos, use())
    assert (decision.verdict, decision.why) == (
        Verdict.REVIEW,
        "'AFP web service' covers image, not text",
    )


def test_the_licence_of_the_asset_is_told_where_none_covers_the_use() -> None:
    photos = licence(licence="a-photo", assets=["image"])
    sport = licence(licence="b-text", covers={"feed": "sport"})

    found = evaluate([photos, sport], use(feed=["news"]))

    assert found.clause == "licence b-text, covers"
    assert "sport" in found.why


def test_what_is_attested_is_nothing_to_remember() -> None:
    later = licence(permit=[{"action": "republish", "duty": [{"delete": "P30D"}]}], valid={})
    done = {"done": {"delete": True}, "proof": {"delete": "L. Brandt, 4 May"}}

    found = evaluate(later, use(**done))

    assert not found.why.endswith("remember: ")
    assert [duty.evidence for rule in found.rules for duty in rule.duties] == ["L. Brandt, 4 May"]

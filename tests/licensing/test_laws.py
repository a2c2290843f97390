"""What holds of every decision, whatever the licence and the use: laws, not examples."""

from __future__ import annotations

from itertools import chain

from contracts import ODD, SHIPPED, licence
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from invented import CONDITIONS, LEARNED, LICENCES, PARTS, STRANGE, TASKS, USES, Facts, Parts

from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Effect, State, Use, Verdict

ANY = LICENCES | st.sampled_from([*SHIPPED, ODD])
UNHEARD = st.fixed_dictionaries(
    {},
    optional={
        "channel": st.text(max_size=5),
        "language": st.text(max_size=5),
        "share_of_source": st.floats(),
        "date": st.datetimes(),
        "notices": st.lists(st.text(max_size=9), max_size=2).map(tuple),
    },
)
WHATEVER = st.builds(lambda one, told, odd: {**one, **told, **odd}, STRANGE, LEARNED, UNHEARD)

# What may become of a verdict when a fact becomes known. An open duty may turn out to be done.
MAY_BECOME = {
    Verdict.BREACH: {Verdict.BREACH},
    Verdict.REVIEW: set(Verdict),
    Verdict.DUTY: {Verdict.DUTY, Verdict.PERMITTED},
    Verdict.PERMITTED: {Verdict.PERMITTED},
}

laws = settings(max_examples=120)


def verdict(held: Licence | list[Licence], facts: Facts) -> Verdict:
    return evaluate(held, Use.model_validate(facts)).verdict


@settings(max_examples=400)
@given(held=st.lists(ANY, max_size=3), facts=WHATEVER)
def test_every_use_gets_an_answer_and_always_the_same(held: list[Licence], facts: Facts) -> None:
    used = Use.model_validate(facts)

    decision = evaluate(held, used)

    assert decision == evaluate(held, used)
    assert decision.why
    assert decision.verdict is Verdict.PERMITTED or decision.remedies


@settings(max_examples=800)
@given(held=st.lists(ANY, min_size=1, max_size=3), facts=USES | WHATEVER, learned=LEARNED)
def test_what_was_decided_without_a_fact_stays_so_whatever_the_fact_is(
    held: list[Licence], facts: Facts, learned: Facts
) -> None:
    # Compared, and still not known to be altered, says that a few words were changed.
    assume(
        learned.get("share_of_source") is None or {**learned, **facts}.get("altered") is not None
    )
    # That a broken prohibition was healed has to be shown: not knowing it is not doubt.
    assume("done" not in learned or not any(rule.remedy for one in held for rule in one.forbid))

    before, after = verdict(held, facts), verdict(held, {**learned, **facts})

    assert after in MAY_BECOME[before]


@laws
@given(held=st.permutations(["a", "b", "c"]), parts=st.tuples(PARTS, PARTS, PARTS), facts=USES)
def test_the_order_of_licences_changes_nothing(
    held: list[str], parts: tuple[Parts, ...], facts: Facts
) -> None:
    used = Use.model_validate(facts)
    licences = {name: licence(licence=name, **one) for name, one in zip("abc", parts, strict=True)}

    assert evaluate([licences[name] for name in held], used) == evaluate(
        list(licences.values()), used
    )


@laws
@given(parts=PARTS, facts=USES)
def test_the_order_of_rules_changes_no_verdict(parts: Parts, facts: Facts) -> None:
    turned = {**parts, "permit": parts["permit"][::-1], "forbid": parts.get("forbid", [])[::-1]}

    assert verdict(licence(**turned), facts) is verdict(licence(**parts), facts)


@laws
@given(
    parts=PARTS,
    action=st.sampled_from(["republish", "excerpt", "modify", "use"]),
    where=CONDITIONS,
    facts=USES,
)
def test_one_more_prohibition_never_makes_it_better(
    parts: Parts, action: str, where: Facts, facts: Facts
) -> None:
    more = {"action": action, "id": "more", "if": where}
    tighter = {**parts, "forbid": [*parts.get("forbid", []), more]}

    assert verdict(licence(**tighter), facts).rank <= verdict(licence(**parts), facts).rank


@laws
@given(parts=PARTS, where=CONDITIONS, facts=USES)
def test_one_more_permission_never_makes_it_worse(parts: Parts, where: Facts, facts: Facts) -> None:
    held = licence(**parts)
    assume(any(rule.action == "use" for rule in held.permit))  # the licence is not silent

    more = {"action": "republish", "id": "more", "if": where}
    wider = licence(**{**parts, "permit": [*parts["permit"], more]})

    assert verdict(wider, facts).rank >= verdict(held, facts).rank


@settings(max_examples=300)
@given(facts=USES | WHATEVER, one=ANY, other=ANY)
def test_one_more_licence_never_makes_it_worse(facts: Facts, one: Licence, other: Licence) -> None:
    used = Use.model_validate(facts)
    assume(one.holder == used.holder or one.is_open)

    both, alone = evaluate([one, other], used), evaluate(one, used)

    # A licence of photos said nothing of this text.
    if not any("licence" in reason.of for reason in alone.reasons):
        assert both.verdict.rank >= alone.verdict.rank


@laws
@given(parts=PARTS, task=st.sampled_from(TASKS), facts=USES)
def test_one_more_duty_never_makes_it_better(parts: Parts, task: object, facts: Facts) -> None:
    assume(task != {"remove": "PT1H"})  # a right as much as a duty: it gives time after a kill
    stricter = [{**rule, "duty": [*rule.get("duty", []), task]} for rule in parts["permit"]]  # type: ignore[misc]

    assert (
        verdict(licence(**{**parts, "permit": stricter}), facts).rank
        <= verdict(licence(**parts), facts).rank
    )


@laws
@given(held=LICENCES, facts=USES)
def test_a_decision_shows_what_it_rests_on(held: Licence, facts: Facts) -> None:
    decision = evaluate(held, Use.model_validate(facts))

    asked = list(chain.from_iterable(rule.premises for rule in decision.rules))
    duties = list(chain.from_iterable(rule.duties for rule in decision.rules))
    granted = [rule for rule in decision.rules if rule.effect is Effect.PERMITS]
    states = {one.state for one in asked} | {one.state for one in duties}
    if decision.verdict is Verdict.PERMITTED:
        assert any(rule.state is State.TRUE for rule in granted)
    else:
        assert decision.remedies
        assert decision.clause
    if decision.verdict is Verdict.REVIEW and held.default is not Verdict.REVIEW:
        assert State.UNKNOWN in states
    assert all(one.remedy for one in asked if one.state is State.UNKNOWN)
    assert all(one.remedy for one in duties if one.state is not State.TRUE)


@laws
@given(held=LICENCES, facts=USES)
def test_every_rule_is_the_sum_of_its_premises(held: Licence, facts: Facts) -> None:
    for rule in evaluate(held, Use.model_validate(facts)).rules:
        states = {premise.state for premise in rule.premises}
        if State.FALSE in states:
            assert rule.state is State.FALSE
        elif State.UNKNOWN in states:
            assert rule.state is State.UNKNOWN
        else:
            assert rule.state is State.TRUE

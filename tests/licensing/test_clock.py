"""What is decided without a look at the clock is decided alike whatever the clock says."""

from __future__ import annotations

from datetime import datetime

from hypothesis import event, given, settings
from hypothesis import strategies as st
from invented import LICENCES, MOMENTS, TERMS, USES

from rightscheck.licensing.deciding.claims import without_licence
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.origins import CLOCK
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Action, Claim, Effect, Use, Verdict
from rightscheck.pipeline.uses.lasting import watched


@settings(max_examples=300)
@given(
    held=st.lists(LICENCES, max_size=2),
    facts=USES,
    terms=st.sampled_from((None, *TERMS)),
    dated=st.booleans(),
    now=MOMENTS,
    then=MOMENTS,
)
def test_what_nobody_asks_the_clock_for_holds_at_any_time(  # noqa: PLR0913, PLR0917 -- of a use
    held: list[Licence],
    facts: dict[str, object],
    terms: str | None,
    dated: bool,  # noqa: FBT001 -- drawn
    now: datetime,
    then: datetime,
) -> None:
    def at(moment: datetime) -> Use:
        told = {**facts, "now": moment, "usage_terms": terms}
        if dated and "date" in facts:
            return Use.model_validate({**told, "origins": {"date": "page", "now": CLOCK}})
        return Use.model_validate(
            {**told, "date": moment, "origins": {"date": CLOCK, "now": CLOCK}}
        )

    used = watched(at(now))
    decided, claimed = evaluate(held, used), _unlicensed(used)

    event(f"timeless: {used.timeless}")
    if used.timeless:
        assert (evaluate(held, at(then)), _unlicensed(at(then))) == (decided, claimed)


def test_who_asks_a_copy_of_a_use_has_asked_the_use() -> None:
    used = watched(Use(holder="afp", now=datetime.fromisoformat("2026-05-06T12:00Z")))
    copied = used.model_copy(update={"words": 5})
    assert used.timeless

    assert copied.now == datetime.fromisoformat("2026-05-06T12:00Z")

    assert not used.timeless


def _unlicensed(used: Use) -> object:
    claim = Claim(effect=Effect.FORBIDS, action=Action.REPUBLISH)
    return without_licence(used, "AFP", [claim], Verdict.REVIEW)

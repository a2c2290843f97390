"""One sentence says what a run comes to, and never says clean when it is not."""

from __future__ import annotations

import pytest
from reports import BREACH, PERMITTED, REVIEW, UNREAD, report, seen, set_aside

from rightscheck.model import Report, SuppressionKind, Verdict
from rightscheck.reporters.tally import sentence, tally

DUTY = REVIEW.model_copy(update={"verdict": Verdict.DUTY, "document": "c.md"})
TWO = (seen("content/levy.md"), seen("a.md", PERMITTED))
WAIVED, BASELINE, UNCHANGED, _ = SuppressionKind
ASIDE = set_aside(report(REVIEW, BREACH, BREACH, DUTY), BASELINE, UNCHANGED, BASELINE)
NOTHING_CHANGED = Report.of(
    (), (), (), report().basis.model_copy(update={"against": "4f1c2ab"}), report().checked_at
)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            report(documents=TWO),
            "clean: nothing to object to in 2 documents, 1 permitted use",
        ),
        (report(documents=(seen("a.md"),)), "clean: nothing to object to in 1 document"),
        (
            report(BREACH, documents=TWO),
            "1 breach in 1 of 2 documents; 1 permitted use",
        ),
        (
            report(BREACH, BREACH, REVIEW, DUTY, unread=(UNREAD,)),
            "2 breaches, 1 review, 1 duty in 3 of 4 documents; 1 document could not be read",
        ),
        (
            report(documents=TWO, unread=(UNREAD,)),
            "no findings in 2 of 3 documents; 1 permitted use; 1 document could not be read",
        ),
        (
            report(documents=(), unread=(UNREAD, UNREAD)),
            "no findings in 0 of 2 documents; 2 documents could not be read",
        ),
        (
            ASIDE,
            (
                "1 duty in 1 of 3 documents; "
                "3 findings set aside: 2 by the baseline, 1 not of this change"
            ),
        ),
        (
            set_aside(report(BREACH), WAIVED),
            "no findings in 1 of 1 document; 1 finding set aside: 1 waived",
        ),
        (
            NOTHING_CHANGED,
            "no document was changed since 4f1c2ab: there is nothing to check",
        ),
    ],
)
def test_the_sentence_says_what_was_found_where_and_what_was_not_read(
    made: Report, said: str
) -> None:
    assert sentence(made) == said


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(report(documents=TWO, unread=(UNREAD,)), id="something unread"),
        pytest.param(report(documents=()), id="nothing checked"),
        pytest.param(report(DUTY), id="a duty open"),
        pytest.param(set_aside(report(BREACH), WAIVED), id="a finding set aside"),
    ],
)
def test_a_run_that_is_not_clean_never_says_so(made: Report) -> None:
    assert not tally(made).clean
    assert "clean" not in sentence(made)


def test_what_is_set_aside_is_counted_by_why_and_no_more_by_verdict() -> None:
    sums = tally(ASIDE)

    assert (sums.breach, sums.review, sums.duty) == (0, 0, 1)
    assert (sums.waived, sums.baseline, sums.unchanged) == (0, 2, 1)


def test_a_change_that_touches_no_document_is_clean() -> None:
    assert tally(NOTHING_CHANGED).clean
    assert NOTHING_CHANGED.verdict is Verdict.PERMITTED

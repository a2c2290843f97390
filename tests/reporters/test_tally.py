"""One sentence says what a run comes to, and never says clean when it is not."""

from __future__ import annotations

import pytest
from reports import BREACH, PERMITTED, REVIEW, UNREAD, report, seen

from rightscheck.model import Report, Verdict
from rightscheck.reporters.tally import sentence, tally

DUTY = REVIEW.model_copy(update={"verdict": Verdict.DUTY, "document": "c.md"})
TWO = (seen("content/levy.md"), seen("a.md", PERMITTED))


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
    ],
)
def test_a_run_that_is_not_clean_never_says_so(made: Report) -> None:
    assert not tally(made).clean
    assert "clean" not in sentence(made)

"""The terminal report: everything that a person needs, on 80 columns, whoever wrote the page."""

from __future__ import annotations

import io

import pytest
from html_pages import told
from reports import BREACH, FULL, PERMITTED, hostile, report, seen
from rich.cells import cell_len
from rich.console import Console
from stories import JAPANESE

from rightscheck.errors import RightscheckError
from rightscheck.model import (
    Action,
    Duty,
    DutyOutcome,
    Effect,
    Premise,
    Report,
    RuleOutcome,
    State,
    Use,
)
from rightscheck.reporters import render
from rightscheck.reporters.grounds import asked
from rightscheck.reporters.terminal import write

GOLDEN = """\
content/levy.md:9:1  BREACH  unlicensed-reuse  Agence France-Presse
  why     no licence of ours covers Agence France-Presse
  notice  afp/sections forbids: copy, reproduce, transmit, publish, modify;
          unless: the prior written consent
  source  Fishermen end blockade of Kalvik, harbour-1
  match   edited, 178 words, 99 % of the source, 81 % of the page, longest run
          60, 15 in quotation marks
  text    KALVIK (AFP) - ⟦Fishermen in the northern port of Kalvik ended a
          nine-day blockade on Tuesday after the regional government promised to
          delay a new levy on diesel […] prices, quotas and the age of the fleet
          on the agenda.⟧ More tomorrow.
  do      take the passage down; or add the licence that covers it

content/port.html:9:1  REVIEW  licence-breach  The Associated Press
  why     178 words (99 % of the source, 81 % of the page) from The Associated
          Press: the territory is not known
  rule    licence ap-web-2026, permit republish
  fact    the territory is not known; asked for: any of DE, AT
  source  Fishermen end blockade of Kalvik, harbour-1
  text    ⟦Fishermen in the northern port of Kalvik⟧
  do      tell the page's territory

a.md:4:1  PERMITTED  Deutsche Presse-Agentur  92 words
  licence dpa-web-2026, permit republish

content/logo.png  NOT READ  no reader for .png; known formats: .htm, .html

note    the newest source is 41 days old
1 breach, 1 review in 2 of 4 documents; 1 permitted use; 1 document could not be
read
"""


def on_console(made: Report, width: int = 80, *, color: bool = True, **environ: str) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=color, color_system=None, _environ=environ
    )
    if color:
        console = Console(
            file=io.StringIO(),
            width=width,
            force_terminal=True,
            color_system="standard",
            _environ=environ,
        )
    write(made, console)
    stream = console.file
    assert isinstance(stream, io.StringIO)
    return stream.getvalue()


def test_the_report_looks_like_this() -> None:
    assert render(FULL, "terminal") == GOLDEN


def test_no_line_of_words_is_wider_than_80_columns() -> None:
    made = report(hostile("wort " * 90), hostile(JAPANESE))

    lines = render(made, "terminal").splitlines()

    # A place is one word, to be copied: it alone may be longer.
    assert [line for line in lines if cell_len(line) > 80 and ".md:9:1" not in line] == []


def test_a_long_name_of_a_file_is_never_broken() -> None:
    name = f"content/{'very-' * 30}long.md"
    made = report(BREACH.model_copy(update={"document": name}))

    first, second, *_ = render(made, "terminal").splitlines()

    assert first == f"{name}:9:1"
    assert second == "  BREACH  unlicensed-reuse  Agence France-Presse"


def test_markup_of_the_terminal_library_is_shown_as_it_stands() -> None:
    made = report(hostile("[red]not red[/red] :boom:"))

    assert "[red]not red[/red] :boom:" in render(made, "terminal")
    assert "[red]not red[/red] :boom:" in on_console(made)


def test_a_file_name_cannot_forge_a_line_of_the_report() -> None:
    forged = "a.md\nclean: nothing to object to in 9 documents"

    lines = render(report(BREACH.model_copy(update={"document": forged})), "terminal").splitlines()

    assert not any(line.startswith("clean") for line in lines)


def test_a_terminal_gets_colour_and_the_same_words() -> None:
    shown = on_console(FULL)

    assert "\x1b[1;31mBREACH" in shown
    assert Console(file=io.StringIO()).render_str(GOLDEN, markup=False).plain == GOLDEN
    assert [line.rstrip() for line in _stripped(shown).splitlines()] == GOLDEN.splitlines()


def _stripped(shown: str) -> str:
    plain = []
    for number, part in enumerate(shown.split("\x1b[")):
        plain.append(part if number == 0 else part.partition("m")[2])
    return "".join(plain)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(on_console(FULL, NO_COLOR="1"), id="with NO_COLOR"),
        pytest.param(on_console(FULL, color=False), id="in a file"),
    ],
)
def test_where_no_colour_is_wanted_there_is_no_escape(shown: str) -> None:
    assert shown == GOLDEN


def test_a_narrow_terminal_gets_narrow_lines() -> None:
    lines = on_console(FULL, 44, NO_COLOR="1").splitlines()

    assert max(map(cell_len, lines)) <= 44


def test_the_narrowest_terminal_shows_how_a_passage_begins() -> None:
    assert "⟦Fishermen" in on_console(report(BREACH), 20, NO_COLOR="1")


def test_a_second_finding_on_the_same_passage_does_not_repeat_it() -> None:
    twice = report(BREACH, BREACH.model_copy(update={"check": "stripped-notice"}))

    assert render(twice, "terminal").count("Fishermen in the northern port") == 1
    assert "text    as above" in render(twice, "terminal")


def test_a_run_without_a_library_says_what_it_could_not_see() -> None:
    made = report(documents=(seen("a.md"),))
    without = made.model_copy(update={"basis": made.basis.model_copy(update={"source_count": 0})})

    assert "only notices were looked for" not in render(made, "terminal")
    assert "only notices were looked for" in render(without, "terminal")


def test_an_unknown_form_names_the_nearest() -> None:
    with pytest.raises(RightscheckError, match="'jsno'") as caught:
        render(FULL, "jsno")

    assert "did you mean 'json'?" in caught.value.hint


@pytest.mark.parametrize(
    ("origin", "seen"),
    [("page", "the page"), ("page, line 4", "page, line 4"), ("ledger", "the ledger")],
)
def test_a_fact_is_told_in_words_and_not_by_the_name_of_a_key(origin: str, seen: str) -> None:
    taken = Premise(
        name="max_words",
        wanted="at most 40 words are taken",
        fact="59 words",
        origin=origin,
        state=State.FALSE,
    )

    said = f"59 words are taken ({seen}); asked for: at most 40 words are taken"
    assert asked(taken) == said


def test_a_date_by_the_clock_is_said_to_be_one_once() -> None:
    dated = Premise(
        name="until",
        wanted="the page is of 2026-05-01 at the latest",
        fact="2026-05-05",
        origin="clock",
        state=State.FALSE,
    )

    assert asked(dated).startswith("the page names no date, and today is 2026-05-05; asked for: ")


@pytest.mark.parametrize(("rule", "effect"), [("web", Effect.PERMITS), ("owe", Effect.REQUIRES)])
def test_a_permitted_use_tells_its_deadline_and_the_item_s_own_terms(
    rule: str, effect: Effect
) -> None:
    delete = DutyOutcome(
        duty=Duty.DELETE,
        wanted="deletion",
        state=State.UNKNOWN,
        remedy="take it down by 2026-06-19",
    )
    outcome = RuleOutcome(
        id=rule,
        effect=effect,
        action=Action.REPUBLISH,
        state=State.TRUE,
        duties=(delete,),
    )
    use = PERMITTED.model_copy(
        update={
            "use": Use(holder="dpa", usage_terms="NOT FOR\n PRINT"),
            "decision": PERMITTED.decision.model_copy(update={"rules": (outcome,)}),
        }
    )

    made = report(documents=(seen("a.md", use),))
    shown = render(made, "terminal")

    assert "Keep in mind take it down by 2026-06-19" in told(made)
    assert "\n  duty    take it down by 2026-06-19\n" in shown
    assert "\n  terms   the item says: NOT FOR PRINT\n" in shown

"""A page that carries a holder's notices gives them all, however it was wrapped, typed or cut."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notices.noticed import CLAUSE, PACKS, PAGE, notices, told, words_of

import rightscheck
from rightscheck.model import (
    Action,
    Asset,
    Document,
    Effect,
    Fact,
    NoticeKind,
    Region,
    Role,
    Span,
)
from rightscheck.notices import spot

WHOLE = [("dateline", "afp"), ("copyright-line", "afp"), ("restriction-clause", "afp")]


def test_dateline_copyright_line_and_clause_each_stand_in_their_place() -> None:
    assert told(PAGE) == WHOLE
    dateline, line, clause = words_of(PAGE)
    assert dateline == "RIVERTON, May 3 (AFP) -"
    assert line == "All rights reserved. Copyright Agence France-Presse"
    assert clause == CLAUSE


def test_a_clause_tells_what_it_forbids_in_its_own_words_and_the_way_out() -> None:
    clause = notices(PAGE)[-1]
    verbs = {claim.action: claim.verbs for claim in clause.forbids}
    assert verbs == {
        Action.REPRODUCE: ("copy", "reproduce"),
        Action.MODIFY: ("modify",),
        Action.REPUBLISH: ("transmit", "publish", "display"),
        Action.SELL: ("commercially exploit",),
    }
    assert {claim.unless for claim in clause.forbids} == {"prior written consent"}
    assert (clause.rule, clause.asset, clause.coverage) == ("afp/no-exploitation", Asset.ALL, 1.0)


def test_a_verb_that_was_cut_out_is_no_longer_claimed() -> None:
    clause = notices(CLAUSE.replace("modify, ", "").replace("transmit, ", ""))[-1]
    assert Action.MODIFY not in {claim.action for claim in clause.forbids}
    assert ("publish", "display") in {claim.verbs for claim in clause.forbids}
    assert 0.9 < clause.coverage < 1


def test_a_name_above_other_words_is_not_how_the_clause_below_begins() -> None:
    clause = CLAUSE[CLAUSE.index("you may not") :]
    text = f"© 2026 Agence France-Presse\n\nA text of our own about a ferry.\n\n{clause}"

    assert words_of(text)[-1] == clause


@pytest.mark.parametrize("width", [24, 40, 60])
def test_wrapping_changes_nothing(width: int) -> None:
    assert told(textwrap.fill(PAGE.split("\n\n")[1], width)) == WHOLE[1:]


@pytest.mark.parametrize(
    ("plain", "odd"),
    [
        (" ", "\u00a0"),
        ("-", "\u2011"),
        ("reproduce", "repro\u00adduce"),
        ("Agence ", "Agence\u200b "),
        ("\n", "\r\n"),
        ("(AFP)", "（AFP）"),
    ],
)
def test_odd_spaces_hyphens_and_widths_change_nothing(plain: str, odd: str) -> None:
    assert told(PAGE.replace(plain, odd)) == WHOLE


def test_spans_are_those_of_the_text_as_it_was_given() -> None:
    text = "A\u00adB\u200bC\u200b river. Jane\u00a0Doe/\u200bAFP/\u200bGetty Images\nIt rose."
    assert set(words_of(text)) == {"Jane\u00a0Doe/\u200bAFP/\u200bGetty Images"}


def test_less_than_half_of_a_clause_is_not_that_clause_but_still_a_restriction() -> None:
    text = (
        "You may not copy, reproduce, modify, transmit, publish, display or in any way exploit "
        "any of the content without the consent of Agence France-Presse."
    )
    (notice,) = notices(text)
    assert (notice.kind, notice.holder) == (NoticeKind.RESTRICTION_CLAUSE, "afp")
    assert notice.rule == "clauses/en"


def test_a_text_that_is_nothing_but_a_name_is_a_label() -> None:
    assert told("ТАСС") == []
    assert told("(AFP)") == []
    assert told("It rose.\nТАСС") == [("credit-line", "tass")]


def test_a_clause_in_capitals_is_the_same_clause() -> None:
    assert ("restriction-clause", "afp") in told(CLAUSE.upper())


def test_words_around_a_clause_are_not_taken_in() -> None:
    text = f"Rivers rise in spring. {CLAUSE} Bakers bake at night."
    assert words_of(text) == [CLAUSE]


@pytest.mark.parametrize(
    "gone", [("displayed", "logos", "section"), ("intellectual", "copy", "prior")]
)
def test_three_words_missing_still_make_the_clause(gone: tuple[str, ...]) -> None:
    text = " ".join(word for word in CLAUSE.split() if word.strip("(),") not in gone)
    assert told(text) == [("restriction-clause", "afp")]


def test_the_same_clause_is_its_user_s_and_nobody_s_where_nobody_is_named() -> None:
    clause = "This material may not be published, broadcast, rewritten or redistributed."
    kind = "restriction-clause"
    assert told(clause) == [(kind, "unknown")]
    assert told(f"© 2024 The Associated Press. All rights reserved. {clause}")[-1] == (kind, "ap")
    assert told(f"Copyright 2024 The Springfield Paper. {clause}")[-1] == (kind, "unknown")
    ours = told(f"Copyright 2024 The Springfield Paper. {clause}", "The Springfield Paper")
    assert ours == [("copyright-line", "own-site"), (kind, "own-site")]


def test_a_foot_copied_from_an_agency_s_site_is_the_agency_s_on_a_house_s_own_page() -> None:
    text = (
        "The river rose.\n\n© 2026 United Press International, Inc. All Rights Reserved.\n"
        "Terms of Use | Privacy Policy | Contact | About UPI"
    )
    assert told(text) == [("copyright-line", "own-site")]
    assert told(text, "The Springfield Paper") == [("copyright-line", "upi")]


@pytest.mark.parametrize(
    ("site", "holder"),
    [
        ("The New York Times", "own-site"),
        ("Books | New York Times", "own-site"),
        ("Readers of the New York Times", "nyt"),
    ],
)
def test_a_site_s_own_name_credits_nobody_else(site: str, holder: str) -> None:
    page = f'<meta property="og:site_name" content="{site}"><p>Mia Stone for The New York Times</p>'
    found = spot(rightscheck.read(page.encode(), "page.html"), PACKS)
    assert [(one.kind, one.holder) for one in found] == [("credit-line", holder)]


def test_every_holder_named_in_a_credit_has_a_notice_of_its_own() -> None:
    text = "Der Fluss steigt.\ndpa, AFP, Reuters"
    assert told(text) == [("credit-line", holder) for holder in ("afp", "dpa", "reuters")]
    assert len({notice.span for notice in notices(text)}) == 1


def test_a_distribution_chain_is_told_in_order() -> None:
    (first, *_) = notices("A boat. Jane Doe/AFP via Getty Images")
    assert first.chain == ("afp", "getty")
    assert first.asset is Asset.IMAGE


def test_a_copyright_holder_ends_with_the_sentence() -> None:
    text = "© 2024 Springfield Paper Inc. All rights reserved. AFP contributed nothing."
    assert words_of(text) == ["© 2024 Springfield Paper Inc. All rights reserved."]
    assert told(text) == [("copyright-line", "unknown")]


def test_a_licence_claims_what_its_elements_say() -> None:
    (notice,) = notices("Text is available under CC BY-NC-ND 4.0.")
    claims = {(claim.effect, claim.action or claim.duty) for claim in notice.claims}
    assert notice.holder == "cc-by-nc-nd-4.0"
    assert (Effect.FORBIDS, Action.MODIFY) in claims
    assert (Effect.FORBIDS, Action.SELL) in claims
    assert (Effect.PERMITS, Action.REPUBLISH) in claims


def test_a_declared_author_is_a_credit() -> None:
    name = "Agence France-Presse"
    text = f"{name}\nThe river rose again."
    span = Span(0, len(name))
    document = Document(
        name="page.html",
        text=text,
        regions=(Region(span, Role.METADATA),),
        facts=(Fact("author", name, span),),
    )
    assert [(n.kind, n.holder) for n in spot(document, PACKS)] == [(NoticeKind.CREDIT_LINE, "afp")]


def test_a_declared_licence_counts_though_only_its_address_tells_it() -> None:
    text = "Some rights reserved"
    span = Span(0, len(text))
    fact = Fact("licence", "https://creativecommons.org/licenses/by-sa/4.0/", span)
    document = Document(name="page.html", text=text, facts=(fact,))
    found = [notice for notice in spot(document, PACKS) if notice.kind is NoticeKind.LICENCE]
    assert [(notice.holder, notice.span) for notice in found] == [("cc-by-sa-4.0", span)]


def test_code_and_quotations_do_not_speak_for_the_page() -> None:
    span = Span(0, len(CLAUSE))
    for role in (Role.CODE, Role.QUOTATION):
        document = Document(name="page", text=CLAUSE, regions=(Region(span, role),))
        assert spot(document, PACKS) == ()


@pytest.mark.parametrize(
    "text",
    [
        'It reads: "This material may not be published, broadcast, rewritten or redistributed."',
        "The minister told Reuters under section 44b of the copyright act that it was legal.",
        "The Australian Federal Police (AFP) opened a case. An AFP officer spoke on Monday.",
        "La Policía Federal Australiana (AFP)\ninformó el lunes.",
        "Alpha-fetoprotein (AFP)",
        "He told AFP. She told the AP. They told dpa, Reuters and the Press Association.",
        "Sagte er der dpa am Montag.",
        "L'incendie est maîtrisé, a déclaré le maire à l'AFP.",
        "A Reuters/Ipsos poll found that rivers are popular.",
        "Students of AP Biology and AP History, and the AP Stylebook.",
        "Copyright law protects photographs. The Copyright Act of 1976 is long.",
        "The Copyright Office asked; copyright holders answered.",
        "She sat in the house (c) and he in the garden (b).",
        "Creative Commons is a charity in California.",
        "Rivers may not be published, said the mayor, but maps of them may.",
        "The embargo against the island was lifted.",
        "Our Reuters Institute report 2024 has 160 pages.",
        "def told(afp, ap): return afp/ap",
    ],
)
def test_what_only_looks_like_a_notice_names_nobody(text: str) -> None:
    assert [n for n in notices(text) if n.holder not in {"unknown", "own-site"}] == []


def test_a_quoted_clause_and_reported_speech_give_nothing_at_all() -> None:
    assert told("The minister told Reuters that section 44b of the copyright act applies.") == []
    assert told(f'He said: "{CLAUSE}" That was all.') == []


PIECES = st.sampled_from(
    [
        *(
            "AFP",
            "AP",
            "dpa",
            "Reuters",
            "新华社",
            "연합뉴스",
            "أ\u202fف",
            "Jane",
            "Doe",
            "told",
            "é",
        ),
        *("©", "(c)", "Copyright", "2024", "(", ")", "/", "|", "-", "—", ",", ".", ":", "\n", "\r"),
        *("\u00a0", "\u200b", "\u00ad", "\ud800", "e\u0301", "😀", "\ue000", "\x00"),
        *("CC", "BY", "4.0", "by", "von", "via", "Photo:", "All rights reserved", "無断転載禁止"),
        *("may not be published", "without permission", "creativecommons.org/licenses/by/4.0/"),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_any_text_is_read_and_every_span_lies_within_it(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    for notice in notices(text, "Doe"):
        assert 0 <= notice.span.start < notice.span.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        *("©", "(", "AFP ", "a/", "(AFP) ", "may not be published ", "CC BY ", '"AFP" ', "© a "),
        *("NO SALES. ", "(NO ARCHIVES, x ", "TURKEY OUT, "),
        f"Distributed by Reuters{', {0}' * 3} x.\n".format("A" * 20),
    ],
)
def test_a_text_made_to_hang_the_spotter_is_read_to_its_end(piece: str) -> None:
    # No clock: a text this long would take minutes if any step looked back at all the others.
    text = piece * (100_000 // len(piece))
    assert all(notice.span.end <= len(text) for notice in notices(text))


def test_the_third_of_a_list_is_no_copyright_sign() -> None:
    terms = "The deal (a) ends in May, (b) may be renewed, (c) If nobody objects it goes on."

    assert notices(terms) == ()
    assert told("The deal ends.\n(c) 2026 AFP") == [("copyright-line", "afp")]
    assert told("The keeper (b) and her dog.\n(c) 2026 AFP") == [("copyright-line", "afp")]


def test_a_row_of_signs_hides_nobody_behind_it() -> None:
    assert told("©" * 300 + " 2026 AFP") == [("copyright-line", "afp")]
    assert told("© " * 300 + "\n© 2026 AFP")[-1] == ("copyright-line", "afp")
    assert notices("©" * 5000) == ()

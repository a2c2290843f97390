"""Phrases of sentence rules, as they stand in a sentence."""

from __future__ import annotations

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from rightscheck.notices.phrases import holds, occurrences, places

PIECES = (
    *(
        "may not",
        "may not be",
        "use",
        "reprint",
        "reprinted",
        "if",
        "not",
        "MAY",
        "you are free to",
    ),
    *("İZİN", "ızın", "مشروط", "ومشروط", "不得转载", "ห้าม", "x", "9", ",", "(", '"', "-"),
)
PHRASES = (
    *("may not", "may not be", "reprint*", "may*|are_free_to use", "izin", "مشروط", "不得 * 转载"),
    *("不得", "ห้าม", "not * use", "may ... reprint*", "if", "reprinted if|use"),
)
GAP = r'[\s,()"«»]+'
SPELLED = (  # as the phrases mean it, the longest first
    r"(?<!\w)may(?:GAP[^\W\d_][\w'-]*){0,5}GAPreprint\w*(?!\w)",
    r"(?<!\w)reprintedGAP(?:if|use)(?!\w)",
    r"(?<!\w)(?:may\w*|areGAPfreeGAPto)GAPuse(?!\w)",
    r"(?<!\w)mayGAPnotGAPbe(?!\w)",
    r"(?<!\w)notGAP[^\W\d_][\w'-]*GAPuse(?!\w)",
    r"(?<!\w)reprint\w*(?!\w)",
    r"(?<!\w)mayGAPnot(?!\w)",
    r"(?<!\w)izin(?!\w)",
    r"(?<!\w)if(?!\w)",
    r"(?<!\w)[وفبلك]?(?:ال)?[א-ת]{0,2}مشروط(?!\w)",
    r"不得GAP[^\W\d_][\w'-]*GAP转载",
    r"ห้าม",
    r"不得",
)
ALL = re.compile("|".join(SPELLED).replace("GAP", GAP), re.IGNORECASE)


@given(st.lists(st.sampled_from(PIECES)), st.sampled_from(["", " "]))
def test_what_is_found_is_what_one_pattern_of_all_phrases_finds(
    pieces: list[str], gap: str
) -> None:
    said = gap.join(pieces)

    assert list(occurrences(PHRASES, said)) == [
        " ".join(match[0].split()) for match in ALL.finditer(said)
    ]


def test_a_letter_is_found_by_whatever_a_pattern_without_case_takes_for_it() -> None:
    letters = [letter for letter in map(chr, range(sys.maxunicode)) if letter.isalpha()]
    cased = [letter for letter in letters if letter.lower() != letter.upper()]
    same = [
        (letter, other)
        for letter in cased
        for other in {*letter.lower(), *letter.upper(), *letter.casefold()}
        if re.fullmatch(letter, other, re.IGNORECASE)
    ]

    assert len(same) > len(cased)
    assert not [pair for pair in same if not holds((pair[0],), pair[1])]


def test_of_two_that_begin_at_one_place_the_name_goes_before_the_length() -> None:
    named = {"ban": ("may not",), "gate": ("may not be used", "not be used without")}
    told = [(name, match[0]) for name, match in places(named, "It may not be used without a word")]

    assert told == [("ban", "may not")]

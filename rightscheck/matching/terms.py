"""What the kinds, degrees and numbers of a comparison mean, with their formulas: for people.

The thresholds are told from `degrees`, so that the manual never says another number.
"""

from __future__ import annotations

from rightscheck.matching.degrees import (
    COMPANY,
    EDITED,
    ENOUGH,
    LONG_RUN,
    OWN,
    OWN_SHARE,
    PARTIAL,
    TOLD_AGAIN,
    WHOLE,
)
from rightscheck.model import Derivation, MatchKind

KINDS = {
    MatchKind.VERBATIM: (
        "a passage that is word for word the source's: nothing left out, put in or moved; case, "
        "accents and punctuation make no difference"
    ),
    MatchKind.EDITED: (
        f"a passage of the source with words changed, left out, put in or moved; its similarity "
        f"is at least {EDITED:g}"
    ),
    MatchKind.PARAPHRASE: (
        f"a passage that tells what the source tells in other words, or sums it up; its similarity "
        f"is under {EDITED:g}"
    ),
    MatchKind.QUOTATION: (
        f"a passage of which nearly all shared words are direct speech on both sides: fewer than "
        f"{OWN} others, or fewer than {OWN_SHARE:.0%} of them; what a person said belongs to no "
        f"agency, so it is not counted as reuse"
    ),
}

DEGREES = {
    Derivation.WHOLE: (
        f"at least {WHOLE:.0%} of the text's own words, which are those outside direct speech, "
        f"forms with other facts in them, and mere lists, stand in matches with the source that "
        f"have {OWN} of them"
    ),
    Derivation.PARTIAL: (
        f"at least {PARTIAL:.0%} of these words stand in matches with the source, or one match has "
        f"{LONG_RUN} of them, or there are {ENOUGH} and overlap + {COMPANY:g} × agreement is at "
        f"least {TOLD_AGAIN:g}"
    ),
    Derivation.NONE: "two texts that share less: of one event, perhaps, but each written by itself",
}

NUMBERS = {
    "words": "words of a match that both sides share, each counted once, wherever in the passage",
    "quoted_words": "those of the words of a match that are direct speech on both sides",
    "longest_run": "words of the longest unbroken run of a match",
    "similarity": "2 × words of a match / (all words of its span + all words of its source span)",
    "share_of_document": "words of a match / all words of the document",
    "share_of_source": "words of a match, or of all matches, / all words of the source",
    "share_of_text": "words of all matches / all words of the text",
    "overlap": (
        "different stretches of six letters outside direct speech that both texts have / those of "
        "the text that has more of them: it sees what was told again in other words"
    ),
    "agreement": (
        "(pairs that both texts have - pairs that both have by chance) / (pairs of the text that "
        "has more of them - pairs that both have by chance); a pair is two words outside direct "
        "speech, each by its first three letters, the second at most five words behind the first: "
        "it sees words that were moved or changed and kept their company"
    ),
}

MEANINGS = {**{term.value: told for term, told in (*KINDS.items(), *DEGREES.items())}, **NUMBERS}
"""Every term by the word that reports show."""

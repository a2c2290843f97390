"""`Entry`: one line of an explanation, and how explanations are set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rightscheck.matching import MEANINGS
from rightscheck.model import NoticeKind, Verdict
from rightscheck.reporters.inert import inert
from rightscheck.reporters.layout import labelled, wrapped
from rightscheck.reporters.styled import Text

VERDICTS = {
    Verdict.BREACH: "a licence or a notice forbids this use",
    Verdict.REVIEW: "nothing permits or forbids it, or a fact is not known: a person must look",
    Verdict.DUTY: "permitted once something is done that the page can show: add the credit, a link",
    Verdict.PERMITTED: "a licence permits it, and its duties are done",
}


NOTICES = {
    NoticeKind.COPYRIGHT_LINE: "a © line, or a sentence that says whose the rights are",
    NoticeKind.RESTRICTION_CLAUSE: "words that forbid a use: to copy, to republish, to alter",
    NoticeKind.PERMISSION_CLAUSE: "words that allow a use if all are understood, and what they ask",
    NoticeKind.LICENCE: "the name, badge or address of an open licence, or a declared one",
    NoticeKind.CREDIT_LINE: "who wrote, took or sent it: of a text or of a picture, told apart",
    NoticeKind.DATELINE: "where a dispatch begins: `OSLO (AFP) -`; it names the agency",
    NoticeKind.EMBARGO: "words that hold a text back until a moment, or until further notice",
    NoticeKind.USAGE_TERM: 'terms beside an item: "GERMANY OUT", "No use after 1 Feb"',
    NoticeKind.AI_RESERVATION: (
        "mining or training are reserved, in words or for machines (Directive 2019/790 art. 4(3))"
    ),
}

FORMS = {
    "credit": NoticeKind.CREDIT_LINE,
    "copyright": NoticeKind.COPYRIGHT_LINE,
    "dateline": NoticeKind.DATELINE,
    "embargo": NoticeKind.EMBARGO,
    "usage": NoticeKind.USAGE_TERM,
}
"""The rules that no pack writes out: what they read, alike of every holder (`afp/credit`)."""

ANSWERS = {
    "baseline": (
        "the findings that were there already when a team began; `rightscheck baseline create` "
        "writes them down, and a check sets them aside"
    ),
    "waiver": (
        "a finding accepted by a person, with reason, owner and last day: in a comment of its page "
        "(`rightscheck: waive CHECK holder HOLDER until DAY owner NAME: REASON`), its front "
        "matter, or rightscheck-waivers.yaml"
    ),
    "fix": (
        "words put into a page because its licence dictates them, by `check --fix`; proven by a "
        "check of the page with them"
    ),
    "unchanged": "a finding that was there before the change that was asked about",
    "confidence": (
        "how sure it is that a finding rests on what it says (0 to 1): 1 where words are shared, "
        "which are there to be seen; else that of the surest notice, or of the less sure one where "
        "two must stand together. How bad it is, the severity says"
    ),
}

TERMS = {
    **{verdict.value: told for verdict, told in VERDICTS.items()},
    **{kind.value: told for kind, told in NOTICES.items()},
    **{rule: NOTICES[kind] for rule, kind in FORMS.items()},
    **MEANINGS,
    **ANSWERS,
}
"""Every verdict, kind and form of notice, and term of a match or finding, as reports show it."""


class Entry(NamedTuple):
    """One line of an explanation; a line without a label is a text of its own."""

    label: str
    words: str


def lines(entries: Sequence[Entry], width: int) -> Iterator[Text]:
    """An explanation, wrapped; labels stand in a column of their own."""
    labels = max(len(entry.label) for entry in entries) + 2
    for label, words in entries:
        if label:
            yield from labelled(label, Text(inert(words)), width, labels=labels)
        else:
            yield from wrapped(Text(inert(words)), width, 0)

"""Notices, comparisons and packs as data for programs: the same on the command line and by HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rightscheck.model import Document, Notice, NoticeKind
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.packs import SHARED_RULES
from rightscheck.rulebook.rules import Assertion, Family, Rule, Sentence

if TYPE_CHECKING:
    from rightscheck.matching import Comparison

_KINDS: dict[type[Rule], NoticeKind] = {
    Assertion: NoticeKind.COPYRIGHT_LINE,
    Family: NoticeKind.LICENCE,
    Sentence: NoticeKind.RESTRICTION_CLAUSE,
}
"""What rules find that say no kind of their own."""


def noticed(document: Document, notices: tuple[Notice, ...]) -> dict[str, object]:
    """The notices as data: each with its place in the file and its words."""
    return {
        "document": document.name,
        "notices": [
            {
                **notice.model_dump(mode="json"),
                "start": document.start(notice.span),
                "end": document.end(notice.span),
                "text": document.text[notice.span.start : notice.span.end],
            }
            for notice in notices
        ],
    }


def compared(text: Document, source: Document, found: Comparison) -> dict[str, object]:
    """The comparison as data: every match with its places and its steps."""
    return {
        "text": text.name,
        "source": source.name,
        "derivation": found.derivation.value,
        "share_of_text": found.share_of_text,
        "share_of_source": found.share_of_source,
        "overlap": found.overlap,
        "agreement": found.agreement,
        "matches": [
            {
                **match.model_dump(mode="json", exclude={"source_id", "holder"}),
                "start": text.start(match.span),
                "source_start": source.start(match.source_span),
                "edits": [edit.model_dump(mode="json") for edit in found.edits(match)],
            }
            for match in found.matches
        ],
    }


def packed(pack: Pack) -> dict[str, object]:
    """A pack for programs: whose it is, and each rule with its kind, its reason, its state."""
    return {
        "holder": pack.holder,
        "name": pack.name,
        "sha256": pack.sha256,
        "rules": [
            {"rule": f"{pack.holder}/{name}", "kind": kind, "why": why, "enabled": pack.uses(name)}
            for name, kind, why in rules_of(pack)
        ],
    }


def rules_of(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Each rule's id, what it finds and why; the shared ones of the names first."""
    if pack.names:
        for name, kind in SHARED_RULES.items():
            yield name, kind, "the holder's names where all holders' stand"
    for rule in pack.rules:
        kind = getattr(rule, "kind", None) or _KINDS[type(rule)]
        yield rule.id, NoticeKind(kind).value, rule.why

"""Holders' names in a text, and which of them are credits or datelines by the shape around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rightscheck.model import Asset, NoticeKind
from rightscheck.notices.creditlines import JOINED, LABELLED
from rightscheck.notices.datelines import DATELINES
from rightscheck.notices.fields import field_before
from rightscheck.notices.forms import Form, needed
from rightscheck.notices.lookalikes import is_expanded
from rightscheck.notices.names import Mention, NameIndex
from rightscheck.notices.places import Place
from rightscheck.notices.shapes import Shape, shape
from rightscheck.notices.signatures import BARE, BRANDED
from rightscheck.notices.standing import spelled, stands

_REACH = 200
"""Characters around a name that may tell what it is; a dateline or credit is shorter."""

_LARGEST = 1200
"""Characters of one window; more names in a row than fit into it are no credit."""

_CROWD = 12
"""Names in one credit; a page that lists more is a list."""


@cache
def _forms() -> tuple[tuple[Form, frozenset[str]], ...]:
    """Every form, and the letters that it needs; most texts name nobody, and ask for none."""
    every = (*DATELINES, *LABELLED, *JOINED, *BARE, *BRANDED)
    return tuple((form, needed(form.shape.pattern)) for form in every)


class Sighting(NamedTuple):
    """A credit or dateline in plain offsets, and the names in it, in order."""

    start: int
    end: int
    rule: str
    kind: NoticeKind
    asset: Asset
    confidence: float
    names: tuple[Mention, ...]
    declared: bool = False
    """Does a field say it? There a publisher names itself on its own pages."""


def sight(text: str, mentions: Sequence[Mention], names: NameIndex) -> Iterator[Sighting]:
    """The credits and datelines among `mentions`; every name counts once."""
    others = _others(text, mentions, names)
    for start, end, here in _windows(text, _told(mentions)):
        yield from _in_window(text, shape(text, start, end, here), others)


def _others(text: str, mentions: Sequence[Mention], names: NameIndex) -> frozenset[str]:
    """Acronyms that this text spells out as somebody else's."""
    return frozenset(
        text[mention.start : mention.end]
        for mention in mentions
        if is_expanded(text, mention, names)
    )


def _told(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions; an acronym that says nothing alone says much where a text names its holder.

    "He told the News Agency of Nigeria": there NAN on a line of its own is the agency.
    """
    named = {one.name.holder for one in mentions if not one.name.ambiguous}
    return [
        one._replace(name=one.name._replace(ambiguous=False)) if one.name.holder in named else one
        for one in mentions
    ]


def _windows(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[int, int, list[Mention]]]:
    """Stretches around the names: their lines, those above and below, at most `_REACH` away."""
    current: tuple[int, int, list[Mention]] | None = None
    for mention in mentions:
        start, end = _around(text, mention)
        if current and start <= current[1] and mention.end - current[0] < _LARGEST:
            current = (current[0], max(end, current[1]), [*current[2], mention])
            continue
        if current:
            yield current
            start = max(start, current[2][-1].end)
        current = (start, end, [mention])
    if current:
        yield current


def _around(text: str, mention: Mention) -> tuple[int, int]:
    first = max(0, mention.start - _REACH)
    line = text.rfind("\n", first, mention.start)
    if line > first:
        above = first + len(text[first:line].rstrip("\n"))
        first = max(text.rfind("\n", first, above), first - 1) + 1
    last = min(len(text), mention.end + _REACH)
    line = text.find("\n", mention.end, last)
    if line >= 0:
        further = text.find("\n", line + 1, last)
        last = further if further >= 0 else last
    return first, last


def _in_window(text: str, around: Shape, others: frozenset[str]) -> Iterator[Sighting]:
    taken: set[int] = set()
    for sighting in _by_field(text, around):
        taken |= {around.letter(name.start) for name in sighting.names}
        yield sighting
    if "N" not in around.letters:
        return
    there = frozenset(around.letters)
    for form, needs in _forms():
        if taken >= around.mentions.keys():
            return
        if not needs <= there:
            continue
        for match in form.shape.finditer(around.letters):
            first, last = match.span()
            fresh = around.places(first, last)
            if not fresh or taken.intersection(fresh) or len(fresh) > _CROWD:
                continue
            named = tuple(spelled(around.named(first, last), text))
            start, end = around.span(first, last)
            place = Place(text, around.letters, first, last, start, end, named)
            if not stands(form, place, others):
                continue
            taken.update(fresh)
            yield Sighting(
                start, end, form.rule, form.kind, _asset(form, named), form.confidence, named
            )


def _asset(form: Form, named: Sequence[Mention]) -> Asset:
    told = {name.name.asset for name in named} - {Asset.UNKNOWN}
    return told.pop() if len(told) == 1 and form.kind is not NoticeKind.DATELINE else form.asset


def _by_field(text: str, around: Shape) -> Iterator[Sighting]:
    """Names that are the value of a field that says what they are (`"creditText": "…/AFP"`)."""
    for names in around.mentions.values():
        found = field_before(text, names[0].start)
        if found:
            kind, start, end = found
            rule = "copyright" if kind is NoticeKind.COPYRIGHT_LINE else "credit"
            named = tuple(names)
            yield Sighting(
                start,
                max(end, names[-1].end),
                rule,
                kind,
                Asset.UNKNOWN,
                0.97,
                named,
                declared=True,
            )

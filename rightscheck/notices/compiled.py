"""Packs made ready for `spot`: every finder is built once and shared by all threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import re2

from rightscheck.model import Claim
from rightscheck.notices.claiming import claims_of
from rightscheck.notices.clauses import ClauseIndex, index_clauses
from rightscheck.notices.copyright import SIGN
from rightscheck.notices.families import Compiled, index_families
from rightscheck.notices.fields import RIGHTS
from rightscheck.notices.footlines import PHRASES
from rightscheck.notices.labels import ADDRESSED
from rightscheck.notices.names import NameIndex, index_names
from rightscheck.notices.phrases import anywhere, linear
from rightscheck.notices.scan import Encoded, Gate
from rightscheck.notices.sentences import Grammar, index_sentences
from rightscheck.notices.sought import Pattern
from rightscheck.notices.usage import usage_marks
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.rules import Form


class FormIndex(NamedTuple):
    """The packs' own forms behind one scan for their marks."""

    rows: dict[str, tuple[tuple[str, Form], ...]]
    marks: Pattern


class CompiledPacks(NamedTuple):
    """Everything `spot` needs; immutable, so threads may share it."""

    packs: tuple[Pack, ...]
    names: NameIndex
    clauses: ClauseIndex
    sentences: Grammar
    families: tuple[Compiled, ...]
    forms: FormIndex
    assertions: Pattern
    alone: frozenset[str]
    assertion_rule: str
    anonymous: frozenset[str]
    disabled: frozenset[str]
    gate: Gate


class FoundForm(NamedTuple):
    """One of a pack's own forms in plain offsets."""

    start: int
    end: int
    pack: str
    form: Form
    claims: tuple[Claim, ...]


def compile_packs(packs: Iterable[Pack]) -> CompiledPacks:
    """The finders of all packs."""
    every = tuple(packs)
    asserted = [
        (f"{pack.holder}/{rule.id}", rule)
        for pack in every
        for rule in pack.assertions
        if pack.uses(rule.id)
    ]
    phrases = [text for _, rule in asserted for texts in rule.phrases.values() for text in texts]
    alone = [text for _, rule in asserted for texts in rule.alone.values() for text in texts]
    compiled = CompiledPacks(
        packs=every,
        names=index_names(every),
        clauses=index_clauses(every),
        sentences=index_sentences(every),
        families=index_families(every),
        forms=_index_forms(every),
        assertions=anywhere((*phrases, *alone)),
        alone=frozenset(text.casefold() for text in alone),
        assertion_rule=asserted[0][0] if asserted else "",
        anonymous=frozenset(pack.holder for pack in every if pack.anonymous),
        disabled=frozenset(f"{pack.holder}/{rule}" for pack in every for rule in pack.disabled),
        gate=Gate(()),
    )
    return compiled._replace(gate=Gate(_searched(compiled)))


def find_forms(page: Encoded, forms: FormIndex, named: set[str]) -> Iterator[FoundForm]:
    """The packs' own forms in a plain text; the group `notice` is the span where there is one.

    A form whose marks are not there is not looked for, nor one `beside` a holder not `named`.
    """
    text = page.text
    there = {_mark(text[start:end], forms) for start, end in page.spans(forms.marks)}
    chosen = {
        (pack, form.id): form for mark in ("", *there) for pack, form in forms.rows.get(mark, ())
    }
    for (pack, _), form in sorted(chosen.items(), key=lambda row: row[0]):
        if form.beside and (form.holder or pack) not in named:
            continue
        for match in re2.compile(form.pattern).finditer(text):
            group = next((group for group in match.groupdict() if match[group] is not None), 0)
            start, end = match.span(match.re.groupindex[group] if group else 0)
            held = {"condition": match.groupdict().get("when") or ""}
            said = claims_of(form, text[start:end])
            yield FoundForm(
                start, end, pack, form, tuple(one.model_copy(update=held) for one in said)
            )


def _mark(said: str, forms: FormIndex) -> str:
    """The mark that was found; before it stands one more character, but where a text begins."""
    folded = " ".join(said.casefold().split())
    return folded if folded in forms.rows else folded[not said[0].isalnum() :].strip()


def _index_forms(packs: Sequence[Pack]) -> FormIndex:
    rows: dict[str, tuple[tuple[str, Form], ...]] = {}
    for pack in packs:
        for form in pack.forms:
            for mark in (form.marks or ("",)) if pack.uses(form.id) else ():
                rows[mark.casefold()] = (*rows.get(mark.casefold(), ()), (pack.holder, form))
    return FormIndex(rows, anywhere(tuple(sorted(mark for mark in rows if mark))))


def _searched(packs: CompiledPacks) -> Iterator[Pattern]:
    """Every pattern that `spot` looks for in a whole text, and that most texts do not hold.

    Not the names: most stories name an agency, and they are dear to compile twice.
    """
    yield from (SIGN, PHRASES, RIGHTS, ADDRESSED, packs.assertions, usage_marks())
    yield from (packs.clauses.anchors, packs.sentences.anchors, packs.forms.marks)
    for family in packs.families:
        yield anywhere(family.triggers, unspaced=True)
        yield from map(linear, family.links)

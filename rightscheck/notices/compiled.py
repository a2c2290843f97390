"""Packs made ready for `spot`: every finder is built once and shared by all threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import re2

from rightscheck.model import Claim
from rightscheck.notices.clauses import ClauseIndex, claims_of, index_clauses
from rightscheck.notices.families import Compiled, index_families
from rightscheck.notices.names import NameIndex, index_names
from rightscheck.notices.phrases import anywhere
from rightscheck.notices.sentences import Grammar, index_sentences
from rightscheck.rulebook.pack import Form, Pack


class FormIndex(NamedTuple):
    """The packs' own forms behind one scan for their marks."""

    rows: tuple[tuple[str, Form], ...]
    marks: Any


class CompiledPacks(NamedTuple):
    """Everything `spot` needs; immutable, so threads may share it."""

    packs: tuple[Pack, ...]
    names: NameIndex
    clauses: ClauseIndex
    sentences: Grammar
    families: tuple[Compiled, ...]
    forms: FormIndex
    assertions: Any
    assertion_rule: str
    anonymous: frozenset[str]
    disabled: frozenset[str]


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
    return CompiledPacks(
        packs=every,
        names=index_names(every),
        clauses=index_clauses(every),
        sentences=index_sentences(every),
        families=index_families(every),
        forms=_index_forms(every),
        assertions=anywhere(
            tuple(text for _, rule in asserted for texts in rule.phrases.values() for text in texts)
        ),
        assertion_rule=asserted[0][0] if asserted else "",
        anonymous=frozenset(pack.holder for pack in every if pack.anonymous),
        disabled=frozenset(f"{pack.holder}/{rule}" for pack in every for rule in pack.disabled),
    )


def find_forms(text: str, forms: FormIndex, named: set[str]) -> Iterator[FoundForm]:
    """The packs' own forms in a plain text; the group `notice` is the span where there is one.

    A form whose marks are not there is not looked for, nor one `beside` a holder not `named`.
    """
    there = {_bare(match[0]) for match in forms.marks.finditer(text)} if forms.marks else set()
    for pack, form in forms.rows:
        if form.beside and (form.holder or pack) not in named:
            continue
        if form.marks and there.isdisjoint(mark.casefold() for mark in form.marks):
            continue
        for match in re2.compile(form.pattern).finditer(text):
            group = next((group for group in match.groupdict() if match[group] is not None), 0)
            start, end = match.span(match.re.groupindex[group] if group else 0)
            yield FoundForm(start, end, pack, form, tuple(claims_of(form, text[start:end])))


def _bare(said: str) -> str:
    return " ".join(said[not said[0].isalnum() :].casefold().split())


def _index_forms(packs: Sequence[Pack]) -> FormIndex:
    rows = tuple((pack.holder, form) for pack in packs for form in pack.forms if pack.uses(form.id))
    return FormIndex(rows, anywhere(tuple(mark for _, form in rows for mark in form.marks)))

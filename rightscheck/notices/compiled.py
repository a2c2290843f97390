"""Packs made ready for `spot`: every finder is built once and shared by all threads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import re2

from rightscheck.model import Claim
from rightscheck.notices.claiming import claims_of
from rightscheck.notices.clauses import ClauseIndex
from rightscheck.notices.copyright import SIGN
from rightscheck.notices.fields import RIGHTS
from rightscheck.notices.footlines import PHRASES
from rightscheck.notices.labels import ADDRESSED
from rightscheck.notices.names import AllNames, NameIndex, names_of
from rightscheck.notices.phrases import anywhere, linear
from rightscheck.notices.scan import Encoded, Gate
from rightscheck.notices.sentences import Grammar, phrases_of, pronouns_of
from rightscheck.notices.signs import Compiled, Signs, index_families, signs_of
from rightscheck.notices.sought import Pattern
from rightscheck.notices.usage import usage_marks
from rightscheck.rulebook.cache import CacheFile
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.packs import Called, Packs, Ruled
from rightscheck.rulebook.rules import Assertion, Clause, Family, Form, Sentence


class FormIndex(NamedTuple):
    """The packs' own forms behind one scan for their marks; `rows` are numbers of rules.

    `sought` are their patterns, each with the holder that a page must name otherwise, or "".
    """

    rules: Ruled[Form]
    sought: Sequence[Sequence[str]]
    rows: Mapping[str, Sequence[int]]
    marks: Pattern

    @classmethod
    def of(
        cls, rules: Ruled[Form], sought: Sequence[Sequence[str]], rows: Mapping[str, Sequence[int]]
    ) -> FormIndex:
        """Of rules, and the numbers of those that have a mark; "" is the mark of those without."""
        return cls(rules, sought, rows, anywhere(tuple(sorted(mark for mark in rows if mark))))


class Plain(NamedTuple):
    """What all finders are built of: words, and what rules are called. JSON says all of it."""

    names: AllNames
    clauses: Called
    anchors: Sequence[str]
    sentences: Called
    phrases: Mapping[str, Sequence[int]]
    pronouns: Sequence[str]
    families: Called
    signs: Sequence[Signs]
    forms: Called
    sought: Sequence[Sequence[str]]
    marks: Mapping[str, Sequence[int]]
    assertions: Sequence[str]
    alone: Sequence[str]
    assertion_rule: str
    anonymous: Sequence[str]
    disabled: Sequence[str]

    @classmethod
    def of(cls, packs: Packs) -> Plain:
        """All that stands in packs."""
        clauses, sentences = packs.in_force(Clause), packs.in_force(Sentence)
        families, forms = packs.in_force(Family), packs.in_force(Form)
        asserted = packs.in_force(Assertion)
        return cls(
            names=names_of(packs),
            clauses=clauses.called,
            anchors=[text for _, clause in clauses for text in clause.required[0]],
            sentences=sentences.called,
            phrases=phrases_of(rule for _, rule in sentences),
            pronouns=pronouns_of(rule for _, rule in sentences),
            families=families.called,
            signs=[signs_of(family) for _, family in families],
            forms=forms.called,
            sought=[_sought(pack, form) for pack, form in forms],
            marks=_marks(form for _, form in forms),
            assertions=_texts(rule.phrases for _, rule in asserted),
            alone=_texts(rule.alone for _, rule in asserted),
            assertion_rule="/".join(asserted.called[0]) if asserted.called else "",
            anonymous=[pack.holder for pack in packs if pack.anonymous],
            disabled=[f"{pack.holder}/{rule}" for pack in packs for rule in pack.disabled],
        )


class CompiledPacks(NamedTuple):
    """Everything `spot` needs; immutable, so threads may share it."""

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
    """The finders of all packs; those of the last ones are kept, for who has more than one house.

    Of packs that come from files, what finders are built of outlives the process.
    """
    return finders(Packs.of(packs))


@lru_cache(maxsize=1)  # they are large
def finders(every: Packs) -> CompiledPacks:
    """The same, of packs that were put together."""
    cached = CacheFile.called(f"finders {every.place}", [head.sha256 for head in every.heads])
    known = cached.lines() if every.place else None
    if known:
        return _compiled(every, Plain(*json.loads(known[0])))
    plain = Plain.of(every)
    if every.place:
        cached.put([json.dumps(plain, ensure_ascii=False)])
    return _compiled(every, plain)


def _compiled(packs: Packs, plain: Plain) -> CompiledPacks:
    compiled = CompiledPacks(
        names=NameIndex.of(AllNames(*plain.names)),
        clauses=ClauseIndex(Ruled(packs, Clause, plain.clauses), plain.anchors),
        sentences=Grammar.of(
            Ruled(packs, Sentence, plain.sentences), plain.phrases, plain.pronouns
        ),
        families=index_families(Ruled(packs, Family, plain.families), plain.signs),
        forms=FormIndex.of(Ruled(packs, Form, plain.forms), plain.sought, plain.marks),
        assertions=anywhere((*plain.assertions, *plain.alone)),
        alone=frozenset(map(str.casefold, plain.alone)),
        assertion_rule=plain.assertion_rule,
        anonymous=frozenset(plain.anonymous),
        disabled=frozenset(plain.disabled),
        gate=Gate(()),
    )
    return compiled._replace(gate=Gate(_searched(compiled)))


def find_forms(page: Encoded, forms: FormIndex, named: set[str]) -> Iterator[FoundForm]:
    """The packs' own forms in a plain text; the group `notice` is the span where there is one.

    A form whose marks are not there is not looked for, nor one `beside` a holder not `named`.
    """
    text = page.text
    there = {_mark(text[start:end], forms) for start, end in page.spans(forms.marks)}
    chosen = {number for mark in ("", *there) for number in forms.rows.get(mark, ())}
    for number in sorted(chosen, key=lambda number: tuple(forms.rules.called[number])):
        pattern, beside = forms.sought[number]
        for match in () if beside and beside not in named else re2.compile(pattern).finditer(text):
            pack, form = forms.rules[number]
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


def _sought(pack: str, form: Form) -> tuple[str, str]:
    return form.pattern, (form.holder or pack) if form.beside else ""


def _marks(forms: Iterable[Form]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        for mark in form.marks or ("",):
            rows.setdefault(mark.casefold(), []).append(number)
    return rows


def _texts(tables: Iterable[Mapping[str, Sequence[str]]]) -> list[str]:
    return [text for table in tables for texts in table.values() for text in texts]


def _searched(packs: CompiledPacks) -> Iterator[Pattern]:
    """Every pattern that `spot` looks for in a whole text, and that most texts do not hold.

    Not the names: most stories name an agency, and they are dear to compile twice.
    """
    yield from (SIGN, PHRASES, RIGHTS, ADDRESSED, packs.assertions, usage_marks())
    yield from (packs.clauses.anchors, packs.sentences.anchors, packs.forms.marks)
    for family in packs.families:
        yield anywhere(family.triggers, unspaced=True)
        yield from map(linear, family.links)

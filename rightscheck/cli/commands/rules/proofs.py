"""Packs in, failures out: a pack's own examples, run through `spot` as any page is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rightscheck.model import Document, Notice
from rightscheck.notices import CompiledPacks, compile_packs, spot
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.rules import Example


class Failure(NamedTuple):
    """An example that does not hold, what is wrong, and what was found in it instead."""

    rule: str
    problem: str
    text: str
    found: tuple[str, ...]


def failures(packs: Iterable[Pack], every: Iterable[Pack]) -> Iterator[Failure]:
    """The examples of `packs` that fail when all of `every` are in force."""
    compiled = compile_packs(every)
    for pack in packs:
        for rule, examples in pack.examples:
            if pack.uses(rule):
                for example in examples.match:
                    yield from _unlike(pack, rule, example, compiled)
                for example in examples.clear:
                    yield from _unclear(pack, rule, example, compiled)


def _unlike(pack: Pack, rule: str, example: Example, compiled: CompiledPacks) -> Iterator[Failure]:
    found = spot(Document.of(example.text), compiled)
    ours = _of_rule(pack, rule, found)
    wanted = {"kind": example.kind, "holder": example.holder, "asset": example.asset}
    if not ours:
        yield _failure(pack, rule, "must be found and is not", example, found)
    for name, value in wanted.items():
        if ours and value is not None and value not in {getattr(each, name) for each in ours}:
            yield _failure(pack, rule, f"must be found as {value}", example, found)


def _unclear(pack: Pack, rule: str, example: Example, compiled: CompiledPacks) -> Iterator[Failure]:
    found = spot(Document.of(example.text), compiled)
    if _of_rule(pack, rule, found):
        yield _failure(pack, rule, "must stay clear and does not", example, found)


def _of_rule(pack: Pack, rule: str, found: Iterable[Notice]) -> list[Notice]:
    """Notices that a rule gave; the names give all that are the holder's."""
    if rule == "names":
        return [notice for notice in found if notice.holder == pack.holder]
    return [notice for notice in found if notice.rule == f"{pack.holder}/{rule}"]


def _failure(
    pack: Pack, rule: str, problem: str, example: Example, found: Iterable[Notice]
) -> Failure:
    seen = tuple(f"{each.rule} ({each.kind.value}, {each.holder}, {each.asset})" for each in found)
    return Failure(f"{pack.holder}/{rule}", problem, example.text, seen)

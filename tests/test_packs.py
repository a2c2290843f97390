"""Every rule of every pack proves itself by its own examples."""

from __future__ import annotations

import pytest

from rightscheck.model import Document, Notice
from rightscheck.notices import compile_packs, spot
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.packs import load_packs
from rightscheck.rulebook.rules import Example

PACKS = load_packs([SHELF / "holders"])
COMPILED = compile_packs(PACKS)
each_pack = pytest.mark.parametrize("pack", list(PACKS), ids=lambda pack: pack.holder)


def _notices(pack: Pack, rule: str, text: str) -> list[Notice]:
    """The notices that this rule gives: of the names, all that have the pack's holder."""
    found = spot(Document.of(text), COMPILED)
    if rule == "names":
        return [notice for notice in found if notice.holder == pack.holder]
    return [notice for notice in found if notice.rule == f"{pack.holder}/{rule}"]


def _shown(example: Example, found: list[Notice]) -> bool:
    """Whether something was found, and among it what the example names."""
    named = {"kind": example.kind, "holder": example.holder, "asset": example.asset}
    return bool(found) and all(
        value is None or value in {getattr(notice, name) for notice in found}
        for name, value in named.items()
    )


@each_pack
def test_what_a_rule_must_find_is_found(pack: Pack) -> None:
    assert [
        (rule, example, found)
        for rule, examples in pack.examples
        for example in examples.match
        if not _shown(example, found := _notices(pack, rule, example.text))
    ] == []


@each_pack
def test_what_a_rule_must_leave_alone_stays_clear(pack: Pack) -> None:
    assert [
        (rule, example, found)
        for rule, examples in pack.examples
        for example in examples.clear
        if (found := _notices(pack, rule, example.text))
    ] == []

"""Every rule of every pack proves itself by its own examples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rightscheck.model import Document, Notice
from rightscheck.notices import compile_packs, spot
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.packs import load_packs
from rightscheck.rulebook.rules import Example

PACKS = load_packs([SHELF / "holders"])
COMPILED = compile_packs(PACKS)


def _cases(*, match: bool) -> Iterator[object]:
    for pack in PACKS:
        for rule, examples in pack.examples:
            for number, example in enumerate(examples.match if match else examples.clear):
                yield pytest.param(pack, rule, example, id=f"{pack.holder}/{rule}/{number}")


def _notices(pack: Pack, rule: str, text: str) -> list[Notice]:
    """The notices that this rule gives: of the names, all that have the pack's holder."""
    found = spot(Document.of(text), COMPILED)
    if rule == "names":
        return [notice for notice in found if notice.holder == pack.holder]
    return [notice for notice in found if notice.rule == f"{pack.holder}/{rule}"]


@pytest.mark.parametrize(("pack", "rule", "example"), list(_cases(match=True)))
def test_what_a_rule_must_find_is_found(pack: Pack, rule: str, example: Example) -> None:
    found = _notices(pack, rule, example.text)
    assert found, spot(Document.of(example.text), COMPILED)
    assert example.kind is None or example.kind in {notice.kind for notice in found}
    assert example.holder is None or example.holder in {notice.holder for notice in found}
    assert example.asset is None or example.asset in {notice.asset for notice in found}


@pytest.mark.parametrize(("pack", "rule", "example"), list(_cases(match=False)))
def test_what_a_rule_must_leave_alone_stays_clear(pack: Pack, rule: str, example: Example) -> None:
    assert _notices(pack, rule, example.text) == []

"""What all newsrooms of the tests share: the shipped packs, which a process compiles once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from rightscheck.notices import CompiledPacks, compile_packs
from rightscheck.rulebook.pack import Pack
from rightscheck.settings import workbench


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Each newsroom that is loaded has finders that others had who know the same packs."""
    known: dict[object, CompiledPacks] = {}

    def once(packs: Iterable[Pack]) -> CompiledPacks:
        every = tuple(packs)
        key = tuple(pack.sha256 for pack in every)
        if key not in known:
            known[key] = compile_packs(every)
        return known[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workbench, "compile_packs", once)
        yield

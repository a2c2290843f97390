"""Documents that come one after the other are judged together, and told as each alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from newsrooms import CONTRACT, DISPATCHES, NOW, Newsroom
from stories import GERMAN, HARBOUR

import rightscheck
from rightscheck.model import Document, Unread
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.budget import Budget, Spent, never
from rightscheck.pipeline.judging import LENGTH, TOGETHER, Judge


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    newsroom = Newsroom(tmp_path_factory.mktemp("newsroom"), *DISPATCHES)
    newsroom.sign(CONTRACT)
    with newsroom.load() as loaded:
        yield loaded


def test_what_stands_beside_a_document_changes_nothing_that_is_said_of_it(bench: Workbench) -> None:
    given: list[Document | Unread | bytes] = [
        Document.of(f"(AFP) {HARBOUR}", "copied.txt"),
        b"\x00\xff\xfe\x00 no text",
        Document.of("", "empty.txt"),
        *(Document.of(f"{GERMAN} {HARBOUR[at : at + 300]}", f"{at}.txt") for at in range(20)),
        Document.of(f"{HARBOUR} " * (LENGTH // len(HARBOUR) + 1), "huge.txt"),
        Unread(name="gone.txt", problem="is gone", hint="bring it back"),
        Document.of("(AFP) - " * 2000 + "\ud800", "hostile.txt"),
        Document.of(f"\u00a9 2026 AFP. {GERMAN}", "notice.txt"),
    ]

    together = rightscheck.check(given, bench, now=NOW)
    alone = [rightscheck.check([one], bench, now=NOW) for one in given]

    assert together.documents == tuple(one for report in alone for one in report.documents)
    assert {f.id for f in together.findings} == {f.id for one in alone for f in one.findings}
    assert len(together.unread) == sum(len(report.unread) for report in alone) > 0


@pytest.mark.parametrize(
    ("spent", "read"), [(never, TOGETHER), (Budget(float("inf")), TOGETHER), (lambda: False, 1)]
)
def test_as_many_documents_are_read_ahead_as_are_judged_together(
    bench: Workbench, spent: Spent, read: int
) -> None:
    seen = list[str]()

    def pages() -> Iterator[Document | Unread]:
        for number in range(2 * TOGETHER):
            yield Unread(name=f"{number}.txt", problem="is gone")
            seen.append(f"{number}.md")
            yield Document.of(GERMAN, seen[-1])

    told = Judge(replace(bench, sources=None), {}, NOW, spent).judged(pages())
    first, second = next(told), next(told)

    assert isinstance(first, Unread)
    assert not isinstance(second, Unread)
    assert len(seen) == read

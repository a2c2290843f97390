"""`check` takes what callers have, answers the same every time, and never loses a document."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from newsrooms import CONTRACT, Newsroom, shut
from stories import HARBOUR, OBSERVATORY

import rightscheck
from rightscheck.errors import NothingToCheck, UnusableSources
from rightscheck.model import Document, Report, Source
from rightscheck.pipeline.bench import Workbench

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def delivered(folder: Path) -> Newsroom:
    """A newsroom with one dispatch."""
    return Newsroom(folder, Source(id="w1", holder="afp", text=f"(AFP) - {HARBOUR}"))


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    return delivered(tmp_path).folder


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with delivered(tmp_path_factory.mktemp("newsroom")).load() as bench:
        yield bench


def checks(report: Report) -> list[str]:
    return [finding.check for finding in report.findings]


def test_paths_texts_bytes_and_documents_are_all_documents(
    tmp_path: Path, bench: Workbench
) -> None:
    page = tmp_path / "page.md"
    page.write_text(HARBOUR, encoding="utf-8")
    inputs: list[Path | str | bytes | Document] = [
        page,
        HARBOUR,
        HARBOUR.encode(),
        rightscheck.read(HARBOUR.encode(), "a.txt"),
    ]

    report = rightscheck.check(inputs, bench, now=NOW)

    assert [d.name for d in report.documents] == [str(page), "<text 2>", "<bytes 3>", "a.txt"]
    assert checks(report) == ["stripped-notice", "unlicensed-reuse"] * 4


def test_the_same_check_gives_the_same_report(bench: Workbench) -> None:
    once = rightscheck.check([HARBOUR, OBSERVATORY], bench, now=NOW)

    assert rightscheck.check([HARBOUR, OBSERVATORY], bench, now=NOW) == once


def test_a_finding_keeps_its_id_when_the_page_is_wrapped_anew_and_moved(bench: Workbench) -> None:
    here = rightscheck.check([HARBOUR], bench, now=NOW)
    there = rightscheck.check([f"A line.\n\n{HARBOUR.replace(' ', chr(10))}"], bench, now=NOW)

    assert [f.id for f in here.findings] == [f.id for f in there.findings]
    assert [f.start for f in here.findings] != [f.start for f in there.findings]


def test_a_finding_quotes_the_notices_of_page_and_source(tmp_path: Path) -> None:
    source = Source(id="w1", holder="afp", text=HARBOUR, usage_terms="© 2026 AFP. GERMANY OUT")
    house = Newsroom(tmp_path, source)
    kept = house.folder / "kept.md"
    kept.write_text(f"{HARBOUR}\n\n© Agence France-Presse")
    lost = house.folder / "lost.md"
    lost.write_text(HARBOUR)

    report = house.check(kept, lost)

    quoted = {(one.document, words) for one in report.findings for words in one.evidence.quoted}
    assert (str(kept), "© Agence France-Presse") in quoted
    assert (str(lost), "© 2026 AFP") in quoted
    assert all(len(f.evidence.quoted) == len(f.evidence.notices) for f in report.findings)


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(
    tmp_path: Path, bench: Workbench
) -> None:
    good, binary, empty = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.md"
    good.write_text(OBSERVATORY)
    binary.write_bytes(b"\x7fELF\0\0\1\2" * 40)
    empty.write_bytes(b"")
    missing, folder = tmp_path / "d.md", tmp_path / "e"
    folder.mkdir()

    report = rightscheck.check([good, binary, empty, missing, folder], bench, now=NOW)

    assert [d.name for d in report.documents] == [str(good)]
    assert [u.name for u in report.unread] == [str(p) for p in (binary, empty, missing, folder)]
    assert report.verdict == "review"
    assert all(u.problem and u.hint for u in report.unread)


def test_folders_are_walked_in_order_without_what_is_hidden(
    tmp_path: Path, bench: Workbench
) -> None:
    for name in ("b.md", "a.html", ".git/c.md", "node_modules/d.md", "e.png"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(OBSERVATORY)
    (tmp_path / "site" / "loop").symlink_to(tmp_path / "site")

    report = rightscheck.check([tmp_path / "site"], bench, now=NOW)

    assert [Path(d.name).name for d in report.documents] == ["a.html", "b.md"]


def test_a_page_that_is_named_twice_is_one_document(tmp_path: Path, bench: Workbench) -> None:
    page = tmp_path / "site" / "a.md"
    page.parent.mkdir()
    page.write_text(OBSERVATORY)

    report = rightscheck.check([page, page.parent, page], bench, now=NOW)

    assert [d.name for d in report.documents] == [str(page)]


def test_a_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path, bench: Workbench) -> None:
    (tmp_path / "site").mkdir()
    os.mkfifo(tmp_path / "site" / "pipe.md")

    report = rightscheck.check([tmp_path / "site"], bench, now=NOW)

    assert [u.problem for u in report.unread] == ["is no file"]


def test_a_folder_that_is_gone_or_closed_to_us_is_named(
    tmp_path: Path, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = tmp_path / "site" / "shut"
    hidden.mkdir(parents=True)
    (tmp_path / "site" / "a.md").write_text(OBSERVATORY)
    shut(hidden, monkeypatch)

    report = rightscheck.check([tmp_path / "site"], bench, now=NOW)

    assert [(u.name, u.problem) for u in report.unread] == [
        (str(hidden), "cannot be read (permission denied)")
    ]
    assert report.verdict == "review"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file on this system")
def test_a_file_without_end_is_refused(bench: Workbench) -> None:
    report = rightscheck.check([Path("/dev/zero")], bench, now=NOW)

    assert [u.name for u in report.unread] == ["/dev/zero"]


@pytest.mark.parametrize("one", ["content", b"content", Path("content"), Document.of("content")])
def test_one_document_that_is_in_no_list_is_a_mistake_of_the_caller(
    bench: Workbench, one: object
) -> None:
    with pytest.raises(TypeError, match="several documents"):
        rightscheck.check(cast("list[str]", one), bench)


def test_nothing_to_check_is_an_error(bench: Workbench) -> None:
    with pytest.raises(NothingToCheck):
        rightscheck.check([], bench)


def test_a_library_that_is_not_there_is_an_error_not_a_clean_run(newsroom: Path) -> None:
    (newsroom / "sources.db").unlink()

    with pytest.raises(UnusableSources):
        rightscheck.load(newsroom / "rightscheck.toml")


def test_a_licensed_use_that_is_in_order_is_told_with_its_clause(newsroom: Path) -> None:
    (newsroom / "licences" / "afp-web.yaml").write_text(CONTRACT)
    with rightscheck.load(newsroom / "rightscheck.toml") as bench:
        report = rightscheck.check([f"KALVIK (AFP) - {HARBOUR}"], bench, now=NOW)

    (use,) = report.documents[0].permitted
    assert report.verdict == "permitted"
    assert use.decision.clause.startswith("licence afp-web, permit web")


def test_a_report_survives_json(bench: Workbench) -> None:
    report = rightscheck.check([HARBOUR], bench, now=NOW)

    assert Report.model_validate_json(report.model_dump_json()) == report


def test_the_basis_names_everything_that_decided(bench: Workbench) -> None:
    basis = rightscheck.check([HARBOUR], bench, now=NOW).basis

    assert basis.rightscheck == rightscheck.__version__
    assert "afp" in basis.packs
    assert basis.policy
    assert (basis.source_count, bool(basis.sources)) == (1, True)


@pytest.mark.parametrize(
    "rework",
    [
        pytest.param(lambda t: ". ".join(t.split(". ")[:3]), id="first three sentences"),
        pytest.param(
            lambda t: " ".join("zebra" if i % 10 == 9 else w for i, w in enumerate(t.split())),
            id="every tenth word changed",
        ),
        pytest.param(lambda t: ". ".join(reversed(t.split(". "))), id="sentences reversed"),
        pytest.param(str.upper, id="in capitals"),
    ],
)
def test_a_reworked_dispatch_is_still_the_dispatch(
    bench: Workbench, rework: Callable[[str], str]
) -> None:
    report = rightscheck.check([rework(HARBOUR)], bench, now=NOW)

    assert "unlicensed-reuse" in checks(report)

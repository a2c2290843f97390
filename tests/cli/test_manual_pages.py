"""The manual: complete for each check, the same on the terminal and as pages, and never stale."""

from __future__ import annotations

from pathlib import Path

import pytest
from doors import Door

from rightscheck.checks import CHECKS
from rightscheck.checks.manual import LABELS, parts
from rightscheck.cli.commands.explain.pages import pages
from rightscheck.model import NoticeKind, Verdict
from rightscheck.pipeline.sifting.waiving import WAIVABLE

DOCS = Path(__file__).parents[2] / "docs"

POLICY = """\
policy: ours
manual: https://handbook.ourdaily.example/rights/{check}.html
checks: [unlicensed-notice]
"""


@pytest.mark.parametrize("name", CHECKS)
def test_a_manual_says_what_is_asked_why_and_what_to_do(name: str) -> None:
    told = {label: words for label, words in parts(name) if words}
    obligatory = {label.lower() for label in LABELS} - {"options", "waiver"}

    assert obligatory | {""} <= set(told)
    assert ("waiver" in told) == (name in WAIVABLE)
    assert ("options" in told) == bool(CHECKS[name].options.model_fields)


def test_the_pages_in_the_repository_are_what_the_tool_writes_today() -> None:
    generated = {*DOCS.glob("checks/*.md"), DOCS / "terms.md"}
    there = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in generated}

    assert there == pages(), "`rightscheck explain --pages docs` writes them anew"


def test_pages_are_written_where_one_says(door: Door, tmp_path: Path) -> None:
    ran = door("explain", "--pages", "manual")

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "manual/checks/altered-text.md").read_text("utf-8").startswith("# altered")
    assert all(f"`{one}`" in pages()["terms.md"] for one in (*Verdict, *NoticeKind))


def test_an_example_with_a_tag_in_it_is_shown_and_not_obeyed() -> None:
    assert r"\<a href=" in pages()["checks/missing-link.md"]


def test_explain_asks_what_to_explain(door: Door) -> None:
    ran = door("explain")

    assert ran.code == 2
    assert "name what to explain" in ran.err


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_of_notice_is_explained(door: Door, kind: NoticeKind) -> None:
    assert door("explain", kind).out.startswith(f"{kind}: ")


def test_a_report_leads_to_the_page_where_the_house_shows_it(door: Door, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY)
    (tmp_path / "rightscheck.toml").write_text('[policy]\npath = "policy.yaml"\n')
    (tmp_path / "page.md").write_text("KALVIK (AFP) - The boats went out at dawn.\n")

    shown = door("check", "page.md", "--format", "json").out

    assert '"url": "https://handbook.ourdaily.example/rights/unlicensed-notice.html"' in shown


def test_an_address_without_a_place_for_the_check_is_refused(door: Door, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(POLICY.replace("{check}", "javascript"))
    (tmp_path / "rightscheck.toml").write_text('[policy]\npath = "policy.yaml"\n')

    ran = door("check", ".")

    assert ran.code == 3
    assert "policy.yaml:2" in ran.err

"""`explain PAGE` tells a lawyer which clause decides, by which facts, and what would change it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doors import Door


@pytest.fixture(autouse=True)
def _newsroom(door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    door("demo", "newsroom")
    monkeypatch.chdir(tmp_path / "newsroom")


def words(shown: str) -> str:
    """The page without its layout."""
    return " ".join(shown.split())


def test_a_breach_names_contract_clause_fact_and_the_way_out(door: Door) -> None:
    shown = words(door("explain", "content/insel.html").out)

    assert "under dpa, excerpts of up to 40 words (licence dpa-excerpts), in force from" in shown
    assert "cite licence dpa-excerpts, permit brief (§ 1.2)" in shown
    assert "do cut 19 words (at most 40 may be used)" in shown
    assert "Permission brief (§ 1.2), to excerpt it: does not apply" in shown
    assert "yes the channel is web. Here: web (the settings)" in shown
    assert "no at most 40 words are taken. Here: 59 words (comparing page and source)" in shown
    assert "done the credit 'dpa'. Seen: '(dpa)', line 16" in shown


def test_a_duty_says_what_is_still_to_be_done(door: Door) -> None:
    shown = words(door("explain", "content/harbour.md").out)

    assert "cite licence afp-web, permit web, duty credit (§ 3)" in shown
    assert "Permission web (§ 3), to republish it: applies" in shown
    assert "to do add the credit 'AFP'" in shown
    assert "Not asked, as they speak of something else: permit web-excerpt (§ 3), forbid" in shown


def test_a_review_says_which_fact_is_missing(door: Door) -> None:
    shown = words(door("explain", "newsletter/telescope.md").out)

    assert "it is published on 2025-01-01 or later. Here: 2026-03-05 (page, line 3)" in shown
    assert "Permission newsletter (§ 2), to republish it: may apply" in shown
    assert "not known the territory is NO. Here: not known. To know it: state" in shown


def test_who_vouches_for_a_duty_is_named_and_who_only_claims_it(door: Door) -> None:
    licence = Path("licences/afp-web.yaml")
    terms = licence.read_text("utf-8")
    licence.write_text(terms.replace("[{credit: AFP}]", "[{credit: AFP}, pay, consent]"), "utf-8")
    page = Path("content/harbour.md")
    page.write_text(page.read_text("utf-8").replace("---\n", "---\ndone: consent\n", 1), "utf-8")
    with Path("rightscheck.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            '\n[[done]]\nduty = "pay"\nholder = "afp"\nby = "M. Okafor"\non = 2026-03-02\n'
            'proof = "invoice 114"\n'
        )

    shown = words(door("explain", "content/harbour.md").out)

    assert "Attested in the settings: M. Okafor, 2026-03-02: invoice 114" in shown
    assert "have the holder's consent, and attest it in the settings (claimed on the page," in shown


def test_an_open_licence_is_told_with_the_terms_that_grant_it(door: Door) -> None:
    said = "The tides of Kalvik have been measured since the lighthouse was built, twice a day."
    item = {"id": "t", "text": said, "credit": "Doe", "usage_terms": "© 2026 Doe, CC BY 4.0"}
    Path("tides.jsonl").write_text(json.dumps({**item, "url": "https://doe.example/t"}), "utf-8")
    Path("content/tides.md").write_text(f"{said}\n\nBy Jane Doe, CC BY 4.0.\n", "utf-8")
    door("sources", "add", "tides.jsonl", "--holder", "reuters")

    shown = words(door("explain", "content/tides.md").out)

    assert "under CC BY 4.0 (licence cc-by-4.0)" in shown
    assert "granted by the item's own terms: '© 2026 Doe, CC BY 4.0'" in shown
    assert "to do link to https://doe.example/t" in shown


def test_without_a_licence_the_notice_is_told(door: Door) -> None:
    shown = words(door("explain", "content/bridge.html").out)

    assert "The holder's own notice: forbids it" in shown
    assert "of leave it says 'prior written consent'. Here: 'Republication' (the notice)" in shown


def test_a_place_out_of_a_report_will_do(door: Door) -> None:
    assert door("explain", "content/insel.html:12:4") == door("explain", "content/insel.html")


def test_a_page_of_our_own_says_so(door: Door) -> None:
    Path("ours.md").write_text("Our reporter went to the harbour and found nobody there.")

    ran = door("explain", "ours.md")

    assert ran.code == 0
    assert "ours.md uses nobody else's text" in words(ran.out)


def test_every_line_fits_eighty_columns(door: Door) -> None:
    lines = door("explain", "content/insel.html").out.splitlines()

    assert max(map(len, lines)) <= 80

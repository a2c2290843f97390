"""The HTML report as a file: nothing foreign runs in it or steers it, and it asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re

from html_pages import Page, evil, full
from reports import BREACH, PERMITTED, REVIEW, TERRITORY, report, seen

from rightscheck.model import Evidence, Passage, Report
from rightscheck.reporters import html, render

# Strangers' words


def test_nothing_of_a_stranger_becomes_markup() -> None:
    page = Page(render(evil(), "html"))

    assert page.wrong == []
    assert page.open == []
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert page.all("img") == []
    assert [key for _, attributes in page.elements for key in attributes if key[:2] == "on"] == []
    assert [a["href"] for a in page.all("a") if not a["href"].startswith("#")] == []


def test_nothing_of_a_stranger_steers_direction_or_terminal() -> None:
    assert set(render(evil(), "html")).isdisjoint("\x1b\x9b\x00\u202e\u2066\ud800\r")
    assert render(evil(), "html").encode()


def test_names_are_kept_apart_from_what_stands_beside_them() -> None:
    named = BREACH.model_copy(update={"holder_name": "وكالة الأنباء"})

    assert "<bdi>وكالة الأنباء</bdi>" in str(html.fragment(named))


def test_two_documents_whose_names_differ_in_what_cannot_be_seen_stay_two() -> None:
    odd = BREACH.model_copy(update={"id": "b2", "document": f"{BREACH.document}\u202e"})

    headings = Page(render(report(BREACH, odd), "html")).text

    assert f"{BREACH.document}\\u202e" in headings


def test_an_address_of_a_source_is_a_link_only_where_it_is_one() -> None:
    def used(url: str) -> Report:
        use = PERMITTED.model_copy(
            update={"use": PERMITTED.use.model_copy(update={"source_url": url})}
        )
        return report(documents=(seen("a.md", use),))

    assert 'href="https://example.org/1"' in render(used("https://example.org/1"), "html")
    assert 'href="javascript:' not in render(used("javascript:alert(1)"), "html")


# The page


def test_the_policy_lets_only_the_page_s_own_script_run_and_nothing_load() -> None:
    page = Page(render(full(), "html"))

    policy = next(m["content"] for m in page.all("meta") if "http-equiv" in m)
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == _hash(page.raw["script"])
    assert rules["style-src"] == _hash(page.raw["style"])
    assert not re.search(r"url\(|@import|https?://", page.raw["style"] + page.raw["script"])
    assert [a for _, a in page.elements if a.keys() & {"src", "srcset", "style", "action"}] == []


def _hash(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def test_what_needs_the_script_is_hidden_without_it() -> None:
    page = Page(render(full(), "html"))

    assert [form for form in page.all("form") if "hidden" not in form] == []
    assert page.all("dialog")
    assert "open" not in page.all("dialog")[0]


def test_each_finding_has_the_address_of_its_id_and_every_address_is_there_once() -> None:
    made = full()
    twice = made.model_copy(update={"findings": (*made.findings, made.findings[0])})

    page = Page(render(twice, "html"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]

    assert {BREACH.id, REVIEW.id, f"{BREACH.id}-2"} <= set(ids)
    assert len(ids) == len(set(ids))
    links = {a["href"].removeprefix("#") for a in page.all("a")}
    checks = {link for link in links if link.startswith("check-")}
    assert links - checks <= set(ids)


def test_a_passage_that_is_shown_again_is_closed() -> None:
    again = BREACH.model_copy(update={"id": "bb", "check": "stripped-notice"})

    page = render(report(BREACH, again), "html")

    assert page.count("The same passage as in the finding above") == 1


def test_the_same_report_gives_the_same_page() -> None:
    made = full()
    read = Report.model_validate_json(made.model_dump_json())

    assert render(made, "html") == render(read, "html")


def test_a_finding_alone_needs_no_page_around_it() -> None:
    page = Page(str(html.fragment(REVIEW)))

    assert page.elements[0][0] == "article"
    assert (page.open, page.wrong) == ([], [])
    assert TERRITORY.why in page.text


def test_evidence_without_a_source_is_shown_alone() -> None:
    alone = REVIEW.model_copy(
        update={"evidence": Evidence(passage=Passage(before="a ", text="© AFP", after=" b"))}
    )

    shown = str(html.fragment(alone))

    assert "In the source" not in shown
    assert "<mark>© AFP</mark>" in shown

"""What is read of a page and told of it: places, facts, faults of ours, reports, the command."""

from __future__ import annotations

import io
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from courier_pages import AFP, OWN, REUTERS, browser, credited, draft, home, live, person, told
from django.conf import settings as here
from django.core.management import call_command
from django.db import IntegrityError
from django.db.transaction import atomic
from django.test import override_settings
from django.urls import reverse
from news.models import ArticlePage
from wagtail.models import Comment, Page
from wagtail.rich_text import RichText

from rightscheck.integrations.wagtail import fields as reading
from rightscheck.integrations.wagtail.conf import options
from rightscheck.integrations.wagtail.fields import facts, parts, place
from rightscheck.integrations.wagtail.judging import judged
from rightscheck.integrations.wagtail.models import PageCheck
from rightscheck.integrations.wagtail.system import settings_hold


def settings(**keys: object) -> AbstractContextManager[None]:
    """The site with other settings of ours."""
    changed: AbstractContextManager[None] = override_settings(
        RIGHTSCHECK={**here.RIGHTSCHECK, **keys}
    )
    return changed


def read(page: ArticlePage) -> dict[str, str]:
    """The words of a page by the names of its fields and blocks."""
    return {part.field.label: part.field.value for part in parts(page, options())}


def test_every_field_and_block_is_read_under_its_name() -> None:
    page = draft()
    page.body = [
        ("heading", "Harbour"),
        ("paragraph", RichText("<p>One &amp; two</p>")),
        ("quote", {"words": "We will go.", "speaker": "M. Solberg"}),
        ("facts", ["Nine days", "Forty boats"]),
    ]

    said = read(page)

    assert said["Body, block 1 (heading)"] == "Harbour"
    assert said["Body, block 2 (paragraph)"] == "<p>One &amp; two</p>"
    assert said["Body, block 3 (quote): Words"] == "We will go."
    assert said["Body, block 4 (facts): 2"] == "Forty boats"
    assert said["Lead"] == f"<p>{OWN}</p>"
    assert "Slug" not in said


def test_what_editors_remark_beside_a_page_is_not_of_it() -> None:
    page = draft()
    page.wagtail_admin_comments = [Comment(user=person("maya"), text="\n".join(AFP))]

    assert not [label for label in read(page) if "omment" in label]


def test_two_editors_who_open_a_page_at_once_leave_one_check() -> None:
    page = draft()
    check = judged(page, None)

    with pytest.raises(IntegrityError), atomic():
        PageCheck.objects.create(page_id=page.pk, revision=None, checked_at=check.checked_at)

    assert judged(page, None) == check


def test_a_finding_begins_in_the_block_that_holds_the_words() -> None:
    page = draft("Ours", OWN, "Nothing of this is anybody else's.", *AFP)
    block = page.body[3]

    page_in_editor = told(browser(person("maya")), f"/admin/pages/{page.pk}/edit/")

    assert f'href="#block-{block.id}-section">Body, block 4 (paragraph)</a>' in page_in_editor


def test_a_finding_leads_to_its_block_however_long_that_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = draft("Ours", *AFP)
    monkeypatch.setattr(page.body[1].block, "label", "What our correspondents saw " * 9)

    finding = judged(page, None).findings[0]

    check = PageCheck.objects.get(page=page.pk)
    assert place(finding, check.places)[1] == f"block-{page.body[1].id}-section"


def test_blocks_too_deep_to_be_read_are_told_and_not_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "DEEPEST", 0)
    page = draft("Ours")
    page.body.append(("facts", ["one"]))

    assert "nested too deep" in judged(page, None).problem


def test_a_credit_counts_in_its_field_and_in_the_text() -> None:
    for page in (draft(credit="AFP"), draft("Signed", *AFP, "(AFP)")):
        assert not judged(page, page.latest_revision).blocking


def test_a_page_declares_when_and_in_what_language() -> None:
    page = draft()

    said = facts(page, options())

    assert said["language"] == ["en"]
    assert said["published"][0].startswith("20")
    assert said["territory"] == ["NO", "DK"]
    assert "NO" not in read(page).values()


def test_what_only_is_told_does_not_block() -> None:
    page = draft()

    with settings(BLOCK=[]):
        page.get_latest_revision().publish()

    assert live(page)
    assert PageCheck.objects.get(page=page.pk).found == 1


def test_findings_can_block_by_severity() -> None:
    duty, breach = draft(), draft("Bridge", *REUTERS)

    with settings(SEVERITY="error"):
        assert not judged(duty, duty.latest_revision).blocking
        assert judged(breach, breach.latest_revision).blocking


def test_no_time_left_is_a_review_and_never_clean() -> None:
    page = draft()

    with settings(BUDGET=1e-9):
        check = judged(page, page.latest_revision)

    assert check.verdict == "review"
    with settings(BUDGET=1e-9, BLOCK=["review"]):
        assert judged(page, page.latest_revision).blocking


@pytest.mark.parametrize(("on_error", "blocks"), [("publish", ""), ("block", "block")])
def test_a_fault_of_ours_is_told_and_does_what_the_house_wants(
    tmp_path: Path, on_error: str, blocks: str
) -> None:
    page = draft()
    broken = tmp_path / "rightscheck.toml"
    broken.write_text("[sources]\npath = 'not there.db'\n")
    client = browser(person("maya"))

    with settings(CONFIG=broken, ON_ERROR=on_error):
        check = judged(page, page.latest_revision)
        said = told(client, f"/admin/pages/{page.pk}/edit/")

    assert check.blocking is bool(blocks)
    assert "not there.db" in check.problem
    assert "could not be checked" in said


def test_a_bug_of_a_site_does_not_reach_the_editor() -> None:
    page = draft()

    with settings(FACTS={"credit": lambda _page: 1 / 0}):
        check = judged(page, page.latest_revision)

    assert "ZeroDivisionError" in check.problem


def test_the_report_shows_the_last_verdict_of_each_page_and_filters() -> None:
    client, page, fine = browser(person("maya")), draft(), credited(draft("Signed"))
    for one in (page, fine):
        judged(one.get_latest_revision_as_object(), one.latest_revision)
    report = reverse("rightscheck_report")

    assert "Boats leave" in told(client, report)
    blocked = told(client, f"{report}?blocking=true")
    assert "Boats leave" in blocked
    assert "Signed" not in blocked
    export = client.get(f"{report}?export=csv")
    assert b"Agence France-Presse" in b"".join(export.streaming_content)


def test_the_command_checks_live_pages_and_fails_on_what_would_be_blocked() -> None:
    page, out = draft(), io.StringIO()
    home().unpublish()
    call_command("rightscheck_pages", stdout=out)
    assert "0 pages" in out.getvalue()
    Page.objects.filter(pk=page.pk).update(live=True)

    with pytest.raises(SystemExit) as ended:
        call_command("rightscheck_pages", stdout=out)

    assert ended.value.code == 1
    assert "1 page, 1 that would be blocked" in out.getvalue()
    assert "Body, block 2 (paragraph)" in out.getvalue()


def test_settings_that_cannot_be_used_are_told_when_the_site_starts(tmp_path: Path) -> None:
    assert settings_hold() == []
    with settings(BLOKC=["breach"]):
        assert "did you mean 'BLOCK'?" in settings_hold()[0].msg
    with settings(CONFIG=tmp_path / "nothing.toml"):
        assert settings_hold()[0].id == "rightscheck.E003"
    with override_settings(MIDDLEWARE=[]):
        assert settings_hold()[0].id == "rightscheck.E001"


def test_the_tables_are_those_of_the_models() -> None:
    call_command("makemigrations", "rightscheck", "news", check=True, dry_run=True, verbosity=0)

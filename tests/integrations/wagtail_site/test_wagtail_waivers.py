"""A finding is accepted by who may, with a reason, until a day; and that is on record."""

from __future__ import annotations

from datetime import timedelta

import pytest
from courier_pages import REUTERS, browser, credited, draft, live, person, told
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.html import escape
from news.models import ArticlePage
from wagtail.models import PageLogEntry

from rightscheck.integrations.wagtail.gate import WAIVED, WITHDRAWN, PublishBlocked
from rightscheck.integrations.wagtail.judging import judged
from rightscheck.integrations.wagtail.judging import told as said
from rightscheck.integrations.wagtail.models import PageWaiver, today

REASON = "Agreed by telephone with the bureau, note of 3 March"


def edit(page: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def forms(page: ArticlePage) -> list[str]:
    """The addresses of the forms on which the findings of a page are accepted."""
    check = judged(page.get_latest_revision_as_object(), page.latest_revision)
    return [reverse("rightscheck_waive", args=(page.pk, one.id)) for one in check.findings]


def accept(user: User, page: ArticlePage, **said: str) -> list[int]:
    """Accept all findings of a page; the status of each answer."""
    until = (today() + timedelta(days=30)).isoformat()
    client = browser(user)
    return [
        client.post(form, {"reason": REASON, "until": until, **said}).status_code
        for form in forms(page)
    ]


@pytest.fixture
def page() -> ArticlePage:
    return draft("Bridge to close", *REUTERS)


@pytest.fixture
def chief() -> User:
    return person("chief", "override_rightscheck")


def publish(page: ArticlePage) -> bool:
    """Is it live after somebody tried?"""
    try:
        page.get_latest_revision().publish()
    except PublishBlocked:
        assert not live(page)
    return live(page)


def test_what_is_accepted_is_published_and_on_record(page: ArticlePage, chief: User) -> None:
    assert not publish(page)

    assert set(accept(chief, page)) == {302}

    assert publish(page)
    waiver = PageWaiver.objects.filter(page=page.pk).first()
    assert waiver is not None
    assert (waiver.holder, waiver.owner, waiver.reason) == ("reuters", "Chief", REASON)
    assert WAIVED in PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True)
    client = browser(chief)
    assert REASON in told(client, reverse("rightscheck_waivers"))
    assert REASON in told(client, edit(page))


def test_who_lacks_the_permission_sees_no_form_and_gets_none(page: ArticlePage) -> None:
    maya = person("maya")
    client = browser(maya)

    assert "Accept with a reason" not in told(client, edit(page))
    accept(maya, page)

    assert not PageWaiver.objects.exists()
    assert not publish(page)


@pytest.mark.parametrize(
    "said",
    [
        {"reason": ""},
        {"reason": "   "},
        {"until": ""},
        {"until": (today() - timedelta(days=1)).isoformat()},
        {"until": (today() + timedelta(days=800)).isoformat()},
    ],
)
def test_without_reason_or_end_nothing_is_accepted(
    page: ArticlePage, chief: User, said: dict[str, str]
) -> None:
    assert set(accept(chief, page, **said)) == {200}

    assert not PageWaiver.objects.exists()


def test_after_its_last_day_the_finding_counts_again(page: ArticlePage, chief: User) -> None:
    accept(chief, page, until=today().isoformat())
    assert publish(page)

    PageWaiver.objects.update(until=today() - timedelta(days=1))

    check = judged(page, page.latest_revision)
    assert check.blocking
    assert "has ended" in told(browser(chief), edit(page))


def test_a_waiver_can_be_withdrawn_and_stays_in_the_list(page: ArticlePage, chief: User) -> None:
    accept(chief, page)
    client = browser(chief)

    for waiver in PageWaiver.objects.all():
        client.post(reverse("rightscheck_withdraw", args=(waiver.pk,)))

    assert not publish(page)
    assert REASON in told(client, reverse("rightscheck_waivers"))
    assert WITHDRAWN in PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True)


def test_what_was_accepted_stays_in_the_log_when_its_page_is_deleted(
    page: ArticlePage, chief: User
) -> None:
    accept(chief, page)
    number = page.pk

    page.delete()

    logged = PageLogEntry.objects.filter(page=number, action=WAIVED).values_list("data", flat=True)
    assert logged
    assert {one["reason"] for one in logged} == {REASON}


def test_a_waiver_speaks_of_its_page_alone(page: ArticlePage, chief: User) -> None:
    accept(chief, page)

    assert not publish(draft("The same again", *REUTERS))


def test_a_waiver_that_is_needed_no_longer_is_told_where_it_can_be_withdrawn(chief: User) -> None:
    page = draft()
    accept(chief, page)

    page = credited(page)

    check = judged(page.get_latest_revision_as_object(), page.latest_revision)
    assert not check.blocking
    assert said(check).startswith("Accepted findings: this waiver fits nothing")
    panel = told(browser(chief), edit(page))
    assert 'href="#rights-waivers">Accepted findings</a>' in panel
    assert 'id="rights-waivers"' in panel


def test_words_of_a_reason_are_words(page: ArticlePage, chief: User) -> None:
    odd = 'He said: "yes" until 2020-01-01 owner \\ <b>'

    accept(chief, page, reason=odd)

    assert publish(page)
    client = browser(chief)
    assert "&lt;b&gt;" in told(client, reverse("rightscheck_waivers"))
    history = told(client, reverse("wagtailadmin_pages:history", args=(page.pk,)))
    assert f"Accepted until {today() + timedelta(days=30)}: {escape(odd)}" in history


def test_a_comment_in_a_field_waives_nothing(page: ArticlePage) -> None:
    new = page.get_latest_revision_as_object()
    new.lead = (
        f"<!-- rightscheck: waive holder reuters until {today() + timedelta(days=9)} "
        'owner "me": because --><p>Ours.</p>'
    )
    new.save_revision()

    assert not publish(page)

"""Whoever publishes, and however, the page is checked once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from courier_pages import browser, bulk, credited, draft, edit, form, live, person
from django.db.models.signals import post_save

from rightscheck.integrations.wagtail.judging import judged_ahead
from rightscheck.integrations.wagtail.models import PageCheck


@pytest.fixture
def checked() -> Iterator[list[PageCheck]]:
    """Each check as it is stored."""
    stored: list[PageCheck] = []

    def keep(instance: PageCheck, **_signal: object) -> None:
        stored.append(instance)

    post_save.connect(keep, sender=PageCheck)
    yield stored
    post_save.disconnect(keep, sender=PageCheck)


def test_the_button_of_the_editor_checks_once(checked: list[PageCheck]) -> None:
    client, page = browser(person("maya")), draft()

    client.post(edit(page), {**form(page, credit="AFP"), "action-publish": "1"})

    assert live(page)
    assert len(checked) == 1


def test_a_bulk_action_checks_each_page_once(checked: list[PageCheck]) -> None:
    ours, theirs = draft("Ours", "A quiet day in the harbour, we hear."), credited(draft("Theirs"))

    bulk(browser(person("maya")), ours, theirs)

    assert live(ours)
    assert live(theirs)
    assert len(checked) == 2


def test_what_was_checked_ahead_counts_once(checked: list[PageCheck]) -> None:
    page = credited(draft())
    revision = page.get_latest_revision()
    judged_ahead(revision.as_object(), revision)

    revision.publish()
    revision.publish()

    assert len(checked) == 2

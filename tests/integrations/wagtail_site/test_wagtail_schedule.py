"""Cron publishes what is scheduled, but nothing that is blocked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from courier_pages import browser, credited, draft, history, live, person, told
from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import now
from news.models import ArticlePage

from rightscheck.integrations.wagtail.gate import BLOCKED, PublishBlocked
from rightscheck.integrations.wagtail.models import PageCheck


def schedule(page: ArticlePage) -> ArticlePage:
    """Scheduled an hour ago, and not yet published: the minute before the cron job."""
    new = page.get_latest_revision_as_object()
    new.go_live_at = now() - timedelta(hours=1)
    revision = new.save_revision()
    revision.approved_go_live_at = new.go_live_at
    revision.save(update_fields=["approved_go_live_at"])
    return page


def test_nothing_that_is_blocked_gets_into_the_schedule() -> None:
    page = draft().get_latest_revision_as_object()
    page.go_live_at = now() + timedelta(hours=1)

    with pytest.raises(PublishBlocked):
        page.save_revision().publish()

    assert page.scheduled_revision is None


def test_the_schedule_passes_by_what_is_blocked_and_goes_on() -> None:
    theirs, ours = schedule(draft("Theirs")), schedule(credited(draft("Ours")))

    call_command("publish_scheduled", verbosity=0)
    call_command("publish_scheduled", verbosity=0)

    assert not live(theirs)
    assert live(ours)
    assert theirs.scheduled_revision is not None
    assert history(theirs).count(BLOCKED) == 1
    assert PageCheck.objects.get(page=theirs.pk).refused_at
    client = browser(person("maya"))
    log = told(client, reverse("wagtailadmin_pages:history", args=(theirs.pk,)))
    assert "Publication refused: Body, block 2 (paragraph)" in log
    report = told(client, reverse("rightscheck_report"))
    assert "Theirs" in report
    assert "blocked" in report

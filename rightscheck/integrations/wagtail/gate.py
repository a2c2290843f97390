"""The one place through which every publication goes.

Whatever publishes a revision of a page (the editor's button, a bulk action, a workflow that is
approved, the schedule, the API, code) ends in `PublishPageRevisionAction.execute`. Wagtail has no
hook there: `before_publish_page` is of two views only, and the signal `page_published` comes when
all is over. So this method is wrapped, once, when the process starts; hooks before it
(`wagtail_hooks.py`) only make the answer kinder. What goes live without a revision being published
(a page that is copied with its children kept live) is heard of by the signal, and taken down.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import now
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log as note
from wagtail.models import Page, Revision

from rightscheck.integrations.wagtail.judging import judged, judged_at_last, told
from rightscheck.integrations.wagtail.models import PageCheck

log = logging.getLogger("rightscheck.wagtail")

SCHEDULED = "wagtail.publish.scheduled"
"""How `publish_scheduled` tells that nobody is there to be answered."""

BLOCKED, REMOVED, WAIVED, WITHDRAWN = (
    f"rightscheck.{action}" for action in ("blocked", "removed", "waived", "withdrawn")
)
"""Actions in Wagtail's own log."""


class PublishBlocked(ValidationError):
    """A page stays unpublished because of the rights in its text; the message says what to do.

    The API answers it with 422 like any content that is not fit; `middleware` leads an editor back
    to the page.
    """

    def __init__(self, page: Page, check: PageCheck) -> None:
        super().__init__(refusal(page, check), code="rightscheck")
        self.page, self.check = page, check


def refusal(page: Page, check: PageCheck) -> str:
    """Why a page is not published, and what to do."""
    said = told(check) or _("its rights need a look")
    return _("“{title}” was not published. {said}").format(title=page.title, said=said)


@cache
def install() -> None:
    """Wrap the action, once a process, whatever else has wrapped it."""
    PublishPageRevisionAction.execute = _guarded(PublishPageRevisionAction.execute)


def refused(page: Page, check: PageCheck, user: Any = None) -> None:
    """Note that a publication was refused; once for each revision, however often it is tried."""
    log.warning("page %s stays unpublished: %s", page.pk, told(check))
    if check.refused_at is None:
        data = {"verdict": check.verdict, "told": told(check)}
        note(page, BLOCKED, user=user, data=data, revision=check.revision)
        check.refused_at = now()
        check.save(update_fields=["refused_at"])


def noted(error: PublishBlocked, user: Any) -> None:
    """Note a refusal again if its note was rolled back with what was refused, as an approval is.

    With ATOMIC_REQUESTS the revision goes as well, and there is nothing left to note it of.
    """
    if PageCheck.objects.filter(pk=error.check.pk).exclude(refused_at=None).exists():
        return
    revision = Revision.objects.filter(pk=error.check.revision_id).first()
    if revision:
        refused(error.page, judged(error.page, revision), user)


def after(*, instance: Page, revision: Revision | None, **_signal: object) -> None:
    """Take down what went live without passing the gate; aliases follow pages that did.

    A receiver of the signal `page_published`.
    """
    passed = PageCheck.objects.filter(page_id=instance.pk, revision=revision, blocking=False)
    if instance.alias_of_id or passed.exists():
        return
    check = judged(instance, revision)
    if check.blocking:
        refused(instance, check)
        instance.unpublish(log_action=REMOVED)


def _take_down_unpublished(page: Page) -> None:
    """What is live and was never published, as `add_child` leaves a page, has passed no gate."""
    there = Page.objects.filter(pk=page.pk, live=True, first_published_at=None).first()
    if there and judged(there.specific, None).blocking:
        there.unpublish(log_action=REMOVED)


def _guarded(execute: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(execute)
    def guard(self: Any, skip_permission_checks: bool = False) -> Any:  # noqa: FBT001, FBT002 -- Wagtail's
        self.check(skip_permission_checks=skip_permission_checks)
        check = judged_at_last(self.object, self.revision)
        if not check.blocking:
            return execute(self, skip_permission_checks=skip_permission_checks)
        refused(self.object, check, self.user)
        _take_down_unpublished(self.object)
        if self.log_action == SCHEDULED:
            return None  # an error would keep every later page from its hour; it is tried again
        raise PublishBlocked(self.object, check)

    return guard

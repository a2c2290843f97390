"""`RightsPanel`: verdicts and passages in the page editor, and the way to accept a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.models import Page

from rightscheck.integrations.wagtail.conf import options
from rightscheck.integrations.wagtail.fields import place
from rightscheck.integrations.wagtail.judging import judged
from rightscheck.integrations.wagtail.models import PageCheck
from rightscheck.model import Finding
from rightscheck.pipeline.sifting.waiving import WAIVABLE
from rightscheck.reporters.html import fragment

OVERRIDE = "rightscheck.override_rightscheck"
"""The permission to accept a finding."""


class Shown(NamedTuple):
    """A finding as the panel shows it; `waive` is the address of the form, where it may be."""

    finding: Finding
    label: str
    anchor: str
    blocks: bool
    html: SafeString
    waive: str


def shown(check: PageCheck, page: Page, user: Any) -> Iterator[Shown]:
    """The findings, those that block before the others."""
    may = user.has_perm(OVERRIDE) and page.permissions_for_user(user).can_edit()
    findings = sorted(
        check.findings, key=lambda one: (not options().blocks(one), one.verdict.rank, one.start)
    )
    for finding in findings:
        label, anchor = place(finding, check.places)
        waive = ""
        if may and finding.check in WAIVABLE:
            waive = reverse("rightscheck_waive", args=(page.pk, finding.id))
        # The reporter escapes whatever comes from a page or a source.
        html = mark_safe(fragment(finding))  # noqa: S308
        yield Shown(finding, label, anchor, options().blocks(finding), html, waive)


class RightsPanel(Panel):
    """A panel for a page model's `content_panels`; it checks the draft each time it is opened."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Rights"), "icon": "clipboard-list", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "rightscheck/panel.html"

        def is_shown(self) -> bool:
            """A page that is not stored yet has no draft to check."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """What was found in the draft, and who accepted what."""
            page, user = self.instance, self.request.user
            check = self._check()
            return {
                **super().get_context_data(parent_context),
                "check": check,
                "report": check and check.read,
                "findings": list(shown(check, page, user)) if check else [],
                "waivers": [
                    (one, user.has_perm(OVERRIDE)) for one in page.rights_waivers.order_by("-pk")
                ],
            }

        def _check(self) -> PageCheck | None:
            """The check of the draft; of one that was sent unsaved, that of the last saved one."""
            page = self.instance
            if self.request.method in {"GET", "HEAD"}:
                return judged(page, page.latest_revision)
            return PageCheck.objects.filter(page_id=page.pk).order_by("-checked_at").first()

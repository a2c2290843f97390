"""What is stored: `PageCheck`, what was found in a revision; `PageWaiver`, who accepted what."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from rightscheck.model import Acceptance, Finding, Report, Verdict


class PageCheck(models.Model):
    """The last check of one revision of a page; of a page that has none, of the page itself.

    `report` is the JSON of the report, empty where the check failed; then `problem` says why.
    `places` are what editors call each field and block, and the id of its element in the editor.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="rights_checks")
    revision = models.ForeignKey(Revision, models.CASCADE, null=True, related_name="+")
    checked_at = models.DateTimeField(_("checked"), db_index=True)
    verdict = models.CharField(
        _("verdict"),
        max_length=10,
        blank=True,
        choices=[(one.value, _(one.value)) for one in Verdict],
    )
    blocking = models.BooleanField(_("blocks publication"), default=False)
    refused_at = models.DateTimeField(_("publication refused"), null=True)
    found = models.PositiveIntegerField(_("findings"), default=0)
    holders = models.CharField(_("rights holders"), max_length=255, blank=True)
    problem = models.TextField(_("not checked because"), blank=True)
    report = models.TextField(blank=True)
    places = models.JSONField(default=list)

    class Meta:
        """One row a revision, and one of the page itself."""

        verbose_name = _("rights check")
        verbose_name_plural = _("rights checks")
        constraints = (
            models.UniqueConstraint(
                fields=("page", "revision"), name="rightscheck_one_check_a_revision"
            ),
            # To a database no two revisions that are not there are the same.
            models.UniqueConstraint(
                fields=("page",),
                condition=models.Q(revision=None),
                name="rightscheck_one_check_without_revision",
            ),
        )

    def __str__(self) -> str:
        return f"{self.page}: {self.verdict or self.problem}"

    @property
    def read(self) -> Report | None:
        """The report; None where the check failed."""
        return Report.model_validate_json(self.report) if self.report else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Its findings, none where the check failed."""
        return self.read.findings if self.read else ()


class PageWaiver(models.Model):
    """A finding of a page that a person accepts: `rightscheck.model.Acceptance` in the database.

    It speaks of that page alone and counts up to and including the day `until`. As long as there
    is the page nothing of it is deleted: that somebody takes it back is noted beside it.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="rights_waivers")
    check_name = models.CharField(_("check"), max_length=100)
    holder = models.CharField(_("rights holder"), max_length=100, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    finding = models.CharField(_("finding"), max_length=100, db_index=True)
    reason = models.TextField(_("reason"), max_length=1000)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    owner = models.CharField(_("accepted by"), max_length=255)
    until = models.DateField(_("until"))
    created_at = models.DateTimeField(_("accepted"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    class Meta:
        """Who may write one."""

        verbose_name = _("rights waiver")
        verbose_name_plural = _("rights waivers")
        permissions = (("override_rightscheck", _("Can accept a rights finding, with a reason")),)

    def __str__(self) -> str:
        return f"{self.check_name} ({self.holder}): {self.reason}"

    @classmethod
    def in_force(cls, page: Page, day: date) -> list[Acceptance]:
        """The waivers of a page that count on a day."""
        found = cls.objects.filter(page_id=page.pk, withdrawn_at=None, until__gte=day)
        return [one.acceptance for one in found.order_by("pk")]

    @property
    def acceptance(self) -> Acceptance:
        """The waiver as the library knows it."""
        return Acceptance(
            check=self.check_name,
            holder=self.holder,
            source=self.source,
            finding=self.finding,
            reason=self.reason,
            owner=self.owner,
            until=self.until,
        )

    @property
    def counts(self) -> bool:
        """Is it in force today, by the calendar of UTC as in the library?"""
        return self.withdrawn_at is None and self.until >= today()


def accepted(page: Page, finding: Finding, user: Any, reason: str, until: date) -> PageWaiver:
    """Store a waiver of that finding."""
    return PageWaiver.objects.create(
        page_id=page.pk,
        check_name=finding.check,
        holder=finding.holder,
        source=finding.source_id or "",
        finding=finding.id,
        reason=reason,
        user=user,
        owner=user.get_full_name() or user.get_username(),
        until=until,
    )


def today() -> date:
    """The day by which waivers end."""
    return datetime.now(UTC).date()

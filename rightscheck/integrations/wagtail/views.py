"""Accepting a finding, and taking that back; the looks of findings."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log as note
from wagtail.models import Page

from rightscheck.integrations.wagtail.fields import place
from rightscheck.integrations.wagtail.forms import WaiverForm
from rightscheck.integrations.wagtail.gate import WAIVED, WITHDRAWN
from rightscheck.integrations.wagtail.judging import judged
from rightscheck.integrations.wagtail.looks import looks as sheet
from rightscheck.integrations.wagtail.models import PageCheck, PageWaiver, accepted
from rightscheck.integrations.wagtail.panels import OVERRIDE
from rightscheck.model import Finding
from rightscheck.pipeline.sifting.waiving import WAIVABLE
from rightscheck.reporters.html import fragment


@cache_control(private=True, max_age=3600)
def looks(_request: HttpRequest) -> HttpResponse:
    """The stylesheet of findings."""
    return HttpResponse(sheet(), content_type="text/css; charset=utf-8")


class WaiveView(WagtailAdminTemplateMixin, FormView):
    """The form on which a person accepts a finding of a page, with a reason and an end."""

    template_name = "rightscheck/waive.html"
    form_class = WaiverForm
    page_title = gettext_lazy("Accept a rights finding")
    header_icon = "clipboard-list"

    def dispatch(self, request: HttpRequest, page_id: int, finding: str) -> Any:
        """Only for users who may waive, on a page that they may edit."""
        page = get_object_or_404(Page, pk=page_id)
        self.page = page.get_latest_revision_as_object()
        may = self.page.permissions_for_user(request.user).can_edit()
        if not (may and request.user.has_perm(OVERRIDE)):
            raise PermissionDenied
        self.check, self.finding = _found(page, finding)
        return super().dispatch(request)

    def get_page_subtitle(self) -> str:
        """Of which page."""
        return str(self.page)

    def get_context_data(self, **kwargs: Any) -> Any:
        """The finding, as the panel shows it."""
        label, _anchor = place(self.finding, self.check.places)
        html = mark_safe(fragment(self.finding))  # noqa: S308 -- the reporter escapes
        return super().get_context_data(
            finding=self.finding,
            label=label,
            html=html,
            back=_edit(self.page),
            submit_button_label=_("Accept this finding"),
            submit_button_active_label=_("Accepting…"),
            action_url=self.request.path,
            **kwargs,
        )

    def form_valid(self, form: WaiverForm) -> HttpResponse:
        """Store the waiver, check again, and lead back to the page."""
        said = form.cleaned_data
        waiver = accepted(self.page, self.finding, self.request.user, said["reason"], said["until"])
        _noted(self.page, WAIVED, waiver, self.request.user)
        check = judged(self.page, self.page.latest_revision)
        done = _("Accepted until {day}.").format(day=waiver.until)
        left = _("Something else still blocks this page.") if check.blocking else ""
        messages.success(self.request, f"{done} {left}".strip())
        return redirect(_edit(self.page))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was accepted; it stays in the list."""
    waiver = get_object_or_404(PageWaiver, pk=pk)
    page = waiver.page.get_latest_revision_as_object()
    if not (request.user.has_perm(OVERRIDE) and page.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    if waiver.withdrawn_at is None:
        waiver.withdrawn_at = now()
        waiver.save(update_fields=["withdrawn_at"])
        _noted(page, WITHDRAWN, waiver, request.user)
    messages.success(request, _("The waiver counts no longer."))
    return redirect(_edit(page))


def _found(page: Page, finding: str) -> tuple[PageCheck, Finding]:
    check = PageCheck.objects.filter(page_id=page.pk).order_by("-checked_at").first()
    for one in check.findings if check else ():
        if one.id == finding and one.check in WAIVABLE:
            return check, one
    raise Http404(_("The last check of this page has no such finding."))


def _noted(page: Page, action: str, waiver: PageWaiver, user: Any) -> None:
    told = waiver.acceptance.model_dump(mode="json", exclude_defaults=True)
    note(page, action, user=user, data=told)


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))

"""The admin's reports: pages with their last verdict, and everything that was ever accepted."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from rightscheck.integrations.wagtail.models import PageCheck, PageWaiver

MAY = ["change", "publish"]
"""Either of these on a page lets a user see its rights."""


def _edit(row: PageCheck | PageWaiver) -> str:
    return reverse("wagtailadmin_pages:edit", args=(row.page_id,))


_PAGE = TitleColumn("page", label=_("Page"), accessor="page.title", get_url=_edit)


def _state(check: PageCheck) -> str:
    if check.problem:
        return str(_("not checked"))
    return str(_("blocked") if check.blocking else _("open to publication"))


class _CheckFilters(WagtailFilterSet):
    """By what a desk asks: what is bad, what is held back, whose it is, is it live."""

    class Meta:
        model = PageCheck
        fields = {"verdict": ["exact"], "blocking": ["exact"], "page__live": ["exact"]}


class _Rows(ReportView):
    """The rows of a report on pages that the user may edit or publish."""

    any_permission_required = MAY
    permission_policy = page_permission_policy
    header_icon = "clipboard-list"
    is_searchable = True
    search_backend_name = None

    def _mine(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(page__in=pages_of(self.request.user)).select_related("page")


class ChecksView(_Rows):
    """Pages with the verdict of their last check, the worst first."""

    page_title = _("Rights of pages")
    model = PageCheck
    index_url_name = "rightscheck_report"
    index_results_url_name = "rightscheck_report_results"
    filterset_class = _CheckFilters
    search_fields = ("page__title", "holders", "problem")
    default_ordering = ("-blocking", "-checked_at")
    columns = (
        _PAGE,
        Column("state", label=_("State"), accessor=_state),
        Column("verdict", label=_("Verdict"), accessor="get_verdict_display", sort_key="verdict"),
        Column("found", label=_("Findings"), sort_key="found"),
        Column("holders", label=_("Rights holders")),
        Column("live", label=_("Status"), accessor=lambda one: one.page.status_string),
        DateColumn("refused_at", label=_("Refused"), sort_key="refused_at"),
        DateColumn("checked_at", label=_("Checked"), sort_key="checked_at"),
    )
    list_export = (
        *("page.title", "page.url_path", "page.live", "verdict", "blocking", "found"),
        *("holders", "problem", "refused_at", "checked_at"),
    )

    def get_base_queryset(self) -> QuerySet[Any]:
        """The newest check of each page."""
        newest = PageCheck.objects.filter(page=OuterRef("page")).order_by("-checked_at", "-pk")
        return self._mine(PageCheck.objects.filter(pk=Subquery(newest.values("pk")[:1])))


class _WaiverFilters(WagtailFilterSet):
    """By check, holder and end."""

    class Meta:
        model = PageWaiver
        fields = {"check_name": ["exact"], "holder": ["exact"], "until": ["lte", "gte"]}


class WaiversView(_Rows):
    """Who accepted what, why, until when: for an audit, nothing is left out."""

    page_title = _("Rights waivers")
    model = PageWaiver
    index_url_name = "rightscheck_waivers"
    index_results_url_name = "rightscheck_waivers_results"
    filterset_class = _WaiverFilters
    search_fields = ("page__title", "reason", "owner", "source")
    default_ordering = "-created_at"
    columns = (
        _PAGE,
        Column("check_name", label=_("Check"), sort_key="check_name"),
        Column("holder", label=_("Rights holder"), sort_key="holder"),
        Column("reason", label=_("Reason")),
        Column("owner", label=_("Accepted by"), sort_key="owner"),
        DateColumn("created_at", label=_("On"), sort_key="created_at"),
        Column("until", label=_("Until"), sort_key="until"),
        Column(
            "counts", label=_("Counts"), accessor=lambda one: _("yes") if one.counts else _("no")
        ),
    )
    list_export = (
        *("page.title", "page.url_path", "check_name", "holder", "source", "finding"),
        *("reason", "owner", "created_at", "until", "withdrawn_at"),
    )

    def get_base_queryset(self) -> QuerySet[Any]:
        """All of them."""
        return self._mine(PageWaiver.objects.all())


def pages_of(user: Any) -> Any:
    """The pages whose rights a user may look at."""
    return page_permission_policy.instances_user_has_any_permission_for(user, MAY)

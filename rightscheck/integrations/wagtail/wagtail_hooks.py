"""Wagtail's hooks: a kind answer before the gate, menus, addresses, permissions, the log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from rightscheck.integrations.wagtail import gate, reports, views
from rightscheck.integrations.wagtail.judging import judged_ahead, told

CREATING = "wagtailadmin_pages:add"


@hooks.register("before_publish_page")
def before_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead back to the editor, where the draft is saved, instead of publishing."""
    check = judged_ahead(page, page.latest_revision)
    if not check.blocking:
        if said := told(check):
            messages.warning(request, said)
        return None
    if request.resolver_match and request.resolver_match.view_name == CREATING:
        # Wagtail stores a page that is created by its publish button as live before it publishes.
        Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)
    gate.refused(page, check, request.user)
    messages.error(request, gate.refusal(page, check))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def before_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Publish all of the pages or none: half a selection is nobody's wish."""
    if action_type != "publish" or Page not in action.models:
        return None
    blocked = False
    for page in _meant(objects, below=bool(request.POST.get("include_descendants"))):
        if not page.permissions_for_user(request.user).can_publish():
            continue
        check = judged_ahead(page.get_latest_revision_as_object(), page.latest_revision)
        if check.blocking:
            blocked = True
            gate.refused(page, check, request.user)
            button = messages.button(reverse("wagtailadmin_pages:edit", args=(page.pk,)), _("Edit"))
            messages.error(request, gate.refusal(page, check), buttons=[button])
    if not blocked:
        return None
    messages.error(request, _("None of the selected pages was published."))
    return redirect(action.next_url)


def _meant(pages: Iterable[Page], *, below: bool) -> Iterable[Page]:
    for page in pages:
        yield page  # this very object is published next, and its revision has been judged then
        if below:
            yield from page.get_descendants().not_live().specific()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The URLs of reports, of the form of a waiver and of the stylesheet."""
    results = {"results_only": True}
    return [
        path("reports/rights/", reports.ChecksView.as_view(), name="rightscheck_report"),
        path(
            "reports/rights/results/",
            reports.ChecksView.as_view(**results),
            name="rightscheck_report_results",
        ),
        path("reports/rights-waivers/", reports.WaiversView.as_view(), name="rightscheck_waivers"),
        path(
            "reports/rights-waivers/results/",
            reports.WaiversView.as_view(**results),
            name="rightscheck_waivers_results",
        ),
        path(
            "rights/<int:page_id>/waive/<str:finding>/",
            views.WaiveView.as_view(),
            name="rightscheck_waive",
        ),
        path("rights/withdraw/<int:pk>/", views.withdraw, name="rightscheck_withdraw"),
        path("rights/findings.css", views.looks, name="rightscheck_looks"),
    ]


class _Item(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """For whoever sees at least one page in it."""
        return bool(reports.pages_of(request.user).exists())


@hooks.register("register_reports_menu_item")
def rights_item() -> MenuItem:
    """Reports → Rights of pages."""
    address = reverse("rightscheck_report")
    return _Item(_("Rights of pages"), address, icon_name="clipboard-list", order=1200)


@hooks.register("register_reports_menu_item")
def waivers_item() -> MenuItem:
    """Reports → Rights waivers."""
    address = reverse("rightscheck_waivers")
    return _Item(_("Rights waivers"), address, icon_name="clipboard-list", order=1210)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Any]:
    """The permission to accept findings, for the form of a group."""
    return Permission.objects.filter(
        content_type__app_label="rightscheck", codename="override_rightscheck"
    )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Register our actions in the history of a page."""
    said = {
        gate.BLOCKED: (_("Publication refused"), _("Publication refused: {told}")),
        gate.REMOVED: (_("Taken down"), _("Taken down because of the rights in its text")),
        gate.WAIVED: (_("Rights finding accepted"), _("Accepted until {until}: {reason}")),
        gate.WITHDRAWN: (_("Rights waiver withdrawn"), _("Counts no longer: {reason}")),
    }
    for action, (label, words) in said.items():
        actions.register_action(action)(_formatter(label, words))


def _formatter(name: Any, words: Any) -> type[LogFormatter]:
    """A formatter of an action in the history: `words`, filled with what was noted of it."""

    class Told(LogFormatter):
        label = name

        def format_message(self, log_entry: Any) -> str:
            return str(words).format(**log_entry.data)

    return Told

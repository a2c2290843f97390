"""An editor whose publication was refused anywhere is led back to the page, and told why."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow

from rightscheck.integrations.wagtail.gate import PublishBlocked, noted


class RightsMiddleware:
    """Goes at the end of MIDDLEWARE: behind sessions, users and messages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The site's answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Lead back to the page that was not published."""
        if not isinstance(error, PublishBlocked):
            return None
        noted(error, request.user)
        messages.error(request, error.messages[0])
        back = redirect("wagtailadmin_pages:edit", error.page.pk)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # A dialog, as that of an approval, goes where it is told, and follows no redirect.
            told = {"step": "success", "redirect": back.url}
            return render_modal_workflow(request, None, json_data=told)
        return back

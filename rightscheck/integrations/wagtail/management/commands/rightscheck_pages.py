"""`manage.py rightscheck_pages`: check every live page, as a newsroom does after rules change."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from rightscheck.integrations.wagtail.judging import judged, told
from rightscheck.model.amounts import count


class Command(BaseCommand):
    """Exit 1 if a page stands that could not be published, 3 if one could not be checked."""

    help = _("Check the rights in the text of every live page.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--drafts` checks the newest draft of every page instead."""
        parser.add_argument("--drafts", action="store_true", help=_("the newest drafts instead"))

    def handle(self, *, drafts: bool, **_options: Any) -> None:
        """One line a page that has something to say, and the sum."""
        seen = blocked = failed = 0
        pages = Page.objects.filter(depth__gt=1).order_by("path")
        for page in (pages if drafts else pages.live()).specific().iterator(chunk_size=100):
            draft = page.get_latest_revision_as_object() if drafts else page
            check = judged(draft, page.latest_revision if drafts else page.live_revision)
            seen, blocked = seen + 1, blocked + check.blocking
            failed += bool(check.problem)
            if said := told(check):
                self.stdout.write(f"{page.url_path}: {check.verdict}: {said}")
        self.stdout.write(
            f"{count(seen, 'page')}, {blocked} that would be blocked, {failed} not checked"
        )
        if blocked or failed:
            raise SystemExit(1 if blocked else 3)

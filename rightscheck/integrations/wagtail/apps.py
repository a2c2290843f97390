"""The app as Django knows it: its label, and what is put in place when a process starts."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightscheckConfig(AppConfig):
    """`rightscheck` among the apps of a site; its tables and permissions bear that label."""

    name = "rightscheck.integrations.wagtail"
    label = "rightscheck"
    verbose_name = _("Rights check")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Close the gate, and look at the settings when `manage.py check` does."""
        from django.core.checks import register  # noqa: PLC0415 -- models are not there before
        from wagtail.signals import page_published  # noqa: PLC0415

        from rightscheck.integrations.wagtail import gate, system  # noqa: PLC0415

        gate.install()
        page_published.connect(gate.after, dispatch_uid="rightscheck")
        register(system.settings_hold)

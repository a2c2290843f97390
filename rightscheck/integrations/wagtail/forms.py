"""What a person says who accepts a finding."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from rightscheck.integrations.wagtail.models import today

LONGEST = timedelta(days=366)
"""A decision is taken anew after a year: contracts end, people leave."""


class WaiverForm(forms.Form):
    """Why, and until when; who it is, is known."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Why this may be published all the same: who agreed to it, and where it stands."
        ),
    )
    until = forms.DateField(
        label=_("Until"),
        widget=AdminDateInput,
        help_text=_("The last day on which it counts, at most a year from now."),
    )

    def clean_reason(self) -> str:
        """Words, on one line: that is how a waiver is written."""
        said: Any = self.cleaned_data["reason"]
        return " ".join(said.split())

    def clean_until(self) -> date:
        """Today or later, within a year."""
        until: date = self.cleaned_data["until"]
        if until < today():
            raise ValidationError(_("This day is over; name today or a later one."))
        if until > today() + LONGEST:
            raise ValidationError(_("Name a day within a year from now."))
        return until

"""Findings that a house is not sure enough of: set aside, and counted."""

from __future__ import annotations

from collections.abc import Callable

from rightscheck.model import Finding, Suppression, SuppressionKind


def doubted(least: float) -> Callable[[Finding], Suppression | None]:
    """Why a finding is set aside that is less certain than `least` (0..1): `Finding.confidence`."""

    def why(finding: Finding) -> Suppression | None:
        if finding.confidence >= least:
            return None
        words = f"{finding.confidence:g} is less than {least:g}"
        return Suppression(kind=SuppressionKind.CONFIDENCE, reason=words)

    return why

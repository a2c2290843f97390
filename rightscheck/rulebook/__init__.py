"""Rules as people write them: YAML in, values out (packs, licences, policy)."""

from __future__ import annotations

from pathlib import Path


def _shelf() -> Path:
    package = Path(__file__).resolve().parent.parent
    shipped = package / "policies"  # in the wheel
    return shipped if shipped.is_dir() else package.parent / "policies"  # in a checkout


SHELF = _shelf()
"""Where the packs, licences and policy that come with rightscheck lie."""

"""Which feeds have been silent for longer than the house expects: no answer on them is final."""

from __future__ import annotations

from datetime import datetime

from rightscheck.licensing.moments import utc
from rightscheck.licensing.terms.fields import spoken
from rightscheck.pipeline.bench import Workbench


def stale(bench: Workbench, now: datetime) -> dict[str, str]:
    """For each holder whose feed is silent for too long: since when, and what that means."""
    if not bench.expect or not bench.sources:
        return {}
    newest = bench.sources.newest()
    told: dict[str, str] = {}
    for holder, limit in bench.expect.items():
        last = newest.get(holder)
        if last is not None and utc(now) - last <= limit:
            continue
        name = bench.names.get(holder, holder)
        since = f"since {last:%Y-%m-%d %H:%M} UTC" if last else "yet"
        told[holder] = (
            f"nothing has come from {name} {since}, and something is expected every "
            f"{spoken(limit).removeprefix('1 ')}: what was sent later, kills and corrections among "
            "it, is not known here"
        )
    return told

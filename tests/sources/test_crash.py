"""Killed half-way, a delivery costs nothing but its rest."""

from __future__ import annotations

from pathlib import Path

import killed
import pytest


@pytest.mark.parametrize("round_", [1, 2])
def test_a_killed_delivery_leaves_a_whole_library_that_the_rerun_completes(
    tmp_path: Path, round_: int
) -> None:
    path = tmp_path / f"sources-{round_}.db"

    killed.killed(path, killed.moment())

    killed.assert_whole(path)
    killed.assert_completed(path)

"""The guide of the second corridor holds, from its first step to its last."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_docs import holds, run

pytest.importorskip("pyspark", reason="needs the extra `spark`")


def test_the_guide_of_batches_holds(tmp_path: Path) -> None:
    ran = run("-m", "rightscheck", "demo", "newsroom", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr

    holds("docs/batch.md", tmp_path / "newsroom")

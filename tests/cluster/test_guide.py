"""The guide of the second corridor holds, from its first step to its last."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from test_docs import holds, run

pytest.importorskip("pyspark", reason="needs the extra `spark`")
pytestmark = pytest.mark.skipif(not shutil.which("java"), reason="no Java on this machine")


def test_the_guide_of_batches_holds(tmp_path: Path) -> None:
    ran = run("-m", "rightscheck", "demo", "newsroom", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr

    holds("docs/batch.md", tmp_path / "newsroom")

    assert (tmp_path / "newsroom/tally.html").is_file()

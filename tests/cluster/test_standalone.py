"""A real cluster, of separate processes: whoever is killed, the answer is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    os.environ.get("RIGHTSCHECK_CLUSTER") != "1",
    reason="starts three clusters: RIGHTSCHECK_CLUSTER=1 runs it",
)

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
DOCUMENTS = "400"


def test_a_batch_survives_a_killed_worker_and_goes_on_after_a_killed_driver(
    tmp_path: Path,
) -> None:
    benchmark("archive.py", tmp_path, "--sources", "1000", "--length", "1000")

    told = benchmark("endurance.py", tmp_path, "--slices", "4", "--memory", "2g")

    assert told.count("the same") == 3, told
    assert "which were not done again" in told


def benchmark(name: str, folder: Path, *options: str) -> str:
    ran = subprocess.run(  # noqa: S603 -- our own script
        [sys.executable, str(BENCHMARKS / name), str(folder), "--documents", DOCUMENTS, *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout

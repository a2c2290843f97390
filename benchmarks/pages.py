"""A whole site checked from the command line: cold, warm, one page changed; and by its peers.

    python benchmarks/newsroom.py FOLDER                        # 10,000 pages, 100,000 sources
    python benchmarks/pages.py FOLDER [--jobs 1,2] [--scancode PROGRAM] [--reuse PROGRAM]

Each row is one process and its children: seconds by the wall, seconds of all processors (the surer
figure on a machine that does other things), the most memory that one of its processes had. Reports
must be the same, whichever way they came; `--folders` takes only so many folders of 500 pages.
Our modules are compiled first, as they are where rightscheck is installed.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import rightscheck

RIGHTSCHECK = (sys.executable, "-m", "rightscheck")
ALLOWED = {0, 1}  # exit codes of programs that find something


class Run(NamedTuple):
    """What a command cost."""

    wall: float
    cpu: float
    megabytes: float


def run(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command in a folder; its output goes nowhere."""
    begin = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 -- what we were told to run
        [*map(str, command)], cwd=folder, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ALLOWED:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def told(report: Path) -> str:
    """A digest of what a report tells of which document, whenever that was."""
    content = json.loads(report.read_bytes())
    findings = [(one["document"], one["id"], one["why"]) for one in content["findings"]]
    documents = [(one["name"], one["words"], one["verdict"]) for one in content["documents"]]
    return hashlib.sha256(json.dumps([findings, documents]).encode()).hexdigest()[:8]


def row(name: str, pages: int, cost: Run, same: str = "") -> None:
    """One line of the table."""
    rate = pages / cost.wall
    print(
        f"| {name} | {pages:,} | {cost.wall:.1f} | {cost.cpu:.1f} | {1000 * cost.cpu / pages:.2f}"
        f" | {rate:,.0f} | {cost.megabytes:.0f} | {same} |",
        flush=True,
    )


def ourselves(site: Path, paths: Sequence[str], pages: int, jobs: str, scratch: Path) -> None:
    """Cold and warm, with so many processes; then with one page changed, and only that page."""
    report, cache = scratch / "report.json", scratch / f"cache-{jobs}"
    options = ["--exit-zero", "--jobs", jobs, "--cache", cache]
    command = [*RIGHTSCHECK, "check", *paths, *options, "--format", "json", "-o", report]
    for name in ("cold", "warm"):
        row(f"rightscheck, {jobs} processes, {name}", pages, run(command, site), told(report))
    row(
        f"… terminal report, {jobs}, warm",
        pages,
        run([*RIGHTSCHECK, "check", *paths, *options], site),
    )
    page = next((site / paths[0]).glob("*.md"))
    text = page.read_text(encoding="utf-8")
    try:
        page.write_text(f"{text}\nOne more line.\n", encoding="utf-8")
        row(f"… one page changed, {jobs}, warm", pages, run(command, site), told(report))
        alone = [*RIGHTSCHECK, "check", page.relative_to(site), "--exit-zero", "--no-cache"]
        row("… that page alone", 1, run(alone, site))
    finally:
        page.write_text(text, encoding="utf-8")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--jobs", default="1,2")
    options.add_argument("--folders", type=int, default=20, help="of 500 pages each")
    options.add_argument("--scancode", type=Path)
    options.add_argument("--reuse", type=Path)
    chosen = options.parse_args()
    site = chosen.folder.resolve()
    content = sorted((site / "content").iterdir())[: chosen.folders]
    paths = [str(folder.relative_to(site)) for folder in content]
    pages = sum(1 for folder in content for _ in folder.iterdir())
    compileall.compile_dir(Path(rightscheck.__file__).parent, quiet=1)
    print(
        "| system | pages | s | s of processor | ms of processor a page | pages/s | MB | report |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for jobs in chosen.jobs.split(","):
            ourselves(site, paths, pages, jobs, Path(scratch))
        found = Path(scratch) / "scancode.json"
        if chosen.scancode:
            # Copyrights and licences: the parts of it that look for what we look for.
            command = [chosen.scancode, "-clq", "-n", "2", "--json", found, *paths]
            row("ScanCode, 2 processes", pages, run(command, site))
    if chosen.reuse:
        row("REUSE lint", pages, run([chosen.reuse, "--root", site / "content", "lint"], site))


if __name__ == "__main__":
    main()

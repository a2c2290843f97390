"""Draws the README's pictures: a check of three pages of the demo's newsroom, and the HTML report.

python .github/picture.py

The second needs Chromium and `pip install --group browser`.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / ".github/demo.svg"
SHOT = ROOT / ".github/report.png"
WIDTH = 88
PAGES = ("content/insel.html", "content/harbour.md", "content/ferry.md")


def rightscheck(*arguments: str, folder: Path) -> str:
    """What the command prints on a terminal with colours."""
    ran = subprocess.run(  # noqa: S603 - our own interpreter with our own arguments
        [sys.executable, "-m", "rightscheck", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)},
        capture_output=True,
        check=True,
    )
    return ran.stdout.decode()


def draw() -> str:
    """The picture of a check of three pages."""
    with tempfile.TemporaryDirectory() as folder:
        rightscheck("demo", "newsroom", folder=Path(folder))
        report = rightscheck("check", *PAGES, "--exit-zero", folder=Path(folder, "newsroom"))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ rightscheck check {' '.join(PAGES)}\n"))
    console.print(Text.from_ansi(report))
    picture = console.export_svg(title="rightscheck", theme=MONOKAI, unique_id="demo")
    # rich's fonts come from a foreign server; any monospaced one will do.
    return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)


def shoot() -> None:
    """The picture of a finding in the HTML report, as a browser shows it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- only the picture needs it

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        rightscheck("demo", "newsroom", folder=Path(folder))
        home = Path(folder, "newsroom")
        asked = ("check", "content/bridge.html", "--exit-zero", "-o", "report.html")
        rightscheck(*asked, folder=home)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 1040, "height": 4000})
        page.goto((home / "report.html").as_uri())
        box = page.locator(".finding").first.bounding_box()
        page.screenshot(path=SHOT, clip={"x": 0, "y": box["y"], "width": 1040, "height": 720})
        browser.close()


if __name__ == "__main__":
    PICTURE.write_text(draw(), "utf-8")
    shoot()

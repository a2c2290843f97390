"""Draws the README's picture: a check of three pages of the demo's newsroom, as SVG.

python .github/picture.py
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / ".github/demo.svg"
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


if __name__ == "__main__":
    PICTURE.write_text(draw(), "utf-8")

"""How much of an article's words a reader takes, and how much of what stands around it.

    python benchmarks/extraction.py [--folder DIR]

The pages are invented, in the dress of many content systems; `data-is` in them says what an element
is (`tests/readers/sites`). Body, headings and quotations are the article. Precision and recall are
those of its words, averaged over the pages. Peers that are not installed are left out (`bench` in
pyproject).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from importlib import import_module
from pathlib import Path

from rightscheck.model import Role
from rightscheck.readers import read

SITES = Path(__file__).parent.parent / "tests" / "readers" / "sites"
ARTICLE = {Role.BODY, Role.HEADING, Role.QUOTATION}
MARKED = re.compile(r'<([\w-]+)[^>]*\bdata-is="(\w+)"[^>]*>(.*?)</\1>', re.DOTALL | re.IGNORECASE)


def ours(page: str) -> str:
    """What rightscheck takes for the article."""
    document = read(page.encode(), "page.html")
    lines = re.finditer(r"[^\n]+", document.text)
    return "\n".join(line[0] for line in lines if document.role(line.start()) in ARTICLE)


def trafilatura(page: str) -> str:
    """What trafilatura takes for it, with its defaults and no comments."""
    return import_module("trafilatura").extract(page, include_comments=False) or ""


def words(text: str) -> Counter[str]:
    """Words, or letters where there are no spaces."""
    single = re.search("[\u3040-\u30ff]", text)
    return Counter(re.findall(r"[^\W_]" if single else r"\w+", text.lower()))


def gold(page: str) -> Counter[str]:
    """The words of the article, as the page's marks say."""
    parts = (m[3] for m in MARKED.finditer(page) if m[2] in {role.value for role in ARTICLE})
    return words(unescape(re.sub("<[^>]+>", " ", " ".join(parts))))


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--folder", type=Path, default=SITES)
    pages = [path.read_text() for path in sorted(options.parse_args().folder.glob("*.html"))]
    pages = [page for page in pages if gold(page)]
    print("| system | pages | precision | recall | F1 |\n|---|---:|---:|---:|---:|")
    systems: dict[str, Callable[[str], str]] = {"rightscheck": ours, "trafilatura": trafilatura}
    for name, system in systems.items():
        try:
            import_module(name)
        except ImportError:
            continue
        precision, recall = 0.0, 0.0
        for page in pages:
            wanted, got = gold(page), words(system(re.sub(r'\s*data-is="\w+"', "", page)))
            shared = (wanted & got).total()
            precision += shared / max(1, got.total()) / len(pages)
            recall += shared / wanted.total() / len(pages)
        both = 2 * precision * recall / (precision + recall)
        print(f"| {name} | {len(pages)} | {precision:.3f} | {recall:.3f} | {both:.3f} |")


if __name__ == "__main__":
    main()

"""Benchmarks are run by hand and seldom: what they take of the package must still be there."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "benchmarks"


@pytest.mark.parametrize("script", sorted(path.name for path in FOLDER.glob("*.py")))
def test_what_a_benchmark_takes_of_the_package_is_there(script: str) -> None:
    tree = ast.parse((FOLDER / script).read_text("utf-8"))
    taken = [
        (node.module, name.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rightscheck")
        for name in node.names
    ]

    assert [f"{module}.{name}" for module, name in taken if not _there(module, name)] == []


def _there(module: str | None, name: str) -> bool:
    try:
        if not hasattr(importlib.import_module(str(module)), name):
            importlib.import_module(f"{module}.{name}")
    except ModuleNotFoundError as missing:  # an extra that is not installed here is no fault
        return not (missing.name or "").startswith("rightscheck")
    return True


def test_every_script_that_the_reference_names_is_there() -> None:
    words = (FOLDER / "README.md").read_text("utf-8")
    named = set(re.findall(r"`(\w+\.py)\b", words))

    assert named
    assert named <= {path.name for path in FOLDER.glob("*.py")}

"""The guide says what is so."""

from __future__ import annotations

import re
from pathlib import Path

from rightscheck.integrations.wagtail.conf import Options

GUIDE = (Path(__file__).parents[3] / "docs" / "wagtail.md").read_text("utf-8")


def test_the_guide_lists_every_setting_with_its_default() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \|", GUIDE, re.MULTILINE)

    assert [name.lower() for name, _ in rows] == list(Options.model_fields)
    told = {name: default.strip("` ") for name, default in rows}
    assert told["BLOCK"] == str([one.value for one in Options().block]).replace("'", '"')
    assert told["SEVERITY"] == f'"{Options().severity}"'
    assert told["ON_ERROR"] == f'"{Options().on_error}"'
    assert told["BUDGET"] == str(Options().budget)

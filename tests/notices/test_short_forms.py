"""Credits, datelines, © lines and licences that nobody showed the grammar, and their lookalikes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from notices.noticed import notices

from rightscheck.model import OWN_SITE, UNKNOWN_HOLDER

ROWS = yaml.safe_load(Path(__file__).with_name("short_forms.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text", "wanted"), ROWS)
def test_a_short_form_names_its_holders_and_a_lookalike_nobody(
    language: str, text: str, wanted: str
) -> None:
    found = {
        f"{str(notice.kind).partition('-')[0]} {notice.holder}"
        for notice in notices(text)
        if notice.holder not in {OWN_SITE, UNKNOWN_HOLDER}
    }

    answers = [set(filter(None, answer.split(", "))) for answer in wanted.split("; ")]
    assert found in answers, language

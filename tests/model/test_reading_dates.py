"""Dates that can be read in one way only are moments; all others are not known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readers.pages import markdown

from rightscheck.model.dates import parse, published


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-01-31", "2026-01-31T00:00:00+00:00"),
        ("2026-1-5", "2026-01-05T00:00:00+00:00"),
        ("20260131", "2026-01-31T00:00:00+00:00"),
        ("2026-01-31T12:00", "2026-01-31T12:00:00+00:00"),
        ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00+00:00"),
        ("2026-01-31 12:00:00 +0100", "2026-01-31T12:00:00+01:00"),
        ("2026-01-31 12:00:00 UTC", "2026-01-31T12:00:00+00:00"),
        ("2026-01-31T12:00:00.123-05:00", "2026-01-31T12:00:00.123000-05:00"),
        ("Sat, 31 Jan 2026 12:00:00 +0100", "2026-01-31T12:00:00+01:00"),
        ("31 Jan 2026 12:00 GMT", "2026-01-31T12:00:00+00:00"),
        ("01/02/2026", None),
        ("31.01.2026", None),
        ("soon", None),
        ("1769860800", None),
        ("2026-13-45", None),
        ("", None),
        ("9" * 10_000, None),
    ],
)
def test_a_written_date_is_one_moment_or_none(written: str, moment: str | None) -> None:
    found = parse(written)

    assert (found.isoformat() if found else None) == moment


@given(st.text("0123456789-:+TZ .,JanSat/GMT", max_size=40))
def test_no_writing_makes_the_dates_crash(written: str) -> None:
    found = parse(written)

    assert found is None or found.tzinfo is not None


def test_a_document_is_published_when_its_first_readable_date_says() -> None:
    document = markdown("---\ndate: soon\npubDate: 2026-01-31\n---\nText")

    assert str(published(document)) == "2026-01-31 00:00:00+00:00"
    assert published(markdown("Text")) is None

"""Waivers as people write them, in a page and in a file, and what is wrong with either."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.errors import UnusableRules
from rightscheck.model import Acceptance, Document, Place, Remark
from rightscheck.rulebook.waivers import (
    LONGEST,
    MOST,
    Waivers,
    load_waivers,
    parse,
    waivers_of,
    written,
)

LETTER = Acceptance(
    check="unlicensed-reuse",
    holder="afp",
    until=date(2027, 1, 31),
    owner="L. Brandt",
    reason="commissioned: see the letter",
)


def said(words: str) -> str:
    """What is wrong with a sentence."""
    with pytest.raises(UnusableRules) as refused:
        parse(words)
    return f"{refused.value.problem}; {refused.value.hint}"


@pytest.mark.parametrize(
    "words",
    [
        (
            'waive unlicensed-reuse holder afp until 2027-01-31 owner "L. Brandt": '
            "commissioned: see the letter"
        ),
        (
            'waive owner "L. Brandt" until 2027-01-31 check unlicensed-reuse holder "afp" : '
            "commissioned: see the letter"
        ),
        (
            'waive\n  unlicensed-reuse holder afp\n  until 2027-01-31 owner "L.\nBrandt":\n'
            "  commissioned: see\n  the letter  "
        ),
        (
            'waive unlicensed-reuse holder afp reason "commissioned: see the letter" '
            'until 2027-01-31 owner "L. Brandt"'
        ),
    ],
    ids=["as shown", "any order", "any lines", "the reason quoted"],
)
def test_a_sentence_is_read_as_it_is_meant(words: str) -> None:
    assert parse(words) == LETTER


def test_an_id_may_have_colons() -> None:
    assert (
        parse("waive source urn:newsml:afp.com:2026:x: why").source == "urn:newsml:afp.com:2026:x"
    )


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("", "a page can say 'waive', not ''"),
        ("ignore", "a page can say 'waive', not 'ignore'"),
        ("waive unlicensed-reuse untill 2027-01-31: x", "did you mean 'until'?"),
        ("waive unlicensed-reuse until: x", "until has no value"),
        ("waive unlicensed-reuse until 31.1.2027: x", "write it as 2026-01-31"),
        ("waive unlicensed-reuse until 2027-02-30: x", "until is '2027-02-30'"),
        ("waive unlicensed-reuse holder afp holder ap: x", "holder stands twice"),
        ('waive unlicensed-reuse owner "L. Brandt: x', "a quotation mark is open"),
        ("waive unlicensed-reuse owner L. Brandt: x", "'Brandt' is no key"),
        ("waive unlicensed-reuse paths content/**: x", "speaks of that page alone"),
        ("waive " + "x" * LONGEST, f"longer than {LONGEST:,} characters"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_is_right(words: str, wrong: str) -> None:
    assert wrong in said(words)


VALUES = st.text(max_size=30).map(lambda text: " ".join(text.split()))


@given(
    st.builds(
        Acceptance,
        **dict.fromkeys(
            ("check", "holder", "source", "finding", "passage", "reason", "owner"), VALUES
        ),
        until=st.none() | st.dates(),
    )
)
def test_what_is_written_reads_back_as_the_same(waiver: Acceptance) -> None:
    assert parse(written(waiver)) == waiver


@given(st.text(max_size=200), st.sampled_from(["", "waive ", 'waive "', "waive check x until "]))
def test_whatever_a_page_says_is_a_waiver_or_a_fault(words: str, head: str) -> None:
    page = Document(name="page.md", text="Boats.", remarks=(Remark(head + words, 0),))

    (found,) = waivers_of(page)

    assert found.fault or parse(found.written) == parse(head + words)


def test_a_page_has_only_so_many_waivers() -> None:
    page = Document(name="page.md", text="Boats.", remarks=(Remark("waive x: y", 0),) * 5_000)

    found = waivers_of(page)

    assert len(found) == MOST
    assert "at most" in found[-1].fault
    assert not found[-2].fault


FILE = """\
waivers:
  - check: unlicensed-reuse
    holder: afp
    reason: "commissioned: see the letter"
    owner: L. Brandt
    until: 2027-01-31

  - finding: 0f0f0f0f0f0f0f0f
    paths: content/**
"""


def test_a_file_is_a_list_of_them_each_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rightscheck-waivers.yaml"
    path.write_text(FILE)

    file = load_waivers(path, "ours.yaml")

    first, second = file.waivers
    assert Acceptance(**first.model_dump(include=set(Acceptance.model_fields))) == LETTER
    assert (first.where, second.start) == ("ours.yaml:2:1", Place(8, 1))
    assert second.paths == ("content/**",)
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("reason:", "raison:", 4, "did you mean 'reason'?"),
        ("2027-01-31", "next year", 6, "no day; write it as 2026-01-31 (it says 'next year')"),
        ("2027-01-31", "20270131", 6, "no day; write it as 2026-01-31 (it says 20270131)"),
        ("2027-01-31", "2027-01-31T10:00:00", 6, "no day"),
        ("waivers:", "waiver:", 1, "did you mean 'waivers'?"),
        ("    holder", "   holder", 3, "is not YAML"),
    ],
)
def test_a_fault_in_the_file_is_told_with_its_line(
    old: str, new: str, line: int, hint: str, tmp_path: Path
) -> None:
    path = tmp_path / "rightscheck-waivers.yaml"
    path.write_text(FILE.replace(old, new, 1))

    with pytest.raises(UnusableRules) as refused:
        load_waivers(path, path.name)

    assert refused.value.where == f"{path}:{line}"
    assert hint in str(refused.value)


def test_the_file_has_a_schema_for_editors() -> None:
    keys = Waivers.model_json_schema()["$defs"]["Acceptance"]

    assert set(keys["properties"]) == set(Acceptance.model_fields)
    assert keys["properties"]["until"]["anyOf"][0] == {"type": "string", "format": "date"}

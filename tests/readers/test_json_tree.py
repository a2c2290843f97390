"""JSON as a tree: spelling and shape are levelled, places are kept, hostile files refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.building.builder import plain
from rightscheck.readers.notations.json import Object, tree

values = st.recursive(
    st.one_of(st.text(max_size=8), st.integers(), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text("abc", max_size=2), inner, max_size=4)
    ),
    max_leaves=20,
)


def scalars(value: Any) -> list[str]:  # noqa: ANN401 -- whatever JSON can say
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [text for one in inner for text in scalars(one)]
    text = value.strip() if isinstance(value, str) else json.dumps(value)
    return [text] if text and value is not None else []


def held(node: Object, page: str) -> list[str]:
    own = [plain(iter(one), page).strip() for key in node.keys for one in node.values(key)]
    return own + [text for one in node for text in held(one, page)]


def test_a_key_is_found_however_a_version_spells_it_and_a_list_of_one_is_one() -> None:
    top = tree('{"copyrightNotice": "© Orbel", "usage_terms": ["a", "b"], "x": null}', "f").object(
        ""
    )

    assert top.text("copyright_notice") == top.text("copyrightnotice") == "© Orbel"
    assert len([*top.values("usageTerms")]) == 2
    assert "x" not in top
    assert top.text("nothing", "there") == ""


def test_members_are_found_in_a_list_and_under_names() -> None:
    for page in ('{"a": [{"n": "1"}, {"n": "2"}]}', '{"a": {"x": {"n": "1"}, "y": {"n": "2"}}}'):
        top = tree(page, "f").object("")

        assert [member.text("n") for member in top.members("a")] == ["1", "2"]


@given(st.lists(st.text(min_size=1).filter(str.strip), max_size=5), st.booleans())
def test_every_string_is_what_json_says_and_stands_where_it_is_written(
    written: list[str],
    ascii_only: bool,  # noqa: FBT001 -- hypothesis hands it over
) -> None:
    page = json.dumps({"a": {"b": written}}, ensure_ascii=ascii_only)
    expected = [
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in written
    ]

    found = [*tree(page, "f").object("", "a").values("b")]

    assert [
        "".join(page[p.start : p.end] if p.text is None else p.text for p in one) for one in found
    ] == expected
    for pieces in found:
        assert page[pieces[0].start - 1] == '"' == page[pieces[-1].end]


@given(values)
def test_no_string_of_a_file_is_lost_and_none_is_added(value: object) -> None:
    page = json.dumps({"a": value})

    assert sorted(held(tree(page, "f"), page)) == sorted(scalars(value))


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ('{"a": [{"b": "c"}', "cut off"),
        ('{"a": "b', "cut off"),
        ("[" * 100_000, "nested more than"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested more than"),
    ],
)
def test_a_file_that_is_broken_or_hostile_is_refused(page: str, problem: str) -> None:
    with pytest.raises(UnreadableDocument, match=problem):
        tree(page, "f.json")


def test_a_file_of_more_values_than_fit_the_memory_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rightscheck.readers.notations.json.MOST", 1000)

    with pytest.raises(UnreadableDocument, match="holds more than 1,000 values"):
        tree(f"[{'1,' * 1000}1]", "f.json")
    assert tree(f"[{'1,' * 999}1]", "f.json")

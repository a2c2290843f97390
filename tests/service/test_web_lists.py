"""The lists: what was checked, what is held and how fresh, what is permitted and for how long."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from html_pages import EVIL, Page
from newsrooms import MONTHLY, NOW, recording
from stories import HARBOUR, OBSERVATORY
from webdoors import WEB, Door, newsroom

from rightscheck.model import Source
from rightscheck.service.desk import Cached

JANUARY = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with Door(newsroom(tmp_path)) as door:
        yield door


def told(door: Door, path: str) -> str:
    answer = door.get(path)
    assert answer.status_code == 200
    return Page(answer.text).text


# Checks


def test_the_last_checks_are_facts_and_never_a_text(door: Door) -> None:
    door.paste("Our own words on a harbour.", name="posts/own.md")
    door.paste(HARBOUR, name="posts/port.md")

    page = told(door, "/checks")

    assert page.index("posts/port.md") < page.index("posts/own.md")
    assert "1 review" in page
    assert "own words" not in page
    assert "Fishermen" not in page


def test_a_check_by_a_program_is_among_them(door: Door) -> None:
    door.post("/v1/check", json={"documents": [{"name": "cms/17", "text": "Ours."}]})

    assert "cms/17" in told(door, "/checks")


def test_a_pause_in_typing_is_no_check_that_is_remembered(door: Door) -> None:
    form = {"text": "Half a sent", "name": "half.md"}
    door.post("/live", data=form)
    assert "half.md" not in told(door, "/checks")

    door.post("/live?sent=1", data=form)

    assert "half.md" in told(door, "/checks")


def test_a_house_can_remember_few_checks_or_none(tmp_path: Path) -> None:
    with Door(newsroom(tmp_path, "[service]\nrecent = 1\n")) as door:
        door.paste("One.", name="one.md")
        door.paste("Two.", name="two.md")
        page = told(door, "/checks")
    assert "two.md" in page
    assert "one.md" not in page

    (tmp_path / "rightscheck.toml").write_text("[service]\nrecent = 0\n")
    with Door(door.house) as door:
        door.paste("One.", name="one.md")
        page = told(door, "/checks")

    assert "one.md" not in page
    assert "remembers no checks" in page


# Sources


def test_a_silent_feed_is_told_first(tmp_path: Path) -> None:
    house = newsroom(tmp_path, 'expect = {afp = "1 day", reuters = "2 days"}\n')
    house.deliver(Source(id="a", holder="aap", text=OBSERVATORY, published=JANUARY))
    with Door(house) as door:
        page = told(door, "/sources")

    assert "3 sources of 2 holders; 2 feeds silent" in page
    assert page.index("France-Presse 2") < page.index("Reuters 0") < page.index("not watched")


def test_sources_are_found_by_id_and_by_words_of_their_title(tmp_path: Path) -> None:
    house = newsroom(tmp_path)
    house.deliver(
        Source(id="w8", holder="afp", title="Boats leave the harbour", text=OBSERVATORY),
        Source(id="w9", holder="ap", title="A telescope sees", text=OBSERVATORY),
    )
    with Door(house) as door:
        assert "w9" not in told(door, "/sources?q=HARBOUR+boats")
        assert "w8" in told(door, "/sources?q=HARBOUR+boats")
        assert "w1" in told(door, "/sources?q=w1")
        assert "w8" not in told(door, "/sources?holder=ap")
        assert "Nothing found" in told(door, "/sources?q=nobody")


def test_many_sources_have_several_pages(tmp_path: Path) -> None:
    house = newsroom(tmp_path)
    house.deliver(*(Source(id=f"n{n}", holder="ap", text=f"Words {n}") for n in range(60)))
    with Door(house) as door:
        first = Page(door.get("/sources?holder=ap").text)
        (way,) = (a["href"] for a in first.all("a") if a.get("rel") == "next")
        second = Page(door.get(way).text)

    assert "n59" in first.text
    assert "n9 " not in first.text
    assert "n9 " in second.text
    assert [a for a in second.all("a") if a.get("rel") == "next"] == []


@pytest.mark.parametrize(
    "query", ["before=x", "before=99999999999999999999999", "q=%00", "holder=%27"]
)
def test_an_odd_address_of_a_list_is_no_fault(door: Door, query: str) -> None:
    assert door.get(f"/sources?{query}").status_code == 200


def test_nothing_of_an_agency_s_item_becomes_markup(tmp_path: Path) -> None:
    evil = EVIL.replace("\ud800", "")
    house = newsroom(tmp_path)
    house.deliver(
        Source(
            id=evil, holder="afp", title=evil, text=evil, url="javascript:alert(1)", language=evil
        )
    )
    with Door(house) as door:
        page = Page(door.get("/sources").text)

    assert (page.wrong, page.open) == ([], [])
    assert page.all("img") == []
    assert [a["href"] for a in page.all("a") if "javascript" in a["href"]] == []


def test_without_a_library_it_says_so(tmp_path: Path) -> None:
    house = newsroom(tmp_path)
    (tmp_path / "rightscheck.toml").write_text("")
    with Door(house) as door:
        assert "There is no library of sources" in told(door, "/sources")


# Licences


@pytest.mark.parametrize(("days", "said"), [(-3, "has ended"), (30, "ends within 90 days")])
def test_what_has_run_out_or_will_soon_stands_first(tmp_path: Path, days: int, said: str) -> None:
    end = datetime.now(UTC).date() + timedelta(days)
    house = newsroom(tmp_path)
    house.sign(WEB.replace("afp", "dpa").replace("AFP", "DPA") + f"valid: {{until: {end}}}\n")
    with Door(house) as door:
        page = told(door, "/licences")

    assert f"holders' licences {said}: DPA web service." in page
    assert page.rindex("DPA web service") < page.index("AFP web service")


def test_a_licence_is_told_in_sentences(door: Door) -> None:
    page = told(door, "/licences")

    sentence = "republish it if the channel is web and the territory is NO or DK"
    assert f"{sentence}; in return: the credit 'AFP'" in page


def test_what_is_due_is_told_from_the_ledger(tmp_path: Path) -> None:
    house = recording(tmp_path)
    house.sign(MONTHLY)
    house.check(house.page("port.md", HARBOUR), now=NOW)
    with Door(house) as door:
        page = told(door, "/licences")

    assert "take it down" in page
    assert "content/port.md" in page
    assert "overdue" in page


def test_what_is_recorded_later_is_due_as_well(tmp_path: Path) -> None:
    house = recording(tmp_path)
    house.sign(MONTHLY)
    house.check(house.page("port.md", HARBOUR), now=NOW)
    with Door(house) as door:
        before = told(door, "/licences")
        house.check(house.page("quay.md", HARBOUR), now=NOW)
        after = told(door, "/licences")

    assert "content/quay.md" not in before
    assert "content/quay.md" in after


def test_what_is_worked_out_is_remembered_until_its_basis_is_another() -> None:
    known: Cached[int] = Cached()
    counted = itertools.count()

    found = [known.of(basis, lambda: next(counted)) for basis in ("a", "a", "b", "b", "a")]

    assert found == [0, 0, 1, 1, 2]

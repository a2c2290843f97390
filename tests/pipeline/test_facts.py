"""Every fact of a use is told by somebody, and says by whom."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from newsrooms import MONTHLY, Newsroom
from stories import HARBOUR

from rightscheck.model import Duty, Source, Use

CALLERS = {"missed", "facts"}
"""What only a caller of `evaluate` knows."""

SETTINGS = """
[house]
name = "Kalvik Media"

[[scopes]]
paths = ["**"]
channel = "web"
territory = ["NO", "CA-QC"]
language = "en"
purpose = "editorial"
licensee = ["Courier"]
recipient = ["subscribers"]

[[done]]
duty = "pay"
holder = "afp"
by = "M. Okafor"
on = 2026-05-01
proof = "invoice 114"
"""

HARBOUR_SENT = Source(
    id="w1",
    holder="afp",
    text=HARBOUR,
    published=datetime(2026, 5, 4, tzinfo=UTC),
    feed="Basic",
    item_type="genre:Current",
)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    house = Newsroom(tmp_path, HARBOUR_SENT)
    house.sign(MONTHLY)
    house.settings(SETTINGS, record=True)
    return house


def used(newsroom: Newsroom, more: str = "") -> Use:
    newsroom.check(newsroom.page("a.md", HARBOUR, more=more))
    (recorded,) = newsroom.uses()
    return recorded.use


def test_every_fact_of_a_use_has_an_origin(newsroom: Newsroom) -> None:
    told = set(used(newsroom).origins)

    assert set(Use.model_fields) - told - {"holder", "origins"} == CALLERS


def test_settings_library_and_page_tell_what_they_know(newsroom: Newsroom) -> None:
    use = used(newsroom)

    assert (use.licensee, use.recipient) == (("Courier",), ("subscribers",))
    assert (use.territory, use.purpose) == (("NO", "CA-QC"), "editorial")
    assert (use.feed, use.item_type) == (("Basic",), ("Current",))
    assert use.done == {Duty.PAY: True}
    assert use.proof == {Duty.PAY: "M. Okafor, 2026-05-01: invoice 114"}
    assert {name: use.origins[name] for name in ("licensee", "feed", "done", "date")} == {
        "licensee": "settings",
        "feed": "library",
        "done": "settings",
        "date": "page, line 2",
    }


def test_a_page_speaks_before_the_settings_but_acquits_nobody(newsroom: Newsroom) -> None:
    use = used(newsroom, "licensee: Post\nrecipient: [subscribers, public]\ndone: [consent, pay]\n")

    assert (use.licensee, use.origins["licensee"]) == (("Post",), "page, line 3")
    assert use.recipient == ("subscribers", "public")
    assert use.done == {Duty.PAY: True}
    assert use.proof[Duty.CONSENT] == "claimed on the page, line 5"


def test_where_nobody_names_the_title_the_house_is_named_and_told_apart(newsroom: Newsroom) -> None:
    newsroom.settings('[house]\nname = "Kalvik Media"\n', record=True)

    use = used(newsroom)

    assert (use.licensee, use.origins["licensee"]) == (("Kalvik Media",), "house")

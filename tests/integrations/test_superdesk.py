"""Superdesk's signal as Superdesk sends it, with items as its desks have them; all invented."""

from __future__ import annotations

import json
import re
import sys
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from rightscheck.errors import UnusableSettings
from rightscheck.integrations import superdesk
from rightscheck.model import Role, Span

blinker = pytest.importorskip("blinker", reason="Superdesk's signals are blinker's")

REUTERS = (
    "<p>The bridge that carries the coast road across the Oster fjord will close for two years"
    " from September after engineers found cracks in five of its eleven piers, the roads agency"
    " said on Friday.</p><p>Repairs are put at 1.4 billion crowns, twice the sum that was set"
    " aside when the first crack was reported four years ago.</p>"
)
ITEM: dict[str, Any] = {
    "_id": "urn:newsml:desk.example:2026-03-06T11:02:54.219:6c1f",
    "guid": "urn:newsml:desk.example:2026-03-06T11:02:54.219:6c1f",
    "family_id": "urn:newsml:desk.example:2026-03-06T11:02:54.219:6c1f",
    "type": "text",
    "profile": "58f0a1",
    "state": "in_progress",
    "pubstatus": "usable",
    "language": "en",
    "headline": "Osterby bridge to close",
    "slugline": "bridge-osterby",
    "abstract": "<p>Two years of detours.</p>",
    "byline": "Ada Berg",
    "dateline": {
        "source": "KC",
        "text": "KALVIK, Nov. 9 KC -",
        "located": {"city": "Osterby", "country_code": "NO"},
        "date": datetime(2026, 3, 6, 11, tzinfo=UTC),
    },
    "body_html": "<p>It rained on the quay all day, and nobody minded.</p>",
    "fields_meta": {"body_html": {"draftjsState": [{"blocks": []}]}},
    "source": "KC",
    "creditline": "",
    "copyrightholder": "",
    "copyrightnotice": "",
    "usageterms": "",
    "ednote": "",
    "embargo": None,
    "firstcreated": datetime(2026, 3, 6, 11, 2, tzinfo=UTC),
    "versioncreated": datetime(2026, 3, 6, 11, 40, tzinfo=UTC),
    "schedule_settings": {"utc_embargo": None, "utc_publish_schedule": None, "time_zone": None},
    "ingest_provider": None,
    "task": {"desk": "5a1", "stage": "5b2", "user": "5c3"},
    "extra": {"pull_quote": "Nobody minded the rain on the quay.", "code": "K-17"},
    "associations": {
        "featuremedia": {
            "type": "picture",
            "headline": "Bridge",
            "description_text": "The bridge at dawn.",
            "byline": "Jan Vik",
            "creditline": "Jan Vik / AFP",
            "usageterms": "editorial use only",
        },
        "related--1": {"type": "text", "headline": "Another", "body_html": REUTERS},
        "related--2": None,
    },
}


class Desk:
    """A Superdesk server as far as it matters here: `ValidateService._validate`, which signals."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **config: object) -> None:
        self.signal = blinker.Namespace().signal("item:validate")
        self.query: dict[str, str] = {}
        signals, flask = ModuleType("superdesk.signals"), ModuleType("superdesk.flask")
        validation = ModuleType("superdesk.validation")
        signals.item_validate = self.signal  # type: ignore[attr-defined]
        self.request = SimpleNamespace(args=self.query, path="/api/archive/publish/urn:1")
        flask.request = self.request  # type: ignore[attr-defined]
        validation.ValidationError = Warned  # type: ignore[attr-defined]
        for module in (ModuleType("superdesk"), signals, flask, validation):
            monkeypatch.setitem(sys.modules, module.__name__, module)
        superdesk.init_app(SimpleNamespace(config=config))

    def validate(self, **fields: object) -> list[str]:
        """What stops an item with these fields."""
        response: list[str] = []
        item = deepcopy({**ITEM, **fields})
        self.signal.send(self, item=item, response=response, error_fields={})
        assert item == {**ITEM, **fields}, "the item is the desk's"
        return response


class Warned(Exception):
    """`superdesk.validation.ValidationError`."""


@pytest.fixture
def desk(courier: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, RIGHTSCHECK_CONFIG=str(courier), RIGHTSCHECK_BUDGET=30.0)


def test_our_own_story_goes_out(desk: Desk) -> None:
    assert desk.validate() == []


def test_an_agencys_words_without_a_contract_stop_the_item_and_name_the_field(desk: Desk) -> None:
    response = desk.validate(body_html=f"<p>Our view.</p>{REUTERS}")

    assert response[0].startswith("Rights: Body‚ paragraph 2")
    assert "Reuters" in response[0]


def test_the_page_of_superdesk_shows_each_line_whole(desk: Desk) -> None:
    lines = [
        *desk.validate(body_html=REUTERS),
        superdesk.shown("1,234 words of \\'AFP' [x],\u00a0y"),
    ]

    sent = str([lines])  # SuperdeskValidationError
    seen = [one.strip("' ") for one in re.sub(r"[\[\]]", "", sent).split(",")]  # its `publishItem`

    assert len(lines) > 1
    assert seen == lines


def test_words_that_two_fields_share_are_told_of_both(desk: Desk) -> None:
    response = desk.validate(body_html=REUTERS, dateline={"text": "OSTERBY, March 6 (Reuters) -"})

    assert response[0].startswith("Rights: Dateline to Body‚ paragraph ")


def test_a_clause_in_the_editorial_note_is_found_there(
    courier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(
        monkeypatch,
        RIGHTSCHECK_CONFIG=str(courier),
        RIGHTSCHECK_BLOCK="review",
        RIGHTSCHECK_BUDGET=30.0,
    )
    note = (
        "© 2026 Reuters. Republication or redistribution of Reuters content is expressly"
        " prohibited without the prior written consent of Reuters."
    )

    response = desk.validate(ednote=note)

    assert response[0].startswith("Rights: Editorial note: ")


def test_a_story_beside_it_is_a_story_of_its_own_and_a_picture_no_text() -> None:
    made = superdesk.document_of(ITEM)

    assert "Oster fjord" not in made.text
    at = made.text.index("Jan Vik / AFP")
    assert made.role(at) is Role.CAPTION
    assert str(made.start(Span(at, at + 1))) == "featuremedia, Credit line"


def test_a_field_of_the_houses_own_is_text_if_it_is_one() -> None:
    made = superdesk.document_of(ITEM)

    at = made.text.index("Nobody minded the rain")
    assert str(made.start(Span(at, at + 1))) == "Extra, pull_quote"
    assert "K-17" not in made.text


def test_what_the_item_declares_is_declared() -> None:
    made = superdesk.document_of({**ITEM, "embargo": datetime(2026, 3, 7, 9, tzinfo=UTC)})

    said = {fact.name: fact.value for fact in made.facts}
    assert said["language"] == "en"
    assert said["status"] == "usable"
    assert said["embargo"] == "2026-03-07T09:00:00+00:00"
    assert said["title"] == "Osterby bridge to close"
    assert "published" not in said
    assert made.name == f"superdesk/{ITEM['guid']}"


def test_a_kill_is_never_held_up(desk: Desk) -> None:
    assert desk.validate(body_html=REUTERS, pubstatus="canceled") == []


def test_a_house_that_only_advises_stops_nothing_and_logs(
    courier: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk(monkeypatch, RIGHTSCHECK_CONFIG=str(courier), RIGHTSCHECK_BLOCK="never")

    assert desk.validate(body_html=REUTERS) == []
    assert "Reuters" in caplog.text


def asking(courier: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(
        monkeypatch,
        RIGHTSCHECK_CONFIG=str(courier),
        RIGHTSCHECK_BLOCK="never",
        RIGHTSCHECK_ASK="breach",
        RIGHTSCHECK_BUDGET=30,
    )


def test_a_house_that_asks_is_answered_by_the_editor(
    courier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = asking(courier, monkeypatch)

    with pytest.raises(Warned) as asked:
        desk.validate(body_html=REUTERS)
    assert "Reuters" in json.loads(str(asked.value))["warnings"][0]
    desk.query["publishing_warnings_confirmed"] = "true"
    assert desk.validate(body_html=REUTERS) == []


def test_where_nobody_can_answer_nobody_is_asked(
    courier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = asking(courier, monkeypatch)
    desk.request.path = "/api/archive/urn:1/move"  # a macro of a stage validates

    assert desk.validate(body_html=REUTERS) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"body_html": None, "headline": 17, "dateline": "text", "associations": [1], "extra": "x"},
        {"body_html": "<p>" * 20_000, "headline": "&#" * 9_000},
        {"associations": {"a": {"type": "picture", "byline": {"text": None}}}, "language": ["en"]},
        {"body_html": "\ud800\x00\x1b[31m<!-- x", "usageterms": "(" * 9_000},
        {"type": None, "guid": None, "_id": None, "schedule_settings": []},
    ],
)
def test_whatever_an_item_holds_the_desk_goes_on(desk: Desk, fields: dict[str, object]) -> None:
    response = desk.validate(**fields)

    assert response == []


def test_an_item_too_large_to_check_is_told_of_and_goes_out(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    response = desk.validate(body_html="a " * 33_000_000)

    assert response == []
    assert "larger than" in caplog.text


def test_settings_that_cannot_be_used_stop_the_server_and_not_an_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnusableSettings):
        Desk(monkeypatch, RIGHTSCHECK_CONFIG=str(tmp_path / "nowhere.toml"))
    with pytest.raises(ValueError, match="loud"):
        Desk(monkeypatch, RIGHTSCHECK_BLOCK="loud")

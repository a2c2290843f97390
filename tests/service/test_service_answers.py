"""What the service answers is what the command line says."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import PAGE, client, house
from starlette.testclient import TestClient
from stories import HARBOUR

import rightscheck
from rightscheck.cli.main import main
from rightscheck.model import Source


@pytest.fixture
def asks(tmp_path: Path) -> Iterator[TestClient]:
    with client(house(tmp_path)) as asks:
        yield asks


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit):
        main(arguments)
    return capsys.readouterr().out


def test_a_report_is_that_of_the_command_line(
    tmp_path: Path,
    asks: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text(f"<p>(AFP) {HARBOUR} é</p>", "utf-8")
    given = {"name": "page.html", "text": (tmp_path / "page.html").read_text("utf-8")}

    ours = json.loads(asks.post("/v1/check", json={"documents": [given]}).text)
    theirs = json.loads(said(capsys, "check", "page.html", "--format", "json"))

    assert ours | {"checked_at": ""} == theirs | {"checked_at": ""}
    assert ours["verdict"] == "breach" or ours["findings"]


@pytest.mark.parametrize("command", ["spot", "compare"])
def test_notices_and_comparisons_are_those_of_the_command_line(
    command: str, tmp_path: Path, asks: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE["text"], "utf-8")
    asked = {"name": str(page), "text": PAGE["text"]}
    if command == "compare":
        asked = {"text": PAGE["text"], "source": PAGE["text"]}
    files = [str(page)] * (2 if command == "compare" else 1)

    ours = asks.post(f"/v1/{command}", json=asked).json()
    theirs = json.loads(said(capsys, command, *files, "--format", "json"))

    named = {"text": "", "source": ""} if command == "compare" else {}
    assert ours | named == theirs | named


def test_a_browser_gets_the_report_as_a_page(asks: TestClient) -> None:
    accepts = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

    answer = asks.post("/v1/check", json={"documents": [PAGE]}, headers=accepts)

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<html" in answer.text


@pytest.mark.parametrize("form", ["json", "sarif", "html", "csv", "junit", "markdown", "terminal"])
def test_a_report_comes_in_any_form(form: str, asks: TestClient) -> None:
    answer = asks.post(f"/v1/check?format={form}", json={"documents": [PAGE]})

    assert answer.status_code == 200
    assert answer.text


def test_what_a_content_system_knows_of_a_page_decides(tmp_path: Path) -> None:
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "afp-web.yaml").write_text(
        "licence: afp-web\ntitle: AFP web\nholder: afp\n"
        "permit:\n  - {action: republish, id: web, if: {channel: web}}\n"
    )
    settings = house(tmp_path)
    settings.write_text(f'{settings.read_text()}\n[licences]\npaths = ["licences"]\n')
    with client(settings) as asks:

        def verdict(channel: str) -> str:
            page = {**PAGE, "facts": {"channel": channel, "published": "2026-05-06"}}
            answer = asks.post("/v1/check", json={"documents": [page]}).json()
            return str(answer["verdict"])

        assert verdict("web") == "permitted"
        assert verdict("print") != "permitted"


def test_a_file_comes_as_base64(asks: TestClient) -> None:
    data = base64.b64encode(f"<p>(AFP) {HARBOUR}</p>".encode("latin-1", "replace")).decode()

    page = {"name": "old.html", "data": data, "media_type": "text/html; charset=latin-1"}
    answer = asks.post("/v1/check", json={"documents": [page]}).json()

    assert answer["findings"]


def test_a_text_is_not_decoded_again_by_what_its_markup_says(asks: TestClient) -> None:
    text = '<meta charset="iso-8859-1"><p>© 2026 Agence Française de Rêve</p>'

    notices = asks.post("/v1/spot", json={"name": "a.html", "text": text}).json()["notices"]
    report = asks.post("/v1/check", json={"documents": [{"name": "a.html", "text": text}]}).text

    assert "Ã" not in report
    assert [one["text"] for one in notices if "Française" in one["text"]]


def test_a_check_that_runs_out_of_time_is_never_clean(asks: TestClient) -> None:
    pages = [{"name": f"{n}.txt", "text": f"{n} {HARBOUR * 20}"} for n in range(50)]

    answer = asks.post("/v1/check", json={"documents": pages, "budget": 0.05})

    assert answer.status_code in {200, 503}
    assert answer.json().get("verdict") != "permitted"


def test_what_is_delivered_is_found_at_once(asks: TestClient) -> None:
    text = (
        "A lighthouse keeper counted eleven seals on the northern rocks before breakfast today,"
        " more than in any winter since the harbour wall was built by her grandfather"
    )
    sent = {"sources": [{"id": "seals", "holder": "ap", "text": text}]}

    first = asks.post("/v1/sources", json=sent)
    again = asks.post("/v1/sources", json=sent)
    found = asks.post("/v1/check", json={"documents": [{"text": text}]}).json()

    assert (first.status_code, first.json()["items"][0]["deed"]) == (201, "added")
    assert (again.status_code, again.json()["items"][0]["deed"]) == (200, "unchanged")
    assert [one["source_id"] for one in found["findings"]] == ["seals"]


def test_an_agencys_item_is_taken_in_as_it_comes_and_its_kill_is_followed(asks: TestClient) -> None:
    item = {
        "uri": "urn:seals",
        "type": "text",
        "copyrightholder": "AP",
        "versioncreated": "2026-05-01",
    }
    words = {"body_text": "Eleven seals were counted on the northern rocks before breakfast today."}

    added = asks.post("/v1/sources?name=seals.json", json=item | words)
    killed = asks.post("/v1/sources?name=seals.json", json=item | words | {"pubstatus": "canceled"})

    assert added.json()["items"][0]["deed"] == "added", added.text
    assert killed.json()["items"][0]["deed"] == "killed"


@pytest.mark.parametrize(
    "sent",
    [{"source": [{"id": "w7", "text": "The pier is open."}]}, {}, [], 3, "The pier is open."],
)
def test_json_that_is_no_item_is_refused_not_kept_as_a_text(asks: TestClient, sent: object) -> None:
    before = asks.get("/v1/sources").json()
    answer = asks.post("/v1/sources?holder=afp", json=sent)

    assert answer.status_code == 422
    assert asks.get("/v1/sources").json() == before


def test_an_item_that_is_refused_does_not_hold_up_the_others(asks: TestClient) -> None:
    mine = {"id": "w1", "holder": "ap", "text": "Whose is this?"}
    new = {"id": "w9", "holder": "ap", "text": "Nobody has sent this before."}

    answer = asks.post("/v1/sources", json={"sources": [mine, new]})

    assert answer.status_code == 201
    assert [one["deed"] for one in answer.json()["items"]] == ["refused", "added"]
    assert "afp" in answer.json()["items"][0]["problem"]


def test_a_source_is_shown_and_forgotten(asks: TestClient) -> None:
    shown = Source.model_validate(asks.get("/v1/sources/w1").json())
    gone = asks.delete("/v1/sources/w1")

    assert shown.holder == "afp"
    assert gone.json() == {"removed": 1}
    assert asks.get("/v1/sources/w1").status_code == 404
    assert asks.get("/v1/sources").json()["sources"] == 1


def test_rules_are_those_in_force(asks: TestClient) -> None:
    rules = asks.get("/v1/rules").json()

    assert "afp" in {pack["holder"] for pack in rules["packs"]}
    assert "unlicensed-reuse" in {check["check"] for check in rules["checks"]}


def test_readiness_tells_of_a_library_that_is_gone_and_of_broken_rules(tmp_path: Path) -> None:
    settings = house(tmp_path)
    with client(settings) as asks:
        before = asks.get("/health/ready").json()
        settings.write_text(settings.read_text() + "\nnonsense = 1\n")
        # The first question begins to load, one that waits sees it through.
        asks.post("/v1/check", json={"documents": [PAGE]})
        broken = asks.get("/health/ready")
        (tmp_path / "sources.db").rename(tmp_path / "elsewhere.db")
        gone = asks.get("/health/ready")

    assert before == {"status": "ready", "reasons": [], "sources": 2}
    assert (broken.status_code, broken.json()["status"]) == (200, "degraded")
    assert (gone.status_code, gone.json()["status"]) == (503, "unready")


def test_metrics_count_what_was_answered(asks: TestClient) -> None:
    asks.post("/v1/check", json={"documents": [PAGE]})
    asks.get("/nowhere")

    told = asks.get("/metrics").text

    assert 'rightscheck_requests_total{method="POST",route="/v1/check",status="200"} 1.0' in told
    assert "rightscheck_sources 2.0" in told
    assert 'rightscheck_feed_age_seconds{holder="afp"}' in told
    assert "/nowhere" not in told


def test_the_version_is_told(asks: TestClient) -> None:
    assert asks.get("/health/live").json()["version"] == rightscheck.__version__

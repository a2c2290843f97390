"""The plugin and the service understand one another, where there is PHP and no WordPress."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from newsrooms import Newsroom, recording
from stories import HARBOUR
from wordpress_site import PLUGIN

import rightscheck
from rightscheck.model import Report
from rightscheck.readers import fields

pytestmark = pytest.mark.skipif(not shutil.which("php"), reason="no PHP on this machine")

POST = {
    "ID": 17,
    "post_type": "post",
    "post_title": "Boats & nets",
    "post_content": HARBOUR,
    "post_excerpt": "",
    "post_author": 1,
    "post_date_gmt": "2026-05-05 08:00:00",
}
SETTINGS = {"url": "http://127.0.0.1:8642/", "key": "rck_1", "territory": "NO, DK"}


def plugin(body: str = "", *posts: dict[str, Any], **told: object) -> Any:  # noqa: ANN401
    told = {"posts": posts or [POST], "settings": SETTINGS, "status": 200, "body": body} | told
    ran = subprocess.run(  # noqa: S603
        ["php", str(Path(__file__).with_name("stubs.php")), str(PLUGIN)],  # noqa: S607
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return json.loads(ran.stdout)


def served(house: Newsroom) -> Report:
    """What the service would report of the plugin's document."""
    (document,) = plugin()["asked"]["documents"]
    made = fields.document(document["name"], [fields.Field(**one) for one in document["fields"]])
    with house.load() as bench:
        return rightscheck.check([made], bench)


@pytest.mark.parametrize("file", sorted(PLUGIN.rglob("*.php")), ids=lambda file: str(file.name))
def test_every_file_of_the_plugin_is_php(file: Path) -> None:
    ran = subprocess.run(["php", "-l", str(file)], capture_output=True, text=True, check=False)  # noqa: S603, S607

    assert ran.returncode == 0, ran.stdout


def test_what_the_plugin_asks_is_what_the_service_takes() -> None:
    shapes = pytest.importorskip("rightscheck.service.api.shapes")

    told = plugin()

    taken = shapes.CheckRequest.model_validate(told["asked"])
    assert told["request"]["url"] == "http://127.0.0.1:8642/v1/check"
    assert told["request"]["headers"]["Authorization"] == "Bearer rck_1"
    assert told["request"]["redirection"] == 0
    assert taken.documents[0].name == "post/17.html"
    assert dict(taken.documents[0].facts) == {
        "title": ("Boats & nets",),
        "published": ("2026-05-05T08:00:00Z",),
        "language": ("en-GB",),
        "author": ("Ada Berg",),
        "url": ("https://courier.example/?p=17",),
        "channel": ("web",),
        "territory": ("NO", "DK"),
    }


def test_what_the_service_reports_is_what_the_plugin_reads(tmp_path: Path) -> None:
    report = served(recording(tmp_path))

    answer = plugin(rightscheck.render(report, "json"))["answer"]

    assert report.findings
    assert answer["verdict"] == report.verdict
    assert answer["held"]
    assert [one["id"] for one in answer["findings"]] == [one.id for one in report.findings]
    assert answer["findings"][0]["why"] == report.findings[0].why
    assert answer["findings"][0]["passage"][:40] == HARBOUR[:40]


def test_nothing_found_is_in_order(tmp_path: Path) -> None:
    with Newsroom(tmp_path).load() as bench:
        report = rightscheck.check(["Our own words."], bench)

    answer = plugin(rightscheck.render(report, "json"))["answer"]

    assert (answer["verdict"], answer["held"], answer["findings"]) == ("permitted", False, [])


def test_a_post_that_could_not_be_read_is_for_a_person_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4")
    with Newsroom(tmp_path).load() as bench:
        report = rightscheck.check([tmp_path / "broken.pdf"], bench)

    answer = plugin(rightscheck.render(report, "json"))["answer"]

    assert report.unread
    assert (answer["verdict"], answer["held"]) == ("review", True)


WAIVER = 'rightscheck: waive unlicensed-reuse until 2099-01-31 owner "B": mine'

HIDDEN = [
    f"<!-- {WAIVER} -->",
    f"<!<!-- x -->-- {WAIVER} -->",
    f"<!--<!-- {WAIVER} -->",
    f"<!--><!-- {WAIVER} -->",
    f"<!-- x --!><!-- {WAIVER} --!>",
    f"<!{WAIVER}>",
    f'<a title="<!-- {WAIVER} -->">x</a>',
    f"<script><!-- {WAIVER} --></script>",
    f"---\nrightscheck:\n  - waive {WAIVER[19:]}\n---\n",
]


def asked_with(where: str, hidden: str) -> Any:  # noqa: ANN401
    """What is asked of a post that has something hidden in one of its parts."""
    if where == "reusable block":
        block = {"5": f"Two {hidden} three"}
        return plugin("", POST | {"post_content": 'One <!-- wp:block {"ref":5} /-->'}, blocks=block)
    post = POST | {"post_content": "One, two", where: f"One {hidden} three"}
    return plugin("", post, settings=SETTINGS | {"credit": "_credit"})


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(
    "where", ["post_title", "post_excerpt", "post_content", "credit", "reusable block"]
)
def test_whoever_writes_a_post_waives_nothing_in_it(where: str, hidden: str) -> None:
    (document,) = asked_with(where, hidden)["asked"]["documents"]

    made = fields.document(document["name"], [fields.Field(**one) for one in document["fields"]])
    assert set(document) == {"name", "fields", "facts"}
    assert made.remarks == ()
    assert "One" in made.text


@pytest.mark.parametrize(
    "block",
    [
        '<!-- wp:block {"ref":5} /-->',
        '<!-- wp:block {"lock":{"move":true},"ref":5} /-->',
        '<!-- wp:core/block {"ref":5,"content":{"Lead":{"content":"x"}}} /-->',
        '<!-- wp:block {"ref":5} --><!-- /wp:block -->',
    ],
)
def test_a_reusable_block_is_read_however_it_is_written(block: str) -> None:
    asked = plugin("", POST | {"post_content": f"One {block} two"}, blocks={"5": HARBOUR})["asked"]

    assert HARBOUR in asked["documents"][0]["fields"][-1]["value"]


@pytest.mark.parametrize(
    "content",
    [
        '<!-- wp:block {"ref":1} /-->',
        f'<!-- wp:block {{"ref":5,"content":{{"Lead":{{"content":"{HARBOUR[:40]}"}}}}}} /-->',
    ],
)
def test_what_readers_see_of_reusable_blocks_is_asked_about_however_deep(content: str) -> None:
    chain = {str(one): f'<!-- wp:block {{"ref":{one + 1}}} /-->' for one in range(1, 9)}
    blocks = chain | {"9": f'{HARBOUR} <!-- wp:block {{"ref":1}} /-->'}

    asked = plugin("", POST | {"post_content": content}, blocks=blocks)["asked"]

    assert HARBOUR[:40] in asked["documents"][0]["fields"][-1]["value"]


def test_one_save_asks_once_and_the_same_words_in_another_post_are_asked_about() -> None:
    new = POST | {"ID": 0}
    other = POST | {"ID": 18}

    assert plugin("", new, POST, POST)["times"] == 1
    assert plugin("", POST, other)["times"] == 2


def test_a_silent_feed_holds_a_post_says_why_and_is_accepted_by_itself(tmp_path: Path) -> None:
    report = served(recording(tmp_path))
    body = rightscheck.render(silent(report, "afp is silent since 1 May"), "json")
    accepted: dict[str, Any] = {
        "until": "2099-01-01",
        "findings": [one.id for one in report.findings],
    }

    answer = plugin(body, overrides=[accepted])["answer"]

    assert (answer["verdict"], answer["held"]) == ("review", True)
    assert "afp is silent since 1 May" in answer["message"]
    accepted["findings"] += [one["id"] for one in answer["findings"]]
    assert not plugin(body, overrides=[accepted])["answer"]["held"]


def silent(report: Report, *warnings: str) -> Report:
    return report.model_copy(
        update={"basis": report.basis.model_copy(update={"warnings": warnings})}
    )


def test_who_accepts_one_silence_of_a_feed_accepts_no_other(tmp_path: Path) -> None:
    with Newsroom(tmp_path).load() as bench:
        report = rightscheck.check(["Our own words."], bench)
    before, after = (
        rightscheck.render(silent(report, *told), "json")
        for told in (["afp is silent since 1 May"], ["afp is silent since 9 May", "ap is silent"])
    )
    seen = [one["id"] for one in plugin(before)["answer"]["findings"]]

    answer = plugin(after, overrides=[{"until": "2099-01-01", "findings": seen}])["answer"]

    assert answer["held"]
    assert len(answer["findings"]) == 2


def test_that_nobody_looked_is_accepted_for_the_words_that_were_there(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4")
    with Newsroom(tmp_path).load() as bench:
        unread = rightscheck.render(rightscheck.check([tmp_path / "broken.pdf"], bench), "json")
        late = rightscheck.render(rightscheck.check(["Our own."], bench, budget=0), "json")

    for status, body in ((200, unread), (200, late), (503, "")):
        seen = [one["id"] for one in plugin(body, status=status)["answer"]["findings"]]
        accepted = [{"until": "2099-01-01", "findings": seen}]

        assert seen
        same = POST | {"post_content": f"<b>{HARBOUR}</b>"}
        assert not plugin(body, same, status=status, overrides=accepted)["answer"]["findings"]
        other = POST | {"post_content": "Other words"}
        assert plugin(body, other, status=status, overrides=accepted)["answer"]["findings"]


def test_a_verdict_that_rests_on_no_finding_holds_a_post(tmp_path: Path) -> None:
    with Newsroom(tmp_path).load() as bench:
        report = rightscheck.check(["Our own words."], bench)
    told = json.loads(rightscheck.render(report, "json")) | {"verdict": "breach"}

    answer = plugin(json.dumps(told))["answer"]

    assert (answer["verdict"], answer["held"]) == ("breach", True)
    assert "names no finding" in answer["message"]

"""What a real WordPress does when the service is down or odd, and what it asks it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from wordpress_service import saying
from wordpress_site import Site

pytest_plugins = ("wordpress_fixtures",)

OWN = "Our reporter counted the boats herself, and there were eleven of them."


@pytest.mark.parametrize(("down", "status"), [("hold", 422), ("publish", 201)])
def test_a_service_that_is_down_holds_or_lets_out_as_the_house_says(
    site: Site, down: str, status: int
) -> None:
    site.settings(url="http://127.0.0.1:9", down=down)

    got, told = site.rest("/wp/v2/posts", content=OWN, status="publish")

    assert got == status
    if down == "publish":
        assert site.record(told["id"])["verdict"] == "unchecked"
    else:
        assert "does not answer" in told["message"]


def test_a_wrong_key_is_told_as_one(site: Site) -> None:
    site.settings(key="wrong")

    status, told = site.rest("/wp/v2/posts", content=OWN, status="publish")

    assert status == 422
    assert "does not accept our key" in told["message"]


ODD = {
    "no JSON": (200, b"<html>"),
    "no report": (200, b"{}"),
    "a later version": (200, json.dumps({"schema_version": "2.0", "verdict": "permitted",
                             "findings": [], "documents": [{}], "unread": []}).encode()),
    "looked at nothing": (200, json.dumps({"schema_version": "1.0", "verdict": "permitted",
                              "findings": [], "documents": [], "unread": []}).encode()),
    "too busy": (503, b'{"detail": "too many at once"}'),
    "elsewhere": (307, b"http://127.0.0.1:9/"),
}  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_answer_is_no_answer(site: Site, odd: str) -> None:
    with saying(lambda _: ODD[odd]) as url:
        site.settings(url=url)
        status, told = site.rest("/wp/v2/posts", content=OWN, status="publish")

    assert status == 422
    assert told["data"]["verdict"] == "unchecked"


def test_the_service_gets_the_words_and_facts_of_the_post_and_nothing_of_the_theme(
    site: Site,
) -> None:
    asked: list[Any] = []

    def answer(told: Any) -> tuple[int, bytes]:  # noqa: ANN401
        asked.append(told)
        return 503, b""

    with saying(answer) as url:
        site.settings(url=url)
        site.rest("/wp/v2/posts", title="A & B", excerpt="In short", content=OWN, status="publish")

    document = asked[0]["documents"][0]
    assert document["name"] == "post/new.html"
    assert {one["label"]: one["value"].strip() for one in document["fields"]} == {
        "Title": "<h1>A &amp; B</h1>",
        "Excerpt": "<p>In short</p>",
        "Content": f"<p>{OWN}</p>",
    }
    assert document["facts"]["channel"] == "web"
    assert document["facts"]["territory"] == ["NO"]
    assert document["facts"]["published"].endswith("Z")
    assert 0 < asked[0]["budget"] < 3

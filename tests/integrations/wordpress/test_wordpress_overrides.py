"""Accepting what was found in a real WordPress: who may, for what, and for how long."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from wordpress_service import wire
from wordpress_site import Site

pytest_plugins = ("wordpress_fixtures",)

HARBOUR = wire("afp/harbour.md")
BRIDGE = wire("reuters/bridge.md")
NONE: Mapping[str, object] = {}


def accept(site: Site, post: int, user: str = "editor", more: Mapping[str, object] = NONE) -> int:
    _, told = site.rest("/rightscheck/v1/check", post=post, content=HARBOUR)
    asked: dict[str, object] = {
        "post": post,
        "findings": [one["id"] for one in told["findings"]],
        "until": site.value("current_time('Y-m-d')"),
        "reason": "By letter of AFP, 3 May",
    }
    status, _ = site.rest("/rightscheck/v1/override", user, {**asked, **more})
    return status


def test_who_may_accepts_what_was_found_and_the_post_remembers_who_and_why(site: Site) -> None:
    post = site.post(HARBOUR)

    assert accept(site, post) == 200

    assert site.rest(f"/wp/v2/posts/{post}", status="publish")[0] == 200
    kept = site.value(f"get_post_meta({post}, '_rightscheck_override')")[0]
    assert (kept["name"], kept["reason"]) == ("editor", "By letter of AFP, 3 May")
    assert site.record(post)["accepted"] == 1


def test_what_nobody_accepted_stops_the_post_again(site: Site) -> None:
    post = site.post(HARBOUR)
    accept(site, post)

    status, told = site.rest(
        f"/wp/v2/posts/{post}", content=f"{HARBOUR}\n\n{BRIDGE}", status="publish"
    )

    assert status == 422
    assert {one["holder"] for one in told["data"]["findings"]} == {"Reuters"}


def test_an_override_that_ran_out_counts_no_more(site: Site) -> None:
    post = site.post(HARBOUR)
    accept(site, post)
    site.php(
        "",
        f"$kept = get_post_meta({post}, '_rightscheck_override', true);"
        f"update_post_meta({post}, '_rightscheck_override', ['until' => '2020-01-01'] + $kept);",
    )

    assert site.rest(f"/wp/v2/posts/{post}", status="publish")[0] == 422


@pytest.mark.parametrize(
    "fault", [{"reason": "ok"}, {"until": "2020-01-01"}, {"until": "2099-01-01"}, {"findings": []}]
)
def test_an_override_needs_a_reason_a_near_end_and_findings(
    site: Site, fault: dict[str, object]
) -> None:
    assert accept(site, site.post(HARBOUR), more=fault) == 400


def test_an_author_accepts_nothing(site: Site) -> None:
    post = site.post(HARBOUR, post_author=site.value("get_user_by('login', 'berta')->ID"))

    assert accept(site, post, "berta") == 403


def test_nobody_asks_about_a_post_of_others(site: Site) -> None:
    post = site.post(HARBOUR)

    assert site.rest("/rightscheck/v1/check", "cleo", post=post, content="x")[0] == 403

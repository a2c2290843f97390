"""Every way to publish in a real WordPress: what is somebody else's is held, and not lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from xmlrpc.client import Fault, ServerProxy

import pytest
from wordpress_service import saying, wire
from wordpress_site import PASSWORD, Site

pytest_plugins = ("wordpress_fixtures",)

HARBOUR = wire("afp/harbour.md")
CREDITED = f"{HARBOUR}\n\n(AFP)"
BRIDGE = wire("reuters/bridge.md")
OWN = "Our reporter counted the boats herself, and there were eleven of them."
WAIVER = 'rightscheck: waive missing-credit holder afp until 2099-01-31 owner "B": mine'


def test_a_refusal_by_rest_carries_the_findings_and_writes_nothing(site: Site) -> None:
    post = site.post(OWN)

    status, told = site.rest(f"/wp/v2/posts/{post}", content=HARBOUR, status="publish")

    assert (status, told["code"]) == (422, "rightscheck_held")
    finding = told["data"]["findings"][0]
    assert (finding["check"], finding["verdict"]) == ("missing-credit", "duty")
    assert finding["passage"].startswith("Fishermen in the northern port")
    assert "add the credit 'AFP'" in told["message"]
    assert site.value(f"get_post({post})->post_content") == OWN
    assert site.status(post) == "draft"


def test_with_its_credit_it_goes_out(site: Site) -> None:
    status, told = site.rest("/wp/v2/posts", title="Boats", content=CREDITED, status="publish")

    assert (status, told["status"]) == (201, "publish")
    assert site.record(told["id"])["verdict"] == "permitted"


def test_a_draft_is_never_refused(site: Site) -> None:
    assert site.rest("/wp/v2/posts", title="Boats", content=BRIDGE, status="draft")[0] == 201


def test_scheduling_is_refused_while_its_author_is_there(site: Site) -> None:
    status, _ = site.rest(
        "/wp/v2/posts", content=HARBOUR, status="future", date="2099-01-01T00:00:00"
    )

    assert status == 422


def test_xmlrpc_is_told_that_a_post_is_held_and_where(site: Site) -> None:
    client = ServerProxy(f"{site.url}/xmlrpc.php")
    post = {"post_title": "Boats", "post_content": HARBOUR, "post_status": "publish"}

    with pytest.raises(Fault) as refused:
        client.wp.newPost(1, "editor", PASSWORD, post)

    assert refused.value.faultCode == 422
    newest = site.value("get_posts(['post_status' => 'pending', 'numberposts' => 1])[0]")
    assert f"post {newest['ID']}" in refused.value.faultString
    assert newest["post_content"] == HARBOUR


def its_hour_comes(site: Site, post: int) -> None:
    site.php(
        "",
        "global $wpdb; $now = gmdate('Y-m-d H:i:s', time() - 1);"
        f"$wpdb->update($wpdb->posts, ['post_date_gmt' => $now], ['ID' => {post}]);"
        f"clean_post_cache({post}); do_action('publish_future_post', {post});",
    )


def test_a_scheduled_post_is_asked_about_again_when_its_hour_comes(site: Site) -> None:
    text = f"{HARBOUR}<iframe src='https://video.example/1'></iframe>"
    post = site.post(text, "future", post_date="2099-01-01 00:00:00")

    its_hour_comes(site, post)

    assert site.status(post) == "pending"
    assert site.record(post)["held"]
    assert site.value(f"get_post({post})->post_content") == text


def test_a_scheduled_post_that_is_in_order_goes_out(site: Site) -> None:
    post = site.post(CREDITED, "future", post_date="2099-01-01 00:00:00")

    its_hour_comes(site, post)

    assert site.status(post) == "publish"


def test_what_a_plugin_publishes_past_every_filter_is_taken_back(site: Site) -> None:
    post = site.post(HARBOUR)

    site.php("", f"wp_publish_post({post});")

    assert site.status(post) == "pending"


def test_imports_are_checked_unless_the_house_says_otherwise(site: Site) -> None:
    insert = "echo wp_insert_post(['post_title' => 'x', 'post_content' => $argv[1],"
    insert += "'post_status' => 'publish']);"
    importing = "define('WP_IMPORTING', true);"

    held = int(site.php(importing, insert, HARBOUR))
    site.settings(imports=False)
    passed = int(site.php(importing, insert, HARBOUR))

    assert (site.status(held), site.status(passed)) == ("pending", "publish")


def test_readers_keep_what_they_have_and_the_held_edit_is_an_autosave(site: Site) -> None:
    post = site.post(OWN, "publish")

    site.php(
        "",
        "wp_set_current_user(1);"
        f"wp_update_post(['ID' => {post}, 'post_content' => wp_slash($argv[1])]);",
        HARBOUR,
    )

    assert site.status(post) == "publish"
    assert site.value(f"get_post({post})->post_content") == OWN
    assert site.value(f"wp_get_post_autosave({post}, 1)->post_content") == HARBOUR


def test_what_readers_see_already_is_not_asked_about_again(site: Site) -> None:
    post = site.post(HARBOUR, "publish")

    status, _ = site.rest(f"/wp/v2/posts/{post}", title="Boats", sticky=True)

    assert status == 200


def test_text_of_a_reusable_block_is_text_of_the_post(site: Site) -> None:
    block = site.post(f"<!-- wp:paragraph --><p>{HARBOUR}</p><!-- /wp:paragraph -->",
                      "publish", post_type="wp_block")  # fmt: skip

    status, _ = site.rest(
        "/wp/v2/posts", content=f'<!-- wp:block {{"ref":{block}}} /-->', status="publish"
    )

    assert status == 422


def test_a_comment_in_the_text_accepts_nothing(site: Site) -> None:
    text = f"<!-- {WAIVER} -->{HARBOUR}"

    assert site.rest("/wp/v2/posts", content=text, status="publish")[0] == 422


def test_the_credit_of_a_custom_field_is_on_the_page(site: Site) -> None:
    site.settings(credit="credit_line")
    post = site.post(HARBOUR)
    site.php("", f"add_post_meta({post}, 'credit_line', 'AFP');")

    assert site.rest(f"/wp/v2/posts/{post}", status="publish")[0] == 200


@pytest.mark.parametrize(("fail_on", "status"), [("duty", 422), ("review", 201), ("breach", 201)])
def test_the_house_says_from_which_verdict_on_posts_are_held(
    site: Site, fail_on: str, status: int
) -> None:
    site.settings(fail_on=fail_on)

    assert site.rest("/wp/v2/posts", content=HARBOUR, status="publish")[0] == status


def test_advice_lets_it_out_and_remembers(site: Site) -> None:
    site.settings(mode="advise")

    status, told = site.rest("/wp/v2/posts", content=BRIDGE, status="publish")

    assert status == 201
    assert site.record(told["id"])["verdict"] == "breach"


# When the service does not answer


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
    assert "<h1>A &amp; B</h1>" in document["text"]
    assert f"<p>{OWN}</p>" in document["text"]
    assert "In short" in document["text"]
    assert document["facts"]["channel"] == "web"
    assert document["facts"]["territory"] == ["NO"]
    assert document["facts"]["published"].endswith("Z")
    assert 0 < asked[0]["budget"] < 3


# Overrides


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

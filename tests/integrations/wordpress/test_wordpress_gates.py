"""Every way to publish in a real WordPress: what is somebody else's is held, and not lost."""

from __future__ import annotations

from xmlrpc.client import Fault, ServerProxy

import pytest
from wordpress_service import wire
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


def its_hour_comes(site: Site, post: int) -> str:
    """Whether readers saw it, were it for a moment, and what mails were sent about."""
    return site.php(
        "",
        "add_filter('pre_wp_mail', fn($no, $mail) => print $mail['to'] . ' ' . $mail['subject']"
        " . strrchr($mail['message'], \"\n\"),"
        " 10, 2); add_action('publish_post', fn() => print 'public ');"
        "global $wpdb; $now = gmdate('Y-m-d H:i:s', time() - 1);"
        f"$wpdb->update($wpdb->posts, ['post_date_gmt' => $now], ['ID' => {post}]);"
        f"clean_post_cache({post}); do_action('publish_future_post', {post});",
    )


def test_a_scheduled_post_is_asked_about_again_when_its_hour_comes(site: Site) -> None:
    text = f"{HARBOUR}<iframe src='https://video.example/1'></iframe>"
    post = site.post(text, "future", post_date="2099-01-01 00:00:00")

    mailed = its_hour_comes(site, post)

    assert site.status(post) == "pending"
    edit = f"{site.url}/wp-admin/post.php?post={post}&action=edit"
    assert mailed == f"ada@courier.example Not published: Boats\n{edit}"
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
    for hidden in (f"<!-- {WAIVER} -->", f"<!<!-- x -->-- {WAIVER} -->"):
        text = f"{hidden}{HARBOUR}"

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

"""What is blocked stays unpublished, whichever way somebody tries; and with the credit it goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import pytest
from courier_pages import (
    AFP,
    OWN,
    body,
    browser,
    bulk,
    credited,
    draft,
    edit,
    form,
    history,
    home,
    live,
    person,
    told,
)
from django.contrib.auth.models import User
from django.db.transaction import atomic
from django.test import Client
from django.urls import reverse
from news.models import ArticlePage
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowState,
    WorkflowTask,
)

from rightscheck.integrations.wagtail.gate import (
    BLOCKED,
    REMOVED,
    PublishBlocked,
    install,
    noted,
)
from rightscheck.integrations.wagtail.models import PageCheck


def test_code_that_publishes_is_told_what_and_where_and_what_to_do() -> None:
    page = draft()

    with pytest.raises(PublishBlocked) as refusal:
        page.get_latest_revision().publish()

    (said,) = refusal.value.messages
    assert "Body, block 2 (paragraph)" in said
    assert "add the credit 'AFP'" in said
    assert not live(page)
    assert BLOCKED in history(page)


def test_the_gate_stands_also_where_somebody_else_has_wrapped_the_action(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare: Callable[..., None] = PublishPageRevisionAction.execute.__wrapped__

    @wraps(bare)
    def traced(*args: object, **more: object) -> None:
        bare(*args, **more)

    monkeypatch.setattr(PublishPageRevisionAction, "execute", traced)
    install.cache_clear()
    install()
    page = draft()

    with pytest.raises(PublishBlocked):
        page.get_latest_revision().publish()

    assert not live(page)


def test_with_the_credit_it_is_published() -> None:
    page = credited(draft())

    page.get_latest_revision().publish()

    assert live(page)


def test_our_own_words_are_published() -> None:
    page = draft("Ours", "A quiet day in the harbour; nobody came and nobody left, we hear.")

    page.get_latest_revision().publish()

    assert live(page)


def test_the_button_of_the_editor_saves_the_draft_and_leads_back_to_it() -> None:
    client, page = browser(person("maya")), draft(credit="nobody")

    answer = client.post(edit(page), {**form(page), "action-publish": "1"}, follow=True)

    assert answer.redirect_chain == [(edit(page), 302)]
    assert "was not published" in answer.content.decode()
    assert not live(page)
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().credit == ""
    client.post(edit(page), {**form(page, credit="AFP"), "action-publish": "1"})
    assert live(page)


def test_a_page_that_is_created_by_the_publish_button_is_a_draft() -> None:
    client = browser(person("maya"))
    create = reverse("wagtailadmin_pages:add", args=("news", "articlepage", home().pk))

    answer = client.post(create, {**form(), "action-publish": "1"}, follow=True)

    page = ArticlePage.objects.get(slug="from-the-form")
    assert answer.redirect_chain == [(edit(page), 302)]
    assert not page.live
    assert Client().get("/from-the-form/").status_code == 404


def test_a_live_page_keeps_its_last_version() -> None:
    page = credited(draft())
    page.get_latest_revision().publish()
    client = browser(person("maya"))

    client.post(edit(page), {**form(page), "action-publish": "1"})

    page = ArticlePage.objects.get(pk=page.pk)
    assert page.live
    assert page.credit == "AFP"
    assert page.has_unpublished_changes


def test_a_bulk_action_publishes_all_or_none() -> None:
    client = browser(person("maya"))
    ours, theirs = draft("Ours", "A quiet day in the harbour, we hear."), draft("Theirs")

    said = bulk(client, ours, theirs)

    assert "None of the selected pages was published" in said
    assert "“Theirs” was not published" in said
    assert not live(ours)
    assert not live(theirs)
    bulk(client, ours, credited(theirs))
    assert live(ours)
    assert live(theirs)


def test_a_bulk_action_looks_at_the_pages_below_too() -> None:
    client = browser(person("maya"))
    above = draft("Above", "A quiet day in the harbour, we hear.")
    below = ArticlePage(title="Below", body=body(*AFP), live=False)
    above.add_child(instance=below)

    said = bulk(client, above, include_descendants="on")

    assert "“Below” was not published" in said
    assert not live(above)
    assert not live(below)


def moderated(page: ArticlePage, maya: User) -> tuple[WorkflowState, str]:
    """A page that waits for Maya's approval, and the address at which she gives it."""
    task = GroupApprovalTask.objects.create(name="Desk")
    task.groups.set(maya.groups.all())
    workflow = Workflow.objects.create(name="Two eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    state = workflow.start(page, maya)
    approve = reverse(
        "wagtailadmin_pages:workflow_action",
        args=(page.pk, "approve", state.current_task_state.pk),
    )
    return state, approve


def test_a_workflow_that_is_approved_does_not_publish_and_goes_on() -> None:
    maya = person("maya")
    page, client = draft(), browser(maya)
    state, approve = moderated(page, maya)

    answer = client.post(approve, {"comment": "fine"}, follow=True)

    assert answer.redirect_chain == [(edit(page), 302)]
    assert "add the credit" in answer.content.decode()
    assert not live(page)
    assert history(page).count(BLOCKED) == 1  # though what the approval wrote is undone
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    credited(page)
    client.post(approve, {"comment": "fine"})
    assert live(page)


def test_an_approval_in_wagtails_dialog_leads_back_to_the_page_as_well() -> None:
    maya = person("maya")
    page, client = draft(), browser(maya)
    _state, approve = moderated(page, maya)

    dialog = {"X-Requested-With": "XMLHttpRequest"}
    answer = client.post(approve, {"comment": "fine"}, headers=dialog)

    assert answer.json() == {"step": "success", "redirect": edit(page)}
    assert not live(page)
    assert "add the credit" in told(client, edit(page))


def test_of_a_revision_that_was_undone_as_well_nothing_is_noted() -> None:
    page = draft("Theirs", *AFP)

    with pytest.raises(PublishBlocked) as blocked, atomic():  # as ATOMIC_REQUESTS has it
        page.save_revision().publish()
    noted(blocked.value, None)

    assert not PageCheck.objects.filter(revision=blocked.value.check.revision_id).exists()


def test_a_copy_that_is_kept_live_is_taken_down() -> None:
    page = draft()
    # Published before rightscheck came: without the gate.
    Page.objects.filter(pk=page.pk).update(live=True)

    copy = ArticlePage.objects.get(pk=page.pk).copy(
        update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True
    )

    assert not live(copy)
    assert REMOVED in history(copy)
    assert live(page)


@pytest.mark.parametrize(("said", "end"), [(AFP, (1, False)), ((OWN,), (0, True))])
def test_what_add_child_made_live_goes_down(said: tuple[str, ...], end: tuple[int, bool]) -> None:
    page = home().add_child(instance=ArticlePage(title="Scripted", body=body(*said)))
    page.body = body(*AFP)

    with pytest.raises(PublishBlocked):
        page.save_revision().publish()

    assert (history(page).count(REMOVED), live(page)) == end


def test_whoever_may_not_publish_hears_of_that_first() -> None:
    page = draft()
    guest = person("guest")
    guest.groups.clear()

    with pytest.raises(Exception, match="permission to publish"):
        page.get_latest_revision().publish(user=guest)

    assert not PageCheck.objects.filter(page=page.pk).exists()

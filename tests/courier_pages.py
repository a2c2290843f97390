"""Pages and people of the site that tests share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from news.models import ArticlePage
from wagtail.models import GroupPagePermission, Page, PageLogEntry

import rightscheck

WIRE = Path(rightscheck.__file__).parent / "cli" / "commands" / "demo" / "newsroom" / "wire"


def dispatch(name: str) -> list[str]:
    """The paragraphs of an invented dispatch that the library holds."""
    return (WIRE / f"{name}.md").read_text("utf-8").split("---\n", 2)[2].strip().split("\n\n")


AFP = dispatch("afp/harbour")
REUTERS = dispatch("reuters/bridge")
OWN = "Our newsroom could see the smoke of the trawlers from the window all week."


def home() -> Page:
    return Page.objects.get(depth=2)


def body(*paragraphs: str) -> list[tuple[str, Any]]:
    """A heading, and these paragraphs as blocks of rich text."""
    from wagtail.rich_text import RichText  # noqa: PLC0415 -- Django must be up

    return [("heading", OWN), *(("paragraph", RichText(f"<p>{one}</p>")) for one in paragraphs)]


def draft(
    title: str = "Boats leave the harbour mouth", *said: str, credit: str = ""
) -> ArticlePage:
    """A page that was never published, with these paragraphs or AFP's dispatch."""
    page = ArticlePage(
        title=title, lead=f"<p>{OWN}</p>", body=body(*(said or AFP)), credit=credit, live=False
    )
    home().add_child(instance=page)
    page.save_revision()
    return ArticlePage.objects.get(pk=page.pk)


def credited(page: ArticlePage, credit: str = "AFP") -> ArticlePage:
    """A new draft of a page, with the credit."""
    new = page.get_latest_revision_as_object()
    new.credit = credit
    new.save_revision()
    return ArticlePage.objects.get(pk=page.pk)


def live(page: Page) -> bool:
    return bool(Page.objects.get(pk=page.pk).live)


def history(page: Page) -> list[str]:
    """What has happened to a page, in the words of Wagtail's log, the newest first."""
    return list(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))


def person(name: str, *permissions: str) -> User:
    """An editor who may change and publish all pages, with further permissions of ours."""
    user = User.objects.create_user(name, first_name=name.title(), password="x")  # noqa: S106
    group = Group.objects.create(name=name)
    wanted = ["access_admin", *permissions]
    group.permissions.set(Permission.objects.filter(codename__in=wanted))
    for codename in ("add_page", "change_page", "publish_page"):
        allowed = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(group=group, page=home(), permission=allowed)
    user.groups.add(group)
    return User.objects.get(pk=user.pk)


def browser(user: User) -> Client:
    """The admin as that person uses it."""
    client = Client()
    client.force_login(user)
    return client


def told(client: Client, address: str) -> str:
    """What a page of the admin says, as text."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def form(page: ArticlePage | None = None, *, credit: str = "", **more: str) -> dict[str, str]:
    """The editor's form, with AFP's dispatch in the body."""
    from wagtail.test.utils.form_data import (  # noqa: PLC0415 -- Django must be up
        nested_form_data,
        rich_text,
        streamfield,
    )

    blocks = [("paragraph", rich_text(f"<p>{one}</p>")) for one in AFP]
    return nested_form_data(
        {
            "title": page.title if page else "From the form",
            "slug": page.slug if page else "from-the-form",
            "lead": rich_text(f"<p>{OWN}</p>"),
            "body": streamfield(blocks),
            "credit": credit,
            "comments": {
                "TOTAL_FORMS": 0,
                "INITIAL_FORMS": 0,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": "",
            },
            **more,
        }
    )


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def bulk(client: Client, *pages: Page, **more: str) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    return client.post(f"{address}?{ids}&next=/admin/", more, follow=True).content.decode()

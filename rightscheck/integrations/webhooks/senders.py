"""`SENDERS`: who may call, how its signature is checked, and what of its call is a document.

    ghost        `post.current` or `page.current`; the body as HTML, as it is published
    contentful   an entry: rich text, Markdown, texts; a document for each of its locales
    strapi       an entry: Markdown, blocks, HTML, components, dynamic zones
    standard     anybody who signs by Standard Webhooks; an entry under `data`

What is taken back or deleted, or is no text, is no document, and the call is answered all the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from rightscheck.errors import UnreadableDocument
from rightscheck.integrations.webhooks import signatures
from rightscheck.integrations.webhooks.entries import fields_of
from rightscheck.integrations.webhooks.signatures import Call
from rightscheck.model import Document, Role
from rightscheck.readers.fields import Field, document

Payload = Mapping[str, Any]


class Page(NamedTuple):
    """A document in parts that can be stored with a job."""

    name: str
    fields: tuple[Field, ...]
    facts: Mapping[str, str]

    @property
    def document(self) -> Document:
        """The page as a `Document`. UnreadableDocument where a field is not what it looks like."""
        return document(self.name, self.fields, self.facts)


class Sender(NamedTuple):
    """One content system: `verify` raises Unsigned, `read` yields what is to be checked."""

    verify: Callable[[Call, str, float], None]
    read: Callable[[Payload, Call], Iterator[Page]]


def received(sender: str, call: Call, secret: str, now: float) -> tuple[Page, ...]:
    """The pages to check of a call of one of `SENDERS`.

    Unsigned where it is not from there and from now; UnreadableDocument for what is no JSON object,
    or holds more than can be read.
    """
    if not secret:
        raise signatures.Unsigned(
            "no secret is set here", hint="name one: no call is taken without"
        )
    row = SENDERS[sender]
    row.verify(call, secret, now)
    return tuple(row.read(_payload(call, sender), call))


def _payload(call: Call, sender: str) -> Payload:
    problem = "is no JSON object"
    try:
        payload = json.loads(call.body)
    except RecursionError:
        payload, problem = None, "is nested too deep"
    except ValueError:  # no JSON, or no Unicode
        payload = None
    if not isinstance(payload, dict):
        hint = "send the content system's own webhook, unchanged"
        raise UnreadableDocument(problem, where=f"the call of {sender}", hint=hint)
    return payload


def _ghost(payload: Payload, call: Call) -> Iterator[Page]:  # noqa: ARG001 -- as all have it
    """Source: Ghost's `webhooks/serialize.js`: formats html and plaintext, tags and authors."""
    for kind in ("post", "page"):
        told = _mapping(payload.get(kind))
        current, before = _mapping(told.get("current")), _mapping(told.get("previous"))
        if current and not _taken_back(before, current):
            name = f"ghost/{kind}/{current.get('id') or 'new'}"
            facts = {"url": current.get("url"), "id": current.get("id")}
            yield Page(name, tuple(_of_ghost(current)), _said(facts))


_OUT = ("published", "scheduled", "sent")


def _taken_back(before: Payload, current: Payload) -> bool:
    """Was it a change from published back to draft? `previous` has only what was changed."""
    return before.get("status") in _OUT and current.get("status") not in _OUT


def _of_ghost(post: Payload) -> Iterator[Field]:
    yield Field("Title", _str(post, "title"), "text/plain", Role.TITLE, "title")
    yield Field("Excerpt", _str(post, "custom_excerpt"))
    for author in _mappings(post.get("authors")):
        yield Field("Author", _str(author, "name"), "text/plain", Role.METADATA, "author")
    if html := _str(post, "html"):
        yield Field("Body", html, "text/html")
    elif lexical := _str(post, "lexical"):
        yield Field("Body", lexical, "application/json")
    else:
        yield Field("Body", _str(post, "plaintext"))
    yield Field("Image alt text", _str(post, "feature_image_alt"), role=Role.CAPTION)
    caption = _str(post, "feature_image_caption")
    yield Field("Image caption", caption, "text/html", Role.CAPTION)


_GOING_OUT = ("create", "save", "auto_save", "publish")


def _contentful(payload: Payload, call: Call) -> Iterator[Page]:
    """Source: Contentful's "Webhook headers" and its content model: `fields.NAME.LOCALE`."""
    sys, topic = _mapping(payload.get("sys")), call.headers.get("x-contentful-topic", "")
    if topic and (".Entry." not in topic or topic.rpartition(".")[2] not in _GOING_OUT):
        return
    kind = _str(_mapping(_mapping(sys.get("contentType")).get("sys")), "id") or "entry"
    name = f"contentful/{kind}/{sys.get('id') or 'new'}"
    fields = {key: _mapping(value) for key, value in _mapping(payload.get("fields")).items()}
    for locale in dict.fromkeys(locale for values in fields.values() for locale in values):
        entry = {key: values[locale] for key, values in fields.items() if locale in values}
        told = {"language": locale, "id": sys.get("id")}
        yield Page(f"{name}/{locale}", tuple(fields_of(entry, name)), _said(told))


def _strapi(payload: Payload, call: Call) -> Iterator[Page]:  # noqa: ARG001 -- as all have it
    """Source: Strapi's "Webhooks": `event`, `model` and `entry`."""
    if str(payload.get("event", "")) not in {"entry.create", "entry.update", "entry.publish"}:
        return
    entry = _mapping(payload.get("entry"))
    number = entry.get("documentId") or entry.get("id") or "new"
    name = f"strapi/{payload.get('model') or 'entry'}/{number}"
    told = {"language": entry.get("locale"), "id": number}
    yield Page(name, tuple(fields_of(entry, name)), _said(told))


def _standard(payload: Payload, call: Call) -> Iterator[Page]:
    """Source: Standard Webhooks 1.0.0, "payload structure": `type`, `timestamp`, `data`."""
    data = _mapping(payload.get("data"))
    name = f"{payload.get('type') or 'entry'}/{data.get('id') or call.headers['webhook-id']}"
    yield Page(name, tuple(fields_of(data, name)), _said({"language": data.get("locale")}))


SENDERS: dict[str, Sender] = {
    "ghost": Sender(signatures.ghost, _ghost),
    "contentful": Sender(signatures.contentful, _contentful),
    "strapi": Sender(signatures.bearer, _strapi),
    "standard": Sender(signatures.standard, _standard),
}


def _said(told: Mapping[str, object]) -> dict[str, str]:
    """What is known of a page beside its words; a date of publication would be an old one."""
    return {
        key: str(value) for key, value in told.items() if isinstance(value, str | int) and value
    }


def _str(of: Payload, key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Payload:
    return value if isinstance(value, Mapping) else {}


def _mappings(value: object) -> list[Payload]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []

"""Superdesk: what a desk sends out is checked before, by the signal `item_validate`.

In the settings of a Superdesk server:

    INSTALLED_APPS.append("rightscheck.integrations.superdesk")
    RIGHTSCHECK_CONFIG = "/etc/rightscheck/rightscheck.toml"
    RIGHTSCHECK_BLOCK = "breach"      # the verdict from which on nothing goes out, or "never"
    RIGHTSCHECK_ASK = "never"         # from which on the desk asks whether to publish anyway
    RIGHTSCHECK_BUDGET = 1.0          # seconds

Superdesk sends the signal whenever an item is validated, with `item` (a copy) and `response` (lines
for people; one of them stops the item); see `superdesk/signals.py` and `apps/validate/validate.py`
of superdesk-core. What is added to its `error_fields` is lost: they are made anew from its own
validator. A kill is never held up.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from rightscheck.integrations.gate import BUDGET, Gate, Outcome, verdict_of
from rightscheck.model import Document, Role, Verdict
from rightscheck.readers.feeds.ninjs import FACTS
from rightscheck.readers.fields import Field, document
from rightscheck.settings import settings_of

LOG = logging.getLogger("rightscheck.integrations.superdesk")

Item = Mapping[str, Any]


class Row(NamedTuple):
    """A field of an item: what its editor calls it, and what it is to a reader."""

    key: str
    label: str
    role: Role = Role.METADATA
    media_type: str = "text/html"  # editor 3 may format any field, and plain text reads alike


FIELDS = (
    Row("headline", "Headline", Role.TITLE),
    Row("abstract", "Abstract", Role.BODY),
    Row("byline", "Byline"),
    Row("dateline", "Dateline", Role.BODY, "text/plain"),
    Row("body_html", "Body", Role.BODY),
    Row("body_footer", "Body footer", Role.FOOTER),
    Row("description_text", "Description", Role.CAPTION),
    Row("creditline", "Credit line"),
    Row("source", "Source"),
    Row("copyrightholder", "Copyright holder"),
    Row("copyrightnotice", "Copyright notice"),
    Row("usageterms", "Usage terms"),
    Row("ednote", "Editorial note"),
)
"""In the order in which the item goes out."""

OF_PICTURES = ("description_text", "byline", "creditline", "copyrightnotice", "usageterms")
"""What a picture beside the text says of itself; none of it is said of the text."""

# No `firstpublished`: what is corrected today goes out today, with whatever was pasted into it.
_TOLD = ("language", "status", "embargo", "id", "version")
_DECLARED = {
    "headline": "title",
    **{key: fact for fact, keys in FACTS.items() for key in keys if "." not in key},
}
"""What fields declare, as ninjs has it."""

_WORDS = 6
"""Words of a field of the house's own (`extra`) that make it a text, and no name, code or date."""


class App(Protocol):
    """What of a Superdesk server is asked for."""

    config: Mapping[str, Any]


def init_app(app: App) -> None:
    """Subscribe to Superdesk's signals; Superdesk calls this at its start.

    UnusableSettings for a settings file that cannot be used, ValueError for what is no verdict:
    both stop the server at its start, and not an editor in the evening.
    """
    told = app.config
    named = told.get("RIGHTSCHECK_CONFIG")
    settings_of(Path(named) if named else None)
    gate = Gate(
        named,
        verdict_of(told.get("RIGHTSCHECK_BLOCK"), Verdict.BREACH),
        float(told.get("RIGHTSCHECK_BUDGET", BUDGET)),
    )
    asks = verdict_of(told.get("RIGHTSCHECK_ASK"), None)
    signals = import_module("superdesk.signals")
    # The signal would otherwise hold it as weakly as nothing else does.
    signals.item_validate.connect(handler(gate, asks), weak=False)


class Handler(Protocol):
    """A receiver of the signal `item_validate`, as blinker calls it."""

    def __call__(
        self,
        sender: object,
        *,
        item: Item,
        response: list[str],
        **more: object,
    ) -> None:
        """Add to `response` what stops the item."""


def handler(gate: Gate, asks: Verdict | None = None) -> Handler:
    """Make the receiver that checks every item that is validated."""

    def validate(
        sender: object,  # noqa: ARG001 -- part of the signal
        *,
        item: Item,
        response: list[str],
        **more: object,  # noqa: ARG001 -- `error_fields`, and what later versions tell as well
    ) -> None:
        if str(item.get("pubstatus")) == "canceled":
            return
        outcome = _outcome(item, gate)
        if outcome.blocks:
            response.extend(map(shown, outcome.lines))
            return
        for line in outcome.lines:
            LOG.warning("%s: %s: %s", item.get("_id"), outcome.verdict, line)
        if asks is not None and outcome.verdict.reaches(asks):
            _ask(outcome)

    return validate


_SHOWN = str.maketrans(
    {",": "\N{SINGLE LOW-9 QUOTATION MARK}", "'": "’", "[": "(", "]": ")", "\\": "/"}
)


def shown(line: str) -> str:
    """A line that an editor sees as it is written.

    Superdesk sends all lines as one `str([[…]])`, and its page drops brackets and cuts at every
    comma: `SuperdeskValidationError` of superdesk-core, `publishItem` of superdesk-client-core.
    """
    printable = "".join(sign if sign.isprintable() else " " for sign in line)
    return f"Rights: {printable}".translate(_SHOWN)


def _outcome(item: Item, gate: Gate) -> Outcome:
    try:
        made = document_of(item)
    except Exception:  # an item of another shape than any we know must not stop the desk
        LOG.exception("%s was not checked: its fields cannot be read", item.get("_id"))
        return gate.unchecked("its fields cannot be read")
    return gate.ask(made)


_ANSWERED = ("/archive/publish/", "/archive/correct/")
"""Where Superdesk's page lets an editor answer; moves and exports are validated as well."""


def _ask(outcome: Outcome) -> None:
    """Let the desk ask "publish anyway?", as Superdesk itself does over related items."""
    for name in ("superdesk.flask", "flask"):  # Superdesk 3, and those before
        try:
            request: Any = import_module(name).request
        except ImportError:
            continue
        if not request or not any(one in request.path for one in _ANSWERED):
            return
        confirmed = request.args.get("publishing_warnings_confirmed", "")
        if str(confirmed).lower() not in {"true", "1"}:
            fault = import_module("superdesk.validation").ValidationError
            raise fault(json.dumps({"warnings": [f"Rights: {line}" for line in outcome.lines]}))
        return


def document_of(item: Item) -> Document:
    """A Superdesk item, a text or a picture, as a document whose places are its fields."""
    name = f"superdesk/{item.get('guid') or item.get('_id') or 'item'}"
    facts = {fact: one for fact in _TOLD if (one := _told(item, fact))}
    return document(name, _fields(item), facts)


def _fields(item: Item) -> Iterator[Field]:
    text = str(item.get("type", "text")) in {"text", "preformatted", "composite"}
    for row in FIELDS:
        role = row.role if text or row.role is Role.TITLE else Role.CAPTION
        fact = _DECLARED.get(row.key, "") if role is row.role else ""
        yield Field(row.label, _value(item.get(row.key)), row.media_type, role, fact)
    for key, own in _mapping(item.get("extra")).items():
        if isinstance(own, str) and len(own.split()) >= _WORDS:
            yield Field(f"Extra, {key}", own, "text/html")
    for key, other in _mapping(item.get("associations")).items():
        # A text beside this one is an item of its own, and validated as such.
        if isinstance(other, Mapping) and other.get("type") != "text":
            yield from _picture(str(key), other)


def _picture(key: str, picture: Item) -> Iterator[Field]:
    for row in FIELDS:
        value = _value(picture.get(row.key))
        if row.key in OF_PICTURES and value:
            made = f"Photo: {value}" if row.key in {"byline", "creditline"} else value
            yield Field(f"{key}, {row.label}", made, "text/html", Role.CAPTION)


def _told(item: Item, fact: str) -> str:
    """The first value among the keys that can say a fact."""
    for path in FACTS[fact]:
        value: Any = item
        for key in path.split("."):
            value = _mapping(value).get(key)
        if value:
            return value.isoformat() if hasattr(value, "isoformat") else str(value)
    return ""


def _value(value: object) -> str:
    """The words of a field: a dateline is an object, everything else a text."""
    if isinstance(value, Mapping):
        value = value.get("text")
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}

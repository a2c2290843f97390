"""Who sent this? The signatures of content systems, each by its own documentation.

Nothing of a body is looked at before its signature holds. All comparisons take the same time
whatever is compared, and where the sender signs its time, what is older or newer than five minutes
is refused: a call that somebody recorded cannot be played again later.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import quote

from rightscheck.errors import RightscheckError

WINDOW = 300
"""Seconds between the sender's clock and ours."""

_LONGEST = 4_000
"""Characters of a header that are looked at."""

_LIST = 64
"""Signatures, or names of signed headers, in one header."""


class Unsigned(RightscheckError):
    """A call without a valid signature, or with an old one."""


class Call(NamedTuple):
    """A request as it came: `path` with its query, names of headers in small letters."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    def header(self, name: str) -> str:
        """A header that must be there. Unsigned where it is not."""
        value = self.headers.get(name, "")
        if not value or len(value) > _LONGEST:
            hint = "set the secret in the content system: without one it signs nothing"
            raise Unsigned(f"no usable header {name}", hint=hint)
        return value


def ghost(call: Call, secret: str, now: float) -> None:
    """`X-Ghost-Signature: sha256=HEX, t=MS`, of the body and the time behind it.

    Source: Ghost's `WebhookTrigger.js`. Versions that sign the body alone are refused: their calls
    can be played again for ever.
    """
    parts = dict(part.strip().partition("=")[::2] for part in call.header(_GHOST).split(",", _LIST))
    told = parts.get("t", "")
    _fresh(told, now, 1000)
    _same(_hex(secret, call.body + told.encode()), parts.get("sha256", ""))


def contentful(call: Call, secret: str, now: float) -> None:
    """`x-contentful-signature`, of method, path, the headers that are named, and the body.

    Source: Contentful's "Request verification" and its node-apps-toolkit (`sign-request.ts`).
    """
    signature, told = call.header(f"{_CONTENTFUL}signature"), call.header(f"{_CONTENTFUL}timestamp")
    _fresh(told, now, 1000)
    named = call.header(f"{_CONTENTFUL}signed-headers").split(",", _LIST)
    names = sorted({name.strip().lower() for name in named} | {f"{_CONTENTFUL}timestamp"})
    signed = {name: call.headers.get(name, "").strip() for name in names}
    signed[f"{_CONTENTFUL}signed-headers"] = ",".join(names)
    heads = ";".join(f"{name}:{signed[name]}" for name in sorted(signed))
    canonical = "\n".join((call.method, _encoded(call.path), heads, "")).encode() + call.body
    _same(_hex(secret, canonical), signature)


def bearer(call: Call, secret: str, now: float) -> None:  # noqa: ARG001 -- no time is signed
    """`Authorization: Bearer SECRET`, which is all that Strapi can send by itself.

    Source: Strapi's "Webhooks security". It proves the sender and not the body, so it needs TLS.
    """
    kind, _, told = call.header("authorization").partition(" ")
    _same(_digest(secret), _digest(told.strip()) if kind.lower() == "bearer" else "")


def standard(call: Call, secret: str, now: float) -> None:
    """`webhook-signature: v1,BASE64 …` of id, time and body; any one of several may hold.

    Source: Standard Webhooks 1.0.0. A secret is Base64, with or without `whsec_` before it, as in
    the libraries of that standard.
    """
    told = call.header("webhook-timestamp")
    _fresh(told, now, 1)
    content = f"{call.header('webhook-id')}.{told}.".encode() + call.body
    ours = base64.b64encode(hmac.digest(_key(secret), content, hashlib.sha256)).decode()
    given = [one.removeprefix("v1,") for one in call.header(_STANDARD).split(" ", _LIST)]
    # All of them are compared, so that the time tells nothing of which.
    if not sum(_is_same(ours, one) for one in given):
        _refuse()


_GHOST = "x-ghost-signature"
_CONTENTFUL = "x-contentful-"
_STANDARD = "webhook-signature"
_URI = ";,/?:@&=+$-_.!~*'()#"  # what JavaScript's encodeURI leaves alone
_QUERY = "-_.!~*'()"  # and Node's querystring.escape


def _encoded(path: str) -> str:
    """A path as Contentful's own library writes it, which encodes a query twice."""
    before, _, query = path.partition("?")
    return quote(f"{before}?{quote(query, safe=_QUERY)}" if query else before, safe=_URI)


def _fresh(told: str, now: float, a_second: int) -> None:
    if not (told.isascii() and told.isdecimal() and len(told) < len(str(now * 1_000_000))):
        raise Unsigned("the signature names no time", hint="look at the content system's version")
    if abs(now - int(told) / a_second) > WINDOW:
        hint = "look at both clocks; a call that was recorded is refused"
        raise Unsigned(f"was signed more than {WINDOW} seconds from now", hint=hint)


def _hex(secret: str, content: bytes) -> str:
    return hmac.digest(secret.encode(), content, hashlib.sha256).hex()


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _key(secret: str) -> bytes:
    key = b""
    with suppress(ValueError):
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    if not key:  # whoever knew that nothing stands behind `whsec_` could sign
        raise Unsigned("the secret is no Base64", hint="copy it again from the sender")
    return key


def _is_same(ours: str, given: str) -> bool:
    return hmac.compare_digest(ours.encode(), given.encode("utf-8", "replace"))


def _same(ours: str, given: str) -> None:
    if not _is_same(ours, given):
        _refuse()


def _refuse() -> None:
    hint = "the secret here and there must be the same, and no proxy may change path or body"
    raise Unsigned("the signature does not hold", hint=hint)

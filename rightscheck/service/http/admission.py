"""Who may ask, and how often: keys, rates, and what a stranger's page may not do."""

from __future__ import annotations

import base64
import binascii
import ipaddress
from http import HTTPStatus
from time import monotonic
from urllib.parse import urlsplit

from starlette.requests import Request

from rightscheck.service.http.problems import Refused
from rightscheck.service.shared.keys import Key, Keys, KeyScope

NOBODY = Key("-", tuple(KeyScope), "")
"""Who asks from this machine where no key was ever made."""

_BURST = 2
"""Seconds' worth of requests that may come at once."""

_REMEMBERED = 10_000
"""Callers whose rates are kept: the last ones."""


class Admission:
    """Lets in who has a key with the scope asked for; without any key, only this machine."""

    def __init__(self, keys: Keys, rate: float, origins: tuple[str, ...]) -> None:
        self._keys, self._rate, self._origins = keys, rate, origins
        self._allowances: dict[str, tuple[float, float]] = {}

    def admit(self, request: Request, scope: KeyScope) -> Key:
        """Whose request it is. Refused: 401, 403, or 429 for one too many."""
        self._same_site(request)
        secret = _secret(request)
        if secret is None and not self._keys.any():
            key = _local_key(request)
        else:
            key = self._key_of(secret, request)
        if not key.opens(scope):
            raise Refused(
                HTTPStatus.FORBIDDEN,
                f"the key {key.name!r} does not open this: it takes the scope {scope}",
                f"`rightscheck keys new NAME --scope {scope}` makes one that does",
            )
        self._spend(key.name)
        return key

    def spend_of_strangers(self, request: Request) -> None:
        """Rate-limit requests without a key by their address. Refused: 429 for one too many."""
        self._spend(f"? {request.client.host if request.client else ''}")

    def _key_of(self, secret: str | None, request: Request) -> Key:
        key = self._keys.of(secret) if secret else None
        if key is None:
            self.spend_of_strangers(request)  # or guessing would be free
            raise Refused(
                HTTPStatus.UNAUTHORIZED,
                "the key is not known here" if secret else "a key is needed",
                "send Authorization: Bearer KEY; `rightscheck keys new NAME` makes one",
                {"WWW-Authenticate": _challenge(request)},
            )
        return key

    def _spend(self, caller: str) -> None:
        if not self._rate:
            return
        now = monotonic()
        left, since = self._allowances.pop(caller, (self._rate * _BURST + 1, now))
        left = min(self._rate * _BURST + 1, left + (now - since) * self._rate)
        if len(self._allowances) >= _REMEMBERED:  # of who was here last longest ago
            del self._allowances[next(iter(self._allowances))]
        self._allowances[caller] = (left if left < 1 else left - 1, now)
        if left < 1:
            wait = max(1, round((1 - left) / self._rate))
            raise Refused(
                HTTPStatus.TOO_MANY_REQUESTS,
                f"more than {self._rate:g} requests a second",
                "ask more slowly; `[service] rate` sets it",
                {"Retry-After": str(wait)},
            )

    def _same_site(self, request: Request) -> None:
        """Refuse requests of other sites' pages, which browsers send with a remembered password."""
        origin = request.headers.get("origin")
        if origin is None or origin in self._origins:
            return
        if urlsplit(origin).netloc != request.headers.get("host"):
            raise Refused(
                HTTPStatus.FORBIDDEN,
                "a page of another site may not ask",
                "`[service] origins` names the sites whose pages may",
            )


def is_loopback(host: str) -> bool:
    """Is that host this machine? `localhost` counts, no other name does."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _local_key(request: Request) -> Key:
    """Nobody in particular, from this machine. A name that leads here is no proof of it."""
    named = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    # A test that calls the application without a network has no address.
    client = request.client.host if request.client else ""
    if not (is_loopback(client) and is_loopback(named)):
        raise Refused(
            HTTPStatus.UNAUTHORIZED,
            "a key is needed: without keys only this machine is answered",
            "`rightscheck keys new NAME` makes one",
            {"WWW-Authenticate": _challenge(request)},
        )
    return NOBODY


def _secret(request: Request) -> str | None:
    """The key of a request: a bearer token, or the password of HTTP Basic."""
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return secret.strip()
    if kind.lower() == "basic":
        try:
            return base64.b64decode(secret, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return "" if kind else None


def _challenge(request: Request) -> str:
    """The header that asks for a password: for pages only, a script handles its key itself."""
    page = not request.url.path.startswith(("/v1/", "/metrics"))
    return 'Basic realm="rightscheck", charset="UTF-8"' if page else 'Bearer realm="rightscheck"'

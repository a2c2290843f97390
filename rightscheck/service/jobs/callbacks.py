"""How finished jobs are told: signed as Standard Webhooks asks, to named hosts only."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import ipaddress
import secrets
import socket
from http import HTTPStatus
from time import time
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

import httpx2

from rightscheck.service.http.admission import is_loopback
from rightscheck.service.http.problems import Refused
from rightscheck.service.jobs.queue import Job
from rightscheck.service.shared.state import State
from rightscheck.settings import ServiceSettings

DELAYS = (1, 5, 30, 120, 600, 3600, 14400)
"""Seconds before each new try; then the callback is dead, which the job tells."""

TIMEOUT = 10.0
"""Seconds for a receiver to be found and to answer; its words are not read."""

PREFIX = "whsec_"


class Failure(Exception):
    """A callback was not taken; `final` if the receiver says that it never will be."""

    def __init__(self, problem: str, *, final: bool = False) -> None:
        super().__init__(problem)
        self.final = final


class Target(NamedTuple):
    """Where a callback goes: the URL as it was given, and the address that was looked at."""

    url: SplitResult
    address: str


def signing_secret(state: State) -> str:
    """What callbacks are signed with (`whsec_` and Base64); made when it is first asked for."""
    with state.writing() as connection:
        connection.execute(
            "INSERT OR IGNORE INTO secrets VALUES ('webhook', ?)", (secrets.token_bytes(32),)
        )
        row = connection.execute("SELECT value FROM secrets WHERE name = 'webhook'").fetchone()
    return PREFIX + base64.b64encode(row[0]).decode()


def signed(id: str, at: int, body: bytes, secret: str) -> dict[str, str]:  # noqa: A002 -- the standard's word
    """The headers that prove who sends a body, and when (Standard Webhooks).

    https://www.standardwebhooks.com: HMAC-SHA256 over `id.timestamp.body`.
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    mark = hmac.new(key, f"{id}.{at}.".encode() + body, hashlib.sha256).digest()
    return {
        "webhook-id": id,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{base64.b64encode(mark).decode()}",
    }


def refuse_url(url: str, settings: ServiceSettings) -> None:
    """Refused with 403 for a URL to which nothing may be sent."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    plain = parts.scheme == "http" and settings.private_callbacks and is_loopback(host or "")
    if not host or not (parts.scheme == "https" or plain) or parts.username or parts.password:
        raise _no("callback: must be an https URL", "name the receiver's address in full")
    if not {host, parts.netloc.lower()} & {one.lower() for one in settings.callbacks}:
        raise _no(
            f"callback: nothing is sent to {host!r}",
            "`[service] callbacks` names the hosts that may be told",
        )


async def send(job: Job, body: bytes, kind: str, secret: str, settings: ServiceSettings) -> None:
    """Send the outcome of a job to its callback once; Failure where it was not taken."""
    try:
        refuse_url(job.callback or "", settings)  # the settings may have changed since
    except Refused as refused:
        raise Failure(str(refused), final=True) from refused
    heads = {**signed(job.id, int(time()), body, secret), "Content-Type": kind}
    try:
        async with asyncio.timeout(TIMEOUT):  # less than the lease, or another process tells too
            target = await _looked_up(urlsplit(job.callback or ""), settings)
            status = await _posted(target, body, heads)
    except (httpx2.HTTPError, OSError) as error:
        raise Failure(f"could not be reached: {type(error).__name__}") from error
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise Failure(f"answered {status}", final=status == HTTPStatus.GONE)


async def _looked_up(url: SplitResult, settings: ServiceSettings) -> Target:
    """The public address of a host, to which alone the connection goes; Failure for any other."""
    port = url.port or (443 if url.scheme == "https" else 80)
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(url.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Failure("its name leads nowhere") from error
    addresses = [str(one[4][0]) for one in found]
    if not settings.private_callbacks:
        private = [one for one in addresses if not ipaddress.ip_address(one).is_global]
        if private:
            raise Failure("its name leads to a private address")
    return Target(url, addresses[0])


async def _posted(target: Target, body: bytes, heads: dict[str, str]) -> int:
    url, address = target.url, target.address
    shown = f"[{address}]" if ":" in address else address
    where = url._replace(netloc=f"{shown}:{url.port}" if url.port else shown, fragment="").geturl()
    host = url.netloc.rpartition("@")[2]
    async with (
        httpx2.AsyncClient(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client,
        client.stream(
            "POST",
            where,
            content=body,
            headers={**heads, "Host": host, "User-Agent": "rightscheck"},
            extensions={"sni_hostname": url.hostname},
        ) as answer,
    ):
        return answer.status_code


def _no(detail: str, hint: str) -> Refused:
    return Refused(HTTPStatus.FORBIDDEN, detail, hint)

"""A call is from whom it should be and from now, or it is refused; by each sender's own rules."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.integrations.webhooks import SENDERS, Call, Unsigned, received

NOW = 1_772_800_000.0
SECRET = "YSBzZWNyZXQgb2YgZm9ydHktZWlnaHQgYnl0ZXMsIHdoaWNoIHRlc3RzIHNoYXJl"  # noqa: S105 -- of these tests
OTHER = SECRET[::-1]
BODY = b'{"post": {"current": {}}}'

Signed = Callable[[bytes, float], Call]


def mac(content: bytes, secret: bytes = SECRET.encode()) -> bytes:
    return hmac.new(secret, content, hashlib.sha256).digest()


def by_ghost(body: bytes, at: float) -> Call:
    ms = str(round(at * 1000))
    signature = f"sha256={mac(body + ms.encode()).hex()}, t={ms}"
    return Call("POST", "/v1/hooks/ghost", {"x-ghost-signature": signature}, body)


def by_contentful(body: bytes, at: float) -> Call:
    ms = str(round(at * 1000))
    names = "x-contentful-signed-headers,x-contentful-timestamp,x-contentful-topic"
    topic = "ContentManagement.Entry.publish"
    heads = (
        f"x-contentful-signed-headers:{names};x-contentful-timestamp:{ms};"
        f"x-contentful-topic:{topic}"
    )
    headers = {
        "x-contentful-signature": mac(
            f"POST\n/v1/hooks/contentful\n{heads}\n".encode() + body
        ).hex(),
        "x-contentful-signed-headers": names,
        "x-contentful-timestamp": ms,
        "x-contentful-topic": topic,
        "user-agent": "whatever a proxy says",
    }
    return Call("POST", "/v1/hooks/contentful", headers, body)


def by_strapi(body: bytes, _: float) -> Call:
    return Call("POST", "/v1/hooks/strapi", {"authorization": f"Bearer {SECRET}"}, body)


def by_standard(body: bytes, at: float) -> Call:
    told = str(round(at))
    key = base64.b64decode(SECRET)
    signature = base64.b64encode(mac(f"msg_1.{told}.".encode() + body, key)).decode()
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": told,
        "webhook-signature": f"v1a,{signature[::-1]} v1,{signature}",
    }
    return Call("POST", "/v1/hooks/standard", headers, body)


SIGNED: dict[str, Signed] = {
    "ghost": by_ghost,
    "contentful": by_contentful,
    "strapi": by_strapi,
    "standard": by_standard,
}
TIMED = [name for name in SIGNED if name != "strapi"]


def verify(name: str, call: Call, secret: str = SECRET) -> None:
    SENDERS[name].verify(call, secret, NOW)


def test_every_sender_is_tested() -> None:
    assert SIGNED.keys() == SENDERS.keys()


@pytest.mark.parametrize("name", SIGNED)
@pytest.mark.parametrize("late", [0, -290, 290])
def test_a_call_from_whom_it_should_be_is_taken(name: str, late: float) -> None:
    verify(name, SIGNED[name](BODY, NOW + late))


@pytest.mark.parametrize("name", SIGNED)
def test_another_secret_is_refused(name: str) -> None:
    with pytest.raises(Unsigned, match="does not hold"):
        verify(name, SIGNED[name](BODY, NOW), OTHER)


@pytest.mark.parametrize("name", SIGNED)
def test_without_a_signature_nothing_is_taken(name: str) -> None:
    with pytest.raises(Unsigned, match="no usable header"):
        verify(name, SIGNED[name](BODY, NOW)._replace(headers={}))


@pytest.mark.parametrize("name", SIGNED)
def test_without_a_secret_of_ours_nothing_is_taken(name: str) -> None:
    with pytest.raises(Unsigned, match="no secret"):
        received(name, SIGNED[name](BODY, NOW), "", NOW)


@pytest.mark.parametrize("name", TIMED)
@pytest.mark.parametrize("late", [-301, 301, -1_000_000])
def test_what_was_recorded_cannot_be_played_again_later(name: str, late: float) -> None:
    with pytest.raises(Unsigned, match="more than 300 seconds"):
        verify(name, SIGNED[name](BODY, NOW + late))


@pytest.mark.parametrize("name", TIMED)
def test_a_body_that_was_changed_is_refused(name: str) -> None:
    with pytest.raises(Unsigned, match="does not hold"):
        verify(name, SIGNED[name](BODY, NOW)._replace(body=BODY.replace(b"{}", b"{ }")))


def test_ghosts_that_sign_the_body_alone_are_refused() -> None:
    signature = f"sha256={mac(BODY).hex()}, t={round(NOW * 1000)}"

    with pytest.raises(Unsigned, match="does not hold"):
        verify("ghost", Call("POST", "/", {"x-ghost-signature": signature}, BODY))


@pytest.mark.parametrize("header", ["x-contentful-topic", "x-contentful-timestamp"])
def test_a_header_that_contentful_signed_cannot_be_changed(header: str) -> None:
    call = by_contentful(BODY, NOW)
    changed = {**call.headers, header: str(round(NOW * 1000) + 1)}

    with pytest.raises(Unsigned, match="does not hold"):
        verify("contentful", call._replace(headers=changed))


def test_contentful_encodes_a_query_twice_and_so_do_we() -> None:
    call, ms = by_contentful(BODY, NOW), str(round(NOW * 1000))
    names = "x-contentful-signed-headers,x-contentful-timestamp"
    heads = f"x-contentful-signed-headers:{names};x-contentful-timestamp:{ms}"
    signature = mac(f"POST\n/v1/hooks/c%C3%A4?a%253D1%2526b%253D2\n{heads}\n".encode() + BODY).hex()
    headers = {
        **call.headers,
        "x-contentful-signature": signature,
        "x-contentful-signed-headers": names,
    }

    verify("contentful", Call("POST", "/v1/hooks/cä?a=1&b=2", headers, BODY))


def test_a_secret_of_standard_webhooks_is_base64_behind_its_prefix() -> None:
    key = b"twenty-four bytes of key"
    told = str(round(NOW))
    signature = base64.b64encode(mac(f"m.{told}.".encode() + BODY, key)).decode()
    headers = {
        "webhook-id": "m",
        "webhook-timestamp": told,
        "webhook-signature": f"v1,{signature}",
    }
    call = Call("POST", "/", headers, BODY)

    verify("standard", call, "whsec_" + base64.b64encode(key).decode())
    for wrong in ("whsec_§", "whsec_"):
        with pytest.raises(Unsigned, match="no Base64"):
            verify("standard", call, wrong)


def test_the_example_of_the_standard_holds() -> None:
    # From the specification, "signature scheme": its secret, id, time and payload.
    call = Call(
        "POST",
        "/",
        {
            "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp": "1614265330",
            "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        },
        b'{"test": 2432232314}',
    )

    SENDERS["standard"].verify(call, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 1614265330)


@pytest.mark.parametrize("name", SIGNED)
@given(
    header=st.text(max_size=60) | st.just("sha256=, t=" + "9" * 3_000) | st.just("t=²,sha256=é"),
)
def test_whatever_a_stranger_sends_is_refused_in_words(name: str, header: str) -> None:
    call = SIGNED[name](BODY, NOW)
    strange = dict.fromkeys(call.headers, header)

    with pytest.raises(Unsigned):
        verify(name, call._replace(headers=strange))

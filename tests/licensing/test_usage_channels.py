"""Terms of an item that speak of channels, and channels that may be others or hold them."""

from __future__ import annotations

import pytest
from contracts import licence, use

from rightscheck.licensing.evaluate import evaluate


@pytest.mark.parametrize(
    ("terms", "channel", "verdict"),
    [
        ("NO PRINT", "our paper", "review"),
        ("NO PRINT", "magazine", "breach"),
        ("NO MAGS", "magazine", "breach"),
        ("NO MAGS", "newspaper", "permitted"),
        ("NO MAGAZINES", "print", "review"),
        ("magazines only", "print", "review"),
        ("NO TV", "broadcast", "review"),
        ("NO RADIO", "tv", "permitted"),
    ],
)
def test_a_channel_that_may_be_another_or_hold_it_is_not_known(
    terms: str, channel: str, verdict: str
) -> None:
    held = licence(permit=[{"action": "republish"}])

    decision = evaluate(held, use(usage_terms=terms, channel=channel))

    assert decision.verdict == verdict

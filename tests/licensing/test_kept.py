"""Licences come out of the cache as they went in, whatever a contract may say."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from contracts import ODD, SHIPPED, licence
from hypothesis import given
from hypothesis import strategies as st
from newsrows import SUITE, licensed
from test_odrl import RICH

from rightscheck.licensing.terms.licence import Licence
from rightscheck.rulebook import cache
from rightscheck.rulebook.trees import written

WORDS = st.text(min_size=1, max_size=9)
DAYS = st.dates(date(2, 1, 1), date(9000, 1, 1))
ZONES = st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), ZONES | st.just(UTC))
CONDITIONS: dict[str, st.SearchStrategy[object]] = {
    "channel": WORDS | st.lists(WORDS, min_size=1, max_size=2),
    "feed": st.builds(lambda words: {"except": words}, WORDS),
    "territory": st.sampled_from(["DE", "EU", ["CA-QC", False], {"except": ["IT"]}]),
    "from": DAYS | MOMENTS | DAYS.map(lambda day: datetime.combine(day, time(), UTC)),
    "source_age": st.integers(1, 99_999).map(lambda hours: timedelta(hours=hours)),
    "count": st.builds(lambda most: {"at_most": most, "per": "day"}, st.integers(1, 10_000_000)),
    "max_words": st.integers(1, 10_000_000),
    "max_share": st.floats(0, 1, exclude_min=True) | st.just("12,5 %"),
    "other": st.builds(lambda left, right: {"left": left, "right": right}, WORDS, WORDS),
}


def same(held: list[Licence]) -> bool:
    with TemporaryDirectory() as folder:
        shelf = cache.CacheFile(Path(folder) / "kept.jsonl", "key")
        shelf.write(held)
        kept = shelf.read(Licence)
    # As they are written too: what nobody said stays unsaid, which equality does not look at.
    return kept == held and [*map(written, kept)] == [*map(written, held)]


def test_what_is_shipped_and_what_the_suites_sign_is_kept() -> None:
    assert same([*SHIPPED, ODD, RICH])
    assert same([one for file in SUITE for one in licensed(file)])


@given(told=st.fixed_dictionaries({}, optional=CONDITIONS), words=WORDS, within=st.integers(1, 999))
def test_whatever_a_contract_says_is_kept(told: dict[str, object], words: str, within: int) -> None:
    duties = [{"credit": words, "cite": words}, {"delete": f"PT{within}H"}, {"notice": None}]
    rule = {"action": "republish", "duty": duties, **({"if": told} if told else {})}

    assert same([licence(valid={}, permit=[rule], note=words)])

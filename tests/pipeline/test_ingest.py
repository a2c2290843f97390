"""Kills, corrections and versions: what a delivery leaves in the library, in whatever order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightscheck.errors import UnusableDelivery
from rightscheck.model import Source, Status
from rightscheck.pipeline.ingest import Deed, ingestion_of
from rightscheck.pipeline.uses.delivered import delivered
from rightscheck.sources import SqliteSources, open_sources

TEXT = "The ferry to Insel will run again from Monday, the harbour office of Orbel said."


def item(number: int, **more: object) -> Source:
    """Version `number` of one story, sent at that hour."""
    at = datetime(2026, 11, 20, number, tzinfo=UTC)
    return Source.model_validate(
        {
            "id": f"urn:ferry#{number}" if number > 1 else "urn:ferry",
            "version_of": "urn:ferry" if number > 1 else None,
            "holder": "afp",
            "text": f"{TEXT} Version {number}.",
            "published": at,
            "modified": at,
            **more,
        }
    )


def ingest(library: SqliteSources, sources: Iterable[Source]) -> list[Deed]:
    deeds = []
    for source in sources:
        found = ingestion_of(source, library)
        library.add(found.sources)
        deeds.append(found.deed)
    return deeds


def killed(library: SqliteSources, id_: str) -> bool:
    source = library.get(id_)
    assert source
    return delivered(source, library)["source_status"] is Status.CANCELED


def test_each_item_does_what_it_says(tmp_path: Path) -> None:
    with open_sources(tmp_path / "s.db") as library:
        deeds = ingest(
            library,
            [
                item(1),
                item(1),
                item(2),
                item(3, signal="sig:correction"),
                item(4, status="withheld"),
                item(5, status="canceled", text=""),
            ],
        )

        assert deeds == ["added", "unchanged", "updated", "corrected", "withheld", "killed"]
        assert all(one.status is Status.CANCELED for one in library.items())


STORY: Sequence[Source] = (item(1), item(2), item(3, status="canceled", text="", signal="kill"))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_kill_is_followed_whenever_it_comes(tmp_path: Path, order: tuple[int, ...]) -> None:
    with open_sources(tmp_path / "s.db") as library:
        ingest(library, (STORY[number] for number in order))

        assert killed(library, "urn:ferry")
        assert killed(library, "urn:ferry#2")


def test_a_kill_without_words_leaves_the_words_by_which_copies_are_found(tmp_path: Path) -> None:
    with open_sources(tmp_path / "s.db") as library:
        ingest(library, [item(1), item(1, status="canceled", text="")])

        kept = library.get("urn:ferry")
        assert kept
        assert (kept.status, kept.text) == (Status.CANCELED, item(1).text)


def test_a_killed_story_that_is_sent_again_as_it_was_stays_killed(tmp_path: Path) -> None:
    later = datetime(2026, 11, 21, tzinfo=UTC)
    with open_sources(tmp_path / "s.db") as library:
        ingest(library, [item(1, status="canceled", modified=later), item(1)])
        assert killed(library, "urn:ferry")

        ingest(library, [item(1, modified=datetime(2026, 11, 22, tzinfo=UTC))])
        assert not killed(library, "urn:ferry")


def test_a_stranger_who_names_the_story_before_it_comes_kills_nothing(tmp_path: Path) -> None:
    with open_sources(tmp_path / "s.db") as library:
        ingest(library, [item(2, holder="ap", status="canceled"), item(1)])

        assert not killed(library, "urn:ferry")


def test_an_item_without_words_is_not_kept_and_one_of_another_holder_refused(
    tmp_path: Path,
) -> None:
    with open_sources(tmp_path / "s.db") as library:
        ingest(library, [item(1)])

        assert ingestion_of(item(2, text="--"), library) == ((), Deed.WORDLESS)
        with pytest.raises(UnusableDelivery, match="an item of afp, not of ap"):
            ingestion_of(item(1, holder="ap"), library)
        with pytest.raises(UnusableDelivery, match="an item of afp, not of ap"):
            ingestion_of(item(2, holder="ap", status="canceled"), library)
        assert not killed(library, "urn:ferry")


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.permutations([item(1), item(2), item(3), item(4, signal="correction")]))
def test_in_whatever_order_versions_come_the_newest_is_told(
    tmp_path: Path, order: list[Source]
) -> None:
    with open_sources(tmp_path / "v.db") as library:
        library.remove([one.id for one in list(library.items())])
        ingest(library, order)

        assert [one.id for one in library.versions("urn:ferry#2")][-1] == "urn:ferry#4"


def test_a_killed_story_with_new_words_is_killed_anew(tmp_path: Path) -> None:
    with open_sources(tmp_path / "s.db") as library:
        ingest(library, [item(1, status="canceled")])

        assert ingest(library, [item(1, text=TEXT + " Once more.")]) == [Deed.KILLED]

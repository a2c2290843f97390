"""A page whose sentences were turned round is matched; one that shares the facts is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rightscheck import Source, compare, match, open_sources
from rightscheck.sources import SqliteSources

SOURCE = (
    "The ferry Solvind ran aground off Brennick on Friday with 212 passengers on board, the "
    "coast guard said. Captain Aldo Ferrant told rescuers that the steering had failed in "
    "heavy seas shortly before midnight. Nobody was hurt, and all passengers were taken by "
    "lifeboat to the harbour of Brennick, where they spent the night in a school. The Solvind "
    "had been repaired at the shipyard in Torsund in March, and the ministry of transport "
    "ordered an inquiry into the work."
)

TURNED = (
    "On Friday the ferry Solvind ran aground off Brennick, the coast guard said, with 212 "
    "passengers on board. In heavy seas shortly before midnight the steering had failed, captain "
    "Aldo Ferrant told rescuers. All passengers were taken to the harbour of Brennick by lifeboat, "
    "where in a school they spent the night; nobody was hurt. In March at the shipyard in Torsund "
    "the Solvind had been repaired, and an inquiry into the work the ministry of transport ordered."
)

FACTS = (
    "With 212 passengers on board, among them a wedding party and a choir, the ferry Solvind "
    "ran aground on Friday in sight of Brennick. It was the steering that failed in heavy "
    "seas, captain Aldo Ferrant told rescuers when they climbed up to him before midnight with "
    "ropes and blankets. By lifeboat all of the passengers came into the harbour, cold and "
    "loud, and a school in Brennick gave them soup and a floor for the night. An inquiry by "
    "the ministry of transport will look into what the shipyard in Torsund did when the old "
    "Solvind, a ship with many friends, was repaired there in March for a second time."
)


OURS = "The council of Brennick meets tonight to vote on the budget for the public library."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[SqliteSources]:
    with open_sources(tmp_path / "ferry.db") as sources:
        sources.add([Source(id="ferry", holder="afp", text=SOURCE)])
        yield sources


def test_sentences_turned_round_are_found_with_their_ends(library: SqliteSources) -> None:
    (found,) = match(f"{OURS}\n\n{TURNED}\n\n{OURS}", library)

    assert found.source_id == "ferry"
    assert found.span.start >= len(OURS)
    assert found.span.end <= len(OURS) + len(TURNED) + 4


def test_the_same_facts_among_words_of_their_own_are_no_copy(library: SqliteSources) -> None:
    assert compare(FACTS, SOURCE).matches
    assert match(f"{OURS}\n\n{FACTS}", library) == ()

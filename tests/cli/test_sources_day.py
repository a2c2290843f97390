"""A day's delivery of mixed files: what each did, and what the library holds afterwards."""

from __future__ import annotations

from pathlib import Path

from day import day
from doors import Door

from rightscheck.model import Status
from rightscheck.sources import open_sources


def test_a_day_of_mixed_files_leaves_the_library_as_the_agency_meant_it(door: Door) -> None:
    day(Path("wire"), 70)

    ran = door("sources", "add", "wire", "--holder", "afp")

    assert (ran.code, ran.out) == (
        0,
        "added 70, updated 3, corrected 1, killed 2, unchanged 0\n",
    )
    assert ran.err.splitlines() == [
        "wire/0073.jsonl: corrected 1",
        "wire/0074.xml: killed 1",
        "wire/0075.json: killed 1",
    ]
    with open_sources("sources.db") as library:
        held = {source.id: source for source in library.items()}
        story = "urn:newsml:wire.example:20261127:"
        killed = {id_ for id_, one in held.items() if one.status is Status.CANCELED}
        assert killed == {f"{story}{number}{end}" for number in (7, 8) for end in ("", "#2")}
        assert all(one.holder == "afp" for one in held.values())
        assert [one.id for one in library.versions(f"{story}3")] == [f"{story}3", f"{story}3#2"]
        assert "quarter 7 had been" in held[f"{story}7"].text
    assert door("sources", "add", "wire", "--holder", "afp").out == "added 0, unchanged 76\n"


def test_what_is_wrong_with_many_files_is_not_told_of_each(door: Door) -> None:
    for number in range(30):
        file = Path("wire", f"{number:02}.txt")
        file.parent.mkdir(exist_ok=True)
        file.write_text("A story of nobody's that we know.")

    ran = door("sources", "add", "wire")

    assert ran.code == 3
    assert ran.out == "added 0, unchanged 0, could not read 30\n"
    told = ran.err.splitlines()
    assert len(told) == 11
    assert told[0].startswith("wire/00.txt: names no holder")
    assert told[-1].endswith(": 20 more")

"""`rightscheck sources reindex` makes a library of another version usable again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from typer.testing import CliRunner

from rightscheck.cli.commands.sources import app
from rightscheck.model import Source
from rightscheck.sources import open_sources


def test_reindex_brings_a_library_up_to_date_and_says_how_much_it_did(tmp_path: Path) -> None:
    path = tmp_path / "sources.db"
    with open_sources(path) as library:
        library.add(Source(id=f"ferry-{n}", holder="afp", text="Ferries sail.") for n in range(3))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE library SET scheme = 'old'")
        connection.commit()

    result = CliRunner().invoke(app, ["reindex", "--sources", str(path)])

    assert (result.exit_code, result.stdout) == (0, "indexed 3\n")
    with open_sources(path, create=False) as library:
        assert len(library) == 3

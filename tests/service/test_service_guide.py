"""The commands of docs/service.md do what the guide says, in the newsroom of the demo."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Served, key, served

from rightscheck.cli.main import main
from rightscheck.service.shared.keys import KeyScope

GUIDE = (Path(__file__).parents[2] / "docs/service.md").read_text("utf-8")
SHOWN = re.findall(r"^<!-- prints ([^\n]+) -->\n```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    folder = tmp_path_factory.mktemp("guide") / "newsroom"
    with pytest.raises(SystemExit):
        main(["demo", str(folder)])
    secret = key(folder, "cms", *KeyScope)["Authorization"].removeprefix("Bearer ")
    with served(folder / "rightscheck.toml") as program:
        yield program, secret


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
@pytest.mark.parametrize(("words", "command"), SHOWN, ids=lambda value: value[:30])
def test_a_command_of_the_guide_prints_what_it_says(
    words: str, command: str, newsroom: tuple[Served, str]
) -> None:
    program, secret = newsroom
    ran = subprocess.run(  # noqa: S602 -- our own document's command
        command.replace("http://127.0.0.1:8642", program.url),
        shell=True,
        env={**os.environ, "RIGHTSCHECK_KEY": secret},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert words.casefold() in ran.stdout.casefold()


def test_the_guide_shows_every_endpoint_that_takes_a_body() -> None:
    shown = " ".join(command for _, command in SHOWN)

    assert [
        one for one in ("check", "spot", "compare", "sources") if f"/v1/{one}" not in shown
    ] == []

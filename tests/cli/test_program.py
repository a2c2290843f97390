"""The program itself: quick to answer, quiet when interrupted, at home in every locale."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer
from doors import Door
from typer.core import TyperGroup

import rightscheck
from rightscheck.cli import plugins
from rightscheck.cli.main import COMMANDS
from rightscheck.model import Source
from rightscheck.sources import open_sources

ROOT = Path(__file__).parents[2]
HEAVY = {"numpy", "pydantic", "rapidfuzz", "re2", "rich", "yaml"}


def program(*words: str, cwd: Path, data: bytes = b"", **environ: str) -> tuple[int, bytes, bytes]:
    ran = subprocess.run(  # noqa: S603 -- our own interpreter with our own arguments
        [sys.executable, "-m", "rightscheck", *words],
        cwd=cwd,
        input=data,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


UNASKED = {
    *("rapidfuzz", "rich.console", "rich.text", "lxml", "multiprocessing", "concurrent.futures"),
    *("importlib.metadata", "email.utils"),
    *(
        "rightscheck.pipeline.fixing",
        "rightscheck.pipeline.running.crew",
        "rightscheck.pipeline.replay",
    ),
    *(
        "rightscheck.licensing.lint",
        "rightscheck.licensing.odrl",
        "rightscheck.readers.notations.xml",
    ),
    *("rightscheck.readers.inserting", "rightscheck.readers.wire", "rightscheck.readers.office"),
    *("rightscheck.reporters.html", "rightscheck.reporters.sarif", "rightscheck.service"),
}
"""What a check of one page need not load: each takes longer than to read the page."""


def loaded(*words: str, cwd: Path) -> set[str]:
    """The modules that a command loads."""
    script = (
        "import sys\nfrom rightscheck.cli.main import main\n"
        f"try: main({words!r})\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run(  # noqa: S603 -- our own interpreter with our own arguments
        [sys.executable, "-c", script],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout
    return set(ran.stderr.split())


@pytest.mark.parametrize("word", ["--version", "--help", "-h"])
def test_version_and_help_load_nothing_heavy(word: str, tmp_path: Path) -> None:
    assert HEAVY.isdisjoint(loaded(word, cwd=tmp_path))


def test_a_check_of_one_page_loads_what_that_page_needs(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("---\ntitle: Ferry\n---\nThe ferry (AP) sails at noon.\n")

    assert UNASKED & loaded("check", "page.md", "--exit-zero", cwd=tmp_path) == set()
    ours = [name for name in UNASKED if name.startswith("rightscheck.")]
    assert all(map(find_spec, ours))  # what is not there is never loaded


def test_spot_loads_nothing_that_matches_or_decides(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("The ferry (AP) sails at noon.\n")
    apart = {
        *("rightscheck.checks", "rightscheck.matching", "rightscheck.sources", "rich.console"),
        *("rightscheck.pipeline.checking", "rightscheck.licensing.evaluate", "numpy"),
    }

    assert apart.isdisjoint(loaded("spot", "page.md", cwd=tmp_path))
    assert all(map(find_spec, apart))


def test_what_ours_has_not_is_asked_of_pydantics_own(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "pydantic.plugin._loader"
    monkeypatch.setitem(sys.modules, name, plugins)

    assert import_module(name).get_plugins() == ()
    assert import_module(name).PYDANTIC_ENTRY_POINT_GROUP == "pydantic"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_is_closed_is_nowhere(closed: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("The ferry (AP) sails at noon.\n")
    words = ("-m", "rightscheck", "check", "page.md", "-")
    ran = subprocess.run(  # noqa: S603 -- our own interpreter with our own arguments
        ["/bin/sh", "-c", f'"$@" {closed}', "sh", sys.executable, *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (3, "")  # nothing on standard input is told as unread
    assert ("1 document could not be read" in ran.stdout) == (closed != ">&-")


def test_the_version_is_told(door: Door) -> None:
    assert door("--version").out == f"rightscheck {rightscheck.__version__}\n"


def test_help_lists_every_command(door: Door) -> None:
    shown = door("--help").out

    assert all(f"  {name}" in shown and help_ in shown for name, help_ in COMMANDS.items())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(door: Door, name: str) -> None:
    ran = door(name, "-h")

    assert ran.code == 0
    assert ran.out.startswith(f"Usage: rightscheck {name}")


def test_help_is_read_whole_on_eighty_columns(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for words in commands():
        _, _, shown = door(*words, "--help").out.partition("\n")  # what follows the usage

        assert "..." not in shown.partition("Commands:")[2], words
        assert "list[" not in shown, words
        assert "<int" not in shown, words
        assert max(map(len, shown.splitlines())) <= 80, words


def commands() -> Iterator[tuple[str, ...]]:
    """Every command, those of groups as well."""
    yield ()
    for name in COMMANDS:
        yield (name,)
        app = import_module(f"rightscheck.cli.commands.{name}").app
        if isinstance(group := typer.main.get_command(app), TyperGroup):
            yield from ((name, below) for below in group.commands)


def test_the_help_of_check_tells_its_exit_codes(door: Door) -> None:
    shown = door("check", "--help").out

    assert all(f"\n  {code}  " in shown.replace("    ", "  ") for code in range(4))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ch", "check"),
        ("check --fail", "--fail-on"),
        ("check --format js", "json"),
        ("check --fail-on rev", "review"),
        ("sources rem", "remove"),
        ("explain stripped", "stripped-notice"),
        ("ledger --holder belg", "belga"),
        ("config show --fail-on du", "duty"),
    ],
)
def test_a_shell_completes_what_is_typed(
    typed: str, offered: str, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = f"rightscheck {typed}"
    monkeypatch.setenv("_RIGHTSCHECK_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))

    ran = door()

    assert (ran.code, ran.out.split()) == (0, [offered])


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_a_poor_locale_is_no_reason_to_crash(locale: str, tmp_path: Path) -> None:
    page = "北浜 (AFP) — All rights reserved. Copyright Agence France-Presse 2026. \u200fשלום"

    code, out, err = program(
        "spot",
        "-",
        cwd=tmp_path,
        data=page.encode(),
        LC_ALL=locale,
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
    )

    assert (code, err) == (0, b"")
    assert "北浜".encode() in out


def test_a_terminal_that_speaks_no_unicode_gets_escapes(tmp_path: Path) -> None:
    code, out, err = program(
        "spot", "-", cwd=tmp_path, data="北浜。© AFP 2026".encode(), PYTHONIOENCODING="cp437"
    )

    assert (code, err) == (0, b"")
    assert rb"\u5317" in out


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """What a shell makes of it; `rc` is our program."""
    ours = f'rc() {{ "{sys.executable}" -m rightscheck "$@"; }}; {command}'
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(ours, shell=True, cwd=cwd, env=environ, capture_output=True, check=False)  # noqa: S602 -- ours


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    assert shell("rc schema report | true", tmp_path).stderr == b""


def test_help_offers_only_what_the_command_is_about(door: Door) -> None:
    shown = door("init", "--help").out

    assert "Usage: rightscheck init [OPTIONS] [FOLDER]\n" in shown
    assert "completion" not in shown


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk on this system")
@pytest.mark.parametrize("words", ["check a.md", "sources status", "keys list", "--version", "-h"])
def test_a_full_disk_is_a_line_and_not_a_clean_run(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.md").write_text("Our own words.")
    open_sources(tmp_path / "sources.db").close()

    ran = shell(f"rc {words} > /dev/full", tmp_path)

    assert ran.returncode == 3
    assert re.match(rb"rightscheck: .*no space left.*\n  hint: .*\n$", ran.stderr)


def test_a_list_that_nobody_reads_to_its_end_is_no_error(tmp_path: Path) -> None:
    with open_sources(tmp_path / "sources.db") as library:
        library.add(Source(id=f"{n}", holder="afp", text=f"{n} boats") for n in range(3000))

    ran = shell("(rc sources list --format jsonl --limit 0; echo $? >&2) | head -c 10", tmp_path)

    assert ran.stderr == b"0\n"


def test_a_folder_that_is_gone_is_a_line(tmp_path: Path) -> None:
    ran = shell("mkdir gone && cd gone && rmdir ../gone && rc check a.md", tmp_path)

    assert ran.returncode == 3
    assert ran.stderr.endswith(b"hint: the folder that this was started in is gone\n")


def test_a_process_of_many_commands_gives_back_what_each_of_them_leaves(door: Door) -> None:
    door("config", "show")
    kept = gc.get_freeze_count()

    for _ in range(3):
        door("rules", "list", "afp")

    assert gc.get_freeze_count() <= kept

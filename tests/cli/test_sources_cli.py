"""`rightscheck sources` fills the library and says what it did and what it could not do."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rightscheck.cli.commands.sources import app
from rightscheck.cli.shared import library_path
from rightscheck.errors import NothingToCheck, UnusableSources
from rightscheck.model import Source, Status
from rightscheck.sources import open_sources

FERRY = "Ferries between Kalvik and the outer islands were sailing again on Friday."
LEVY = "The regional government put off a levy on diesel until the autumn."

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in a fresh folder; its library is sources.db there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RIGHTSCHECK_SOURCES", raising=False)

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(app, words)

    return invoke


def wire(**files: str) -> None:
    for name, text in files.items():
        path = Path("wire", name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def held() -> list[Source]:
    with open_sources("sources.db", create=False, readonly=True) as library:
        return list(library.items())


def test_a_folder_is_taken_in_with_names_from_the_folder_down(run: Run) -> None:
    wire(b_txt=LEVY, monday__a_txt=FERRY)

    result = run("add", "wire", "--holder", "afp", "--language", "en")

    assert result.stdout == "added 2, unchanged 0\n"
    assert result.exit_code == 0
    assert [(s.id, s.holder, s.language, s.text) for s in held()] == [
        ("b.txt", "afp", "en", LEVY),
        ("monday/a.txt", "afp", "en", FERRY),
    ]


def test_adding_again_changes_nothing_and_says_so(run: Run) -> None:
    wire(a_txt=FERRY, b_txt=LEVY)
    run("add", "wire", "--holder", "afp")
    wire(b_txt=LEVY + " Nobody objected.")

    assert run("add", "wire", "--holder", "afp").stdout == ("added 0, updated 1, unchanged 1\n")


def test_a_file_can_be_named_itself(run: Run) -> None:
    wire(a_txt=FERRY)

    run("add", "wire/a.txt", "--holder", "afp")

    assert [s.id for s in held()] == ["a.txt"]


def test_a_status_given_holds_for_every_item(run: Run) -> None:
    wire(a_txt=FERRY)
    run("add", "wire", "--holder", "afp")
    run("add", "wire", "--holder", "afp", "--status", "canceled")

    assert [s.status for s in held()] == [Status.CANCELED]


def test_an_item_that_names_its_holder_and_language_keeps_them(run: Run) -> None:
    item = {"id": "1", "text": FERRY, "holder": "dpa", "language": "de"}
    wire(feed_jsonl=json.dumps(item) + "\n" + json.dumps({"id": "2", "text": LEVY}))

    run("add", "wire", "--holder", "afp", "--language", "en")

    assert [(s.id, s.holder, s.language) for s in held()] == [
        ("1", "dpa", "de"),
        ("2", "afp", "en"),
    ]


def test_what_cannot_be_read_is_named_with_its_reason_and_the_rest_is_kept(run: Run) -> None:
    wire(a_txt=FERRY, b_txt="", c_jsonl='{"id": "1"\n', d_txt="… — !", e_txt=LEVY)

    result = run("add", "wire", "missing.txt", "--holder", "afp")

    assert result.exit_code == 3
    assert result.stdout == "added 2, without words 1, unchanged 0, could not read 3\n"
    reasons = result.stderr.splitlines()
    assert [re.split(": | ", line)[0] for line in reasons] == [
        "wire/b.txt",
        "wire/c.jsonl:1",
        "missing.txt",
    ]
    assert "does not exist" in reasons[-1]
    assert [s.id for s in held()] == ["a.txt", "e.txt"]


def test_a_folder_without_deliveries_is_no_success(run: Run) -> None:
    Path("wire").mkdir()
    wire(_hidden_txt=FERRY)

    result = run("add", "wire", "--holder", "afp")

    assert isinstance(result.exception, NothingToCheck)
    assert "wire: no deliveries found" in str(result.exception)
    assert not Path("sources.db").exists()


def test_hidden_files_the_library_and_loops_of_links_are_passed_over(run: Run) -> None:
    wire(a_txt=FERRY, _git__config_txt=LEVY)
    Path("wire/loop").symlink_to(Path("wire").absolute(), target_is_directory=True)

    for _ in range(2):
        result = run("add", "wire", "--holder", "afp", "--sources", "wire/sources.db")

    assert result.exit_code == 0
    assert result.stdout == "added 0, unchanged 1\n"


def test_what_is_neither_file_nor_folder_is_not_waited_for(run: Run) -> None:
    wire(a_txt=FERRY)
    os.mkfifo("wire/pipe.txt")

    result = run("add", "wire", "--holder", "afp")

    assert result.exit_code == 3
    assert "wire/pipe.txt: is no file" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_closed_to_us_is_named(run: Run) -> None:
    wire(a_txt=FERRY, closed__b_txt=LEVY)
    Path("wire/closed").chmod(0)
    try:
        result = run("add", "wire", "--holder", "afp")
    finally:
        Path("wire/closed").chmod(0o755)

    assert result.exit_code == 3
    assert "wire/closed: cannot be read" in result.stderr


def test_two_files_of_one_name_do_not_take_each_others_place(run: Run) -> None:
    wire(monday__a_txt=FERRY, tuesday__a_txt=LEVY)

    result = run("add", "wire/monday", "wire/tuesday", "--holder", "afp")

    assert result.exit_code == 3
    assert "has the same name as wire/monday/a.txt" in result.stderr
    assert [s.text for s in held()] == [FERRY]


def test_an_item_does_not_take_the_place_of_another_holders(run: Run) -> None:
    wire(monday__a_txt=FERRY, tuesday__a_txt=LEVY)
    run("add", "wire/monday", "--holder", "afp")

    result = run("add", "wire/tuesday", "--holder", "dpa")

    assert result.exit_code == 3
    assert "is in the library as an item of afp, not of dpa" in result.stderr
    assert [(s.holder, s.text) for s in held()] == [("afp", FERRY)]


def test_the_list_fits_the_line_and_names_every_item(run: Run) -> None:
    with open_sources("sources.db") as library:
        long = Source(id="urn:afp:0412", holder="afp", text=FERRY, title=f"{FERRY} {LEVY}")
        library.add([Source(id="a.txt", holder="afp", text=FERRY), long])

    lines = run("list").stdout.splitlines()

    assert [line.split()[:2] for line in lines[1:]] == [["a.txt", "afp"], ["urn:afp:0412", "afp"]]
    assert max(map(len, lines)) <= 80


def test_a_list_that_is_cut_says_so(run: Run) -> None:
    wire(a_txt=FERRY, b_txt=LEVY)
    run("add", "wire", "--holder", "afp")

    result = run("list", "--limit", "1")

    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "the first 1 of 2; --limit 0 shows all\n"
    assert len(run("list", "--limit", "0").stdout.splitlines()) == 3


def test_a_list_as_jsonl_can_be_added_again(run: Run) -> None:
    wire(a_txt=FERRY, b_txt=LEVY)
    run("add", "wire", "--holder", "afp")
    Path("all.jsonl").write_text(run("list", "--format", "jsonl").stdout, encoding="utf-8")

    assert run("add", "all.jsonl", "--holder", "ap").stdout == "added 0, unchanged 2\n"


def test_a_source_is_shown_whole(run: Run) -> None:
    wire(a_txt=f"{FERRY}\n\n{LEVY}")
    run("add", "wire", "--holder", "afp")

    shown = run("show", "a.txt").stdout

    assert FERRY in shown
    assert "afp" in shown


def test_what_a_source_says_cannot_command_the_terminal(run: Run) -> None:
    evil = "\x1b[31mred\x1b[0m \u202eflipped\u202c [bold]markup[/bold] \x9b2J \x07bell"
    item = {"id": "x\x1b]0;title\x07", "text": evil, "title": evil}
    wire(feed_jsonl=json.dumps(item))
    run("add", "wire", "--holder", "afp")

    for shown in (run("list").stdout, run("show", item["id"]).stdout):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "[bold]markup[/bold]" in shown


@pytest.mark.parametrize(("given", "told"), [("b.txt", "b.txt"), ("h\udce4fen", "h\ufffdfen")])
def test_an_unknown_id_is_an_error(run: Run, given: str, told: str) -> None:
    wire(a_txt=FERRY)
    run("add", "wire", "--holder", "afp")

    error = run("show", given).exception

    assert isinstance(error, UnusableSources)
    assert f"holds no source '{told}'" in str(error)
    assert run("remove", given).stderr == f"not in the library: {told}\n"


def test_removing_says_what_went_and_what_was_not_there(run: Run) -> None:
    wire(a_txt=FERRY, b_txt=LEVY)
    run("add", "wire", "--holder", "afp")

    result = run("remove", "a.txt", "c.txt")

    assert (result.exit_code, result.stdout) == (3, "removed 1\n")
    assert result.stderr == "not in the library: c.txt\n"
    assert run("remove", "b.txt").exit_code == 0
    assert held() == []


def test_the_status_counts_by_holder(run: Run) -> None:
    wire(monday__a_txt=FERRY, tuesday__b_txt=LEVY)
    run("add", "wire/monday", "--holder", "afp")
    run("add", "wire/tuesday", "--holder", "dpa")

    lines = dict(line.split(maxsplit=1) for line in run("status").stdout.splitlines())

    assert lines["sources"].strip() == "2"
    assert lines["holders"].strip() == "afp 1, dpa 1"
    assert lines["library"].startswith("sources.db (")


@pytest.mark.parametrize("command", [["list"], ["show", "a"], ["remove", "a"], ["status"]])
def test_looking_does_not_make_a_library(run: Run, command: list[str]) -> None:
    assert isinstance(run(*command).exception, UnusableSources)
    assert not Path("sources.db").exists()


def test_the_library_is_the_option_else_the_environment_else_the_settings(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire(a_txt=FERRY)
    Path("rightscheck.toml").write_text('[sources]\npath = "from-settings.db"\n', encoding="utf-8")
    run("add", "wire", "--holder", "afp")
    assert Path("from-settings.db").exists()

    monkeypatch.setenv("RIGHTSCHECK_SOURCES", "from-environment.db")
    run("add", "wire", "--holder", "afp")
    assert Path("from-environment.db").exists()

    run("add", "wire", "--holder", "afp", "--sources", "from-option.db")
    assert Path("from-option.db").exists()
    assert not Path("sources.db").exists()


def test_without_any_word_of_it_the_library_is_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert library_path(None) == Path("sources.db")

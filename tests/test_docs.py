"""What README and guides show is what happens: their blocks are run in the demo's newsroom."""

from __future__ import annotations

import html
import io
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from rightscheck.cli.main import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GUIDES = ("docs/ci.md",)
CMS_GUIDES = (
    "docs/cms.md",
    "docs/superdesk.md",
    "docs/ghost.md",
    "docs/contentful.md",
    "docs/strapi.md",
)
EXAMPLES = {"examples/plain_cms.py": ("rightscheck.toml",)}
"""Every example, and what it is run with in the newsroom."""

_MARKED = re.compile(r"^<!-- (\w+ [^\n>]+) -->\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.MULTILINE | re.DOTALL
_RUNS = {"runs in the newsroom", "runs in the repository"}


class Shown(NamedTuple):
    """A command as a console block shows it, and the lines that it shows below."""

    command: str
    lines: tuple[str, ...]


def blocks(language: str) -> tuple[str, ...]:
    return tuple(
        body for does, found, body in _MARKED.findall(README) if does in _RUNS and found == language
    )


def commands(block: str) -> Iterator[Shown]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip().splitlines()
        yield Shown(command, tuple(lines))


PLAIN = {
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "COLUMNS": "100",
    "NO_COLOR": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    **{f"GIT_{who}_NAME": "Ada Berg" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "ada@courier.example" for who in ("AUTHOR", "COMMITTER")},
}
PROGRAMS = {
    "rightscheck": (sys.executable, "-m", "rightscheck"),
    "python": (sys.executable,),
}


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return call(sys.executable, *arguments, cwd=cwd)


def call(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - programs of ours and git, with our documents' own arguments
        words,
        cwd=cwd,
        env={**os.environ, **PLAIN},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def here(*words: str, cwd: Path) -> tuple[int, str]:
    """How `rightscheck` ends and what it writes, in this process: a new one takes a second."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(cwd)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        for name, value in PLAIN.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main(words)
    assert isinstance(ended.value.code, int)
    return ended.value.code, out.getvalue() + err.getvalue()


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    ran = run("-m", "rightscheck", "demo", "newsroom", cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return folder / "newsroom"


def missing(lines: tuple[str, ...], output: str) -> list[str]:
    """The shown lines that the output does not have, in this order; `…` stands for anything."""
    left = [line.rstrip() for line in output.splitlines()]
    absent = []
    for line in lines:
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split("…"))
        at = next((n for n, there in enumerate(left) if re.fullmatch(pattern, there)), None)
        if at is None:
            absent.append(line)
        else:
            del left[: at + 1]
    return absent


@pytest.mark.parametrize("block", blocks("console"))
def test_a_console_block_shows_what_really_happens(block: str, newsroom: Path) -> None:
    shows_what_happens(block, newsroom)


def shows_what_happens(block: str, cwd: Path) -> None:
    code = 0
    for command, lines in commands(block):
        if command == "echo $?":
            assert lines == (str(code),)
            continue
        program, *arguments = shlex.split(command)
        # A batch ends the one session of Spark that a process has, which may be other tests'.
        if program == "rightscheck" and arguments[0] != "batch":
            code, output = here(*arguments, cwd=cwd)
        else:
            ran = call(*PROGRAMS.get(program, (program,)), *arguments, cwd=cwd)
            code, output = ran.returncode, ran.stdout + ran.stderr
        assert missing(lines, output) == [], output


@pytest.fixture
def repository(newsroom: Path, tmp_path: Path) -> Path:
    """The newsroom as it was before anybody heard of rightscheck, under git."""
    for name in ("content", "wire", "licences"):
        shutil.copytree(newsroom / name, tmp_path / name)
    for words in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "ten years")):
        assert call("git", *words, cwd=tmp_path).returncode == 0
    return tmp_path


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_holds_from_its_first_step_to_its_last(guide: str, repository: Path) -> None:
    holds(guide, repository)


def holds(guide: str, folder: Path) -> None:
    steps = _MARKED.findall((ROOT / guide).read_text("utf-8"))

    assert steps
    for does, _, body in steps:
        verb, _, file = does.partition(" ")
        if does in _RUNS:
            shows_what_happens(body, folder)
        else:
            assert verb == "becomes", does
            (folder / file).write_text(body, "utf-8")


@pytest.mark.parametrize("guide", CMS_GUIDES)
def test_a_guide_of_a_content_system_holds(guide: str, newsroom: Path, tmp_path: Path) -> None:
    shutil.copytree(newsroom, tmp_path, dirs_exist_ok=True)

    holds(guide, tmp_path)


@pytest.mark.parametrize("guide", CMS_GUIDES)
def test_every_python_of_a_guide_is_python(guide: str) -> None:
    for block in re.findall(r"^```python\n(.*?)^```$", (ROOT / guide).read_text("utf-8"), _BLOCK):
        compile(block, guide, "exec")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs(example: str, newsroom: Path) -> None:
    ran = run(str(ROOT / example), *EXAMPLES[example], cwd=newsroom)

    assert ran.returncode == 0, ran.stderr
    assert "409" in ran.stdout
    assert "200" in ran.stdout


def test_every_example_is_run() -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "examples").glob("*.py")}

    assert there == {*EXAMPLES, "examples/take_back.py"}  # tests/integrations runs that one


@pytest.mark.parametrize("block", blocks("python"))
def test_a_python_block_prints_what_its_comments_say(block: str, newsroom: Path) -> None:
    promised = tuple(re.findall(r"^print\(.*\)  # (.+)$", block, flags=re.MULTILINE))

    ran = run("-c", block, cwd=newsroom)

    assert ran.returncode == 0, ran.stderr
    assert promised
    assert missing(promised, ran.stdout) == [], ran.stdout


def test_the_picture_shows_what_is_printed_today() -> None:
    script = ROOT / ".github/picture.py"
    picture = (ROOT / ".github/demo.svg").read_text("utf-8")

    drawn = str(runpy.run_path(str(script))["draw"]())

    assert words_of(drawn) == words_of(picture), "python .github/picture.py draws it anew"


def words_of(picture: str) -> list[str]:
    """The lines of a picture: how they are drawn is the business of rich's version."""
    lines = re.findall(r"<text[^>]*>(.*?)</text>", picture, re.DOTALL)
    return html.unescape(" ".join(lines)).split()


def test_the_readme_has_blocks_of_both_kinds() -> None:
    assert blocks("console")
    assert blocks("python")


@pytest.mark.parametrize("name", ["demo", "tests"])
def test_the_readme_tells_each_command_of_the_gates_once(name: str) -> None:
    found = re.findall(rf"^<!-- command: {name} -->\n```sh\n(.+)\n```$", README, re.MULTILINE)

    assert len(found) == 1
    assert f"readme {name}" in (ROOT / ".ci/run").read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/service.md",
        "docs/wordpress.md",
        *GUIDES,
    ],
)
def test_every_path_that_a_text_names_exists(text: str) -> None:
    words = (ROOT / text).read_text("utf-8")
    named = re.findall(r"`((?:rightscheck|policies|tests|docs|\.ci|\.github)/[\w./-]*)`", words)
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", words)

    assert [path for path in named if not (ROOT / path).exists()] == []
    assert [path for path in linked if not ((ROOT / text).parent / path).exists()] == []

"""The rules of the house: what the package promises of its own shape."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import rightscheck
from rightscheck.checks import CHECKS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "rightscheck"

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
# Path, or path::function, and why it may be longer. Short, or the rule is wrong.
EXCEPTIONS: dict[str, str] = {
    "rightscheck/cli/commands/check/__init__.py::check": "its head is the table of all options",
}

FACE = (
    "Source",
    "check",
    "compare",
    "evaluate",
    "load",
    "match",
    "open_sources",
    "read",
    "render",
    "spot",
)
HEAVY = ("numpy", "pydantic", "rapidfuzz", "re2", "rich", "typer", "yaml")
ROOMS = (
    "checks",
    "cli",
    "cluster",
    "integrations",
    "licensing",
    "matching",
    "model",
    "notices",
    "readers",
    "reporters",
    "rulebook",
    "service",
    "sources",
    "text",
)
BESIDE_THE_ROOMS = ("__init__", "__main__", "atomic", "errors", "pipeline", "settings")


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter with our own arguments
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def tracked() -> tuple[str, ...]:
    """Every file that git knows; none where this is no checkout (an unpacked sdist)."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - whichever git the user has
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = listing.stdout.decode().split("\0")
    return tuple(name for name in names if name and (ROOT / name).is_file())


def modules() -> tuple[Path, ...]:
    return tuple(sorted([*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]))


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


# The public face


def test_importing_the_package_loads_nothing_heavy() -> None:
    ran = python("-c", "import sys, rightscheck; print(*sys.modules)")

    assert ran.returncode == 0, ran.stderr
    assert set(ran.stdout.split()).isdisjoint(HEAVY)


def test_the_public_face_is_exactly_the_promised_one() -> None:
    assert tuple(sorted(rightscheck.__all__)) == FACE


@pytest.mark.parametrize("name", FACE)
def test_every_public_name_resolves_and_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(rightscheck, name))


def test_what_type_checkers_see_is_what_is_fetched() -> None:
    tree = parsed(PACKAGE / "__init__.py")
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    assert ast.unparse(guarded.test) == "TYPE_CHECKING"

    seen = {
        alias.asname or alias.name: node.module
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert seen == {name: f"rightscheck.{room}" for name, room in rooms_of(tree).items()}


def rooms_of(tree: ast.Module) -> dict[str, str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_ROOMS":
            table: dict[str, str] = ast.literal_eval(node.value)
            return table
    pytest.fail("no table _ROOMS in rightscheck/__init__.py")


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    assert not hasattr(rightscheck, "scan")


# The shape of the house


def test_the_top_level_is_the_designed_one() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    promised = {*ROOMS, *BESIDE_THE_ROOMS}

    assert there - {"__pycache__"} == promised


def test_every_module_says_what_it_is() -> None:
    assert [label(path) for path in modules() if not ast.get_docstring(parsed(path))] == []


def test_a_module_fits_on_a_few_screens() -> None:
    lengths = {label(path): len(path.read_text("utf-8").splitlines()) for path in modules()}

    assert {n: length for n, length in lengths.items() if length > LONGEST_FILE} == {
        name: lengths[name] for name in EXCEPTIONS if "::" not in name
    }


def test_a_function_fits_on_one_screen() -> None:
    lengths = {
        f"{label(path)}::{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {n: length for n, length in lengths.items() if length > LONGEST_FUNCTION} == {
        name: lengths[name] for name in EXCEPTIONS if "::" in name
    }


def test_exceptions_are_few_and_argued() -> None:
    assert len(EXCEPTIONS) <= 3
    assert all(len(why.split()) >= 5 for why in EXCEPTIONS.values())


def test_test_files_have_unique_names() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]

    assert len(names) == len(set(names))


# Checks


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_one_documented_module_named_as_its_row(name: str) -> None:
    module = importlib.import_module(f"rightscheck.checks.{name.replace('-', '_')}")

    assert CHECKS[name].judge.__module__ == module.__name__
    summary, _, manual = (module.__doc__ or "").strip().partition("\n")
    assert summary.endswith(".")
    assert manual.strip(), f"explain {name} would have nothing to explain"


# Versions


def test_the_program_tells_its_version() -> None:
    ran = python("-m", "rightscheck", "--version")

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split()[-1] == rightscheck.__version__


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")

    entry = re.search(r"^## \[(?!Unreleased)([^\]]+)\]", text, re.MULTILINE)

    assert entry
    assert entry[1] == rightscheck.__version__


def test_the_workflow_runs_every_python_that_the_package_claims() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    claimed = [line.split(" :: ")[-1] for line in project["classifiers"] if " :: 3." in line]
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))

    assert workflow["jobs"]["gates"]["strategy"]["matrix"]["python"] == claimed
    assert project["requires-python"] == f">={claimed[0]}"


# What must not be in the repository

# Folders of one machine, and folders beside the repository.
_ABSOLUTE = re.compile(r"(?<![\w.~/:$}>-])/(?:work|home|root|tmp|Users|mnt|srv)/[\w.-]")
_OUTSIDE = re.compile(r"\bshared/(?:data|design|hooks|research|tools)")


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    texts = {name: (ROOT / name).read_text("utf-8", errors="replace") for name in tracked()}

    knowing = [n for n, text in texts.items() if _ABSOLUTE.search(text) or _OUTSIDE.search(text)]

    assert knowing == []


def test_an_absolute_path_would_be_seen() -> None:
    assert _ABSOLUTE.search("open('/" + "work/main/page.md')")
    assert _OUTSIDE.search("see ../shared" + "/design.md")
    assert not _ABSOLUTE.search("https://example.org/" + "home/page")


# What a run does


_NO_NETWORK = """
import sys
def watch(event, arguments):
    if event.startswith("socket.") or event in {"subprocess.Popen", "os.system"}:
        raise SystemExit(f"a check may not do this: {event} {arguments}")
sys.addaudithook(watch)
import rightscheck
notices = rightscheck.spot("PARIS (AFP) - The harbour opened at dawn.")
report = rightscheck.check(["The harbour opened at dawn."], rightscheck.load())
print(rightscheck.render(report, "json"), notices)
"""


def test_a_check_opens_no_connection_and_starts_no_program() -> None:
    ran = python("-c", _NO_NETWORK)

    assert ran.returncode == 0, ran.stderr
    assert '"verdict"' in ran.stdout

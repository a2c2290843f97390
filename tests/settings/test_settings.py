"""rightscheck.toml is found upwards, read strictly, and its scopes say what pages do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from rightscheck.errors import UnusableSettings
from rightscheck.model import Scope
from rightscheck.settings import find, read_settings
from rightscheck.settings.lines import lines
from rightscheck.settings.workbench import load


def written(folder: Path, text: str, name: str = "rightscheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_upwards_is_taken(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    outer = written(tmp_path, "")
    assert find(deep) == outer

    inner = written(tmp_path / "a", "[tool.rightscheck]\n", "pyproject.toml")
    assert find(deep) == inner


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    deep = tmp_path / "a"
    deep.mkdir()
    outer = written(tmp_path, "")
    written(deep, "[project]\nname = 'x'\n", "pyproject.toml")

    assert find(deep) == outer


def test_paths_count_from_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, '[sources]\npath = "x/s.db"\n[licences]\npaths = ["l"]\n')

    settings = read_settings(path)

    assert settings.sources.path == tmp_path / "x" / "s.db"
    assert settings.licences.paths == (tmp_path / "l",)


@pytest.mark.parametrize(
    ("text", "where", "problem", "hint"),
    [
        (
            '[[done]]\nduty = "credit"\nholder = "afp"\nby = "M"\non = 2026-01-01\nproof = "x"\n',
            ":2",
            "done.0.duty: input should be 'pay', 'consent' or 'counter'",
            "",
        ),
        (
            '[[done]]\nduty = "pay"\nholder = "afp"\nby = ""\non = 2026-01-01\nproof = "x"\n',
            ":4",
            "done.0.by: ",
            "",
        ),
        ("[house]\nholder = ['x']\n", ":2", "house.holder", "'holders'"),
        ("\n[source]\npath = 'x'\n", ":2", "unknown key 'source'", "'sources'"),
        ("[[scopes]]\npaths = ['**']\nchanel = 'web'\n", ":3", "chanel", "'channel'"),
        ("[[scopes]]\nchannel = 'web'\n", ":1", "paths", "init"),
        ("[sources]\npath = 's.db'\n[policy]\npath = 3\n", ":4", "policy.path", "init"),
        ("[[scopes]]\npaths = ['a']\n[[scopes]]\npaths = 3\n", ":4", "scopes.1.paths", "init"),
        (
            "[check]\nexclude = [\n  'fail_on = 3',\n]\nfail_on = 'brech'\n",
            ":5",
            "fail_on",
            "'breach'",
        ),
        ("[check]\nmin_confidence = 80\n", ":2", "check.min_confidence", "init"),
        ("[check]\nfail-on = 'duty'\n", ":2", "unknown key 'check.fail-on'", "'fail_on'"),
        ("folder = 'x'\n", ":1", "unknown key 'folder'", ""),
        ("[house\n", "", "is not TOML", "mend"),
        ("[sources]\npath = 3\n", ":2", "sources.path", "init"),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_nearest_key(
    tmp_path: Path, text: str, where: str, problem: str, hint: str
) -> None:
    path = written(tmp_path, text)

    with pytest.raises(UnusableSettings) as caught:
        read_settings(path)

    assert caught.value.where == f"{path}{where}"
    assert problem in caught.value.problem
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[house]\nname = 3", "house.name: must be text in quotation marks"),
        ('[[scopes]]\npaths = "x"', "scopes.0.paths: must be a list"),
        ('[scopes]\npaths = ["x"]', "scopes: must be a list, such as"),
        ("[sources]\npath = 3", "sources.path: must be a path in quotation marks"),
        ("house = 3", "house: must be a table"),
        ('[licences]\nshipped = "perhaps"', "licences.shipped: must be true or false"),
        (
            '[sources]\nexpect = {afp = "soon"}',
            "sources.expect.afp: no length of time in weeks, days or hours, such as P30D",
        ),
    ],
)
def test_a_wrong_type_is_told_in_the_words_of_toml(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "rightscheck.toml").write_text(text)

    with pytest.raises(UnusableSettings) as error:
        read_settings(tmp_path / "rightscheck.toml")

    assert error.value.problem.startswith(told)


@pytest.mark.parametrize(
    ("glob", "name", "fits"),
    [
        ("**", "a/b/c.md", True),
        ("content/**", "content/a/b.md", True),
        ("content/", "content/a/b.md", True),
        ("content/*", "content/a/b.md", False),
        ("**/*.html", "a/b.html", True),
        ("**/*.html", "b.html", True),
        ("**/*.html", "b.md", False),
        ("print/**/*.md", "print/x.md", True),
        ("a?.md", "ab.md", True),
        ("a.md", "b/a.md", False),
    ],
)
def test_a_scope_fits_by_its_globs(glob: str, name: str, fits: bool) -> None:  # noqa: FBT001 -- a table
    assert Scope(paths=(glob,)).fits(name) is fits


def test_the_last_scope_that_fits_has_the_last_word_on_each_key() -> None:
    everywhere = Scope(paths=("**",), channel="web", language="en")
    in_print = Scope(paths=("print/**",), channel="print")

    found = Scope.of("print/a.md", [everywhere, in_print])

    assert (found.channel, found.language) == ("print", "en")


def test_boilerplate_is_read_beside_the_settings(tmp_path: Path) -> None:
    settings = written(tmp_path, '[sources]\nboilerplate = "always.txt"\n')
    (tmp_path / "always.txt").write_text("Read more on our site.", encoding="utf-8")

    bench = load(settings)

    assert bench.boilerplate == "Read more on our site."
    assert bench.basis.boilerplate


def test_boilerplate_that_is_not_there_is_told(tmp_path: Path) -> None:
    settings = written(tmp_path, '[sources]\nboilerplate = "never.txt"\n')

    with pytest.raises(UnusableSettings, match="boilerplate cannot be read"):
        load(settings)


def test_what_stands_inside_a_value_is_no_key() -> None:
    text = 'a = [\n  ["b"],\n  # c = 1\n]\nd = """\ne = 1\n[f]\n"""\n[g]\nh.i = { j = 1 }\n'

    assert lines(text) == {("a",): 1, ("d",): 5, ("g",): 9, ("g", "h", "i"): 10}

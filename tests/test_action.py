"""The GitHub Action: its own shell steps are run, as a runner would, in a repository of git."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from runners import BREACH, CLEAN, DATELINE, ROOT, Runner

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}

pytestmark = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("git")), reason="needs bash and git"
)


class Step(NamedTuple):
    """What a runner sees of a step: how it ended, its log, its outputs, the page of the run."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


def step(runner: Runner, name: str, **environ: str) -> Step:
    """A step's script, in the environment that GitHub's runner gives it."""
    output, summary = runner.temp / "output", runner.temp / "summary"
    output.write_text("")
    summary.write_text("")
    ran = runner.script(
        STEPS[name]["run"],
        RUNNER_TEMP=str(runner.temp),
        GITHUB_OUTPUT=str(output),
        GITHUB_STEP_SUMMARY=str(summary),
        GITHUB_ACTION_PATH=str(ROOT),
        **environ,
    )
    outputs = dict(line.partition("=")[::2] for line in output.read_text("utf-8").splitlines())
    return Step(ran.code, ran.log, outputs, summary.read_text("utf-8"))


def check(runner: Runner, *, target: str = "", **inputs: str) -> Step:
    """The check with these inputs; `target` is the branch that a pull request is meant for."""
    values = {
        f"inputs.{name}": inputs.get(name.replace("-", "_"), about["default"])
        for name, about in ACTION["inputs"].items()
    } | {"steps.install.outputs.bin": str(runner.bin)}
    environ = {
        name: re.sub(r"\$\{\{ (\S+) \}\}", lambda one: values[one[1]], value)
        for name, value in STEPS["check"]["env"].items()
    }
    return step(runner, "check", GITHUB_BASE_REF=target, **environ)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_a_pull_request_is_asked_only_for_what_it_brings(runner: Runner) -> None:
    runner.write("content/old.md", BREACH)
    runner.branched("spring")
    runner.write("content/new.md", DATELINE)
    runner.commit()

    ran = check(runner, target="main")

    assert ran.code == 0, ran.log
    assert ran.outputs["verdict"] == "review"
    assert (ran.outputs["breach"], ran.outputs["review"]) == ("0", "1")
    assert "::warning file=content/new.md,line=1" in ran.log
    assert "old.md" not in ran.log
    assert "content/new.md" in ran.summary


def test_a_breach_that_a_pull_request_brings_fails_the_step(runner: Runner) -> None:
    runner.write("content/old.md", CLEAN)
    runner.branched("spring")
    runner.write("content/new.md", BREACH)
    runner.commit()

    ran = check(runner, target="main")

    assert ran.code == 1
    assert ran.outputs["exit-code"] == "1"
    assert "::error file=content/new.md,line=3" in ran.log
    stored = json.loads(Path(ran.outputs["json"]).read_text("utf-8"))
    sarif = json.loads(Path(ran.outputs["sarif"]).read_text("utf-8"))
    assert stored["summary"]["breach"] == 1
    assert len(sarif["runs"][0]["results"]) == 1


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({}, 1),
        ({"fail_on": "never"}, 0),
        ({"paths": "clean.md"}, 0),
        ({"paths": "clean.md\nbreach.md\n"}, 1),
        ({"paths": "review.md", "fail_on": "review"}, 1),
        ({"paths": "nowhere"}, 3),
        ({"config": "nowhere.toml"}, 3),
        ({"fail_on": "everything"}, 2),
        ({"base": "no-such-branch"}, 3),
    ],
)
def test_without_a_pull_request_everything_counts(
    runner: Runner, inputs: dict[str, str], code: int
) -> None:
    runner.write("clean.md", CLEAN)
    runner.write("breach.md", BREACH)
    runner.write("review.md", DATELINE)
    runner.commit()

    ran = check(runner, **inputs)

    assert ran.code == code, ran.log
    assert ran.outputs["exit-code"] == str(code)


def test_annotations_and_summary_can_be_left_out(runner: Runner) -> None:
    runner.write("breach.md", BREACH)

    ran = check(runner, annotations="false", summary="false")

    assert (ran.code, ran.summary) == (1, "")
    assert "::error" not in ran.log


EVIL = "$(touch pwned)`touch pwned`;touch pwned"


@pytest.mark.parametrize("name", ["paths", "config", "base", "fail_on", "summary"])
def test_what_a_workflow_says_is_never_run(runner: Runner, name: str) -> None:
    runner.write("clean.md", CLEAN)
    runner.commit()

    check(runner, **{name: EVIL})

    assert not list(runner.repository.rglob("*pwned*"))


def test_nothing_that_the_repository_brings_is_run(runner: Runner) -> None:
    touch = "import pathlib; pathlib.Path('pwned').touch()\n"
    for name in ("json", "pathlib", "secrets", "venv", "pip", "rightscheck"):
        runner.write(f"{name}.py", touch if name != "pathlib" else "open('pwned', 'w')\n")

    ran = check(runner)
    step(runner, "install", PYTHON=sys.executable, EXTRAS="", PIP_NO_INDEX="1")

    assert ran.outputs["json"]
    assert list(runner.temp.glob("rightscheck.*/*/pip*"))
    assert not (runner.repository / "pwned").exists()


def test_the_settings_say_when_the_step_fails_unless_the_workflow_does(runner: Runner) -> None:
    runner.write("rightscheck.toml", '[check]\nfail_on = "review"\n')
    runner.write("review.md", DATELINE)

    assert check(runner).code == 1
    assert check(runner, fail_on="breach").code == 0


def test_extras_are_names_and_nothing_else(runner: Runner) -> None:
    ran = step(runner, "install", PYTHON="false", EXTRAS=EVIL)

    assert ran.code == 2
    assert "extras are names" in ran.log
    assert not list(runner.repository.rglob("pwned"))


def test_a_branch_may_be_called_anything(runner: Runner) -> None:
    branch = "$(touch${IFS}pwned)"
    runner.write("clean.md", CLEAN)
    runner.branched("spring")
    runner.git("update-ref", f"refs/remotes/origin/{branch}", "main")
    runner.write("new.md", BREACH)
    runner.commit()

    ran = check(runner, target=branch)

    assert (ran.code, ran.outputs["breach"]) == (1, "1"), ran.log
    assert not list(runner.repository.rglob("pwned"))


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_file_may_be_called_anything(runner: Runner) -> None:
    for name in (
        "::error::x.md",
        "a\n::set-output name=verdict::x.md",
        "$(touch pwned).md",
        "-x.md",
    ):
        runner.write(name, DATELINE)
    runner.commit()

    ran = check(runner)

    assert (ran.code, ran.outputs["review"]) == (0, "4"), ran.log
    assert not (runner.repository / "pwned").exists()
    assert set(ran.outputs) == {*OUTPUTS}
    stop = re.search(r"^::stop-commands::(\w{32})$", ran.log, re.MULTILINE)
    assert stop
    _, _, after = ran.log.partition(f"\n::{stop[1]}::\n")
    commands = re.findall(r"^\s*::(\w[\w-]*)", after, re.MULTILINE)
    assert set(commands) <= {"warning", "notice", "group", "endgroup"}


OUTPUTS = {
    value["value"].removeprefix("${{ steps.check.outputs.").removesuffix(" }}")
    for value in ACTION["outputs"].values()
}


@pytest.mark.parametrize("name", ["install", "check"])
def test_no_expression_stands_inside_a_script(name: str) -> None:
    assert "${{" not in STEPS[name]["run"]


def test_every_input_is_used() -> None:
    used = json.dumps([step.get("env", step.get("with")) for step in STEPS.values()])

    assert [name for name in ACTION["inputs"] if f"inputs.{name} " not in used] == []


@pytest.mark.parametrize("file", ["action.yml", ".github/workflows/ci.yml", "docs/ci/github.yml"])
def test_the_actions_of_others_are_named_by_their_commit(file: str) -> None:
    named = re.findall(r"uses: ([^./\s]\S+)@(\S+)", (ROOT / file).read_text("utf-8"))

    assert named
    assert [one for one in named if not re.fullmatch(r"[0-9a-f]{40}|SHA", one[1])] == []


def test_the_job_for_gitlab_asks_for_what_a_merge_request_brings(runner: Runner) -> None:
    template = yaml.safe_load((ROOT / "docs/ci/gitlab.yml").read_text("utf-8"))
    runner.install(runner.repository / ".cache/rightscheck/bin")
    runner.write(".gitignore", ".cache\n")
    runner.write("content/old.md", BREACH)
    runner.branched("spring")
    runner.write("content/new.md", BREACH)
    runner.commit()

    ran = runner.script(
        "\n".join(template["rights"]["script"]),
        CI_MERGE_REQUEST_DIFF_BASE_SHA=runner.git("rev-parse", "main"),
        **template["variables"],
    )

    assert ran.code == 1, ran.log
    artifacts = template["rights"]["artifacts"]
    quality = json.loads((runner.repository / artifacts["reports"]["codequality"]).read_text())
    assert [one["location"]["path"] for one in quality] == ["content/new.md"]
    assert (runner.repository / artifacts["reports"]["junit"]).read_text().count("<failure") == 1
    assert all((runner.repository / path).is_file() for path in artifacts["paths"])

"""`rightscheck batch`: what a person sees who lacks something, and what a run exits with."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

from rightscheck.atomic import UNFINISHED
from rightscheck.cli.main import main
from rightscheck.cluster.index.folder import MANIFEST, Manifest, alone, write_whole
from rightscheck.errors import RightscheckError
from rightscheck.sources.schema import scheme


def exit_code(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(one) for one in arguments])
    return ended.value.code if isinstance(ended.value.code, int) else -1


def error(capsys: pytest.CaptureFixture[str]) -> Sequence[str]:
    return capsys.readouterr().err.splitlines()


def test_without_java_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    code = exit_code("batch", "index", "sources.db", tmp_path / "index")

    assert code == 3
    problem, hint = error(capsys)
    assert problem == "rightscheck: Spark needs Java, and there is none"
    assert "Java 17 or later" in hint


@pytest.mark.skipif(os.name != "posix", reason="a script stands in for Java")
def test_where_spark_cannot_begin_no_folder_is_left(tmp_path: Path) -> None:
    java = tmp_path / "jdk" / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text("#!/bin/sh\nexit 1\n")
    java.chmod(0o755)
    (tmp_path / "tmp").mkdir()

    ran = subprocess.run(  # noqa: S603 -- our own interpreter with our own arguments
        [sys.executable, "-m", "rightscheck", "batch", "index", "sources.db", tmp_path / "index"],
        env={**os.environ, "JAVA_HOME": f"{tmp_path / 'jdk'}", "TMPDIR": f"{tmp_path / 'tmp'}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 3
    assert "rightscheck: Spark could not begin, for what it says above\n" in ran.stderr
    assert list((tmp_path / "tmp").glob("rightscheck-*")) == []


def test_sources_and_an_index_are_both_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("batch", "index", "index") == 2
    assert "name sources, and then the folder of the index" in " ".join(error(capsys))


def test_what_spark_is_told_is_a_key_and_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("batch", "index", "a.db", "index", "--conf", "spark.driver.memory") == 2
    assert "'spark.driver.memory' is no KEY=VALUE" in " ".join(error(capsys))


@pytest.fixture
def no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is told here is told before Java is looked for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)


@pytest.mark.usefixtures("no_java")
def test_what_is_no_index_is_refused_before_java_begins(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert exit_code("batch", "check", "pages", "--index", "nowhere", "-o", "out") == 3

    assert "there is no index here" in error(capsys)[0]
    assert not Path("out").exists()


@pytest.mark.usefixtures("no_java")
def test_an_output_folder_of_something_else_is_refused_before_java_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_whole(tmp_path / MANIFEST, Manifest(scheme=scheme(), version="v").model_dump_json())
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("Dear reader")

    assert exit_code("batch", "check", "pages", "--index", ".", "-o", "out") == 3

    assert "is there already, and no run of ours" in error(capsys)[0]


@pytest.mark.usefixtures("no_java")
def test_a_run_that_was_killed_before_it_had_begun_begins_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_whole(tmp_path / MANIFEST, Manifest(scheme=scheme(), version="v").model_dump_json())
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / f"{UNFINISHED}5f2a").write_text('{"form"')

    assert exit_code("batch", "check", "pages", "--index", ".", "-o", "out") == 3

    assert "Spark needs Java" in error(capsys)[0]


@pytest.mark.parametrize("name", ["wire [2026]", "a*", "{a,b}", "a?"])
def test_an_index_is_no_pattern(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("batch", "index", "a.db", name) == 2
    assert exit_code("batch", "check", "pages", "--index", name, "-o", "out") == 2
    assert "is a pattern to Spark" in " ".join(" ".join(error(capsys)).replace("│", " ").split())


@pytest.mark.usefixtures("no_java")
def test_a_master_that_does_not_answer_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        master = f"spark://127.0.0.1:{server.getsockname()[1]}"

    assert exit_code("batch", "index", "a.db", "index", "--master", master) == 3

    problem, hint = error(capsys)
    assert problem.startswith(f"rightscheck: {master}: nobody answers (")
    assert "start a master there" in hint
    assert exit_code("batch", "index", "a.db", "index", "--master", "spark://host") == 3
    assert "it is no HOST:PORT" in error(capsys)[0]


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="no such locks on this system")
    with (
        alone(tmp_path),
        pytest.raises(RightscheckError, match="another run is writing here"),
        alone(tmp_path),
    ):
        pass
    with alone(tmp_path):  # as soon as it has ended
        pass


@pytest.mark.parametrize("address", ["s3://bucket/index", "file:///index"])
def test_an_address_is_no_folder(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("batch", "index", "a.db", address) == 2
    assert exit_code("batch", "check", "pages", "--index", address, "-o", "out") == 2
    assert "is an address: name a folder" in " ".join(error(capsys))

"""`rightscheck batch`: what a person sees who lacks something, and what a run exits with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="needs the extra spark")
pytest.importorskip("pyspark", reason="needs the extra spark")

from rightscheck.cli.main import main


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
    assert "openjdk-17" in hint


def test_sources_and_an_index_are_both_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("batch", "index", "index") == 2
    assert "name sources, and then the folder of the index" in " ".join(error(capsys))


def test_what_spark_is_told_is_a_key_and_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("batch", "index", "a.db", "index", "--conf", "spark.driver.memory") == 2
    assert "'spark.driver.memory' is no KEY=VALUE" in " ".join(error(capsys))

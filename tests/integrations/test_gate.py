"""One question before the publish button: answered in time, and never with an exception."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

import pytest

from rightscheck.cli.commands import demo
from rightscheck.integrations.gate import Gate, verdict_of
from rightscheck.model import Document, Verdict
from rightscheck.pipeline.bench import Workbench

REUTERS = (
    "OSTERBY, March 6 (Reuters) - The bridge that carries the coast road across the Oster fjord"
    " will close for two years from September after engineers found cracks in five of its eleven"
    " piers, the roads agency said on Friday."
)
SIGNED = "licence: reuters-web\ntitle: Web\nholder: reuters\npermit: [{action: republish}]\n"
BRIDGE = Document.of(REUTERS, "posts/17")


def test_what_a_contract_forbids_does_not_go_out(courier: Path) -> None:
    outcome = Gate(courier).ask(BRIDGE)

    assert outcome.blocks
    assert outcome.verdict is Verdict.BREACH
    assert outcome.lines[0].startswith("line 1: ")
    assert "Reuters" in outcome.lines[0]
    assert "To do: " in outcome.lines[0]


def test_a_house_decides_from_which_verdict_on_it_is_stopped(courier: Path) -> None:
    assert not Gate(courier, block=None).ask(BRIDGE).blocks
    assert Gate(courier, block=Verdict.PERMITTED).ask(Document.of("It rained.")).blocks


def test_a_server_whose_folder_was_removed_answers_as_before(
    courier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = tmp_path / "release-1"
    release.mkdir()
    monkeypatch.chdir(release)
    gate = Gate(courier, budget=60)
    before = gate.ask(BRIDGE)

    release.rmdir()

    assert gate.ask(BRIDGE).lines == before.lines
    courier.touch()  # a new release changes the settings, too
    assert gate.ask(BRIDGE).lines == before.lines


def test_our_own_words_go_out_without_a_word(courier: Path) -> None:
    outcome = Gate(courier).ask(Document.of("It rained on the quay all day.", "posts/18"))

    assert (outcome.blocks, outcome.lines, outcome.verdict) == (False, (), Verdict.PERMITTED)


def test_no_time_is_a_review_and_no_silence(courier: Path) -> None:
    outcome = Gate(courier, budget=0).ask(Document.of("It rained.", "posts/18"))

    assert outcome.verdict is Verdict.REVIEW
    assert "time ran out" in outcome.lines[0]


def test_settings_that_cannot_be_used_are_told_and_stop_only_who_stops_reviews(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    nowhere = tmp_path / "nowhere.toml"

    with caplog.at_level(logging.WARNING):
        open_, strict = (
            Gate(nowhere, block).ask(BRIDGE) for block in (Verdict.BREACH, Verdict.REVIEW)
        )

    assert (open_.verdict, open_.blocks, open_.report) == (Verdict.REVIEW, False, None)
    assert strict.blocks
    assert "could not be checked" in open_.lines[0]
    assert "nowhere.toml" in caplog.text


def test_a_bug_of_ours_is_told_and_logged_with_its_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(Gate):
        def bench(self) -> Workbench:
            raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        outcome = Broken().ask(BRIDGE)

    assert (outcome.verdict, outcome.blocks) == (Verdict.REVIEW, False)
    assert "Traceback" in caplog.text


def test_threads_share_one_bench(courier: Path) -> None:
    gate, found = Gate(courier), []
    threads = [threading.Thread(target=lambda: found.append(gate.bench())) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(map(id, found))) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
def test_a_forked_process_loads_a_bench_of_its_own_and_sees_what_changes_later(
    tmp_path: Path,
) -> None:
    demo.write(tmp_path / "newsroom")
    # Time enough: what takes longer than that to load anew is answered by what was there before.
    gate = Gate(tmp_path / "newsroom" / "rightscheck.toml", budget=60)
    ours = gate.bench()
    changed, asked = os.pipe(), os.pipe()

    def told() -> list[str]:
        return [finding.check for finding in gate.ask(BRIDGE).findings]

    child = os.fork()
    if not child:
        try:
            before = told()
            os.write(asked[1], b".")
            os.read(changed[0], 1)
            both = before, told(), gate.bench() is ours
            os._exit(both != (["unlicensed-reuse"], [], False))
        finally:
            os._exit(2)
    os.read(asked[0], 1)
    (tmp_path / "newsroom" / "licences" / "reuters-web.yaml").write_text(SIGNED)
    os.write(changed[1], b".")

    assert os.waitpid(child, 0)[1] == 0
    assert (told(), gate.bench() is ours) == ([], True)


def test_what_is_no_verdict_stops_the_start() -> None:
    assert verdict_of(None, Verdict.BREACH) is Verdict.BREACH
    assert verdict_of("never", Verdict.BREACH) is None
    with pytest.raises(ValueError, match="loud"):
        verdict_of("loud", None)

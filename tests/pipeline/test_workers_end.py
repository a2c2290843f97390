"""A program whose threads have processes check for them leaves none of them behind."""

from __future__ import annotations

import os
import select
import signal
import struct
import subprocess
import sys
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from newsrooms import CONTRACT, DISPATCHES, Newsroom

import rightscheck
from rightscheck.errors import RightscheckError
from rightscheck.model import Document
from rightscheck.pipeline.running.worker import Worker


@pytest.fixture
def house(tmp_path: Path) -> Newsroom:
    house = Newsroom(tmp_path, *DISPATCHES)
    house.sign(CONTRACT)
    return house


SCRIPT = """
import sys, rightscheck
from multiprocessing import active_children

bench = rightscheck.load("rightscheck.toml", workers=2)
bench.crew.begin(bench)
rightscheck.check(["(AFP) a text"], bench)
print(*(one.pid for one in active_children()), flush=True)
sys.stdin.readline()
"""


FORKED = """
import os, sys, rightscheck
from multiprocessing import active_children

if __name__ == "__main__":
    bench = rightscheck.load("rightscheck.toml", workers=1)
    if child := os.fork():
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    bench.crew.begin(bench)
    print(os.getpid(), *(one.pid for one in active_children()), flush=True)
    sys.stdin.readline()
"""

UNTOLD = """
import os, signal, rightscheck
from multiprocessing import active_children

if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    bench = rightscheck.load("rightscheck.toml", workers=1)
    bench.crew.begin(bench)
    os.kill(active_children()[0].pid, signal.SIGKILL)
    print(len(rightscheck.check(["(AFP) a text"], bench).documents))
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, None])
def test_a_program_that_ends_leaves_no_process(house: Newsroom, end: int | None) -> None:
    with program(house, f"if __name__ == '__main__':{indent(SCRIPT, '    ')}") as ran:
        assert ran.stdout
        handles = [os.pidfd_open(int(pid)) for pid in ran.stdout.readline().split()]
        if end:
            ran.send_signal(end)
        ran.communicate("on\n")
        for handle in handles:
            assert select.select([handle], [], [], 60)[0]
            os.close(handle)

    assert len(handles) == 2
    assert ran.returncode == (-end if end else 0)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="nothing can be held back here")
def test_an_interrupt_does_not_end_a_process_that_still_loads() -> None:
    worker = Worker(b"")
    assert worker.process.pid
    os.kill(worker.process.pid, signal.SIGINT)

    assert worker.receive() is None

    worker.process.kill()
    assert worker.join() == "was killed by signal 9"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be forked here")
def test_a_forked_process_ends_and_leaves_no_process(house: Newsroom) -> None:
    with program(house, FORKED) as ran:
        assert ran.stdout
        handles = [os.pidfd_open(int(pid)) for pid in ran.stdout.readline().split()]
        print("on", file=ran.stdin, flush=True)
        ended = [bool(select.select([handle], [], [], 60)[0]) for handle in handles]
        for handle, has in zip(handles, ended, strict=True):
            if not has:
                signal.pidfd_send_signal(handle, signal.SIGKILL)
            os.close(handle)

    assert ended == [True, True]
    assert ran.returncode == 0


def test_a_program_that_is_told_of_no_childs_end_has_its_answer(house: Newsroom) -> None:
    with program(house, UNTOLD) as ran:
        said, faults = ran.communicate(timeout=120)

    assert (ran.returncode, said) == (0, "1\n"), faults


def test_a_script_that_would_start_itself_again_is_told_so_and_answered(house: Newsroom) -> None:
    with program(house, SCRIPT) as ran:
        _, told = ran.communicate("on\n", timeout=120)

    assert ran.returncode == 0
    assert "if __name__ == '__main__':" in told


def program(house: Newsroom, script: str) -> subprocess.Popen[str]:
    (house.folder / "script.py").write_text(script)
    return subprocess.Popen(
        [sys.executable, "script.py"],
        cwd=house.folder,
        env={**os.environ, "PYTHONPATH": str(Path(rightscheck.__file__).parents[1])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_process_that_cannot_take_in_what_it_is_sent_ends() -> None:
    worker = Worker(b"")
    worker.pipe.recv()
    os.write(worker.pipe.fileno(), struct.pack("!iQ", -1, 1 << 62))  # so long is what follows
    worker.pipe.close()

    worker.process.join(60)
    worker.process.kill()

    assert worker.join() == "ended with 0"


class Leaving(Document):
    """A document that, when it is sent to another process, leaves this one without its folder."""

    def __getstate__(self) -> dict[Any, Any]:
        """What is sent."""
        Path.cwd().rmdir()
        return super().__getstate__()


def test_a_folder_that_goes_away_is_told_and_ends_no_process(
    house: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, page = house.folder / "gone", Document.of("(AFP) a text")
    gone.mkdir()
    with rightscheck.load(house.folder / "rightscheck.toml", workers=1) as bench:
        assert bench.crew
        bench.crew.begin(bench)
        monkeypatch.chdir(gone)

        with pytest.raises(RightscheckError, match="cannot be entered") as caught:
            rightscheck.check([Leaving(**dict(page))], bench)

        monkeypatch.chdir(house.folder)
        assert caught.value.where == str(gone)
        assert len(rightscheck.check([page], bench).documents) == 1

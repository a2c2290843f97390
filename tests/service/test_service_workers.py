"""`rightscheck serve --workers 2`: whichever of its processes is asked, it is one service."""

from __future__ import annotations

import os
import re
import select
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any

import httpx2
import pytest
from serving import PAGE, Served, house, key, lapse, served
from stories import GERMAN, HARBOUR

import rightscheck
from rightscheck.model import Source
from rightscheck.service.shared.keys import Keys, KeyScope
from rightscheck.service.shared.state import State

BODY = {"documents": [PAGE]}
MOST = 10
"""Jobs that are asked for, before and after a process is killed."""


class Two:
    """The service and its folder; everybody has the key of an admin."""

    def __init__(self, folder: Path, program: Served, head: dict[str, str]) -> None:
        self.folder, self.program, self.head = folder, program, head
        no_line_kept = httpx2.Limits(max_keepalive_connections=0)
        self.http = httpx2.Client(base_url=program.url, timeout=60, limits=no_line_kept)

    def ask(self, method: str, path: str, **more: Any) -> httpx2.Response:  # noqa: ANN401 -- of httpx
        """One question on a line of its own, which any of the processes may take."""
        more["headers"] = self.head | more.get("headers", {})
        return self.http.request(method, path, **more)

    def check(self, **more: Any) -> httpx2.Response:  # noqa: ANN401 -- of httpx
        """A check, unless `more` asks for another."""
        return self.ask("POST", "/v1/check", **{"json": BODY} | more)

    def workers(self) -> list[int]:
        """The processes that serve now; waits until they are two."""
        ends = monotonic() + 60
        while monotonic() < ends:
            said = re.findall(r"Started server process \[(\d+)\]", "".join(self.program.log))
            alive = [pid for pid in map(int, said) if _state(pid) not in {"", "Z"}]
            if len(alive) == 2:
                return alive
            with suppress(subprocess.TimeoutExpired):
                pytest.fail(f"the service has ended with {self.program.program.wait(0.1)}")
        pytest.fail("".join(self.program.log))

    @contextmanager
    def alone(self, pid: int) -> Iterator[None]:
        """Meanwhile it is this process that answers."""
        (other,) = (one for one in self.workers() if one != pid)
        os.kill(other, signal.SIGSTOP)
        while _state(other) != "T" or self._is_being_written():
            os.kill(other, signal.SIGCONT)  # not while it writes, or nobody else could
            os.kill(other, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(other, signal.SIGCONT)

    def _is_being_written(self) -> bool:
        where = self.folder / "rightscheck-service.db"
        with closing(sqlite3.connect(where, 0.05, isolation_level=None)) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
        return False

    def of_each(self, method: str, path: str, **more: Any) -> list[httpx2.Response]:  # noqa: ANN401 -- of httpx
        """What each process answers."""
        found = []
        for pid in self.workers():
            with self.alone(pid):
                found.append(self.ask(method, path, **more))
        return found


@contextmanager
def two(folder: Path) -> Iterator[Two]:
    settings, head = house(folder, "rate = 0\n"), key(folder, "admin", KeyScope.ADMIN)
    with served(settings, "--workers", "2") as program:
        service = Two(folder, program, head)
        yield service
        service.http.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    with two(tmp_path_factory.mktemp("house")) as service:
        yield service


def _state(pid: int) -> str:
    """R, S, T (stopped), Z (dead) ...; empty where there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def test_a_process_that_is_killed_under_requests_costs_what_it_was_at(service: Two) -> None:
    jobs: list[str] = []
    busy, ended = threading.Event(), threading.Event()

    def ask(number: int) -> set[int]:
        statuses = set()
        while not ended.is_set():
            later = {"Prefer": "respond-async"} if number == 0 and len(jobs) < MOST else {}
            try:
                answer = service.check(headers=later)
            except httpx2.TransportError:
                statuses.add(0)  # it was the one that was killed
                continue
            statuses.add(answer.status_code)
            if answer.status_code == 202:
                jobs.append(answer.headers["location"])
                if len(jobs) == MOST // 2:
                    busy.set()
        return statuses

    killed, other = service.workers()
    with ThreadPoolExecutor(3) as pool:
        askers = [pool.submit(ask, number) for number in range(3)]
        assert busy.wait(60)
        os.kill(killed, signal.SIGKILL)
        after = [service.check().status_code for _ in range(10)]
        ended.set()
        statuses = set[int]().union(*(one.result() for one in askers))
    lapse(service.folder)
    new = next(pid for pid in _replaced(service, killed) if pid != other)
    with service.alone(new):
        assert service.check().status_code == 200

    assert after == [200] * 10
    assert statuses <= {0, 200, 202, 503}
    assert jobs
    assert {_done(service, where) for where in jobs} == {"done"}


def _replaced(service: Two, killed: int) -> list[int]:
    while killed in (now := service.workers()):
        pass
    return now


def _done(service: Two, where: str) -> object:
    ends = monotonic() + 60
    while (state := service.ask("GET", where).json()["state"]) != "done" and monotonic() < ends:
        pass
    return state


def test_a_key_that_is_revoked_opens_nothing_in_any_process(service: Two) -> None:
    head = key(service.folder, "leaving", KeyScope.CHECK)
    before = service.of_each("POST", "/v1/check", json=BODY, headers=head)

    Keys(State(service.folder / "rightscheck-service.db")).revoke("leaving")
    after = service.of_each("POST", "/v1/check", json=BODY, headers=head)

    assert [one.status_code for one in before + after] == [200, 200, 401, 401]


def test_the_same_request_is_the_same_job_whichever_process_is_asked(service: Two) -> None:
    head = {"Prefer": "respond-async", "Idempotency-Key": "story-17"}
    same = service.of_each("POST", "/v1/check", json=BODY, headers=head)
    other = service.of_each("POST", "/v1/check", json={"documents": [PAGE] * 2}, headers=head)

    assert [one.status_code for one in same + other] == [202, 202, 422, 422]
    assert len({one.headers["location"] for one in same}) == 1


def test_what_is_delivered_is_found_by_every_process(service: Two) -> None:
    asked = {"json": {"documents": [{"name": "g.txt", "text": f"(AFP) {GERMAN}"}]}}
    before = service.of_each("POST", "/v1/check", **asked)

    with rightscheck.open_sources(service.folder / "sources.db") as library:
        library.add([Source(id="w9", holder="afp", text=GERMAN)])
    after = service.of_each("POST", "/v1/check", **asked)

    assert [one.json()["documents"][0]["matches"] for one in before + after] == [0, 0, 1, 1]


def test_every_process_tells_the_metrics_of_all(service: Two) -> None:
    before = _checks(service.ask("GET", "/metrics").text)

    service.of_each("POST", "/v1/check", json=BODY)

    told = [one.text for one in service.of_each("GET", "/metrics")]
    assert [_checks(one) - before for one in told] == [2, 2]
    assert ["rightscheck_checks_inside 0.0" in one for one in told] == [True, True]


def _checks(metrics: str) -> float:
    found = re.findall(r"^rightscheck_verdicts_total\{.*\} (.*)$", metrics, re.MULTILINE)
    return sum(map(float, found))


def test_processes_end_with_who_started_them(tmp_path: Path) -> None:
    with two(tmp_path) as service:
        handles = [os.pidfd_open(pid) for pid in service.workers()]
        service.program.program.kill()
        ended(handles)


def test_what_any_process_is_answering_at_the_end_is_answered(tmp_path: Path) -> None:
    pages = [{"name": f"{n}.txt", "text": f"{n} {HARBOUR * 40}"} for n in range(40)]
    with two(tmp_path) as service, ThreadPoolExecutor(2) as clients:
        handles = [os.pidfd_open(pid) for pid in service.workers()]
        asked = {"documents": pages, "budget": 30}
        answers = []
        for pid in service.workers():
            with service.alone(pid):
                answers.append(clients.submit(service.check, json=asked))
                inside = f"rightscheck_checks_inside {len(answers)}.0"
                while not (answers[-1].done() or inside in service.ask("GET", "/metrics").text):
                    pass  # a machine that is fast or busy may be done before anybody has looked
        os.kill(service.program.program.pid, signal.SIGTERM)

        assert [one.result().status_code for one in answers] == [200] * 2
        assert service.program.program.wait(60) == 0
        ended(handles)


def ended(handles: list[int]) -> None:
    """Wait for the end of processes."""
    for handle in handles:
        assert select.select([handle], [], [], 60)[0]
        os.close(handle)

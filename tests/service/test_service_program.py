"""The service as a program: what ends it, what clients do to it, what it promises through both."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import signal
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from queue import SimpleQueue
from time import monotonic

import httpx2
import pytest
from newsrooms import CONTRACT
from serving import PAGE, Served, house, lapse, served
from stories import HARBOUR

import rightscheck
from rightscheck.cli.main import main

BODY = {"documents": [PAGE]}
LATER = {"Prefer": "respond-async", "Idempotency-Key": "story-17"}


def job_of(program: Served, where: str, wanted: str = "done") -> dict[str, object]:
    """The job when it is in that state, of itself or of its callback."""
    ends = monotonic() + 60
    while monotonic() < ends:
        job: dict[str, object] = program.http.get(where).json()
        callback = job["callback"]
        if wanted in {job["state"], callback["state"] if isinstance(callback, dict) else ""}:
            return job
    pytest.fail(f"the job never was {wanted}: {job | {'report': None}}")


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    settings = house(tmp_path, "rate = 0\n")
    acknowledged: list[str] = []
    with served(settings) as program:

        def deliver() -> None:
            for n in range(100_000):
                item = {"id": f"k{n}", "holder": "ap", "text": f"{n} {HARBOUR}"}
                try:
                    answer = program.http.post("/v1/sources", json={"sources": [item]})
                except httpx2.HTTPError:
                    return
                acknowledged.extend(one["id"] for one in answer.json()["items"])
                if n == 20:
                    enough.set()

        enough = threading.Event()
        sender = threading.Thread(target=deliver)
        sender.start()
        enough.wait(60)
        program.program.kill()
        sender.join()
    with rightscheck.open_sources(tmp_path / "sources.db", create=False) as library:
        lost = [one for one in acknowledged if library.get(one) is None]

    assert len(acknowledged) > 20
    assert lost == []


def test_a_job_outlives_the_process_and_is_the_same_however_often_it_is_asked_for(
    tmp_path: Path,
) -> None:
    settings = house(tmp_path, "rate = 0\n")
    with served(settings) as program:
        first = program.http.post("/v1/check", json=BODY, headers=LATER)
        program.program.kill()
    lapse(tmp_path)
    with served(settings) as program:
        again = program.http.post("/v1/check", json=BODY, headers=LATER)
        other = program.http.post("/v1/check", json={"documents": [PAGE, PAGE]}, headers=LATER)
        job = job_of(program, first.headers["location"])
        page = program.http.get(f"{first.headers['location']}?format=html")

    assert first.status_code == again.status_code == 202
    assert first.headers["location"] == again.headers["location"]
    assert other.status_code == 422
    assert isinstance(job["report"], dict)
    assert job["report"]["findings"]
    assert "<html" in page.text


def test_a_callback_is_signed_and_waits_for_a_receiver_that_is_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = house(tmp_path, 'rate = 0\ncallbacks = ["127.0.0.1"]\nprivate_callbacks = true\n')
    with closing(socket.create_server(("127.0.0.1", 0))) as reserved:
        port = reserved.getsockname()[1]
    with served(settings) as program:
        asked = BODY | {"callback": f"http://127.0.0.1:{port}/hook"}
        where = program.http.post("/v1/check", json=asked).headers["location"]
        down = job_of(program, where, "pending")
        while not down["callback"]["attempts"] or down["state"] != "done":  # type: ignore[index]
            down = job_of(program, where, "pending")
        got: list[tuple[dict[str, str], bytes]] = []

        class Receiver(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                got.append(({k.lower(): v for k, v in self.headers.items()}, body))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing."""

        with HTTPServer(("127.0.0.1", port), Receiver) as receiver:
            receiver.timeout = 60
            receiver.handle_request()
        told = job_of(program, where, "delivered")
    with pytest.raises(SystemExit):
        main(["keys", "secret", "--config", str(settings)])
    secret = base64.b64decode(capsys.readouterr().out.strip().removeprefix("whsec_"))

    head, body = got[0]
    words = f"{head['webhook-id']}.{head['webhook-timestamp']}.".encode() + body
    mark = base64.b64encode(hmac.new(secret, words, hashlib.sha256).digest()).decode()
    assert head["webhook-signature"] == f"v1,{mark}"
    assert where == f"/v1/jobs/{head['webhook-id']}"
    assert json.loads(body) == told["report"]


def test_a_large_body_is_refused_before_it_is_sent(tmp_path: Path) -> None:
    with served(house(tmp_path)) as program, socket.create_connection(program.address) as line:
        line.settimeout(30)
        head = "POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        line.sendall(f"{head}Content-Length: 100000000\r\n\r\n{{".encode())

        answer = line.recv(65536)

        assert answer.startswith(b"HTTP/1.1 413 ")
        assert program.http.get("/health/live").status_code == 200


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"POST /v1/check HTTP/1.1\r\nHost: a\r\nX: "])
def test_a_client_that_is_slow_with_its_head_is_hung_up_on(sent: bytes, tmp_path: Path) -> None:
    with (
        served(house(tmp_path, "patience = 0.5\n")) as program,
        socket.create_connection(program.address) as line,
    ):
        line.settimeout(30)
        line.sendall(sent)

        assert line.recv(65536) == b""


def test_a_client_that_is_slow_with_its_body_is_told_so(tmp_path: Path) -> None:
    with (
        served(house(tmp_path, "patience = 0.5\n")) as program,
        socket.create_connection(program.address) as line,
    ):
        line.settimeout(30)
        head = "POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        line.sendall(f"{head}Content-Length: 1000\r\n\r\n{{".encode())

        assert line.recv(65536).startswith(b"HTTP/1.1 408 ")


def test_who_comes_too_late_is_told_so_before_he_sends(tmp_path: Path) -> None:
    body = json.dumps(BODY).encode()
    settings = house(tmp_path, "threads = 1\nqueue = 0\n")
    with served(settings) as program, socket.create_connection(program.address) as line:
        line.settimeout(30)
        head = "POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n{{".encode())
        while b" 1.0" not in _inside(program):
            pass
        with socket.create_connection(program.address) as late:
            late.settimeout(30)
            late.sendall(f"{head}Content-Length: 1000000\r\n\r\n".encode())
            assert late.recv(65536).startswith(b"HTTP/1.1 503 ")
        line.sendall(body[1:])

        assert line.recv(65536).startswith(b"HTTP/1.1 200 ")


def test_what_is_being_answered_when_it_ends_is_answered(tmp_path: Path) -> None:
    pages = [{"name": f"{n}.txt", "text": f"{n} {HARBOUR * 30}"} for n in range(20)]
    with served(house(tmp_path)) as program, ThreadPoolExecutor(1) as client:
        program.http.get("/health/live")
        asked = {"documents": pages, "budget": 30}
        answer = client.submit(httpx2.post, f"{program.url}/v1/check", json=asked, timeout=60)
        while b" 1.0" not in _inside(program):
            pass
        program.program.send_signal(signal.SIGTERM)

        assert answer.result().status_code == 200
        assert program.program.wait(60) == -signal.SIGTERM or program.program.returncode == 0


def test_a_client_that_goes_away_takes_its_check_along(tmp_path: Path) -> None:
    pages = [{"name": f"{n}.txt", "text": f"{n} {HARBOUR * 60}"} for n in range(100)]
    body = json.dumps({"documents": pages, "budget": 30}).encode()
    with served(house(tmp_path, "threads = 1\n")) as program:
        with socket.create_connection(program.address) as line:
            head = (
                "POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            )
            line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            while b" 1.0" not in _inside(program):
                pass
        while b" 0.0" not in _inside(program):
            pass
        answer = program.http.post("/v1/check", json=BODY)
        program.stop()

    assert answer.status_code == 200
    assert 408 in {line["status"] for line in program.told()}


def test_the_log_has_the_id_and_never_a_text(tmp_path: Path) -> None:
    with served(house(tmp_path)) as program:
        answer = program.http.post("/v1/check", json=BODY)
        program.stop()

    line = next(line for line in program.told() if line["route"] == "/v1/check")
    assert line["request"] == answer.headers["x-request-id"]
    assert line["verdict"] == answer.json()["verdict"]
    assert HARBOUR[:20] not in "".join(program.log)
    assert "harbour.txt" not in "".join(program.log)


def test_strangers_are_not_let_in_without_keys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--host", "0.0.0.0", "--config", str(house(tmp_path))])  # noqa: S104 -- refused

    assert ended.value.code == 3
    assert "rightscheck keys new" in capsys.readouterr().err


def test_rules_change_under_load_without_one_wrong_answer(tmp_path: Path) -> None:
    (tmp_path / "licences").mkdir()
    contract = tmp_path / "licences" / "afp-web.yaml"
    contract.write_text(CONTRACT)
    settings = house(tmp_path, "rate = 0\n")
    settings.write_text(f'{settings.read_text()}\n[licences]\npaths = ["licences"]\n')
    titles = [f"AFP web service {n}" for n in range(5)]
    answers: SimpleQueue[dict[str, object]] = SimpleQueue()
    seen: list[dict[str, object]] = []
    with served(settings) as program:
        ended = threading.Event()

        def ask() -> None:
            with httpx2.Client(base_url=program.url, timeout=60) as http:
                while not ended.is_set():
                    answers.put(http.post("/v1/check", json=BODY | {"budget": 20}).json())

        askers = [threading.Thread(target=ask) for _ in range(3)]
        for one in askers:
            one.start()
        for title in titles:
            whole = contract.with_suffix(".new")
            whole.write_text(CONTRACT.replace("AFP web service", title))
            whole.replace(contract)
            seen += [answers.get(timeout=60) for _ in range(6)]
        ended.set()
        for one in askers:
            one.join()

    assert {one["verdict"] for one in seen} == {seen[0]["verdict"]}
    assert len({json.dumps(one["basis"]["licences"]) for one in seen}) > 3  # type: ignore[index]


def _inside(program: Served) -> bytes:
    lines = program.http.get("/metrics").content.splitlines()
    return next(line for line in lines if line.startswith(b"rightscheck_checks_inside"))

"""Jobs that several processes share, and where their owners may be told."""

from __future__ import annotations

import asyncio
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from integrations.test_signatures import SECRET, by_strapi
from integrations.test_webhooks import STRAPI
from serving import PAGE, client, house, key

from rightscheck.service.jobs.callbacks import Failure, send
from rightscheck.service.jobs.queue import TRIES, Jobs
from rightscheck.service.shared.keys import KeyScope
from rightscheck.service.shared.state import State
from rightscheck.settings import ServiceSettings

LATER = {"Prefer": "respond-async"}
HOOK = '[service.hooks.strapi]\nsecret = "secret"\n'


@pytest.fixture
def jobs(tmp_path: Path) -> Jobs:
    return Jobs(State(tmp_path / "service.db"))


def test_a_job_that_is_done_stays_so_whoever_comes_late(jobs: Jobs) -> None:
    id_ = jobs.add("cms", None, b"{}", None).id
    jobs.begin()
    jobs.finish(id_, "first")
    jobs.put_back(id_)
    jobs.fail(id_, "late")
    jobs.finish(id_, "second")

    job = jobs.get(id_)
    assert job
    assert (job.state, job.report, job.problem) == ("done", "first", None)
    assert jobs.begin() is None


def test_a_job_that_ends_its_process_each_time_is_given_up(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rightscheck.service.jobs.queue.LEASE", -1.0)  # over as soon as it is given
    id_ = jobs.add("cms", None, b"{}", None).id
    begun = [jobs.begin() for _ in range(TRIES + 1)]

    assert [one is not None for one in begun] == [True] * TRIES + [False]
    job = jobs.get(id_)
    assert job
    assert job.state == "failed"


def told(jobs: Jobs, url: str, **more: object) -> Failure:
    job = jobs.add("cms", None, b"{}", url)
    settings = ServiceSettings.model_validate({"callbacks": ["localhost", "127.0.0.1"], **more})
    with pytest.raises(Failure) as failed:
        asyncio.run(send(job, b"{}", "application/json", "whsec_YQ==", settings))
    return failed.value


def test_a_name_that_leads_to_a_private_address_is_not_called(jobs: Jobs) -> None:
    assert "private" in str(told(jobs, "https://localhost:1/hook"))
    assert "private" not in str(told(jobs, "https://localhost:1/hook", private_callbacks=True))


@pytest.mark.parametrize(("status", "final"), [(302, False), (410, True), (500, False)])
def test_a_receiver_that_sends_on_or_is_gone_has_not_been_told(
    status: int, jobs: Jobs, *, final: bool
) -> None:
    paths: list[str] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            paths.append(self.path)
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Receiver) as receiver:
        serving = threading.Thread(target=receiver.serve_forever, args=(0.01,))
        serving.start()
        failure = told(
            jobs, f"http://127.0.0.1:{receiver.server_port}/hook", private_callbacks=True
        )
        receiver.shutdown()
        serving.join()

    assert (str(failure), failure.final) == (f"answered {status}", final)
    assert paths == ["/hook"]


def test_a_job_is_shown_to_its_key_and_to_admins_only(tmp_path: Path) -> None:
    settings = house(tmp_path)
    with client(settings) as asks:
        nobody = asks.post("/v1/check", json={"documents": [PAGE]}, headers=LATER)
        mine, other = key(tmp_path, "cms", KeyScope.CHECK), key(tmp_path, "desk", KeyScope.CHECK)
        ours = asks.post("/v1/check", json={"documents": [PAGE]}, headers=LATER | mine)
        admin = key(tmp_path, "ops", KeyScope.ADMIN)

        def seen(head: dict[str, str]) -> list[int]:
            wheres = (one.headers["location"] for one in (nobody, ours))
            return [asks.get(where, headers=head).status_code for where in wheres]

        assert seen(mine) == [404, 200]
        assert seen(other) == [404, 404]
        assert seen(admin) == [200, 200]


def test_without_keys_this_machine_sees_what_webhooks_have_become(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    call = by_strapi(json.dumps(STRAPI).encode(), 0)
    with client(house(tmp_path, HOOK)) as asks:
        job = asks.post(call.path, content=call.body, headers=dict(call.headers)).json()["job"]

        assert asks.get(f"/v1/jobs/{job}").status_code == 200

"""A newsroom behind the service's door, for tests of its pages."""

from __future__ import annotations

import re
from pathlib import Path

from newsrooms import CONTRACT, DISPATCHES, Newsroom
from starlette.testclient import TestClient

from rightscheck.service import create_app

HERE = "http://127.0.0.1:8642"
WEB = CONTRACT.replace("id: web\n", "id: web\n    if: {channel: web, territory: [NO, DK]}\n")


class Door(TestClient):
    """What somebody at this machine sees of a house; nobody has a key."""

    def __init__(self, house: Newsroom) -> None:
        self.house = house
        app = create_app(house.folder / "rightscheck.toml")
        super().__init__(app, base_url=HERE, client=("127.0.0.1", 50_000))

    def paste(self, text: str, **fields: str) -> str:
        """The page that answers a form without any script."""
        answer = self.post("/", data={"text": text, **fields}, files={"file": ("", b"")})
        assert answer.status_code == 200, answer.text
        return answer.text


def newsroom(folder: Path, more: str = "", *, licence: str = WEB, record: bool = False) -> Newsroom:
    """A house that may use AFP's dispatches on the web, in Norway and Denmark."""
    house = Newsroom(folder, *DISPATCHES)
    house.sign(licence)
    house.settings(more, record=record)
    return house


def packed(page: str) -> str:
    """The report that a page carries along."""
    found = re.search(r'name="report" value="([^"]+)"', page)
    assert found
    return found[1]

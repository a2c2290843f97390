"""The whole server of superdesk-core, over mongomock, and one publish of an item.

    python superdesk_desk.py BODY CONFIGURATION_AS_JSON [QUERY]

prints one line of JSON: the status of `PATCH /archive/publish/…`, its `_issues`, and the state of
the item after it. It runs in Superdesk's own environment, of Python 3.11.
"""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import sys
import types
from typing import Any

import numpy as np
import pymongo.mongo_client
from mongomock import MongoClient, collection

asyncio.coroutine = types.coroutine  # type: ignore[attr-defined]  # gone in Python 3.11
np.float_ = np.float64  # type: ignore[attr-defined]  # noqa: NPY201 -- gone in NumPy 2
pymongo.MongoClient = pymongo.mongo_client.MongoClient = MongoClient
collection.Cursor.collation = lambda self, *_args, **_more: self

from superdesk import get_resource_service  # noqa: E402 -- behind what it needs
from superdesk.factory import get_app  # noqa: E402


class Desk:
    """A server with one editor, one desk, one subscriber and one validator."""

    def __init__(self, config: dict[str, Any]) -> None:
        app = get_app({"DEBUG": True, "SUPERDESK_TESTING": True, **config})
        for source in app.config["SOURCES"].values():  # no Elasticsearch: all is in mongomock
            source.pop("search_backend", None)
            if source.get("backend") == "elastic":
                source["backend"] = "mongo"
        self.client, self.head = app.test_client(), {"Content-Type": "application/json"}
        maya = {"username": "maya", "password": "secret"}
        power = {
            "email": "maya@desk.example",
            "user_type": "administrator",
            "is_active": True,
            "needs_activation": False,
        }
        rule = {"headline": {"required": True, "type": "string"}}
        with app.app_context():
            get_resource_service("users").post([{**maya, **power, "is_enabled": True}])
            rules = {"_id": "publish_text", "act": "publish", "type": "text", "embedded": False}
            get_resource_service("validators").post([{**rules, "schema": rule}])
            app.data.insert("products", [{"_id": 1, "name": "p", "product_type": "both"}])
            app.data.insert("subscribers", [SUBSCRIBER])
        _, session = self.call("POST", "/auth_db", maya)
        token = base64.b64encode(f"{session['token']}:".encode()).decode()
        self.head["Authorization"] = f"basic {token}"

    def call(self, method: str, path: str, body: object = None, etag: str = "") -> tuple[int, Any]:
        """What its API answers."""
        data = None if body is None else json.dumps(body)
        head = {**self.head, "If-Match": etag} if etag else self.head
        answer = self.client.open(f"/api{path}", method=method, data=data, headers=head)
        return answer.status_code, json.loads(answer.data or b"null")


SUBSCRIBER = {
    "_id": "s",
    "name": "s",
    "is_active": True,
    "subscriber_type": "wire",
    "media_type": "media",
    "email": "s@desk.example",
    "sequence_num_settings": {"min": 1, "max": 10},
    "products": [1],
    "destinations": [
        {"name": "d", "format": "nitf", "delivery_type": "PublicArchive", "config": {}}
    ],
}


def main(body: str, config: str, query: str = "") -> None:
    """Write an item, save it at a desk, publish it."""
    desk = Desk(json.loads(config))
    _, made = desk.call("POST", "/desks", {"name": "Sports", "desk_type": "authoring"})
    _, made = desk.call("GET", f"/desks/{made['_id']}")
    item = {"type": "text", "headline": "Bridge to close", "slugline": "bridge", "language": "en"}
    task = {"desk": made["_id"], "stage": made["working_stage"]}
    _, kept = desk.call("POST", "/archive", {**item, "task": task})
    _, kept = desk.call("PATCH", f"/archive/{kept['_id']}", {"body_html": body}, kept["_etag"])
    update = {"headline": "Bridge to close for two years"}
    path = f"/archive/publish/{kept['_id']}?{query}"
    status, told = desk.call("PATCH", path, update, kept["_etag"])
    _, now = desk.call("GET", f"/archive/{kept['_id']}")
    line = {"status": status, "issues": told.get("_issues"), "state": now["state"]}
    sys.stdout.write(f"\n{json.dumps(line)}\n")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main(*sys.argv[1:])

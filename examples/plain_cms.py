"""A content system of one function: check in the request, show what was found, hold back or not.

    python examples/plain_cms.py rightscheck.toml

`publish` is what a view of Django, Flask or FastAPI would call. It needs nothing but rightscheck,
answers within its budget, and never with an exception.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from rightscheck.integrations.gate import Gate
from rightscheck.model import Role, Verdict
from rightscheck.readers.fields import Field, document


class Post(NamedTuple):
    """What an editor fills in."""

    slug: str
    title: str
    body: str
    terms: str = ""


class Answer(NamedTuple):
    """What the editor's page shows: 200 and the post is out, or 409 and why it is not."""

    status: int
    messages: tuple[str, ...]


def publish(post: Post, gate: Gate) -> Answer:
    """Put the post out, unless the gate holds it back."""
    page = document(
        f"posts/{post.slug}",
        [
            Field("Title", post.title, role=Role.TITLE, fact="title"),
            Field("Body", post.body, "text/html"),
            Field("Usage terms", post.terms, role=Role.METADATA, fact="rights"),
        ],
        {"channel": "web", "language": "en", "territory": ["NO", "DK"]},
    )
    outcome = gate.ask(page)
    if outcome.blocks:
        return Answer(409, outcome.lines)
    # Here a content system writes the post to its database; what was told is shown all the same.
    return Answer(200, outcome.lines)


AGENCY = (
    "<p>It was on the front page of everybody.</p>"
    "<p>Lorries will be sent around the head of the fjord, a detour of ninety kilometres that"
    " hauliers expect to add a third to the price of frozen fish. The agency will run a car ferry"
    " every twenty minutes and pay for a school bus by water.</p>"
)
OURS = "<p>Our newsroom could see the smoke of the trawlers from the window all week.</p>"


def main(config: str) -> None:
    """Try to publish two posts."""
    gate = Gate(config, block=Verdict.BREACH, budget=5.0)  # once, at the start of the server
    for post in (Post("bridge", "Bridge", AGENCY), Post("smoke", "Smoke over the quay", OURS)):
        answer = publish(post, gate)
        print(answer.status, post.slug, *answer.messages, sep="  ")


if __name__ == "__main__":
    main(*sys.argv[1:])

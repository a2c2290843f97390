"""An invented contract and an invented use that it permits; tests change one thing at a time."""

from __future__ import annotations

from datetime import UTC, datetime

from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Use
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.licences import load_licences


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def licence(**parts: object) -> Licence:
    """The contract in force in 2026; `parts` replace its own."""
    return Licence.model_validate(
        {
            "licence": "afp-web-2026",
            "title": "AFP web service",
            "holder": "afp",
            "valid": {"from": "2026-01-01", "until": "2026-12-31"},
            "permit": [{"action": "republish", "id": "web", "if": {"channel": ["web", "app"]}}],
            **parts,
        }
    )


def permitting(**condition: object) -> Licence:
    """A licence without end that permits to republish under one condition."""
    return licence(valid={}, permit=[{"action": "republish", "if": condition}])


def use(**facts: object) -> Use:
    """A dispatch on the web in Germany, in May 2026; `facts` replace its own."""
    return Use.model_validate(
        {
            "holder": "afp",
            "date": datetime(2026, 5, 5, 10, tzinfo=UTC),
            "channel": "web",
            "territory": ("DE",),
            "language": "de",
            "purpose": "editorial",
            "source_published": datetime(2026, 5, 4, 9, tzinfo=UTC),
            "words": 300,
            "share_of_source": 1.0,
            "longest_run": 120,
            "altered": False,
            "credits": ("KALVIK (AFP) -",),
            "links": (),
            "notices": (),
            **facts,
        }
    )


SHIPPED = load_licences([SHELF / "licences", SHELF / "licences" / "examples"])
ODD = licence(
    licence="odd",
    valid={},
    permit=[
        {
            "action": "republish",
            "if": {
                "any": [{"territory": ["DE"]}, {"language": "de-AT", "max_share": "20%"}],
                "one_of": [{"channel": "web"}, {"purpose": "editorial"}],
                "none": [{"territory": ["IT"]}, {"channel": "print"}],
                "until": "2026-05-05T18:00Z",
            },
            "unless": {"language": "fr", "longest_run": 25},
            "duty": ["link", {"delete": "P2D"}, {"share-alike": "same"}, "no-changes"],
        },
        {"action": "quote", "if": {"max_words": 30}, "duty": ["credit"]},
    ],
    forbid=[
        {"action": "use", "id": "italy", "if": {"territory": "IT"}, "unless": {"channel": "app"}}
    ],
)

"""What was read of usage terms, and how a licence file would write it."""

from __future__ import annotations

from rightscheck.licensing.usage import Usage


def said(usage: Usage) -> list[dict[str, object]]:
    """The rules as a licence file would write them."""
    return [
        {
            key: value
            for key, value in rule.model_dump(
                mode="json", by_alias=True, exclude_unset=True
            ).items()
            if key != "id"
        }
        for term in usage.terms
        for rule in term.rules
    ]


def unless(**condition: object) -> dict[str, object]:
    return {"action": "use", "unless": condition}


def where(**condition: object) -> dict[str, object]:
    return {"action": "use", "if": condition}


def any_of(*names: str) -> dict[str, list[str]]:
    return {"any": list(names)}

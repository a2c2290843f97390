"""The rows of the news suite, read; run as a program, the suite's table of contents."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from contracts import use
from pydantic import BeforeValidator, Field

from rightscheck.licensing.deciding.claims import without_licence
from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.fields import listed
from rightscheck.licensing.terms.inheritance import inherited
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Claim, Decision, Value, Verdict
from rightscheck.rulebook import yaml

FOLDER = Path(__file__).parent / "news"
COLUMNS = ("true", "false", "unknown", "done", "pending", "violated")
TERMS = {
    "licence": "afp-web",
    "title": "AFP web service",
    "holder": "afp",
    "valid": {"from": "2026-01-01", "until": "2026-12-31"},
}
"""A licence of which a row says only what differs."""

WEB = {"action": "republish", "id": "web"}
OF_WEB = ("action", "cite", "if", "unless", "duty")


class Decider(NamedTuple):
    """What a decision turns on: a premise or a duty of a rule, and its state."""

    rule: str
    name: str
    state: str


def _decider(value: object) -> object:
    return tuple(p.strip() for p in value.split(",")) if isinstance(value, str) else value


Under = Annotated[tuple[dict[str, object] | str, ...], BeforeValidator(listed)]


class Row(Value):
    """One story, one licence, one answer."""

    title: str
    licence: Under = ({},)
    use: dict[str, object] = Field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    verdict: Verdict
    decides: Annotated[Decider | None, BeforeValidator(_decider)] = None
    cites: str | None = None
    cure: Annotated[tuple[str, ...] | None, BeforeValidator(listed)] = None
    says: Annotated[tuple[str, ...], BeforeValidator(listed)] = ()


class Dimension(Value):
    """One file: a dimension of contracts, and the states in which there must be a row of it."""

    dimension: str
    about: str
    states: tuple[str, ...] = ()
    licences: dict[str, dict[str, object]] = Field(default_factory=dict)
    rows: tuple[Row, ...]

    def decision(self, row: Row) -> Decision:
        """The answer to a row."""
        if row.claims or not row.licence:
            return without_licence(use(**row.use), "AFP", row.claims, Verdict.REVIEW)
        named = {name: _licence(parts) for name, parts in self.licences.items()}
        held = [named[one] if isinstance(one, str) else _licence(one) for one in row.licence]
        known = {one.licence: one for one in named.values()}
        return evaluate([inherited(one, known) for one in held], use(**row.use))


def _licence(parts: Mapping[str, object]) -> Licence:
    web = {key: parts[key] for key in OF_WEB if key in parts}
    others = {key: value for key, value in parts.items() if key not in OF_WEB}
    return Licence.model_validate({**TERMS, "permit": [{**WEB, **web}], **others})


def licensed(file: Dimension) -> Iterator[Licence]:
    """Every licence of a file, as it is written."""
    yield from map(_licence, file.licences.values())
    yield from (_licence(one) for row in file.rows for one in row.licence if isinstance(one, dict))


def decided(decision: Decision) -> Iterator[Decider]:
    """Everything that a decision looked at."""
    for rule in decision.rules:
        for premise in rule.premises:
            yield Decider(rule.id, premise.name, premise.state)
        for duty in rule.duties:
            yield Decider(rule.id, duty.duty, duty.standing)


SUITE = [yaml.load(path, Dimension) for path in sorted(FOLDER.glob("*.yaml"))]


def contents() -> str:
    """Dimensions and states, with the number of rows of each, as a table in Markdown."""
    lines = [f"| dimension | rows | {' | '.join(COLUMNS)} |", f"|---|{'---:|' * 7}"]
    for one in SUITE:
        states = Counter(row.decides.state for row in one.rows if row.decides)
        cells = (str(states[column] or "") for column in COLUMNS)
        lines.append(f"| {one.dimension} | {len(one.rows)} | {' | '.join(cells)} |")
    lines.append(f"| **all** | **{sum(len(one.rows) for one in SUITE)}** |" + " |" * len(COLUMNS))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(contents() + "\n")

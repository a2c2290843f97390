"""`Remark`: one fault of a licence, with its place, its reason and the way out."""

from __future__ import annotations

from typing import NamedTuple

from rightscheck.licensing.deciding.parts import clause
from rightscheck.licensing.terms.licence import Licence, Prohibition, Rule
from rightscheck.model import Severity

FAULTS: dict[str, Severity] = {
    "never-applies": Severity.ERROR,
    "permission-void": Severity.ERROR,
    "duty-impossible": Severity.ERROR,
    "rules-meet": Severity.WARNING,
    "duty-never-owed": Severity.WARNING,
    "ended": Severity.WARNING,
    "licences-disagree": Severity.WARNING,
    "scope-uncovered": Severity.WARNING,
    "may-meet": Severity.NOTE,
    "foreign-term": Severity.NOTE,
    "open-end": Severity.NOTE,
    "stays-for-good": Severity.NOTE,
}
"""Every fault that a licence can have, and how loudly it is told."""


class Remark(NamedTuple):
    """A fault; `key` and `rule` say where in the file it is, both empty for the whole."""

    fault: str
    licence: str
    clause: str
    why: str
    do: str
    key: str = ""
    rule: str = ""

    @property
    def severity(self) -> Severity:
        """How loudly it is told."""
        return FAULTS[self.fault]


def effect(rule: Rule) -> str:
    """The key of a licence under which a rule stands."""
    return "forbid" if isinstance(rule, Prohibition) else "permit"


def of_rule(  # noqa: PLR0913, PLR0917 -- the parts of a remark, each one told by its caller
    fault: str, licence: Licence, rule: Rule, why: str, do: str, more: str = ""
) -> Remark:
    """A fault of one rule of a licence."""
    key = effect(rule)
    cited = clause(licence, key, rule, more)
    return Remark(fault, licence.licence, cited, why, do, key, rule.name)


def of_term(fault: str, licence: Licence, why: str, do: str) -> Remark:
    """A fault of a licence's term, the key `valid`."""
    return Remark(fault, licence.licence, f"licence {licence.licence}, valid", why, do, "valid")

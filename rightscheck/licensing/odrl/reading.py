"""Policies of ODRL 2.2 and RightsML as licences of ours, with a warning for all that was bent.

Compact policies are made atomic first: what stands at the policy counts for each of its rules,
and a rule of several actions is as many rules (ODRL 2.2 § 2.7.1). Terms that we have no word for
are kept by their IRIs; where they decide, the verdict is `review`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from rightscheck.errors import UnusableRules
from rightscheck.licensing.odrl import constraints, duties, rdf, tree, xml
from rightscheck.licensing.odrl.names import (
    ACTIONS,
    DEPRECATED,
    SAME_ACTION,
    long,
    short,
)
from rightscheck.licensing.odrl.tree import Node, Plain, filled
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Action
from rightscheck.model.value import Fault

JSON = frozenset({"application/json", "application/ld+json", "application/odrl+json"})
XML = frozenset({"application/xml", "text/xml", "application/odrl+xml"})

_ACTION = {term: action for action, term in ACTIONS.items()}
_RULES = {"permission": "permit", "prohibition": "forbid", "obligation": "owe"}
_POLICIES = {"Policy", "Set", "Offer", "Agreement", "Assertion", "Privacy", "Ticket"}


class Imported(NamedTuple):
    """The licences of a document, and what of it was read otherwise than it is written."""

    licences: tuple[Licence, ...]
    warnings: tuple[str, ...]


def import_policies(
    data: str | bytes, media_type: str, *, holder: str | None = None, where: str = "policy"
) -> Imported:
    """The policies of a JSON-LD, JSON, XML, Turtle or RDF/XML document.

    `holder` is whose they are; left out, the assigner's name as an id. UnusableRules if the
    document cannot be read, holds no policy, or asks for a context from the network.
    """
    nodes = _nodes(data, media_type, where)
    policies = [node for node in nodes if _is_policy(node)]
    if not policies:
        raise UnusableRules("holds no ODRL policy", where=where, hint="check what file it is")
    warnings: list[str] = []
    licences = tuple(_Policy(node, holder, warnings, where).licence() for node in policies)
    return Imported(licences, tuple(dict.fromkeys(warnings)))


def _nodes(data: str | bytes, media_type: str, where: str) -> tuple[Node, ...]:
    kind = media_type.partition(";")[0].strip().lower()
    if kind in JSON:
        return tree.parse(data, where)
    if kind in XML:
        return xml.parse(data, where)
    if kind in rdf.FORMATS:
        return rdf.parse(data, kind, where)
    known = ", ".join(sorted(JSON | XML | set(rdf.FORMATS)))
    raise UnusableRules(f"{media_type!r} is no form of ODRL", where=where, hint=f"one of {known}")


def _is_policy(node: Node) -> bool:
    return bool(_POLICIES & set(node.types)) or any(node.all(rule) for rule in _RULES)


def deed(iri: str) -> str:
    """The action of ours that an IRI or a short term means; else its IRI."""
    term = short(iri)
    term = DEPRECATED.get(term, term)
    return _ACTION.get(SAME_ACTION.get(term, term)) or long(term)


def slug(iri: str) -> str:
    """An id of ours from an IRI: its last sixty letters and digits, joined by hyphens."""
    parts = re.findall(r"[a-z0-9]+", short(iri).lower())
    return "-".join(parts)[-60:].strip("-") or "policy"


class _Policy:
    """One policy on its way to a licence."""

    def __init__(self, node: Node, holder: str | None, warnings: list[str], where: str) -> None:
        self.node = node
        self.holder = holder
        self.warnings = warnings
        self.where = where

    def licence(self) -> Licence:
        node = self.node
        uid = node.text("rc:id") or slug(node.id)
        holder = self.holder or slug(self._assigner() or "unknown")
        plain: Plain = {
            "licence": uid,
            "title": (node.text("dct:title") or node.text("rdfs:label") or node.id or uid)[:200],
            "holder": holder,
        }
        for kind, key in _RULES.items():
            rules = [rule for one in node.nodes(kind) for rule in self._rules(kind, one)]
            if rules:
                plain[key] = _distinct(rules) if key != "owe" else rules
        plain |= self._ours()
        self._strategy()
        try:
            return Licence.model_validate(plain)
        except ValidationError as error:
            raise UnusableRules(
                f"policy {node.id or uid!r}: {Fault.of(error)}",
                where=self.where,
                hint="correct the policy, or write the licence as YAML",
            ) from error

    def _ours(self) -> Plain:
        """What our profile keeps of a licence beside its rules."""
        node = self.node
        return filled(
            {
                "licensee": node.text("rc:licensee"),
                "url": node.text("dct:source"),
                "zone": node.text("rc:zone"),
                "default": node.text("rc:default"),
                "note": node.text("dct:description"),
                "assets": list(node.texts("rc:asset")),
                "covers": constraints.read(node.nodes("rc:covers")),
                "valid": constraints.read(node.nodes("rc:valid")),
                "inherit": [slug(one) for one in node.texts("inheritFrom")],
            }
        )

    def _strategy(self) -> None:
        """Where rules meet, a prohibition goes first here, whatever the policy says."""
        said = short(self.node.text("conflict"))
        both = self.node.all("permission") and self.node.all("prohibition")
        if said == "perm" or (both and said != "prohibit"):
            self.warnings.append(
                f"where its rules meet, {said or 'invalid'!r} decides in the policy; "
                "here the prohibition does"
            )

    def _assigner(self) -> str:
        """Who grants the licence, as the policy says, else the first of its rules that does."""
        every = (self.node, *(one for kind in _RULES for one in self.node.nodes(kind)))
        return next((one.text("assigner") for one in every if one.all("assigner")), "")

    def _rules(self, kind: str, rule: Node) -> Iterator[Plain]:
        if kind == "obligation":
            if rule.all("assignee") or rule.all("target"):
                self.warnings.append("an obligation is read without its assignee and its target")
            yield from duties.read([rule], self.warnings.append)
            return
        acts = [*rule.nodes("action")] or [*self.node.nodes("action")]
        if not acts:
            self.warnings.append(f"a {kind} without an action is read as one of 'use'")
            acts = [Node("use", (), {})]
        for act in acts:
            yield self._rule(kind, rule, act, several=len(acts) > 1)

    def _rule(self, kind: str, rule: Node, act: Node, *, several: bool) -> Plain:
        term = self._action(short(act.text("value") or act.id))
        action = Action.USE if _is_commercial(act) else deed(term)
        id_ = rule.text("rc:id") or (slug(rule.id) if rule.id and rule.id[:2] != "_:" else "")
        if id_ and several:
            id_ = f"{id_}-{slug(term)}"[-60:].strip("-")
        asked, unless = self._conditions(rule, act)
        owed = "duty" if kind == "permission" else "remedy"
        tasks = duties.read(rule.nodes(owed), self.warnings.append)
        found = {"id": id_, "if": asked, "unless": unless, owed: tasks}
        return {"action": str(action), **filled(found | {"cite": rule.text("rc:cite")})}

    def _action(self, term: str) -> str:
        if term in DEPRECATED:
            self.warnings.append(f"the deprecated action {term!r} is read as {DEPRECATED[term]!r}")
        return DEPRECATED.get(term, term)

    def _conditions(self, rule: Node, act: Node) -> tuple[Plain, Plain]:
        said = [one for one in rule.nodes("constraint") if not one.all("rc:term")]
        if any(_is_sequence(one) for one in (*said, *act.nodes("refinement"))):
            self.warnings.append("a sequence of constraints is read without its order")
        excused = [inner for one in said for inner in one.nodes("rc:unless")]
        refined = [*act.nodes("refinement")]
        pieces = [{key: value} for key, value in self._parties(rule, refined)]
        plain = [one for one in said if not one.all("rc:unless")]
        if _is_commercial(act):
            pieces.append({"purpose": ["commercial"]})
        asked = constraints.read((*plain, *refined))
        pieces += [{key: value} for key, value in asked.items()]
        return constraints.merged(pieces), constraints.read(excused)

    def _parties(self, rule: Node, refined: list[Node]) -> Iterator[tuple[str, list[str]]]:
        """Who may, and of what: assignees are licensees, targets items or feeds."""
        for term in ("assignee", "target"):
            found = [*rule.nodes(term)] or [*self.node.nodes(term)]
            refined += [inner for one in found for inner in one.nodes("refinement")]
            groups = [one for one in found if "AssetCollection" in one.types]
            single = [one for one in found if one not in groups]
            for key, nodes in ((_KEY[term], single), ("feed", groups)):
                names = [name for one in nodes if (name := one.text("source") or one.id)]
                names += [one.id for one in nodes if one.text("source") and one.id]
                if names:
                    yield key, list(dict.fromkeys(names))


def _is_sequence(node: Node) -> bool:
    """Must constraints hold one after the other, anywhere in this one?"""
    groups = [inner for term in ("and", "or", "xone") for inner in node.nodes(term)]
    return bool(node.all("andSequence")) or any(_is_sequence(inner) for inner in groups)


def _is_commercial(act: Node) -> bool:
    """CcREL's CommercialUse is a use for a purpose, and no deed of its own."""
    term = short(act.text("value") or act.id)
    return DEPRECATED.get(term, term) == "cc:CommercialUse"


_KEY = {"assignee": "licensee", "target": "item"}


def _distinct(rules: list[Plain]) -> list[Plain]:
    """Rules of one name are told apart by a number."""
    seen: dict[str, int] = {}
    for rule in rules:
        name = rule.get("id") or rule["action"]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            rule["id"] = f"{slug(name)[:55]}-{seen[name]}"
    return rules

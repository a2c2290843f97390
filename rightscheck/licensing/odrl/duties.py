"""ODRL duties as our tasks, in both directions; a duty that we have no word for is `other`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rightscheck.licensing.odrl import constraints
from rightscheck.licensing.odrl.names import DEPRECATED, DUTIES, SAME_DUTY, long, short
from rightscheck.licensing.odrl.tree import Node, Plain, filled
from rightscheck.licensing.terms.fields import iso
from rightscheck.licensing.terms.tasks import Foreign, Task
from rightscheck.model import Duty

Warn = Callable[[str], None]

_TEXTS = {Duty.CREDIT, Duty.NOTICE, Duty.SHARE_ALIKE}


def read(nodes: Iterable[Node], warn: Warn) -> list[Plain]:
    """Several duties as tasks, in order."""
    return [task for node in nodes for task in _read(node, warn)]


def _read(node: Node, warn: Warn) -> Iterator[Plain]:
    for action in node.nodes("action"):
        term = short(action.text("value") or action.id)
        if term in DEPRECATED:
            warn(f"the deprecated duty {term!r} is read as {DEPRECATED[term]!r}")
            term = DEPRECATED[term]
        duty = SAME_DUTY.get(term, Duty.OTHER)
        limits = [one for one in node.nodes("constraint") if _is_limit(duty, one)]
        asked = constraints.read(one for one in node.nodes("constraint") if one not in limits)
        how = constraints.read(action.nodes("refinement"))
        consequence, cite = read(node.nodes("consequence"), warn), node.text("rc:cite")
        beside = {"if": asked, "how": how, "consequence": consequence, "cite": cite}
        yield {duty.value: _content(duty, term, node, limits), **filled(beside)}


def _is_limit(duty: Duty, node: Node) -> bool:
    """Is it the time that a duty leaves, which our tasks have a field for?"""
    timed = duty in {Duty.DELETE, Duty.REMOVE, Duty.UPDATE}
    return timed and short(node.text("leftOperand")) == "elapsedTime"


def _content(duty: Duty, term: str, node: Node, limits: list[Node]) -> Plain:
    text = node.text("rc:note")
    if duty in _TEXTS:
        return filled({"any": list(node.texts("rc:text")), "where": node.text("rc:where")})
    if duty is Duty.LINK:
        return filled({"to": node.text("rc:to")})
    if duty is Duty.COUNTER:
        return filled({"at": node.text("rc:at"), "text": text})
    if limits:
        within = limits[0].text("rightOperand")
        return {"within": within, **filled({"since": node.text("rc:since")})}
    if duty is Duty.OTHER:
        return filled({"term": long(term), "text": text})
    return filled({"text": text})


def write(tasks: Iterable[Task]) -> list[Plain]:
    """Tasks as ODRL duties."""
    return [_write(task) for task in tasks]


def _write(task: Task) -> Plain:
    content = task.content
    term = short(content.term) if isinstance(content, Foreign) else DUTIES[task.duty]
    found: Plain = {"action": term}
    if task.how:
        refined = constraints.write(task.how)
        found["action"] = [{"rdf:value": {"@id": long(term)}, "refinement": refined}]
    limits = [*constraints.write(task.if_)] if task.if_ else []
    within = getattr(content, "within", None)
    if within:
        limits.append(
            {"leftOperand": "elapsedTime", "operator": "lteq", "rightOperand": iso(within)}
        )
    beside = {"rc:cite": task.cite, "consequence": write(task.consequence)}
    return found | filled({"constraint": limits}) | _own_terms(content) | filled(beside)


_FIELDS = {"any_": "rc:text", "where": "rc:where", "to": "rc:to", "at": "rc:at", "text": "rc:note"}
_FIELDS["since"] = "rc:since"


def _own_terms(content: Any) -> Plain:  # noqa: ANN401 -- any duty's content
    """What ODRL has no term for, in our profile's; only what was said."""
    said = content.model_fields_set
    found = {term: getattr(content, name) for name, term in _FIELDS.items() if name in said}
    listed = {key: list(one) if isinstance(one, tuple) else one for key, one in found.items()}
    return filled(listed)

"""ODRL duties as our tasks, in both directions; a duty that we have no word for is `other`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rightscheck.licensing.odrl import constraints
from rightscheck.licensing.odrl.names import DEPRECATED, DUTIES, SAME_DUTY, long, short
from rightscheck.licensing.odrl.tree import Node, Plain
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
        task: Plain = {duty.value: _content(duty, term, node, limits)}
        task |= {"if": asked} if asked else {}
        task |= {"how": how} if how else {}
        consequence = read(node.nodes("consequence"), warn)
        task |= {"consequence": consequence} if consequence else {}
        yield {**task, "cite": node.text("rc:cite")} if node.text("rc:cite") else task


def _is_limit(duty: Duty, node: Node) -> bool:
    """Is it the time that a duty leaves, which our tasks have a field for?"""
    timed = duty in {Duty.DELETE, Duty.REMOVE, Duty.UPDATE}
    return timed and short(node.text("leftOperand")) == "elapsedTime"


def _content(duty: Duty, term: str, node: Node, limits: list[Node]) -> Plain:
    text = {"text": node.text("rc:note")} if node.text("rc:note") else {}
    if duty in _TEXTS:
        found: Plain = {"any": list(node.texts("rc:text"))} if node.all("rc:text") else {}
        return {**found, "where": node.text("rc:where")} if node.text("rc:where") else found
    if duty is Duty.LINK:
        return {"to": node.text("rc:to")} if node.text("rc:to") else {}
    if duty is Duty.COUNTER:
        return ({"at": node.text("rc:at")} if node.text("rc:at") else {}) | text
    if limits:
        within: Plain = {"within": limits[0].text("rightOperand")}
        return {**within, "since": node.text("rc:since")} if node.text("rc:since") else within
    if duty is Duty.OTHER:
        return {"term": long(term)} | text
    return text


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
    if limits:
        found["constraint"] = limits
    found |= _own_terms(content)
    if task.cite:
        found["rc:cite"] = task.cite
    if task.consequence:
        found["consequence"] = write(task.consequence)
    return found


_FIELDS = {"any_": "rc:text", "where": "rc:where", "to": "rc:to", "at": "rc:at", "text": "rc:note"}
_FIELDS["since"] = "rc:since"


def _own_terms(content: Any) -> Plain:  # noqa: ANN401 -- any duty's content
    """What ODRL has no term for, in our profile's; only what was said."""
    said = content.model_fields_set
    found = {term: getattr(content, name) for name, term in _FIELDS.items() if name in said}
    return {
        term: list(value) if isinstance(value, tuple) else value
        for term, value in found.items()
        if value
    }

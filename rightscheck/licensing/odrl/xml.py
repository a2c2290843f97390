"""RightsML and ODRL as XML (ODRL 2.0 and 2.1): the same nodes, by element and attribute.

A document with a type declaration is refused: entities have no place in a policy.
"""

from __future__ import annotations

from typing import NoReturn
from xml.etree import ElementTree as ET

from rightscheck.errors import UnusableRules
from rightscheck.licensing.odrl.names import short
from rightscheck.licensing.odrl.tree import DEEPEST, LARGEST, Leaf, Node

_RULES = {"permission", "prohibition", "obligation", "duty", "remedy", "consequence"}


class _Plain(ET.TreeBuilder):
    def doctype(self, *_: object) -> NoReturn:
        raise ValueError("it has a document type declaration")


def parse(text: str | bytes, where: str) -> tuple[Node, ...]:
    """The policies of an XML document, wherever in it they stand."""
    root = tree(text, where)
    if _is_deep(root):
        raise UnusableRules(
            f"is nested more than {DEEPEST} deep", where=where, hint="policies are flat"
        )
    return tuple(_policy(one) for one in root.iter() if _name(one.tag) == "Policy")


def _is_deep(root: ET.Element) -> bool:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
    return bool(level)


def tree(text: str | bytes, where: str) -> ET.Element:
    """The elements of an XML document without a type declaration; UnusableRules for any other."""
    if len(text) > LARGEST:
        raise UnusableRules(f"is larger than {LARGEST:,} bytes", where=where, hint="split it")
    try:
        return ET.XML(text, ET.XMLParser(target=_Plain()))  # noqa: S314 -- no entities: see _Plain
    except (ET.ParseError, ValueError, LookupError) as error:
        raise UnusableRules(f"is not XML: {error}", where=where, hint="check the file") from error


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _policy(element: ET.Element) -> Node:
    found = _properties(element)
    types = (short(element.get("type", "")),) if element.get("type") else ()
    for key in ("profile", "conflict", "inheritFrom"):
        if element.get(key):
            found[key] = (short(element.get(key, "")),)
    return Node(element.get("uid", ""), types, found)


def _properties(element: ET.Element) -> dict[str, tuple[Node | Leaf, ...]]:
    found: dict[str, tuple[Node | Leaf, ...]] = {}
    for child in element:
        key, value = _child(child)
        if key:
            found[key] = (*found.get(key, ()), value)
    return found


def _child(child: ET.Element) -> tuple[str, Node | Leaf]:
    name = _name(child.tag)
    if name in _RULES:
        return name, Node(child.get("uid", ""), (), _properties(child))
    if name == "asset":
        return short(child.get("relation", "target")), _one(child)
    if name == "party":
        return short(child.get("function", "assignee")), _one(child)
    if name == "action":
        return "action", short(child.get("name", ""))
    if name == "constraint":
        return "constraint", _constraint(child)
    return "", ""


def _one(child: ET.Element) -> Leaf:
    return child.get("uid", "")


def _constraint(child: ET.Element) -> Node:
    spelt = {"name": "leftOperand", "operator": "operator", "rightOperand": "rightOperand"}
    found: dict[str, tuple[Node | Leaf, ...]] = {}
    for attribute, key in spelt.items():
        value = child.get(attribute)
        if value:
            found[key] = (value if key == "rightOperand" else short(value),)
    for attribute in ("unit", "dataType"):
        if child.get(attribute):
            found[attribute] = (child.get(attribute, ""),)
    return Node("", (), found)

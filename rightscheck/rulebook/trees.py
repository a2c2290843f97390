"""A YAML text in, its tree out: what a rule file says, and on which line.

It may come from a stranger: no tags, no aliases (a few lines of them unfold to gigabytes), no
duplicate keys, bounded depth.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

from rightscheck.errors import UnusableRules

DEEPEST = 24
"""Nesting of a rule file; ours need seven."""


class Tree(NamedTuple):
    """A YAML document, and what complaints call it."""

    root: yaml.Node
    where: str

    @property
    def plain(self) -> object:
        """All of it as dicts, lists and scalars."""
        return _plain(self.root, self.where)

    def line(self, steps: tuple[str | int, ...]) -> int:
        """The line of the deepest part of what keys and indices lead to that is there."""
        node: yaml.Node = self.root
        line = node.start_mark.line + 1
        for step in steps:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
                if pair is None:
                    continue  # a union's branch name, or a key that is missing
                line, node = pair[0].start_mark.line + 1, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step] if step < len(node.value) else node
                line = node.start_mark.line + 1
        return line

    def lines(self, key: str) -> list[int]:
        """The line of each entry of a list that stands under a key."""
        listed = next((v for k, v in self.root.value if k.value == key), None)
        return [entry.start_mark.line + 1 for entry in listed.value] if listed else []


def tree(text: str, where: str) -> Tree | None:
    """The tree of a text, None for an empty one; `where` is the name that complaints give it."""
    loader = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
    try:
        # Events first: an alias or a bottomless nesting is refused before anything is built.
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise UnusableRules(
                    "anchors and aliases are not allowed",
                    where=f"{where}:{_number(event.start_mark)}",
                    hint="write the value out",
                )
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise UnusableRules(
                    f"is nested more than {DEEPEST} deep",
                    where=f"{where}:{_number(event.start_mark)}",
                    hint="rule files are flat",
                )
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f":{mark.line + 1}" if mark else ""
        raise UnusableRules(
            f"is not YAML: {error.problem or error}",
            where=f"{where}{line}",
            hint="look for a missing quote, colon or indent on this line or the one above",
        ) from error
    except yaml.YAMLError as error:
        raise UnusableRules(f"is not YAML: {error}", where=where, hint="check the file") from error
    return Tree(root, where) if root else None


def _number(mark: Any) -> int:  # noqa: ANN401 -- the C parser's marks have a type of their own
    return int(mark.line) + 1 if mark else 1


def written(value: BaseModel) -> str:
    """A value as YAML that reads back as the same; what was not said is left out."""
    data = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)


def _plain(node: yaml.Node, where: str) -> object:
    """The node as dicts, lists and scalars."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, where) for item in node.value]
    line = node.start_mark.line + 1
    if node.tag.removeprefix("tag:yaml.org,2002:") not in _PLAIN:
        raise UnusableRules(
            f"tag {node.tag} is not allowed", where=f"{where}:{line}", hint="write a plain value"
        )
    if node.tag == "tag:yaml.org,2002:str":
        return node.value  # nearly all of them; a constructor for each is dear
    try:
        return yaml.SafeLoader("").construct_object(node)
    except (yaml.YAMLError, ValueError) as error:
        raise UnusableRules(
            f"{node.value!r} cannot be read", where=f"{where}:{line}", hint="quote it if it is text"
        ) from error


_PLAIN = {"null", "bool", "int", "float", "str", "timestamp"}
"""YAML's own sorts of values that a rule file can hold, beside lists and mappings."""


def _mapping(node: yaml.MappingNode, where: str) -> dict[object, object]:
    found: dict[object, object] = {}
    for key_node, value_node in node.value:
        key = _plain(key_node, where)
        line = key_node.start_mark.line + 1
        if isinstance(key, bool):  # YAML 1.1 reads the bare words on, off, yes and no as booleans
            key = key_node.value
        if not isinstance(key, str | int):
            raise UnusableRules(
                f"{key_node.value!r} is no key", where=f"{where}:{line}", hint="keys are words"
            )
        if key in found:
            raise UnusableRules(
                f"{key!r} stands twice", where=f"{where}:{line}", hint="keep one of the two"
            )
        found[key] = _plain(value_node, where)
    return found

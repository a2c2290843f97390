"""A YAML file and a schema in, a value out; every complaint names file, line and what is right.

Rule files may come from strangers: no tags, no aliases (a few lines of them unfold to
gigabytes), no duplicate keys, bounded size and depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rightscheck.errors import UnusableRules, nearest, reason

LARGEST = 1_000_000
"""Bytes of a rule file; the largest pack of ours has some thirty thousand."""

DEEPEST = 24
"""Nesting of a rule file; ours need seven."""

V = TypeVar("V", bound=BaseModel)

Key = str | int


def load(path: Path, schema: type[V]) -> V:
    """`path` as a `schema`; UnusableRules with file and line for whatever is wrong with it."""
    return parse(decoded(content(path), path), schema, where=str(path))


def parse(text: str, schema: type[V], *, where: str) -> V:
    """YAML text as a `schema`; `where` is the name that complaints give it."""
    node = _tree(text, where)
    if node is None:
        raise UnusableRules("is empty", where=where, hint=f"it should be a {_kind(schema)}")
    data = _plain(node, where)
    if not isinstance(data, dict):
        raise UnusableRules(
            "is not a mapping of keys to values",
            where=where,
            hint=f"it should be a {_kind(schema)}",
        )
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        detail = _first(error)
        line = _line(node, detail["loc"])
        problem, hint = _explain(detail, schema)
        raise UnusableRules(problem, where=f"{where}:{line}", hint=hint) from error


def written(value: BaseModel) -> str:
    """A value as YAML that reads back as the same; what was not said is left out."""
    data = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)


def line(path: Path, steps: tuple[Key, ...]) -> int:
    """The line of what keys and indices lead to, in a file that has been read already."""
    node = _tree(decoded(content(path), path), str(path))
    return _line(node, steps) if node else 1


def lines(text: str, key: str) -> list[int]:
    """The line of each entry of a list, in a text that `parse` has read already."""
    node = _tree(text, "")
    listed = next((v for k, v in node.value if k.value == key), None) if node else None
    return [entry.start_mark.line + 1 for entry in listed.value] if listed else []


def files(folder: Path) -> list[Path]:
    """The YAML files of a folder, in their order. UnusableRules where nobody may list them."""
    try:
        return sorted(file for file in folder.iterdir() if file.suffix in {".yaml", ".yml"})
    except OSError as error:
        raise UnusableRules(
            f"cannot be read ({reason(error)})", where=folder, hint="check its permissions"
        ) from error


def content(path: Path) -> bytes:
    """What a rule file holds; UnusableRules if it is too large, or cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnusableRules(
                f"is larger than {LARGEST:,} bytes",
                where=path,
                hint="rule files are written by hand",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnusableRules(
            f"cannot be read ({reason(error)})",
            where=path,
            hint="check the path and its permissions",
        ) from error


def decoded(data: bytes, path: Path) -> str:
    """The text of a rule file; UnusableRules for any encoding but UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableRules("is not UTF-8", where=path, hint="save it as UTF-8") from error


def _tree(text: str, where: str) -> yaml.Node | None:
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
        return yaml.compose(text, Loader=loader)
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


def _number(mark: Any) -> int:  # noqa: ANN401 -- the C parser's marks have a type of their own
    return int(mark.line) + 1 if mark else 1


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


def _first(error: ValidationError) -> ErrorDetails:
    # Unknown keys first: they are most often the cause of "missing" beside them.
    details = error.errors(include_url=False)
    return next((d for d in details if d["type"] == "extra_forbidden"), details[0])


def _line(node: yaml.Node, loc: tuple[Key, ...]) -> int:
    """The line of the deepest part of `loc` that the file has."""
    line = node.start_mark.line + 1
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                continue  # a union's branch name, or a key that is missing
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else node
            line = node.start_mark.line + 1
    return line


def _explain(detail: ErrorDetails, schema: type[BaseModel]) -> tuple[str, str]:
    """Problem and hint in the words of the person who wrote the file."""
    path = ".".join(str(step) for step in detail["loc"] if not _is_branch(step))
    name = str(detail["loc"][-1]) if detail["loc"] else _kind(schema)
    if detail["type"] == "extra_forbidden":
        known = sorted(_keys_at(schema, detail["loc"][:-1]))
        hint = nearest(name, known, f"known keys: {', '.join(known)}")
        return f"unknown key {name!r}", hint
    if detail["type"] == "missing":
        return f"{path!r} is missing", "every one of these needs it"
    if detail["type"] in {"enum", "literal_error"}:
        allowed = re.findall(r"'([^']*)'", detail.get("ctx", {}).get("expected", ""))
        hint = nearest(str(detail["input"]), allowed, f"one of {', '.join(allowed)}")
        return f"{path}: {detail['input']!r} is not known here", hint
    message = detail["msg"].removeprefix("Value error, ")
    given = detail["input"]
    shown = f" (it says {given!r})" if isinstance(given, str | int | float) else ""
    return f"{path}: {message[:1].lower()}{message[1:]}{shown}", "see the schema of this file"


def _is_branch(step: Key) -> bool:
    """Is this a union's branch, as pydantic puts into a location, rather than a key of the file?"""
    return isinstance(step, str) and (not step or step[0].isupper() or "[" in step)


def _keys_at(schema: type[BaseModel], loc: tuple[Key, ...]) -> set[str]:
    """The keys that may stand at `loc`: those of the models reached by following it."""
    models = {schema}
    for step in loc:
        if not isinstance(step, str):
            continue
        deeper = {
            inner
            for model in models
            for name, field in model.model_fields.items()
            if step in {name, field.alias}
            for inner in _models(field.annotation)
        }
        named = {model for model in models if model.__name__ == step}
        models = deeper or named or models
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 -- any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    origin = get_origin(annotation)
    if origin in {Union, UnionType, tuple, list, dict} or origin is Mapping or annotation:
        for inner in get_args(annotation):
            yield from _models(inner)


def _kind(schema: type[BaseModel]) -> str:
    return schema.__name__.lower()

"""A YAML file and a schema in, a value out; every complaint names file, line and what is right.

Rule files may come from strangers: their size is bounded, and `trees` says what of YAML counts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rightscheck.errors import UnusableRules, nearest, reason
from rightscheck.model.value import Fault

if TYPE_CHECKING:
    from rightscheck.rulebook.trees import Tree

LARGEST = 1_000_000
"""Bytes of a rule file; the largest pack of ours has some thirty thousand."""

V = TypeVar("V", bound=BaseModel)


def load(path: Path, schema: type[V]) -> V:
    """`path` as a `schema`; UnusableRules with file and line for whatever is wrong with it."""
    return parse(decoded(content(path), path), schema, where=str(path))


def parse(text: str, schema: type[V], *, where: str) -> V:
    """YAML text as a `schema`; `where` is the name that complaints give it."""
    tree = _tree(text, where)
    if tree is None:
        raise UnusableRules("is empty", where=where, hint=f"it should be a {_kind(schema)}")
    data = tree.plain
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
        line = tree.line(detail["loc"])
        problem, hint = _explain(detail, schema)
        raise UnusableRules(problem, where=f"{where}:{line}", hint=hint) from error


def line(path: Path, steps: tuple[str | int, ...]) -> int:
    """The line of what keys and indices lead to, in a file that has been read already."""
    tree = _tree(decoded(content(path), path), str(path))
    return tree.line(steps) if tree else 1


def lines(text: str, key: str) -> list[int]:
    """The line of each entry of a list, in a text that `parse` has read already."""
    tree = _tree(text, "")
    return tree.lines(key) if tree else []


def _tree(text: str, where: str) -> Tree | None:
    # Only here: PyYAML takes long to load, and what the cache has is not parsed.
    from rightscheck.rulebook.trees import tree  # noqa: PLC0415

    return tree(text, where)


def files(folder: Path) -> list[Path]:
    """The YAML files of a folder, in their order. UnusableRules where nobody may list them."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 -- no path for each, which are dear to sort
        return [folder / name for name in names if os.path.splitext(name)[1] in {".yaml", ".yml"}]  # noqa: PTH122 -- the same
    except OSError as error:
        raise UnusableRules(
            f"cannot be read ({reason(error)})", where=folder, hint="check its permissions"
        ) from error


def content(path: Path) -> bytes:
    """What a rule file holds; UnusableRules if it is too large, or cannot be read."""
    try:
        with path.open("rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                raise UnusableRules(
                    f"is larger than {LARGEST:,} bytes",
                    where=path,
                    hint="rule files are written by hand",
                )
            return file.read()
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


def _first(error: ValidationError) -> ErrorDetails:
    # Unknown keys first: they are most often the cause of "missing" beside them.
    details = error.errors(include_url=False)
    return next((d for d in details if d["type"] == "extra_forbidden"), details[0])


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
    given = detail["input"]
    shown = f" (it says {given!r})" if isinstance(given, str | int | float) else ""
    return f"{path}: {Fault.at(detail).message}{shown}", "see the schema of this file"


def _is_branch(step: str | int) -> bool:
    """Is this a union's branch, as pydantic puts into a location, rather than a key of the file?"""
    return isinstance(step, str) and (not step or step[0].isupper() or "[" in step)


def _keys_at(schema: type[BaseModel], loc: tuple[str | int, ...]) -> set[str]:
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

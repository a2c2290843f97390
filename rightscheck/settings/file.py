"""The settings file: found upwards, read strictly, its paths made absolute."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from rightscheck.errors import UnusableSettings, nearest, reasoned
from rightscheck.model.value import Fault
from rightscheck.settings.lines import line, lines
from rightscheck.settings.schema import Settings

NAME = "rightscheck.toml"

_OURS = {name for name, field in Settings.model_fields.items() if field.exclude}
"""What a file does not say of itself."""


def find(start: Path) -> Path | None:
    """The nearest rightscheck.toml, or pyproject.toml with [tool.rightscheck], from here up."""
    for folder in (start.resolve(), *start.resolve().parents):
        own = folder / NAME
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if project.is_file() and _table(project) is not None:
            return project
    return None


def read_settings(path: Path) -> Settings:
    """A settings file; paths in it count from its folder."""
    path = path.absolute()
    table = _table(path)
    if table is None:
        raise UnusableSettings(
            "has no [tool.rightscheck]", where=path, hint="add the table, or name another file"
        )
    if own := next((key for key in table if key in _OURS), None):
        raise _unknown(path, [own])
    try:
        settings = Settings.model_validate({"folder": path.parent, "file": path, **table})
    except ValidationError as error:
        raise _wrong(path, error) from error
    return _absolute(settings)


def _table(path: Path) -> dict[str, object] | None:
    try:
        with reasoned(UnusableSettings("cannot be read", where=path, hint="check the path")):
            data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnusableSettings("is not UTF-8", where=path, hint="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UnusableSettings(f"is not TOML: {error}", where=path, hint="mend it there") from error
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool", {})
    table = tool.get("rightscheck") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _wrong(path: Path, error: ValidationError) -> UnusableSettings:
    """The first error of a settings file, in the words of the person who wrote it."""
    details = error.errors(include_url=False)
    detail = next((d for d in details if d["type"] == "extra_forbidden"), details[0])
    steps = [str(step) for step in detail["loc"]]
    if detail["type"] == "extra_forbidden":
        return _unknown(path, steps)
    where = _where(path, steps)
    problem = f"{'.'.join(steps)}: {_MEANT.get(detail['type'], Fault.at(detail).message)}"
    hint = "`rightscheck init` writes a valid example"
    if detail["type"] == "enum":
        hint = nearest(str(detail["input"]), re.findall(r"'(\w+)'", detail["msg"]), hint)
    return UnusableSettings(problem, where=where, hint=hint)


def _unknown(path: Path, steps: list[str]) -> UnusableSettings:
    known = _keys(steps[:-1])
    hint = nearest(steps[-1], known, f"known keys: {', '.join(known)}")
    problem = f"unknown key {'.'.join(steps)!r}"
    return UnusableSettings(problem, where=_where(path, steps), hint=hint)


def _where(path: Path, steps: list[str]) -> str:
    at = line(key_lines(path), steps)
    return f"{path}:{at}" if at else str(path)


_MEANT = {
    "tuple_type": 'must be a list, such as ["DE"], or a [[table]] for each',
    "string_type": "must be text in quotation marks",
    "path_type": "must be a path in quotation marks",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
}
"""What pydantic says of Python, in the words of TOML."""


def _keys(steps: list[str]) -> list[str]:
    """The keys that the schema allows in the table that `steps` lead to."""
    model: type[BaseModel] = Settings
    for step in steps:
        field = model.model_fields.get(step)
        inner = [field.annotation, *get_args(field.annotation)] if field else []
        model = next((m for m in inner if isinstance(m, type) and issubclass(m, BaseModel)), model)
    return sorted(name for name, field in model.model_fields.items() if not field.exclude)


def key_lines(path: Path) -> dict[tuple[str, ...], int]:
    """The line of every key that a settings file sets, and of every table."""
    found = lines(path.read_text(encoding="utf-8-sig"))
    if path.name != "pyproject.toml":
        return found
    return {steps[2:]: at for steps, at in found.items() if steps[:2] == ("tool", "rightscheck")}


def _absolute(settings: Settings) -> Settings:
    """The settings with every path counted from the folder of their file."""
    base = settings.folder
    hooks = {
        name: hook.model_copy(update={"secret": base / hook.secret})
        for name, hook in settings.service.hooks.items()
    }
    service = settings.service.model_copy(update={"hooks": hooks})
    settings = settings.model_copy(update={"service": service})
    return settings.model_copy(
        update={
            name: table.model_copy(
                update={
                    key: base / value if isinstance(value, Path) else tuple(base / p for p in value)
                    for key, value in table
                    if key in {"path", "paths", "boilerplate"} and value
                }
            )
            for name in ("sources", "licences", "packs", "policy", "baseline", "waivers", "service")
            for table in [getattr(settings, name)]
        }
    )

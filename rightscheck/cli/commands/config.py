"""`rightscheck config`: the settings that are in force, and where each of them is said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import typer

from rightscheck.cli import streams
from rightscheck.cli.answers import put_json
from rightscheck.cli.options import Failing, MinConfidence, NoIgnore, Record, told
from rightscheck.cli.shared import Config, Library
from rightscheck.reporters.inert import inert, inert_json
from rightscheck.settings import Settings, key_lines, line, overruled, settings_of

app = typer.Typer(no_args_is_help=True)

_OPTION = {
    "sources.path": "sources",
    "ledger.record": "record",
    "check.fail_on": "fail_on",
    "check.min_confidence": "min_confidence",
    "check.exclude": "no_ignore",
    "check.gitignore": "no_ignore",
}
"""The settings that an option overrules, and the option."""

_WIDTH = 40
"""Columns of a setting, where it is no longer; behind it stands where it is said."""


@app.callback()
def config_() -> None:
    """The settings that are in force."""


@app.command("show")
def show(  # noqa: PLR0913, PLR0917 -- the options of a command
    ctx: typer.Context,
    config: Config = None,
    sources: Library = None,
    min_confidence: MinConfidence = None,
    no_ignore: NoIgnore = False,
    fail_on: Failing = None,
    record: Record = None,
    form: Annotated[Literal["toml", "json"], typer.Option("--format")] = "toml",
) -> None:
    """Show every setting in force, and whether option, environment, file or default says it.

    What is shown is a settings file: it may be kept as one. Paths are absolute.
    """
    said = told(fail_on=fail_on, min_confidence=min_confidence, no_ignore=no_ignore)
    said |= {"sources.path": sources and sources.absolute(), "ledger.record": record}
    written = settings_of(config)
    settings = overruled(written, said)
    origins = _in_file(written) | {
        name: _by(ctx, _OPTION[name]) for name, value in said.items() if value is not None
    }
    values = settings.model_dump(mode="json")
    if form == "json":
        put_json({"settings": values, "origins": origins})
    else:
        found = inert(str(settings.file)) if settings.file else "no file: what holds by itself"
        streams.put("\n".join((f"# {found}", *_toml(values, origins))) + "\n")


def _in_file(settings: Settings) -> dict[str, str]:
    """Where the file says each key, by its name."""
    if settings.file is None:
        return {}
    found = key_lines(settings.file)
    return {
        ".".join(steps): f"{settings.file.name}:{line(found, steps)}" for steps in sorted(found)
    }


def _by(ctx: typer.Context, option: str) -> str:
    """What set a value: the option, or the variable of the environment."""
    parameter = next(one for one in ctx.command.params if one.name == option)
    source = ctx.get_parameter_source(option)
    if source and source.name == "ENVIRONMENT":
        return str(parameter.envvar)
    return parameter.opts[0]


def _toml(values: Mapping[str, object], origins: Mapping[str, str]) -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, list):
            for number, table in enumerate(value):
                where = origins.get(f"{name}.{number}") or origins.get(name, "default")
                yield from ("", _beside(f"[[{name}]]", where))
                yield from (f"{key} = {_value(one)}" for key, one in _given(table))
        elif isinstance(value, dict):
            yield from ("", f"[{name}]")
            for key, given in value.items():
                full = f"{name}.{key}"
                where = next((at for n, at in origins.items() if _within(n, full)), "default")
                shown = f"# {key} is not set" if given is None else f"{key} = {_value(given)}"
                yield _beside(shown, where)


def _within(name: str, setting: str) -> bool:
    return name == setting or name.startswith(f"{setting}.")


def _beside(setting: str, origin: str) -> str:
    return f"{setting:{_WIDTH}}  # {inert(origin)}"


def _given(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """What a table sets: TOML has no word for what it does not."""
    return ((key, value) for key, value in table.items() if value is not None)


def _value(value: object) -> str:
    """As TOML; its strings are JSON's."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key, ensure_ascii=False)} = {_value(v)}" for key, v in _given(value))
        return inert_json(f"{{ {', '.join(pairs)} }}") if value else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return inert_json(json.dumps(value, ensure_ascii=False)).replace("\x7f", "\\u007f")

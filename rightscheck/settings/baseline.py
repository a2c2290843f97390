r"""The baseline's file: one finding a line, sorted, without lines and times of anything.

Two branches that each add findings to it merge line by line: every line stands for itself, and
what both have counts once. The first line tells what the file is; each other is a JSON object,
as `Known` says. A name that is no UTF-8 is written with JSON's escapes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from rightscheck.errors import UnusableSettings, reasoned
from rightscheck.model import Baseline, Known
from rightscheck.model.value import Fault
from rightscheck.pipeline.sifting.known import union
from rightscheck.reporters.inert import inert_json
from rightscheck.settings.schema import Settings

NAME = "rightscheck.baseline"
"""What it is called unless the settings say otherwise; no reader takes it for a page."""

HEAD = "# rightscheck baseline 1: findings that were there already, one a line; in a merge keep all"

LARGEST = 64_000_000
"""Bytes of a baseline: some 300,000 findings."""

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def baseline_path(settings: Settings) -> Path:
    """Where the baseline lies, or would: it is `rightscheck.baseline` beside the settings."""
    return settings.baseline.path or settings.folder / NAME


def read_baseline(path: Path, where: str) -> Baseline:
    """A baseline's file, called `where` in reports; UnusableSettings for one that is damaged."""
    hint = "`rightscheck baseline create PATH` writes one"
    unread = UnusableSettings("the baseline cannot be read", where=path, hint=hint)
    with reasoned(unread), path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        hint = "a baseline is for what will be mended; waive the rest"
        raise UnusableSettings(f"is larger than {LARGEST:,} bytes", where=path, hint=hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableSettings("is not UTF-8", where=path, hint="write it anew") from error
    return Baseline(known=union(_entries(text, path)), where=where)


def written(known: Iterable[Known]) -> str:
    """The text of a baseline's file; the same for the same entries in any order."""
    lines = (
        json.dumps(entry.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
        for entry in union(known)
    )
    return "".join(f"{line}\n" for line in (HEAD, *map(inert_json, lines)))


def _entries(text: str, path: Path) -> Iterator[Known]:
    head, *lines = text.replace("\r\n", "\n").split("\n")
    if head != HEAD and not head.startswith(_CONFLICT):
        hint = "its first line tells its form; `rightscheck baseline create --force` writes it anew"
        raise UnusableSettings("is no baseline of version 1", where=f"{path}:1", hint=hint)
    for number, line in enumerate((head, *lines), 1):
        if line.startswith(_CONFLICT):
            raise UnusableSettings(
                "two branches were not merged here",
                where=f"{path}:{number}",
                hint="keep the lines of both and take the marks out",
            )
        if line.strip() and line != HEAD:
            yield _entry(line, f"{path}:{number}")


def _entry(line: str, where: str) -> Known:
    try:
        return Known.model_validate(json.loads(line))
    except (ValueError, RecursionError) as error:
        problem = "is no finding"
        if isinstance(error, ValidationError):
            problem += f": {Fault.of(error)}"
        hint = "take the line out, or `rightscheck baseline update PATH` writes the file anew"
        raise UnusableSettings(problem, where=where, hint=hint) from error

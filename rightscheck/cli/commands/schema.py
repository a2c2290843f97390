"""`rightscheck schema`: the JSON Schemas of what is written and of what people write."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer
from pydantic import BaseModel

from rightscheck.cli.answers import put_json
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model.amounts import series
from rightscheck.reporters import json
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.policy import Policy
from rightscheck.rulebook.tariff import Tariffs
from rightscheck.rulebook.waivers import Waivers
from rightscheck.settings import Settings

app = typer.Typer()

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _of(model: type[BaseModel]) -> Callable[[], dict[str, object]]:
    return lambda: {"$schema": _DRAFT, **model.model_json_schema()}


SCHEMAS: dict[str, Callable[[], dict[str, object]]] = {
    "report": json.schema,
    "licence": _of(Licence),
    "pack": _of(Pack),
    "policy": _of(Policy),
    "settings": _of(Settings),
    "tariff": _of(Tariffs),
    "waivers": _of(Waivers),
}


class Subject(StrEnum):
    """What there is a schema of: the rows of SCHEMAS."""

    REPORT = "report"
    LICENCE = "licence"
    PACK = "pack"
    POLICY = "policy"
    SETTINGS = "settings"
    TARIFF = "tariff"
    WAIVERS = "waivers"


@app.command("schema")
def command(
    subject: Annotated[
        Subject, typer.Argument(metavar="SUBJECT", help=f"Of what: {series(SCHEMAS)}.")
    ] = Subject.REPORT,
) -> None:
    """Print the JSON Schema (draft 2020-12) of reports, or of a file that people write."""
    put_json(SCHEMAS[subject]())

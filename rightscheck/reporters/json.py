"""`Report` in, versioned JSON out, and the JSON Schema that it keeps to.

What `schema_version` promises stands in CONTRIBUTING, under reporters: a program that looks at its
first number is not broken by what is added.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import Field

from rightscheck.model import Report, Value
from rightscheck.reporters.inert import inert_json
from rightscheck.reporters.tally import Tally, tally

SCHEMA_FILE = Path(__file__).with_name("report.schema.json")
"""The published schema, as it stands in the package."""


class Tool(Value):
    """Who wrote the report."""

    name: str = "rightscheck"
    version: str


class JsonReport(Report):
    """A report with who wrote it and what it comes to, so that nobody has to count."""

    tool: Tool
    summary: Tally = Field(description="findings by verdict, permitted uses, documents")


def render(report: Report) -> str:
    """The report as indented JSON; control and direction characters are escaped."""
    whole = JsonReport(
        **dict(report), tool=Tool(version=report.basis.rightscheck), summary=tally(report)
    ).model_dump(mode="json")
    ordered = {key: whole.pop(key) for key in ("schema_version", "tool", "summary")} | whole
    return as_json(ordered)


def as_json(value: object) -> str:
    """Any value as indented JSON that is safe to show."""
    return inert_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def parse(data: bytes) -> Report:
    """The report that `render` has written; pydantic's ValidationError for anything else."""
    stored = JsonReport.model_validate_json(data)
    return Report(**{name: getattr(stored, name) for name in Report.model_fields})


def schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of what `render` writes."""
    made = JsonReport.model_json_schema(mode="serialization")
    made["title"] = "rightscheck report"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}

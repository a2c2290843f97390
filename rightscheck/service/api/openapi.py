"""The table as an OpenAPI 3.1 document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

import rightscheck
from rightscheck.reporters import REPORTERS
from rightscheck.reporters.json import JsonReport
from rightscheck.service.api.table import Endpoint, Parameter
from rightscheck.service.http.problems import MEDIA_TYPE, Problem

_SCHEMAS = "#/components/schemas/{model}"

_Refs = Mapping[Any, dict[str, Any]]


def document(endpoints: Iterable[Endpoint]) -> dict[str, object]:
    """What /openapi.json says."""
    rows = list(endpoints)
    refs, schemas = models_json_schema(_models(rows), ref_template=_SCHEMAS)
    paths: dict[str, dict[str, object]] = {}
    for row in rows:
        path = re.sub(r":\w+}", "}", row.path)
        paths.setdefault(path, {})[row.method.lower()] = _operation(row, refs)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "rightscheck",
            "version": rightscheck.__version__,
            "description": "Is any of this text somebody else's, and may we use it this way?",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": "rightscheck keys new"}
            },
        },
    }


def _models(rows: list[Endpoint]) -> list[tuple[type[BaseModel], JsonSchemaMode]]:
    found: dict[tuple[type[BaseModel], JsonSchemaMode], None] = {(Problem, "serialization"): None}
    for row in rows:
        if row.takes:
            found[row.takes, "validation"] = None
        if row.accepted:
            found[row.accepted, "serialization"] = None
        if not isinstance(row.gives, str):
            found[row.gives, "serialization"] = None
    return list(found)


def _operation(row: Endpoint, refs: _Refs) -> dict[str, object]:
    doc = (row.handler.__doc__ or "").strip()
    summary = doc.split(":")[0].rstrip(".")
    operation: dict[str, Any] = {"operationId": row.name, "summary": summary, "description": doc}
    if row.scope:
        operation["security"] = [{"key": []}]
        operation["description"] = f"{doc} The key needs the scope `{row.scope}`."
    if row.parameters:
        operation["parameters"] = [_parameter(one) for one in row.parameters]
    if row.takes:
        operation["requestBody"] = {"required": True, "content": _request_body(row, refs)}
    operation["responses"] = {**_failures(row), **_successes(row, refs)}
    if row.accepted:
        operation["responses"] |= _accepted(refs[row.accepted, "serialization"])
    for one in row.links:
        link = {"operationId": one.handler.__name__, "parameters": {"id": one.id}}
        operation["responses"][str(one.status)].setdefault("links", {})[one.handler.__name__] = link
    return operation


def _request_body(row: Endpoint, refs: _Refs) -> dict[str, object]:
    assert row.takes  # noqa: S101 -- the caller has looked
    ours = refs[row.takes, "validation"]
    if not row.raw:
        return {"application/json": {"schema": ours}}
    return {
        "application/json": {"schema": {"anyOf": [ours, _THEIRS]}},
        "*/*": {"schema": {"type": "string", "format": "binary"}},
    }


def _successes(row: Endpoint, refs: _Refs) -> dict[str, object]:
    content: dict[str, Any]
    if isinstance(row.gives, str):
        content = {row.gives: {"schema": {"type": "string"}}}
    else:
        content = {"application/json": {"schema": refs[row.gives, "serialization"]}}
    if any(one.name == "format" for one in row.parameters):
        report = refs[JsonReport, "serialization"]
        content["application/json"]["schema"] = {
            "anyOf": [content["application/json"]["schema"], report, _GITLAB]
        }
        content |= {kind: {"schema": {}} for kind in sorted(_FORMS)}
    return {
        str(status): {
            "description": HTTPStatus(status).phrase,
            "headers": _HEADERS,
            "content": content if status < HTTPStatus.BAD_REQUEST else content | _PROBLEM,
        }
        for status in row.statuses
    }


def _accepted(schema: dict[str, Any]) -> dict[str, object]:
    where = {"Location": {"description": "the job", "schema": {"type": "string"}}}
    return {
        "202": {
            "description": HTTPStatus.ACCEPTED.phrase,
            "headers": _HEADERS | where,
            "content": {"application/json": {"schema": schema}},
        }
    }


_THEIRS = {"type": ["object", "array"], "description": "an item as an agency or a system sends it"}

_GITLAB = {"type": "array", "description": "with ?format=gitlab"}

_FORMS = {one.media_type.partition(";")[0] for one in REPORTERS.values()} - {"application/json"}

_HEADERS = {
    "X-Request-ID": {"description": "as the log has it", "schema": {"type": "string"}},
}

_PROBLEM = {MEDIA_TYPE: {"schema": {"$ref": _SCHEMAS.format(model="Problem")}}}

_ALWAYS = (400, 401, 403, 429)


def _failures(row: Endpoint) -> dict[str, object]:
    """The statuses of problems that this row can have."""
    always = _ALWAYS if row.scope else ()
    return {
        str(status): {
            "description": HTTPStatus(status).phrase,
            "headers": _HEADERS,
            "content": _PROBLEM,
        }
        for status in sorted({*always, *row.fails, 500})
    }


def _parameter(parameter: Parameter) -> dict[str, object]:
    return {
        "name": parameter.name,
        "in": parameter.within,
        "required": parameter.within == "path",
        "description": parameter.meaning,
        "schema": parameter.schema,
    }

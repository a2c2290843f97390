"""What goes in: the bodies of requests, with the examples that /openapi.json shows."""

from __future__ import annotations

import base64

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from rightscheck.model import Role, Source, Value
from rightscheck.model.value import Names

_DISPATCH = (
    "PARIS (AFP) - The old harbour crane was lifted from the water on Monday, four years after"
    " it sank. You may not copy, reproduce or transmit this content without prior consent."
)

_PAGE: JsonDict = {
    "name": "posts/17.html",
    "text": f"<p>{_DISPATCH}</p>",
    "media_type": "text/html",
    "facts": {"published": "2026-11-27", "channel": "web", "territory": ["DE", "AT"]},
}

_BASE64 = r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"

_NAME = Field(default="<text>", min_length=1, max_length=1000, description="as reports call it")


class FieldInput(Value):
    """A field of a content system; findings tell of it by its label (`Body, paragraph 2`)."""

    label: str = Field(min_length=1, max_length=500, examples=["Body"])
    value: str
    media_type: str = Field(default="text/plain", max_length=200, examples=["text/html"])
    role: Role = Field(default=Role.BODY, description="what it is to a reader of the page")
    fact: str = Field(default="", max_length=100, description="what it declares: title, rights ...")


class DocumentInput(Value):
    """A document: its `text`, its bytes in Base64 as `data`, or its `fields`."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [_PAGE],
            "oneOf": [
                {"required": [key], "properties": {key: {"type": kind}}}
                for key, kind in {"text": "string", "data": "string", "fields": "array"}.items()
            ],
        }
    )

    name: str = _NAME
    text: str | None = Field(default=None, description="of the format that the name or type tells")
    data: str | None = Field(
        default=None, pattern=_BASE64, description="a file of any format that is read, in Base64"
    )
    fields: tuple[FieldInput, ...] | None = Field(
        default=None, max_length=5000, description="of a content system"
    )
    media_type: str | None = Field(default=None, max_length=200, examples=["text/html"])
    facts: dict[str, Names] = Field(
        default_factory=dict,
        max_length=100,
        description="what you know of it: published, channel, territory, language, url, credit ...",
    )

    @model_validator(mode="after")
    def _one_content(self) -> DocumentInput:
        if [self.text, self.data, self.fields].count(None) != 2:  # noqa: PLR2004 -- of three
            raise ValueError("give either text, data or fields")
        return self

    @property
    def bytes(self) -> bytes:
        """The file."""
        return (self.text or "").encode() if self.data is None else base64.b64decode(self.data)


class CheckRequest(Value):
    """Documents to check, in `budget` seconds; what is not known by then is a finding."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"documents": [_PAGE], "budget": 0.5}]}
    )

    documents: tuple[DocumentInput, ...] = Field(min_length=1)
    budget: float | None = Field(default=None, ge=0.01, le=3600, description="seconds")
    callback: str | None = Field(
        default=None,
        max_length=2000,
        description="with `Prefer: respond-async`: where the report is sent to (https)",
        pattern=r"^https?://[A-Za-z0-9.:\[\]-]+(/[!-~]*)?$",
    )


class SpotRequest(DocumentInput):
    """One document whose notices are wanted."""


class CompareRequest(Value):
    """Two plain texts: what did the first take from the second?"""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "text": "On Monday the old harbour crane was lifted from the water.",
                    "source": "The old harbour crane was lifted from the water on Monday.",
                }
            ]
        }
    )

    text: str
    source: str


class SourcesRequest(Value):
    """Sources as rightscheck itself writes them; what agencies send needs no such form."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "sources": [
                        {
                            "id": "urn:newsml:afp.com:20261127:crane",
                            "holder": "afp",
                            "text": _DISPATCH,
                            "published": "2026-11-27T06:00:00Z",
                        }
                    ]
                }
            ]
        }
    )

    sources: tuple[Source, ...] = Field(min_length=1)

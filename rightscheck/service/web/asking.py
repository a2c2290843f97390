"""A filled form in, `Submission` out: the documents, and what a person said of them."""

from __future__ import annotations

import base64
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping
from http import HTTPStatus
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from rightscheck.licensing.terms.licence import Licence
from rightscheck.model.dates import parse
from rightscheck.service.api.shapes import DocumentInput
from rightscheck.service.http.bodies import media_type
from rightscheck.service.http.problems import Refused

LONGEST = 200
"""Characters of a name or a fact."""

FIELDS = 20
"""Fields of a form: ours have fewer."""

PASTED = "pasted text"

DATES = ("published",)
NAMES = ("channel", "territory", "language", "purpose", "licensee", "recipient")
"""What of a document licences can ask for, and who pastes a text has to say."""

MEDIA_TYPES = {
    "": "as it looks",
    "text/plain": "plain text",
    "text/markdown": "Markdown",
    "text/html": "HTML",
}
"""What a pasted text can be said to be."""


class Submission(NamedTuple):
    """What the form was sent with, as it was typed, so that it can be shown again."""

    text: str = ""
    name: str = ""
    media_type: str = ""
    facts: Mapping[str, str] = {}
    file: str = ""
    data: bytes = b""

    @property
    def is_empty(self) -> bool:
        """Is there nothing to check?"""
        return not self.text.strip() and not self.file


class Fields(NamedTuple):
    """What a form sent: its fields, and the one file that it may have."""

    values: Mapping[str, str]
    file: str = ""
    data: bytes = b""


class _InMemory(MultiPartParser):
    """Of a file nothing is written to a disk; the body is bounded before."""

    spool_max_size = 1 << 40


async def fields(request: Request, data: bytes) -> Fields:
    """The form that is the body of a request; Refused for a body that is none."""

    async def stream() -> AsyncGenerator[bytes, None]:
        yield data

    most = len(data) + 1
    try:
        if media_type(request) == "multipart/form-data":
            # No browser names one, and a stranger's (`punycode`) may take time without bound.
            if "charset" in request.headers["content-type"].lower():
                raise Refused(
                    HTTPStatus.BAD_REQUEST, "a form of ours is UTF-8 and names no charset"
                )
            form = await _InMemory(
                request.headers, stream(), max_files=1, max_fields=FIELDS, max_part_size=most
            ).parse()
        else:
            form = await FormParser(
                request.headers, stream(), max_fields=FIELDS, max_part_size=most
            ).parse()
    except (MultiPartException, KeyError) as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "this is no form of ours") from error
    words = {name: value for name, value in form.items() if isinstance(value, str)}
    upload = form.get("file")
    try:
        if isinstance(upload, UploadFile) and upload.filename:
            return Fields(words, upload.filename[:LONGEST], await upload.read())
        return Fields(words)
    finally:
        await form.close()


def submission_of(form: Fields) -> Submission:
    """What the check page's form says; unknown fields are passed over, too long ones cut."""
    facts = {name: form.values.get(name, "").strip()[:LONGEST] for name in (*DATES, *NAMES, "name")}
    kind = form.values.get("media_type", "").strip()
    return Submission(
        text=form.values.get("text", ""),
        name=facts.pop("name"),
        media_type=kind if kind in MEDIA_TYPES else "",
        facts={name: value for name, value in facts.items() if value},
        file=form.file,
        data=form.data,
    )


def documents_of(submission: Submission) -> tuple[DocumentInput, ...]:
    """The documents to check: the text, the file, or both; each with what was said of it."""
    facts = {name: (value,) for name, value in submission.facts.items()}
    found = []
    if submission.text.strip():
        kind = submission.media_type or None
        found.append(
            DocumentInput(
                name=submission.name or PASTED, text=submission.text, media_type=kind, facts=facts
            )
        )
    if submission.file:
        found.append(
            DocumentInput(name=submission.file, data=base64.b64encode(submission.data), facts=facts)
        )
    return tuple(found)


def problem_of(submission: Submission) -> str:
    """What is wrong with what was typed, in a sentence; empty if nothing is."""
    day = submission.facts.get("published")
    if day and parse(day) is None:
        return f"{day!r} is no date: write it as 2026-11-27."
    if submission.is_empty:
        return "There is nothing to check yet: paste a text, or choose a file."
    return ""


def wanted(licences: Iterable[Licence]) -> dict[str, list[str]]:
    """The facts that these licences decide by, and the values that they name."""
    found: dict[str, dict[str, None]] = {}
    for licence in licences:
        asks = licence.model_dump(mode="json", exclude_none=True, by_alias=True, include=_ASKING)
        _collect(asks, found)
    return {name: sorted(found[name]) for name in NAMES if name in found}


_ASKING = {"covers", "permit", "forbid", "owe"}
"""What of a licence holds conditions."""


def _collect(value: object, found: dict[str, dict[str, None]]) -> None:
    if isinstance(value, list):
        for each in value:
            _collect(each, found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in NAMES:
                found.setdefault(key, {}).update(dict.fromkeys(_strings(inner)))
            else:
                _collect(inner, found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)

"""A file of policies in: which form of ODRL it is, told by its name and its first sign."""

from __future__ import annotations

from pathlib import Path

from rightscheck.errors import RightscheckError, reasoned
from rightscheck.licensing.odrl import Imported, import_policies
from rightscheck.licensing.odrl.tree import LARGEST

_FORMS = {
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".xml": "application/xml",
    ".rdf": "application/rdf+xml",
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
}


def policies(path: Path, holder: str | None) -> Imported:
    """The licences of a file; RightscheckError for one that cannot be read or understood."""
    unread = RightscheckError("cannot be read", where=path, hint="check the path")
    with reasoned(unread), path.open("rb") as file:
        data = file.read(LARGEST + 1)
    return import_policies(data, _form(path, data), holder=holder, where=str(path))


def _form(path: Path, data: bytes) -> str:
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:500]
    if start.startswith(b"<") and b"rdf:RDF" in start:
        return "application/rdf+xml"
    known = _FORMS.get(path.suffix.lower())
    if known:
        return known
    if start[:1] in {b"{", b"["}:
        return "application/ld+json"
    return "application/xml" if start.startswith((b"<?xml", b"<o:")) else "text/turtle"

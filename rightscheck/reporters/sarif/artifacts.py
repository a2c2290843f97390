"""The files of a run as SARIF artifacts (§3.24): a member of an archive is nested in it."""

from __future__ import annotations

from rightscheck.model import Place, Report, Unit
from rightscheck.reporters.files import Region, relative, uri, where

Json = dict[str, object]


class Artifacts:
    """Every file and member that a report names, each once, and how a location names it."""

    def __init__(self, report: Report) -> None:
        self._at: dict[str, int] = {}
        self._listed: list[Json] = []
        for document in report.documents:
            lies = where(document.name)
            own: Json = {
                "hashes": {"sha-256": document.sha256},
                "mimeType": document.media_type,
            }
            if lies.has_lines:
                # Several items of one file have its hash, and what each of them is, is no file.
                self._put(lies.file, {} if lies.inside else own).setdefault("hashes", own["hashes"])
            else:
                self._nest(lies.file, lies.inside, own)
        for unread in report.unread:
            self._put(where(unread.name).file, {})

    def listed(self) -> list[Json]:
        """The `artifacts` of the run, in its order."""
        return self._listed

    def location(self, document: str, region: Region | None, place: Place | None = None) -> Json:
        """A SARIF location: the file, its region, and what else is meant as a logical location.

        It names the file on disk, which a viewer can open, never an artifact nested in that.
        """
        lies = where(document)
        physical: Json = {"artifactLocation": self.reference(lies.file)}
        if region:
            physical["region"] = {
                "startLine": region.start.line,
                "startColumn": region.start.column,
                "endLine": region.end.line,
                "endColumn": region.end.column,
            }
        found: Json = {"physicalLocation": physical}
        parts = [lies.inside] if lies.inside else []
        if place and not region:
            parts.append(place.whole if place.unit is not Unit.LINE else f"line {place.line}")
        if parts:
            name = ", ".join(parts)
            found["logicalLocations"] = [
                {"name": name, "fullyQualifiedName": f"{lies.file}!{name}", "kind": "resource"}
            ]
        return found

    def reference(self, file: str) -> Json:
        """An `artifactLocation`: a file's URI, relative to the folder of the run, and its index."""
        named = _located(file)
        if file in self._at:
            named["index"] = self._at[file]
        return named

    def _put(self, file: str, more: Json) -> Json:
        if file not in self._at:
            self._at[file] = len(self._listed)
            self._listed.append({"location": _located(file)})
        found = self._listed[self._at[file]]
        found.update(more)
        return found

    def _nest(self, file: str, inside: str, more: Json) -> None:
        self._put(file, {})
        self._listed.append(
            {"location": {"uri": relative(inside)}, "parentIndex": self._at[file], **more}
        )


def _located(file: str) -> Json:
    address = uri(file)
    if address.startswith("file:"):
        return {"uri": address}
    return {"uri": address, "uriBaseId": "%SRCROOT%"}

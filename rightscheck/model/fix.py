"""`Fix`: words put into a document that its licence dictates; `Unfixed`: why there are none."""

from pydantic import Field

from rightscheck.model.value import Place, Value


class Fix(Value):
    """One insertion into the original file. Nothing is deleted or replaced.

    `offset` counts bytes of the original, whose SHA-256 is `sha256`; `start` is the same place for
    people. `text` is what goes there, with its markup and line ends, in the encoding of the file.
    """

    document: str
    sha256: str = Field(description="of the original bytes, in hex")
    offset: int
    start: Place
    text: str
    findings: tuple[str, ...] = Field(description="ids of the findings that it answers")


class Unfixed(Value):
    """A finding for which nothing can be inserted, and why."""

    document: str
    finding: str = Field(description="its id")
    check: str
    start: Place
    why: str

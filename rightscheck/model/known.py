"""`Known`: a finding that was there already; `Baseline`: all that were when a team began."""

from pydantic import Field

from rightscheck.model.value import Value
from rightscheck.model.vocabulary import Verdict


class Known(Value):
    """A finding that was there already, on which page, and how bad it was.

    `finding` is the finding's id, made of what it says and never of where: no line, no time.
    `document` is a name as scopes count it, from the folder of the settings. `times` is how
    often the page has it: a second credit on the same page is a finding of its own.
    """

    document: str = Field(min_length=1)
    check: str = Field(min_length=1)
    verdict: Verdict
    holder: str = Field(min_length=1)
    source: str = ""
    finding: str = Field(pattern=r"^[0-9a-f]{16}$")
    times: int = Field(default=1, ge=1)


class Baseline(Value):
    """What is known of a house's pages, and where that is written."""

    known: tuple[Known, ...] = ()
    where: str = ""

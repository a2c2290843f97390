"""What comes out where it is no report: the shapes that /openapi.json promises."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from rightscheck.matching.comparison import Edit
from rightscheck.model import Derivation, MatchKind, Notice, Place, Span, Value


class SpottedNotice(Notice):
    """A notice with its place in the file and its words."""

    start: Place
    end: Place
    text: str


class Spotted(Value):
    """As `rightscheck spot --format json` tells it."""

    document: str
    notices: tuple[SpottedNotice, ...]


class Shared(Value):
    """A passage that both texts have, and how the source's became the text's."""

    span: Span
    source_span: Span
    kind: MatchKind
    words: int
    quoted_words: int
    longest_run: int
    similarity: float
    share_of_document: float
    share_of_source: float
    start: Place
    source_start: Place
    edits: tuple[Edit, ...]


class Compared(Value):
    """As `rightscheck compare --format json` tells it."""

    text: str
    source: str
    derivation: Derivation
    share_of_text: float
    share_of_source: float
    overlap: float
    agreement: float
    matches: tuple[Shared, ...]


class DeliveredItem(Value):
    """What became of one delivered item; `problem` and `hint` where it was refused."""

    id: str = Field(examples=["urn:newsml:afp.com:20261127:crane"])
    deed: str = Field(
        description="added, updated, corrected, withheld, killed, without words, unchanged, refused"
    )
    problem: str = ""
    hint: str = ""


class Ingested(Value):
    """What became of each item, once it is committed."""

    items: tuple[DeliveredItem, ...]


class Removed(Value):
    """How many items are forgotten."""

    removed: int


class Feed(Value):
    """How fresh what one holder delivers is."""

    holder: str
    sources: int
    newest: str | None = Field(description="when its newest item was published, or came")
    stale: str | None = Field(description="what it means that nothing has come for so long")


class Callback(Value):
    """Whether the owner of a job was told: none, pending, delivered, dead."""

    state: str
    attempts: int
    problem: str = ""


class JobState(Value):
    """A job: queued, running, done (then with its report) or failed (then with its problem)."""

    id: str
    state: Literal["queued", "running", "done", "failed"]
    created: str
    finished: str | None
    problem: str = ""
    callback: Callback | None
    report: dict[str, object] | None = Field(description="as /v1/check would have answered")


class Hooked(Value):
    """The job that a webhook's call has become; none where it holds no text that goes out."""

    job: str | None


class Library(Value):
    """What the library holds."""

    sources: int
    version: str
    languages: dict[str, int]
    statuses: dict[str, int]
    feeds: tuple[Feed, ...]


class PackRule(Value):
    """A rule of a pack."""

    rule: str
    kind: str
    why: str
    enabled: bool


class PackRules(Value):
    """A pack, as `rightscheck rules list --format json` tells it."""

    holder: str
    name: str
    sha256: str
    rules: tuple[PackRule, ...]


class CheckRule(Value):
    """A check, and how loud the policy makes it; null where it does not run."""

    check: str
    summary: str
    severity: str | None


class LicenceTitle(Value):
    """A licence in force."""

    licence: str
    title: str
    holder: str | None


class Rules(Value):
    """Everything that decides."""

    checks: tuple[CheckRule, ...]
    packs: tuple[PackRules, ...]
    licences: tuple[LicenceTitle, ...]


class Ready(Value):
    """`degraded` answers, and says in every report why it is not clean; `unready` does not."""

    status: Literal["ready", "degraded", "unready"]
    reasons: tuple[str, ...] = ()
    sources: int = 0


class Live(Value):
    """The process runs."""

    status: Literal["live"] = "live"
    version: str

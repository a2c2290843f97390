"""Pages of the HTML report as a browser would read them, and a report that has everything."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

from reports import BREACH, CLAUSE, PERMITTED, REVIEW, UNREAD, report, seen
from stories import HARBOUR

from rightscheck.model import Finding, Passage, Report, Suppression, SuppressionKind
from rightscheck.reporters import render

VOID = {"br", "col", "input", "link", "meta"}
SOURCE = Passage(before="KALVIK (AFP) - ", text=HARBOUR, after=" Repeats.")
REWRITTEN = HARBOUR.replace("Fishermen", "Trawlermen", 1).replace(" on Tuesday", "", 1)


class Page(HTMLParser):
    """What a browser would make of it: elements with attributes, text, and what never closes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.raw: dict[str, str] = {}
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """It ends; one that was not the last to begin is wrong."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        """Text, or the source of a script or style."""
        inside = self.open[-1] if self.open else ""
        if inside in {"script", "style"}:
            self.raw[inside] = self.raw.get(inside, "") + data
        else:
            self.said.append(data)

    @property
    def text(self) -> str:
        """The words that a person sees, each white space one blank."""
        return " ".join("".join(self.said).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of all elements of a name."""
        return [attributes for name, attributes in self.elements if name == tag]


def beside(text: str, source: Passage = SOURCE, base: Finding = BREACH) -> Finding:
    """A finding of a page's passage and its source."""
    passage = Passage(before="", text=text, after="")
    evidence = base.evidence.model_copy(update={"passage": passage, "source_passage": source})
    return base.model_copy(update={"evidence": evidence})


def full() -> Report:
    """A report that has something of everything."""
    made = report(
        beside(REWRITTEN),
        REVIEW.model_copy(
            update={"evidence": REVIEW.evidence.model_copy(update={"notices": (CLAUSE,)})}
        ),
        documents=(seen("content/levy.md"), seen("content/port.html"), seen("a.md", PERMITTED)),
        unread=(UNREAD,),
        warnings=("the newest source is 41 days old",),
    )
    aside = BREACH.model_copy(update={"id": "aa", "document": "old.md", "check": "missing-link"})
    whole = made.model_copy(update={"findings": (*made.findings, aside)})
    waived = Suppression(
        kind=SuppressionKind.WAIVER,
        reason="settled, invoice 4711",
        owner="Anna Berg",
        until=date(2026, 12, 31),
        where="old.md:3",
    )
    return whole.without(lambda finding: waived if finding.id == "aa" else None)


def told(made: Report) -> str:
    """The words of a report's page."""
    return Page(render(made, "html")).text


EVIL = (
    '<script>alert(1)</script><img src=x onerror=alert(2)>"\' onload="x" </style></script><!-- '
    "javascript:alert(3) \x1b[2J\x9b31m \u202egnirts\u2066 \ud800 &amp; {{7*7}} ]]> \x00"
)


def evil() -> Report:
    """Every string of the report that a stranger can choose is hostile."""
    made = full().model_dump(mode="json")

    def poisoned(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: poisoned(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [poisoned(each, key) for each in value]
        return EVIL if isinstance(value, str) and key in CHOSEN else value

    return Report.model_validate(poisoned(made))


CHOSEN = {
    *("id", "document", "name", "holder", "holder_name", "source_id", "source_title", "why"),
    *("remedy", "before", "text", "after", "rule", "verbs", "unless", "clause", "wanted", "fact"),
    *("origin", "usage_terms", "source_url", "reason", "owner", "where", "problem", "hint"),
    *("warnings", "media_type", "sha256", "policy", "remedies", "chain", "cite"),
}

"""The passage and its source side by side, every word under the mark of what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rightscheck.model import Finding, Match, Passage
from rightscheck.model.amounts import count
from rightscheck.reporters.grounds import amount
from rightscheck.reporters.html.marks import lines
from rightscheck.reporters.html.markup import Content, Html, name, tag, words
from rightscheck.reporters.html.passages import PARAGRAPH, Piece, Rows, alone, compared

MARKS = {
    "kept": "mark",
    "replaced": "b",
    "inserted": "ins",
    "deleted": "del",
    "moved": "cite",
}
"""The element of each step: what they look like without any style is told apart as well."""

LEGEND = (
    ("kept", "kept", "the same words on both sides"),
    ("replaced", "changed", "other words in the same place"),
    ("inserted", "added", "on the page only"),
    ("deleted", "left out", "in the source only"),
    ("moved", "moved", "the same words in another place"),
)

_LANGUAGES = (
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\uac00-\ud7af]"), "ko"),
    (re.compile("[\u4e00-\u9fff]"), "zh"),
    (re.compile("[\u0600-\u06ff]"), "und-Arab"),
    (re.compile("[\u0590-\u05ff]"), "und-Hebr"),
    (re.compile("[\u0e00-\u0e7f]"), "und-Thai"),
    (re.compile("[\u1780-\u17ff]"), "und-Khmr"),
)
"""Languages and scripts that need type of their own, told by letters that only they have."""


def sides(finding: Finding, room: int) -> Html:
    """The finding's passage as a table of paragraphs, beside its source where it has one."""
    evidence = finding.evidence
    mine, theirs = evidence.passage, evidence.source_passage
    rows = compared(mine.text, theirs.text, room) if theirs else alone(mine.text, room)
    sides = [mine, theirs] if theirs else [mine]
    body = (
        tag(
            "tr",
            (_cell(passage, rows, number, side) for side, passage in enumerate(sides)),
        )
        for number in range(len(rows.shown))
    )
    return tag(
        "table",
        _caption(evidence.match),
        tag("thead", tag("tr", _heads(finding, beside=theirs is not None))),
        tag("tbody", body, _cut(rows, len(sides))),
        class_="sides" if theirs else "sides alone",
    )


def legend() -> Html:
    """What the marks of a passage mean."""
    told = (tag("li", _marked(op, word), f" {what}") for op, word, what in LEGEND)
    speech = tag("q", "direct speech")
    return tag(
        "ul",
        told,
        tag("li", speech, " words that somebody said: every reporter there has them"),
        class_="legend",
        id="marks",
    )


def _caption(match: Match | None) -> Html | None:
    if match is None:
        return None
    how = tag("a", "how to read the marks", href="#marks", class_="quiet")
    return tag("caption", amount(match, ""), ". ", how)


def _heads(finding: Finding, *, beside: bool) -> Iterator[Html]:
    where = lines(finding.start, finding.end)
    yield tag("th", "On the page", _small(name(finding.document), f", {where}"), scope="col")
    if beside:
        title = (name(finding.source_title), ", ") if finding.source_title else ()
        source = (*title, tag("code", name(finding.source_id or "")))
        yield tag("th", "In the source", _small(*source), scope="col")


def _small(*content: Content) -> Html:
    return tag("small", *content)


def _cell(passage: Passage, rows: Rows, number: int, side: int) -> Html:
    first, last = number == 0, number == len(rows.shown) - 1
    whole = not (rows.source_cut if side else rows.cut)
    return tag(
        "td",
        _around(passage.before) if first else None,
        _said(rows.shown[number][side]),
        _around(passage.after) if last and whole else None,
        dir="auto",
        lang=_language(passage.text),
    )


def _around(text: str) -> Html | None:
    return tag("bdi", _broken(text), class_="around") if text.strip() else None


def _said(pieces: Iterable[Piece]) -> Iterator[Html]:
    """The pieces as HTML; those of one speech together in a `q`."""
    speech: list[Html] = []
    for piece in pieces:
        if not piece.spoken and speech:
            yield tag("q", speech)
            speech = []
        shown = _marked(piece.op, piece.text)
        if piece.spoken:
            speech.append(shown)
        else:
            yield shown
    if speech:
        yield tag("q", speech)


def _marked(op: str | None, text: str) -> Html:
    return tag(MARKS[op], _broken(text)) if op else _broken(text)


def _broken(text: str) -> Html:
    """The text with its paragraphs on lines of their own."""
    return Html(tag("br").join(words(part) for part in PARAGRAPH.split(text)))


def _cut(rows: Rows, columns: int) -> Html | None:
    if not (rows.cut or rows.source_cut):
        return None
    of_source = f" and {count(rows.source_cut, 'word')} of the source" if rows.source_cut else ""
    told = f"{count(rows.cut, 'more word')} of the page{of_source} not shown here"
    cell = tag("td", f"[… {told}; the JSON report has all]", colspan=str(columns))
    return tag("tr", cell, class_="cut")


def _language(text: str) -> str:
    return next((language for sign, language in _LANGUAGES if sign.search(text)), "und")

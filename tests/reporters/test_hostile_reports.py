"""Nothing that a stranger wrote steers who reads a report, in whatever form: one row a form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from html_pages import Page
from markdown_it import MarkdownIt
from reports import BREACH, NOON, all_hostile, hostile, report

from rightscheck.model import Report
from rightscheck.reporters import REPORTERS, render
from rightscheck.reporters.csv import COLUMNS

HOSTILE = {
    "a colour and a title": "\x1b[31mred\x1b]0;owned\x07",
    "8-bit controls": "\x9b2Jgone",
    "reversed words": "safe\u202etxet",
    "hidden words": "co\u00adop\u200berate\ufeff",
    "a line of its own": "one\r\n::error file=x::owned\x08two\u2028three",
    "an order to GitHub": "::error::owned",
    "an order after a blank": "  ::set-output name=a::b",
    "an encoded order": "%0A::error::owned%0D%25",
    "orders to other machines": "##[error]x ##vso[task.complete]y ##teamcity[z '|]",
    "properties": "a,line=1:2::b",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><a href=javascript:1>x</a>",
    "entities and sections": "&lt;b&#62; ]]> <![CDATA[ <!-- -->--> </details></code>",
    "a formula": '=HYPERLINK("https://evil.example","x")',
    "a formula behind a sign": "x;=1+1; @SUM(A1)",
    "a formula in a cell of its own": 'x;"=1+1;" @SUM(A1);""+1',
    "other formulas": "\t+1",
    "a full-width formula": "＝1+1",
    "Markdown": "[x](https://evil.example) ![x](https://evil.example/x.png) **b** ~~s~~ # h\n- l",
    "what GitHub links": "@octocat @org/team #123 GH-7 www.evil.example http://evil.example a@b.c",
    "a reference": "[x][y]\n\n[y]: https://evil.example",
    "ends of code and cells": "``` ` `` | a | b \\| c \\",
    "out of code": "` @octocat [x](https://evil.example) `` <img src=x> #1",
    "out of a cell": "\\| @octocat [x](https://evil.example) | <img src=x>",
    "half a surrogate pair": "half \ud83d of \udc80",
    "what no XML may hold": "nul \x00 bell \x07 \x0b\x0c\x1f \ufffe\uffff",
    "a placeholder and a link of SARIF": "{0} {1:x} [here](1) \\[",
    "a placeholder in braces": "{{0}} {{{1}}} {",
}
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
ORDERS = re.compile(r"^\s*::\w|##\w*\[", re.MULTILINE)


def terminal(text: str) -> None:
    assert text.splitlines() == text.split("\n")[:-1]


def as_json(text: str) -> None:
    json.loads(text)


def sarif(text: str) -> None:
    run = json.loads(text)["runs"][0]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    for told in (*run["results"], *notes):
        message = told["message"]["text"]
        assert not re.search(r"(?<!\\)\]\(", message)
        assert not re.search(r"\{\d+\}", message.replace("{{", "").replace("}}", ""))
    for artifact in run["artifacts"]:
        assert re.fullmatch(r"[\w.~%/-]+", artifact["location"]["uri"])


def github(text: str) -> None:
    """Each line is a command of ours, with properties of ours, as the runner reads them."""
    for line in text.splitlines():
        command = re.fullmatch(r"::(error|warning|notice)(?: ([^:]*?))?::(.*)", line)
        assert command, line
        names = [part.partition("=")[0] for part in command[2].split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert len(names) == len(set(names))
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", line)
    assert text.splitlines()[-1].startswith(
        "::notice title=rightscheck%3A breach::1 breach, 1 review "
    )


def gitlab(text: str) -> None:
    issues = json.loads(text)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 3


def junit(text: str) -> None:
    tags = {element.tag for element in ET.fromstring(text).iter()}  # noqa: S314 -- our own
    assert tags == {
        *("testsuites", "testsuite", "properties", "property", "testcase"),
        *("failure", "error", "system-err"),
    }


def sheet(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    parted = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    parts = [part.strip() for row in (*rows, *parted) for cell in row for part in cell.split(";")]
    assert [part for part in parts if part.startswith(("=", "+", "-", "@", "＝"))] == []
    assert not re.search(r"(?<!\r)\n", text)


def markdown(text: str) -> None:
    """What a renderer makes of it is text and our own tags; what GitHub links stands in code."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = [one for token in page.parse(text) for one in (token, *(token.children or ()))]
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens} <= {
        *("heading", "paragraph", "inline", "text", "strong", "softbreak", "text_special"),
        *("table", "thead", "tbody", "tr", "th", "td"),
        *("bullet_list", "list_item", "html_block", "html_inline", "code_inline"),
    }
    assert [t.content for t in tokens if t.type == "heading" and t.tag == "h1"] == []
    rows = [token for token in tokens if token.type == "td_open"]
    assert len(rows) == 5 * 2
    tags = Tags()
    tags.feed(page.render(text))
    assert tags.found <= {
        *("h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li", "code"),
        *("details", "summary"),
    }
    assert not re.search(r"@\w|#\d|\bGH-\d|www\.|://", "".join(tags.outside_code))


def web(text: str) -> None:
    """A browser finds our own elements only, each closed, one script and one form among them."""
    page = Page(text)
    names = Counter(name for name, _ in page.elements)
    assert not names.keys() & {"img", "iframe", "object", "embed", "base", "svg", "math"}
    assert (names["script"], names["style"], names["form"]) == (1, 1, 1)
    assert [key for _, told in page.elements for key in told if key.startswith("on")] == []
    assert {one["href"][:1] for one in page.all("a")} == {"#"}
    assert (page.wrong, page.open) == ([], [])


class Tags(HTMLParser):
    """Which tags there are, and the words outside of code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.outside_code: list[str] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Of the parser's."""
        assert attrs == [] or tag not in {"details", "code", "td"}
        self.found.add(tag)
        self._in_code = self._in_code or tag == "code"

    def handle_endtag(self, tag: str) -> None:
        """Of the parser's."""
        self._in_code = self._in_code and tag != "code"

    def handle_data(self, data: str) -> None:
        """Of the parser's."""
        if not self._in_code:
            self.outside_code.append(data)


READ_AS: dict[str, Callable[[str], None]] = {
    "terminal": terminal,
    "json": as_json,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "csv": sheet,
    "markdown": markdown,
    "html": web,
}
"""How each form is read, and what must hold then; a new reporter needs a row."""


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", REPORTERS)
def test_the_words_of_strangers_are_inert(form: str, words: str) -> None:
    text = render(all_hostile(words), form)

    text.encode("utf-8")
    assert not CONTROLS.search(text.replace("\r\n", "\n") if form == "csv" else text)
    assert form in {"github", "html"} or not ORDERS.search(text)  # nobody logs a page
    READ_AS[form](text)


@pytest.mark.parametrize("form", REPORTERS)
def test_all_hostile_words_at_once_are_inert(form: str) -> None:
    text = render(all_hostile(" ".join(HOSTILE.values())), form)

    READ_AS[form](text)


@pytest.mark.parametrize("form", sorted(REPORTERS.keys() - {"json"}))
def test_only_the_json_report_has_the_whole_of_a_long_passage(form: str) -> None:
    passage = BREACH.evidence.passage.model_copy(update={"text": "word " * 200_000})
    evidence = BREACH.evidence.model_copy(update={"passage": passage, "source_passage": passage})
    made = report(BREACH.model_copy(update={"evidence": evidence}))

    assert len(render(made, form)) < 90_000
    assert len(render(made, "json")) > 2_000_000


@pytest.mark.parametrize("form", REPORTERS)
def test_the_same_report_gives_the_same_text(form: str) -> None:
    first, again = all_hostile("wort"), all_hostile("wort")

    assert render(first, form) == render(again, form) == render(copied(first), form)


def copied(made: Report) -> Report:
    return Report.model_validate_json(made.model_dump_json())


@pytest.mark.parametrize("form", REPORTERS)
def test_a_report_of_nothing_at_all_can_be_written(form: str) -> None:
    nothing = Report.of((), (), (), report().basis, NOON)

    assert render(nothing, form).endswith("\n")


@pytest.mark.parametrize("form", sorted(REPORTERS.keys() - {"json"}))
def test_a_long_name_does_not_cover_the_report(form: str) -> None:
    made = report(hostile("x" * 3_000))

    assert len(render(made, form)) < 120_000

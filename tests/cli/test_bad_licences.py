"""Bad licences and bad policies: one line with file and line, a way out, exit 3, at once."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from doors import Door, Ran

HEAD = "licence: bad\ntitle: Bad\nholder: afp\n"
PERMIT = "permit:\n  - action: quote\n"


def linted(door: Door, text: str, name: str = "bad") -> Ran:
    Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return door("licences", "lint", f"{name}.yaml")


def refused(ran: Ran, place: str, problem: str, hint: str = "") -> bool:
    """One line that names the place and the problem, a hint, nothing else, and exit 3."""
    told, *hints = ran.err.splitlines()
    return (
        (ran.code, ran.out) == (3, "")
        and told.startswith(f"rightscheck: {place}: ")
        and problem in told
        and len(hints) == 1
        and hint in hints[0]
    )


@pytest.mark.parametrize(
    ("rest", "line", "problem", "hint"),
    [
        (
            "valid: {from: 2026-02-01, until: 2026-01-31}\n" + PERMIT,
            4,
            "it ends (2026-01-31) before it begins (2026-02-01)",
            "",
        ),
        (
            PERMIT + "    if:\n      from: 2026-05-02\n      until: 2026-05-01\n",
            6,
            "it ends (2026-05-01) before it begins (2026-05-02)",
            "",
        ),
        (
            "valid:\n  from: 2026-01-31T06:00:00\n" + PERMIT,
            5,
            "a time without its zone",
            "",
        ),
        ("permit:\n  - action: republsh\n", 5, "'republsh' is not known", "'republish'"),
        ("permit:\n  - acton: quote\n", 5, "unknown key 'acton'", "'action'"),
        ("permit:\n  - action: quote\n    duty: [creddit]\n", 6, "'creddit'", "'credit'"),
        (
            "permit:\n  - action: quote\n    if: {territory: [DE, Bavaria]}\n",
            6,
            "'Bavaria' is no territory",
            "",
        ),
        ("zone: Europe/Bonn\n" + PERMIT, 4, "a time zone that this machine does not know", ""),
        ("inherit: bad\n", 4, "inherits from itself: bad → bad", ""),
        ("a: &a [x]\nb: *a\n" + PERMIT, 4, "anchors and aliases are not allowed", ""),
        ("permit: !!python/object:os.system x\n", 4, "os.system is not allowed", ""),
        ("permit: " + "[" * 200 + "]" * 200 + "\n", 4, "nested more than", ""),
    ],
)
def test_a_bad_licence_is_told_with_its_line(
    door: Door, rest: str, line: int, problem: str, hint: str
) -> None:
    ran = linted(door, HEAD + rest)

    assert refused(ran, f"bad.yaml:{line}", problem, hint), ran.err


def test_licences_that_inherit_in_a_circle_are_told(door: Door, tmp_path: Path) -> None:
    for one, other in (("first", "second"), ("second", "third"), ("third", "first")):
        text = f"licence: {one}\ntitle: One\nholder: afp\ninherit: {other}\n"
        (tmp_path / f"{one}.yaml").write_text(text, encoding="utf-8")

    ran = door("licences", "lint", ".")

    assert refused(ran, "first.yaml:4", "itself: first → second → third → first"), ran.err


def test_a_tower_of_parents_is_refused_and_a_lattice_is_quick(door: Door, tmp_path: Path) -> None:
    for level in range(9):
        for side in "ab":
            parents = f"inherit: [l{level - 1}a, l{level - 1}b]\n" if level else ""
            text = f"licence: l{level}{side}\ntitle: One\nholder: afp\n{parents}owe: [credit]\n"
            (tmp_path / f"l{level}{side}.yaml").write_text(text, encoding="utf-8")

    assert door("licences", "show", "l8a.yaml").code == 3  # its parents are not at hand
    Path("rightscheck.toml").write_text("[licences]\npaths = ['.']\n", encoding="utf-8")
    assert door("licences", "show", "l8a").out.count("owes  ") == 1
    for level in range(9, 40):
        text = f"licence: l{level}a\ntitle: One\nholder: afp\ninherit: l{level - 1}a\n"
        (tmp_path / f"l{level}a.yaml").write_text(text, encoding="utf-8")
    assert "inherits through more than 12" in door("licences").err


def test_ten_megabytes_are_refused_unread(door: Door) -> None:
    began = time.process_time()

    ran = linted(door, HEAD + PERMIT + "# padding\n" * 1_000_000)

    assert refused(ran, "bad.yaml", "larger than 1,000,000 bytes"), ran.err
    assert time.process_time() - began < 5


BOMB = """<?xml version="1.0"?>
<!DOCTYPE bomb [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<o:Policy xmlns:o="http://www.w3.org/ns/odrl/2/" uid="&c;"/>"""
RDF_BOMB = BOMB.replace("<o:Policy", "<rdf:RDF").replace('uid="&c;"', 'about="&c;"')
OUTSIDE = BOMB.replace('"ha"', 'SYSTEM "file:///etc/passwd"')
REMOTE = json.dumps({"@context": "https://example.org/c.jsonld", "permission": [{"action": "use"}]})
INNER = json.dumps(
    {"@type": "Set", "permission": [{"@context": "https://example.org/c", "action": "use"}]}
)
IMPORT = json.dumps({"@context": {"@import": "https://example.org/c"}, "permission": [{}]})
LATTICE = json.dumps(
    [
        {"@id": "urn:n0", "@type": "Set", "permission": [{"@id": "urn:n1"}] * 2},
        *({"@id": f"urn:n{n}", "and": [{"@id": f"urn:n{n + 1}"}] * 2} for n in range(1, 50)),
        {"@id": "urn:n50", "leftOperand": "event"},
    ]
)
DEEP_XML = "<a>" * 200 + "<Policy/>" + "</a>" * 200
DEEP = '{"permission": ' + '{"and": ' * 300 + "1" + "}" * 301


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("p.xml", BOMB, "it has a document type declaration"),
        ("p.xml", OUTSIDE, "it has a document type declaration"),
        ("p.rdf", RDF_BOMB, "it has a document type declaration"),
        ("p.jsonld", REMOTE, "asks for the context https://example.org/c.jsonld"),
        ("p.jsonld", INNER, "asks for the context https://example.org/c"),
        ("p.jsonld", IMPORT, "asks for the context https://example.org/c"),
        ("p.json", DEEP, "nested more than"),
        ("p.json", LATTICE, "has more than 20,000 nodes"),
        ("p.xml", DEEP_XML, "nested more than"),
        ("p.json", "[" * 100_000, "is nested too deep"),
        ("p.json", '{"permission": ' + "[" * 950 + "]" * 950 + "}", ""),
        ("p.json", '{"permission": ', "is not JSON"),
        ("p.json", "{}", "holds no ODRL policy"),
        ("p.json", "x" * 1_000_001, "larger than 1,000,000 bytes"),
        ("p.ttl", "nonsense", "is not text/turtle"),
        ("p.ttl", REMOTE, "is not text/turtle"),
    ],
)
def test_a_bad_policy_is_told_and_nothing_is_fetched(
    door: Door, name: str, text: str, problem: str
) -> None:
    if name.endswith((".ttl", ".rdf")):
        pytest.importorskip("rdflib")
    Path(name).write_text(text, encoding="utf-8")

    ran = door("licences", "import", name)

    assert refused(ran, name, problem), ran.err


def test_a_file_that_is_not_there_is_told(door: Door) -> None:
    assert refused(door("licences", "import", "no.json"), "no.json", "cannot be read (no such file")
    assert refused(door("licences", "lint", "no.yaml"), "no.yaml", "is no licence file")

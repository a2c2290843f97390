"""What a page declares for machines becomes notices, with their places in the file."""

from __future__ import annotations

import pytest
from notices.noticed import PACKS, told

import rightscheck
from rightscheck.model import Place
from rightscheck.notices import spot

PAGE = """<!doctype html>
<html><head><title>The river</title>
{head}
</head><body><article><h1>The river</h1>
<p>The river rose again on Tuesday, and the mayor asked people to move uphill.</p>
</article></body></html>"""


def ld(said: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {said}}}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def graph(key: str, name: str) -> str:
    """A graph as Yoast writes it: an article that points at somebody, and that somebody's node."""
    return (
        '<script type="application/ld+json">{"@graph": ['
        f'{{"@type": "NewsArticle", "{key}": {{"@id": "#a"}}}}, '
        f'{{"@type": "Organization", "@id": "#a", "name": "{name}"}}]}}</script>'
    )


HEADS: list[tuple[str, list[tuple[str, str, set[str]]]]] = [
    (
        '<link rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/">',
        [("licence", "cc-by-nd-4.0", {"permits republish", "forbids modify"})],
    ),
    (
        '<link itemprop="license" href="https://creativecommons.org/licenses/by/4.0/">',
        [("licence", "cc-by-4.0", {"permits republish"})],
    ),
    (meta("copyright", "Reuters"), [("copyright-line", "reuters", set())]),
    (meta("dcterms.license", "CC BY-NC 4.0"), [("licence", "cc-by-nc-4.0", {"forbids sell"})]),
    (
        meta("DC.rights", "https://creativecommons.org/licenses/by-sa/3.0/de/"),
        [("licence", "cc-by-sa-3.0-de", {"requires share-alike"})],
    ),
    (
        meta("dcterms.rights", "No part of this site may be reproduced without permission."),
        [("restriction-clause", "unknown", {"forbids reproduce"})],
    ),
    (
        ld('"license": "https://creativecommons.org/publicdomain/zero/1.0/"'),
        [("licence", "cc0-1.0", {"permits republish"})],
    ),
    (ld('"copyrightHolder": {"name": "Reuters"}'), [("copyright-line", "reuters", set())]),
    (ld('"creditText": "AFP"'), [("credit-line", "afp", set())]),
    (
        ld('"usageInfo": "Editorial use only. Not for use in Italy"'),
        [("usage-term", "unknown", {"forbids use"})],
    ),
    (
        ld('"acquireLicensePage": "https://paper.example/licensing"'),
        [("restriction-clause", "unknown", {"requires consent"})],
    ),
    (
        ld('"hasPolicy": {"odrl:prohibition": [{"odrl:action": {"@id": "odrl:reproduce"}}]}'),
        [("restriction-clause", "unknown", {"forbids reproduce"})],
    ),
    (ld('"hasPolicy": {"odrl:permission": [{"odrl:action": "odrl:reproduce"}]}'), []),
    ('<b property="dcterms:rightsHolder" content="AFP"></b>', [("copyright-line", "afp", set())]),
    ('<b class="note" content="AFP"></b>', []),
    (meta("tdm-reservation", "1"), [("ai-reservation", "unknown", {"forbids mine"})]),
    (meta("tdm-reservation", "0"), []),
    (meta("robots", "index, noai"), [("ai-reservation", "unknown", {"forbids ai-train"})]),
    (meta("robots", "index, follow"), []),
    (
        meta("plus:DataMining", "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"),
        [("ai-reservation", "unknown", {"forbids mine", "forbids ai-train"})],
    ),
    (meta("cXenseParse:author", "Reuters"), [("credit-line", "reuters", set())]),
    (
        '<link rel="dcterms.license" href="https://creativecommons.org/licenses/by/4.0/">',
        [("licence", "cc-by-4.0", {"permits republish"})],
    ),
    (
        '<meta property="dc:rights" content="© 2026 Reuters">',
        [("copyright-line", "reuters", set())],
    ),
    (
        ld(
            '"image": {"@type": "ImageObject", '
            '"license": "https://creativecommons.org/licenses/by-sa/4.0/"}'
        ),
        [("licence", "cc-by-sa-4.0", {"requires share-alike"})],
    ),
    (
        '<link property="dct:license" resource="https://creativecommons.org/licenses/by-nc/4.0/">',
        [("licence", "cc-by-nc-4.0", {"forbids sell"})],
    ),
    (
        '<b property="dct:license" resource="https://creativecommons.org/licenses/by/4.0/"></b>',
        [("licence", "cc-by-4.0", {"permits republish"})],
    ),
    (
        '<meta property="schema:license" content="https://creativecommons.org/licenses/by/4.0/">',
        [("licence", "cc-by-4.0", {"permits republish"})],
    ),
    (
        "<!-- SPDX-License-Identifier: CC-BY-NC-4.0 -->",
        [("licence", "cc-by-nc-4.0", {"forbids sell"})],
    ),
    (
        "<!-- SPDX-FileCopyrightText: 2026 Reuters\nSPDX-Licence: none -->",
        [("copyright-line", "reuters", set())],
    ),
    ("<!-- © 2026 Reuters -->", []),
    (
        '<b itemscope itemprop="copyrightHolder"><meta itemprop="name" content="Reuters"></b>',
        [("copyright-line", "reuters", set())],
    ),
    (
        '<i property="copyrightHolder" typeof="Thing" hidden><b property="name">ANSA</b></i>',
        [("copyright-line", "ansa", set())],
    ),
    (
        '<div itemprop="about" itemscope><meta itemprop="name" content="Reuters"></div>',
        [],
    ),
    (
        '<b itemscope itemprop="copyrightHolder"><meta><meta itemprop="name" content="ANSA"></b>',
        [("copyright-line", "ansa", set())],
    ),
    (
        '<b itemscope itemprop="copyrightHolder"></b><i><meta itemprop="name" content="ANSA"></i>',
        [],
    ),
    (
        ld('"isBasedOn": {"@type": "NewsArticle", "publisher": {"name": "Reuters"}}'),
        [("credit-line", "reuters", set())],
    ),
    (ld('"citation": {"@type": "NewsArticle", "publisher": {"name": "Reuters"}}'), []),
    (
        ld('"usageInfo": "Reproduction prohibited without written permission of Reuters."'),
        [("restriction-clause", "reuters", {"forbids reproduce"})],
    ),
    (
        meta("dcterms.license", "CC BY-SA 4.0 or CC BY-NC-ND 4.0"),
        [
            ("licence", "cc-by-nc-nd-4.0", {"forbids sell"}),
            ("licence", "cc-by-sa-4.0", {"requires share-alike"}),
        ],
    ),
    ('<img src="b.jpg" data-photo-credit="Jane Doe/AFP">', [("credit-line", "afp", set())]),
    ('<span data-copyright="true"></span>', []),
    (ld('"copyrightHolder": {"@id": "#a"}'), []),
    (ld('"articleSection": "AFP", "keywords": "AFP, Reuters"'), []),
    (
        ld('"copyrightNotice": "© 2026 AFP", "author": "AFP"'),
        [("copyright-line", "afp", set()), ("credit-line", "afp", set())],
    ),
    (graph("author", "Reuters"), [("credit-line", "reuters", set())]),
    (graph("copyrightHolder", "Reuters"), [("copyright-line", "reuters", set())]),
    (graph("copyrightHolder", "Riverton Courier"), [("copyright-line", "unknown", set())]),
    (meta("copyright", "Riverton Courier"), [("copyright-line", "unknown", set())]),
    *((meta("copyright", said), []) for said in ("2026", "true", "https://riverton.example/terms")),
    (meta("copyright", "CC BY 4.0"), [("licence", "cc-by-4.0", set())]),
    (
        "<!-- SPDX-FileCopyrightText: 2026 Riverton Courier <desk@riverton.example> -->",
        [("copyright-line", "unknown", set())],
    ),
    (
        meta("copyright", "Reuters") + '<meta property="og:site_name" content="Reuters">',
        [("copyright-line", "own-site", set())],
    ),
    (
        meta("copyright", "Reuters")
        + ld('"publisher": {"@type": "Organization", "name": "Reuters"}'),
        [("copyright-line", "own-site", set())],
    ),
    (
        # A portal: the item's publisher is the agency, the site is not.
        meta("copyright", "Reuters")
        + '<meta property="og:site_name" content="Riverton Portal">'
        + ld('"publisher": {"@type": "Organization", "name": "Reuters"}'),
        [("copyright-line", "reuters", set())],
    ),
]


@pytest.mark.parametrize(("head", "told"), HEADS, ids=[head[:60] for head, _ in HEADS])
def test_the_head_of_a_page_speaks_of_rights(
    head: str, told: list[tuple[str, str, set[str]]]
) -> None:
    document = rightscheck.read(PAGE.format(head=head).encode(), "page.html")

    notices = spot(document, PACKS)

    assert [(str(one.kind), one.holder) for one in notices] == [row[:2] for row in told]
    for notice, (_, _, claims) in zip(notices, told, strict=True):
        said = {f"{claim.effect} {claim.action or claim.duty}" for claim in notice.claims}
        assert said >= claims
        assert document.start(notice.span).line == 3


@pytest.mark.parametrize(
    ("line", "kind", "holder"),
    [
        ("license: CC-BY-NC-ND-4.0", "licence", "cc-by-nc-nd-4.0"),
        ("SPDX-License-Identifier: CC-BY-SA-4.0", "licence", "cc-by-sa-4.0"),
        ("license: OGL-UK-3.0", "licence", "ogl-3.0"),
        ("rights: © 2026 Agence France-Presse", "copyright-line", "afp"),
        ("usage_terms: Germany out", "usage-term", "unknown"),
        ("tdm-reservation: 1", "ai-reservation", "unknown"),
        ("robots: noai", "ai-reservation", "unknown"),
    ],
)
def test_front_matter_speaks_of_rights(line: str, kind: str, holder: str) -> None:
    page = f"---\ntitle: The river\n{line}\n---\n\nThe river rose again on Tuesday.\n"
    document = rightscheck.read(page.encode(), "page.md")

    (notice,) = spot(document, PACKS)

    assert (notice.kind, notice.holder) == (kind, holder)
    assert document.start(notice.span) == Place(3, line.index(": ") + 3)


@pytest.mark.parametrize(
    "lines", ["tags: [Reuters, ТАСС]", "categories:\n  - 新华社", "taxonomies:\n  tags: [AFP]"]
)
def test_what_a_page_is_filed_under_credits_nobody(lines: str) -> None:
    page = f"---\ntitle: The river\n{lines}\n---\n\nThe river rose again on Tuesday.\n"

    assert not spot(rightscheck.read(page.encode(), "page.md"), PACKS)


def test_a_record_that_names_its_holder_and_then_says_it_in_full_is_one_notice() -> None:
    record = (
        '<copyrightHolder literal="Reuters" />\n'
        "<copyrightNotice>(c) Copyright Reuters 2026.</copyrightNotice>"
    )

    (notice,) = rightscheck.spot(record)

    assert record[slice(*notice.span)] == "(c) Copyright Reuters 2026"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (
            '<link rel="apple-touch-icon" href="https://cdn.sputniknews.com/i/logo.png">',
            [("credit-line", "own-site")],
        ),
        (
            '<link rel="canonical" href="https://sputniknews.com/river.html">',
            [("credit-line", "sputnik")],
        ),
    ],
)
def test_a_credit_is_the_site_s_own_where_its_own_house_serves_its_icon(
    head: str, wanted: list[tuple[str, str]]
) -> None:
    text = f'{head}<meta name="author" content="Jane Brook. Sputnik International">'

    assert told(text) == wanted


@pytest.mark.parametrize(
    ("head", "agency", "holder"),
    [
        ('<link rel="icon" href="https://www.river.com.pa/i.png">', "PA", "pa"),
        ('<link rel="icon" href="https://sta.river.example/i.png">', "STA", "sta"),
        ('<meta content="app-id=com.river.sta">', "STA", "sta"),
        ('<link rel="icon" href="https://chinariver.example/i.png">', "China News Service", "cns"),
        ('<link rel="icon" href="https://static.afp.com/i.png">', "AFP", "own-site"),
        ('<link rel="icon" href="https://pa.co.uk/i.png">', "PA", "own-site"),
        ('<meta content="app-id=com.associatedpress.app">', "Associated Press", "own-site"),
    ],
)
def test_a_part_of_an_address_that_anybody_may_have_is_no_house(
    head: str, agency: str, holder: str
) -> None:
    text = f"{head}\n\nRIVERTON, May 3 ({agency}) - The river rose again on Tuesday."

    assert told(text) == [("dateline", holder)]


def test_reuse_tags_in_the_comments_of_front_matter_declare_the_licence() -> None:
    page = "---\n# SPDX-License-Identifier: CC-BY-SA-4.0\ntitle: River\n---\n\nThe river rose.\n"
    document = rightscheck.read(page.encode(), "river.md")

    (notice,) = spot(document, PACKS)

    assert notice.holder == "cc-by-sa-4.0"
    assert document.start(notice.span)[:2] == (2, 28)

"""HTML is read as its reader sees it: text, roles, and what the page declares."""

from __future__ import annotations

from itertools import pairwise

import pytest
from readers.pages import facts, html, of_role, place

from rightscheck.model import Role


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>by AP</p><p>Rep. Smith", "by AP\n\nRep. Smith"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<b>A</b>FP", "AFP"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc"),
        ("a \n\t b", "a b"),
        ("<p> a <b> b </b> c </p>", "a b c"),
        ("a&nbsp; b", "a\u00a0 b"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<!-- b -->c<!-->d<!--->e", "acde"),
        ("a<script>if (a<b) '</p>'</script>b", "ab"),
        ("a<style>p{}</style><template>x</template><noscript>y</noscript>b", "ab"),
        ("a<span hidden>x</span><i style='display: none'>y</i>b", "ab"),
        ("a <textarea>b <b></textarea> c", "a\nb <b>\nc"),
        ("a <textarea></textarea> c <xmp>", "a\nc"),
        (
            "a<plaintext>b <i>c</i> &amp; <script>d</plaintext>e",
            "a\nb <i>c</i> &amp; <script>d</plaintext>e",
        ),
        ("<noscript><plaintext></noscript><p>a</p>", "a"),
        ("1 < 2 & 3 > 2 &unknown; &amp", "1 < 2 & 3 > 2 &unknown; &"),
        ("&notit; &copyright &#0; &#x92; &#99999999999;", "¬it; ©right \ufffd ’ \ufffd"),
        ("<ruby>無断<rt>むだん</rt></ruby>転載", "無断転載"),
        ("a</p>b", "a\n\nb"),
        ("cut <a href='x", "cut <a href='x"),
    ],
)
def test_markup_becomes_the_text_that_it_shows(page: str, text: str) -> None:
    assert html(page).text == text


@pytest.mark.parametrize(
    ("page", "role"),
    [
        ("<h2>X</h2>", Role.HEADING),
        ("<blockquote><p>X</p></blockquote>", Role.QUOTATION),
        ("he said <q>X</q> and", Role.QUOTATION),
        ("<figure><figcaption>X</figcaption></figure>", Role.CAPTION),
        ('<img src="a.jpg" alt="X">', Role.CAPTION),
        ("<article><footer>X</footer></article>", Role.FOOTER),
        ("<blockquote>a<footer>X</footer></blockquote>", Role.FOOTER),
        ("<header>X</header>", Role.HEADER),
        ("<nav><h2>X</h2></nav>", Role.NAVIGATION),
        ("<aside><h3>X</h3></aside>", Role.ASIDE),
        ("run <code>X</code> now", Role.CODE),
        ("press <kbd>X</kbd>", Role.CODE),
        ("<div class='site-footer'>X</div>", Role.FOOTER),
        ("<td class=legal>X</td>", Role.FOOTER),
        ("<p id='copyright'>X</p>", Role.FOOTER),
        ("<span class='photo__credit'>X</span>", Role.CAPTION),
        ("<p class='post-byline big'>X</p>", Role.HEADER),
        ("<div role=navigation>X</div>", Role.NAVIGATION),
    ],
)
def test_semantics_and_class_names_give_roles(page: str, role: Role) -> None:
    (found,) = of_role(html(page.replace("X", "Lorem ipsum")), role)

    assert found == "Lorem ipsum"


@pytest.mark.parametrize(
    "page",
    [
        "<body class='nav menu'><p>X</p>",
        "<div class='footer-open'>X</div>",
        "<nav>menu<main><p>X</p></main></nav>",
        "<p class=caption>a<p>X",
        "<ul><li class=legal>a<li>X</ul>",
        "<table><tr><td class=legal>a<td>X</table>",
    ],
)
def test_a_role_does_not_reach_further_than_its_element(page: str) -> None:
    document = html(page.replace("X", "Lorem"))

    assert document.role(document.text.index("Lorem")) is Role.BODY


def test_regions_are_sorted_and_do_not_overlap() -> None:
    document = html("<h1>a</h1>b<footer>c<q>d</q>e</footer>f<code>g</code>")
    spans = [region.span for region in document.regions]

    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert [region.role.value for region in document.regions] == [
        *("heading", "footer", "quotation", "footer", "code"),
    ]


def test_what_a_page_declares_stands_in_the_text_as_metadata_and_as_facts() -> None:
    page = (
        '<html lang="fr-BE"><head><title>Un titre | Le site</title>\n'
        '<meta name="copyright" content="&copy; 2026 Agence">\n'
        "<meta content='Jo &amp; Max' name=author>\n"
        '<meta property="article:published_time" content="2026-01-31T12:00:00+01:00">\n'
        '<meta property="og:title" content="Un titre">\n'
        '<meta name="DC.rights" content="Tous droits">\n'
        '<link rel="canonical" href="https://example.org/?a=1&amp;b=2">\n'
        '<link rel=license href="https://example.org/licence"><body>Texte'
    )
    document = html(page)

    assert facts(document, "language") == ["fr-BE"]
    assert facts(document, "title") == ["Un titre", "Un titre | Le site"]
    assert facts(document, "copyright") == ["© 2026 Agence"]
    assert facts(document, "author") == ["Jo & Max"]
    assert facts(document, "published") == ["2026-01-31T12:00:00+01:00"]
    assert facts(document, "rights") == ["Tous droits"]
    assert facts(document, "url") == ["https://example.org/?a=1&b=2"]
    assert facts(document, "licence") == ["https://example.org/licence"]
    assert document.role(document.text.index("Tous droits")) is Role.METADATA
    assert of_role(document, Role.TITLE) == ["Un titre | Le site"]
    assert place(document, "© 2026 Agence") == (2, 33, 2, 51)
    for fact in document.facts:
        assert document.text[fact.span.start : fact.span.end] == fact.value


def test_linked_data_of_the_article_are_facts_and_that_of_its_pictures_are_captions() -> None:
    page = """<script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
      "headline": "Ein \\"Titel\\" \\u00fcber\\/unter", "inLanguage": "de",
      "datePublished": "2026-01-31", "author": [{"@type": "Person", "name": "Jo"}, {"name": "Max"}],
      "copyrightHolder": {"@type": "Organization", "name": "dpa"},
      "image": {"@type": "ImageObject", "creditText": "Foto: Max", "license": "https://x.org/l"},
      "publisher": {"name": "Blatt", "url": "https://blatt.example"}}]}
    </script><p>Text"""
    document = html(page)

    assert facts(document, "title") == ['Ein "Titel" über/unter']
    assert facts(document, "published") == ["2026-01-31"]
    assert facts(document, "author") == ["Jo", "Max"]
    assert facts(document, "copyright") == ["dpa"]
    assert facts(document, "licence") == facts(document, "url") == []
    assert of_role(document, Role.CAPTION) == ["Foto: Max"]
    assert place(document, "dpa")[0] == 5


def test_a_licence_link_is_a_fact_and_its_words_stay_in_the_sentence() -> None:
    document = html(
        'Licensed under <a rel="license noopener" href="https://example.org/by/4.0/">BY</a>, '
        'see <a href="https://example.org/">there</a>. '
        '<img alt="" src="https://i.creativecommons.org/l/by/4.0/88x31.png">'
    )

    assert document.text.startswith("Licensed under BY, see there.\n")
    assert facts(document, "licence") == ["https://example.org/by/4.0/"]
    assert facts(document, "link") == ["https://example.org/by/4.0/", "https://example.org/"]
    assert "https://i.creativecommons.org/l/by/4.0/88x31.png" in document.text


def test_the_first_time_element_dates_a_page_that_says_nothing_better() -> None:
    page = "<article><time datetime=2026-01-31>Saturday</time> x <time datetime=1999-01-01></time>"
    better = '<meta name="date" content="2026-02-01">'

    assert facts(html(page), "published") == ["2026-01-31"]
    assert facts(html(better + page), "published") == ["2026-02-01", "2026-01-31"]
    assert html(page).text.startswith("Saturday x")


def test_reservations_are_metadata_with_their_names() -> None:
    document = html('<meta name="tdm-reservation" content="1"><p>Text')

    assert document.text == "tdm-reservation: 1\n\nText"
    assert document.role(0) is Role.METADATA


def test_in_xhtml_a_closed_tag_is_closed() -> None:
    assert html("<p>a<script src='x'/>b</p>", "page.xhtml").text == "ab"


def test_addresses_of_pictures_and_scripts_are_facts() -> None:
    page = (
        '<p>Text<img src="https://count.example/7.gif" style="display:none">'
        '<img src="data:image/gif;base64,R0"></p><script src="https://count.example/x.js"></script>'
    )

    document = html(page)

    found = [fact.value for fact in document.facts if fact.name == "embedded"]
    assert found == ["https://count.example/7.gif", "https://count.example/x.js"]

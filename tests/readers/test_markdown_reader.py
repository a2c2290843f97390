"""Markdown is read as newsrooms write it; where it is odd, the text is kept."""

from __future__ import annotations

import pytest
from readers.pages import facts, markdown, of_role, place

from rightscheck.model import Role


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("**bold** _em_ ***both*** ~~gone~~", "bold em both gone"),
        ("2 * 3 * 4, snake_case_name, 5* hotel", "2 * 3 * 4, snake_case_name, 5* hotel"),
        ("a\nb  \nc\\\nd", "a\nb\nc\nd"),
        ("# One #\nTwo\n===\nThree\n---", "One\n\nTwo\n\nThree"),
        ("[a *b*](https://x.org/(y) 'Z') c", "a b c"),
        ("[a][one] [one] [two] [a](b c)\n\n[one]: <https://x.org>", "a one [two] [a](b c)"),
        ("<https://x.org/a_b> <me@x.org>", "https://x.org/a_b me@x.org"),
        ("&copy; 2026 &amp AFP &bogus;", "© 2026 &amp AFP &bogus;"),
        ("\\*a\\* \\_b\\_ C:\\dir", "*a* _b_ C:\\dir"),
        ("- a\n- b\n  - c\n1. d\n2) e", "a\nb\nc\nd\ne"),
        ("in the year\n2026. It was cold", "in the year\n2026. It was cold"),
        ("| a | b |\n|---|:-:|\n| `x` \\| y | z |\n\nend", "a\tb\nx | y\tz\n\nend"),
        ("note[^1]\n\n[^1]: the *note*\n[^b]: more", "note\n\nthe note\n\nmore"),
        ("a <b>b</b> c<br>d <!-- e --> f", "a b c\nd  f"),
        ("<div>\nby AP\n</div>\nRep", "by AP\nRep"),
        ("<!-- a\n\nb -->\nc", "c"),
        ("{{< note >}}\ntext {{% x %}}!\n{{< /note >}}", "text !"),
        ("{% include a.html %}\ntext {{ page.title }} on", "text  on"),
        ("![]() |\n![]() |\nPARIS (AFP)", "|\n|\nPARIS (AFP)"),
        (":::note\ntext\n:::", "text"),
        ("* * *\ntext", "text"),
        ("a\n\n    code\n\nb", "a\n\ncode\n\nb"),
        ("a | b", "a | b"),
        ("[[wiki]] ![x", "[[wiki]] ![x"),
        ("`` a ` b `` c ` d", "a ` b  c ` d"),
    ],
)
def test_markdown_becomes_the_text_that_it_shows(page: str, text: str) -> None:
    assert markdown(page).text == text


@pytest.mark.parametrize(
    ("page", "role"),
    [
        ("# X", Role.HEADING),
        ("> X", Role.QUOTATION),
        ("a <q>X</q>", Role.QUOTATION),
        ("![X](a.jpg)", Role.CAPTION),
        ("see `X` there", Role.CODE),
        ("```\nX\n```", Role.CODE),
        ("~~~ py\nX\n~~~", Role.CODE),
        ("a\n\n    X", Role.CODE),
        ("- a\n\n      X", Role.CODE),
        ("<footer>\n\nX\n\n</footer>\n\nb", Role.FOOTER),
        ('<div class="legal">X</div>\n\nb', Role.FOOTER),
        ('a <span class="credit">X</span> b', Role.CAPTION),
        ('{{< figure src="a.jpg" caption="X" >}}', Role.CAPTION),
    ],
)
def test_blocks_marks_and_inline_html_give_roles(page: str, role: Role) -> None:
    assert of_role(markdown(page.replace("X", "lorem ipsum")), role) == ["lorem ipsum"]


def test_a_lazy_line_belongs_to_the_quotation_and_a_new_paragraph_does_not() -> None:
    document = markdown("> one\ntwo\n\nthree\n> > four")

    assert of_role(document, Role.QUOTATION) == ["one\ntwo", "four"]


def test_unclosed_inline_html_ends_with_its_paragraph() -> None:
    document = markdown("a <q>b\n\nc <script> d\n\ne")

    assert document.role(document.text.index("c")) is Role.BODY
    assert "e" in document.text


def test_unclosed_inline_html_ends_with_its_table_cell() -> None:
    document = markdown("| a | b |\n|---|---|\n| <q>one | two |")

    assert of_role(document, Role.QUOTATION) == ["one"]


def test_links_are_facts_at_their_words() -> None:
    document = markdown("by [AFP](https://afp.example/a_b), [CC](https://x.org/licenses/by/4.0/)")

    assert facts(document, "link") == ["https://afp.example/a_b", "https://x.org/licenses/by/4.0/"]
    span = document.facts[0].span
    assert document.text[span.start : span.end] == "AFP"
    assert of_role(document, Role.METADATA) == ["https://x.org/licenses/by/4.0/"]


def test_mdx_keeps_the_children_of_components_and_drops_its_program() -> None:
    page = (
        "import X from './x'\nexport const a = {\n  b: 1,\n}\n\n"
        '<Callout type="x">\n  by *AFP* {/* no */}{" "}<Note/>and {a.b} more\n</Callout>\n\nend\n'
    )
    document = markdown(page, "page.mdx")

    assert document.text.split() == ["by", "AFP", "and", "more", "end"]
    assert place(document, "AFP") == (7, 7, 7, 10)


def test_a_page_without_a_title_is_called_by_its_first_heading() -> None:
    assert facts(markdown("# A *title*\n# Another"), "title") == ["A title"]


def test_addresses_of_pictures_are_facts() -> None:
    page = "A ![map](https://maps.example/1.png) ![](//count.example/7.gif) ![own](own.png)\n"

    document = markdown(page)

    found = [fact.value for fact in document.facts if fact.name == "embedded"]
    assert sorted(found) == ["//count.example/7.gif", "https://maps.example/1.png"]

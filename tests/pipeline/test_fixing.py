"""`fixed`: what a licence dictates goes into the page, proven, and every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsers import shown
from newsrooms import DISPATCHES, NOW, Newsroom
from stories import HARBOUR, OBSERVATORY

from rightscheck.errors import UnwritableDocument
from rightscheck.model import Source
from rightscheck.pipeline.fixing import Fixed, fixed

CREDIT = "credit: AFP"
ALL = '{credit: AFP}, link, {notice: "Republished under the Kalvik Commons"}'
URL = "https://wire.example/stones?a=1&b=2"
LINK = '<a href="https://wire.example/stones?a=1&amp;b=2">AFP</a>'
PARAGRAPHS = HARBOUR.replace(' "We were', '\n\n"We were')


def licence(duty: str, holder: str = "afp") -> str:
    return (
        f"licence: {holder}-web\ntitle: {holder} web\nholder: {holder}\n"
        f"permit:\n  - action: republish\n    id: web\n    duty: [{duty}]\n"
        "forbid:\n  - action: modify\n"
    )


def house(folder: Path, duty: str, **facts: str) -> Newsroom:
    newsroom = Newsroom(folder, Source(id="w1", holder="afp", text=HARBOUR, **facts))
    newsroom.sign(licence(duty))
    return newsroom


def run(newsroom: Newsroom, page: str | bytes, name: str = "page.md") -> Fixed:
    data = page if isinstance(page, bytes) else page.encode()
    with newsroom.load() as bench:
        return fixed(data, name, bench, now=NOW)


def test_the_credit_follows_the_passage_that_it_is_for(tmp_path: Path) -> None:
    page = f"# Boats\n\n{PARAGRAPHS}\n\nWrite to the editor by Friday.\n"

    outcome = run(house(tmp_path, CREDIT), page)

    assert (
        outcome.data.decode()
        == f"# Boats\n\n{PARAGRAPHS}\n\n(AFP)\n\nWrite to the editor by Friday.\n"
    )
    assert outcome.unfixed == ()


def test_a_page_that_was_fixed_is_left_alone(tmp_path: Path) -> None:
    newsroom = house(tmp_path, CREDIT)
    once = run(newsroom, HARBOUR)

    again = run(newsroom, once.data)

    assert once.fixes
    assert (again.data, again.fixes, again.unfixed) == (once.data, (), ())


@pytest.mark.parametrize(
    ("name", "page", "added"),
    [
        (
            "page.md",
            f"{HARBOUR}\n\n[^1]: A note.\n",
            f"\n\n([AFP]({URL}))\n\nRepublished under the Kalvik Commons",
        ),
        (
            "page.html",
            f"<article>\n  <h1>Boats</h1>\n  <p>{HARBOUR}</p>\n</article>\n",
            f"\n  <p>({LINK})</p>\n  <p>Republished under the Kalvik Commons</p>",
        ),
    ],
)
def test_all_that_is_owed_stands_together(tmp_path: Path, name: str, page: str, added: str) -> None:
    outcome = run(house(tmp_path, ALL, url=URL), page, name)

    assert [fix.text for fix in outcome.fixes] == [added]
    assert len(outcome.fixes[0].findings) == 3
    assert outcome.data.replace(added.encode(), b"") == page.encode()
    assert outcome.unfixed == ()


def test_plain_text_takes_what_it_can_say_and_tells_the_rest(tmp_path: Path) -> None:
    outcome = run(house(tmp_path, ALL, url=URL), HARBOUR, "page.txt")

    assert outcome.data.decode() == f"{HARBOUR}\n\n(AFP)\n\nRepublished under the Kalvik Commons"
    assert [(one.check, one.why) for one in outcome.unfixed] == [
        ("missing-link", "plain text has no links")
    ]


def test_two_holders_of_one_passage_share_a_line(tmp_path: Path) -> None:
    newsroom = Newsroom(
        tmp_path,
        Source(id="w1", holder="afp", text=HARBOUR),
        Source(id="r1", holder="reuters", text=OBSERVATORY),
    )
    newsroom.sign(licence(CREDIT))
    newsroom.sign(licence("credit: Reuters", "reuters"))

    together = run(newsroom, f"{HARBOUR}\n{OBSERVATORY}\n\nThe end.\n")
    apart = run(newsroom, f"{HARBOUR}\n\n{OBSERVATORY}\n\nThe end.\n")

    assert together.data.decode() == f"{HARBOUR}\n{OBSERVATORY}\n\n(AFP, Reuters)\n\nThe end.\n"
    assert apart.data.decode() == (
        f"{HARBOUR}\n\n(AFP)\n\n{OBSERVATORY}\n\n(Reuters)\n\nThe end.\n"
    )


def test_two_stories_of_one_holder_need_its_credit_once(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path, *DISPATCHES)
    newsroom.sign(licence(CREDIT))

    outcome = run(newsroom, f"{HARBOUR}\n\n{OBSERVATORY}\n")

    assert outcome.data.decode() == f"{HARBOUR}\n\n{OBSERVATORY}\n\n(AFP)\n"
    assert len(outcome.fixes[0].findings) == 2


def test_a_credit_that_has_to_stand_above_the_text_does(tmp_path: Path) -> None:
    page = f"---\ntitle: Boats\n---\n# Boats\n\n{HARBOUR}\n"

    outcome = run(house(tmp_path, "{credit: {any: [AFP], where: top}}"), page)

    assert outcome.data.decode() == f"---\ntitle: Boats\n---\n# Boats\n\n(AFP)\n\n{HARBOUR}\n"


def test_an_item_names_its_own_credit(tmp_path: Path) -> None:
    outcome = run(house(tmp_path, "{credit: {}}", credit="Agence France-Presse"), HARBOUR)

    assert outcome.data.decode().endswith("\n\n(Agence France-Presse)")


@pytest.mark.parametrize(
    ("duty", "why"),
    [
        ("{credit: {}}", "nothing dictates the words of a credit of the holder"),
        ("link", "nothing dictates the words of a link to the source"),
        ("{link: holder}", "nothing dictates the words of a link to the holder"),
        ("{notice: [changed, bearbeitet]}", "nothing dictates the words of the notice 'changed'"),
    ],
)
def test_what_nobody_dictates_is_left_to_people(tmp_path: Path, duty: str, why: str) -> None:
    outcome = run(house(tmp_path, duty), HARBOUR)

    assert (outcome.data, outcome.fixes) == (HARBOUR.encode(), ())
    assert [one.why for one in outcome.unfixed] == [why]


def test_nothing_is_added_to_a_text_that_may_not_stand_there(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path, Source(id="w1", holder="afp", text=HARBOUR, status="canceled"))
    newsroom.sign(licence(CREDIT))

    outcome = run(newsroom, HARBOUR)

    assert outcome.fixes == ()


def test_only_what_is_asked_for_is_fixed(tmp_path: Path) -> None:
    newsroom = house(tmp_path, ALL, url=URL)
    with newsroom.load() as bench:
        outcome = fixed(HARBOUR.encode(), "page.md", bench, now=NOW, only=())

    assert outcome == (HARBOUR.encode(), HARBOUR, HARBOUR, (), ())


@pytest.mark.parametrize(
    "hostile",
    [
        "AFP](javascript:alert(1))",
        "AFP <script>alert(1)</script>",
        "AFP `code` *a* _b_ ~~c~~",
        "AFP\n\n# Heading\n\n- list",
        "AFP {{< figure src=x >}} {{ .Site.Secret }} {% include x %}",
        "AFP {process.exit(1)} <Evil/>",
        "AFP --> <!-- ]]> &lt;b&gt; &copy; \\",
        "AFP | a | b",
        "export const AFP = 1",
        "1. AFP",
        "- AFP",
        "> AFP",
        "# AFP",
        "AFP $x$ www.evil.example https://evil.example a@evil.example",
    ],
)
def test_a_hostile_credit_is_words_and_nothing_else(tmp_path: Path, hostile: str) -> None:
    with house(tmp_path, "{credit: {}}", credit=hostile).load() as bench:
        for name in ("page.md", "page.mdx", "page.html", "page.txt"):
            page = f"{HARBOUR}\n\nEnd.\n"
            if name == "page.html":
                page = f"<p>{HARBOUR}</p>\n<p>End.</p>\n"

            outcome = fixed(page.encode(), name, bench, now=NOW)

            added = outcome.fixes[0].text if outcome.fixes else ""
            assert outcome.data.decode().replace(added, "", 1) == page, name
            assert len(outcome.fixes) + len(outcome.unfixed) == 1, name
            if added and name != "page.txt":
                assert shown(added, name) == (["p"], f"({' '.join(hostile.split())})"), name
                assert "{{" not in added
                assert "{%" not in added


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a.example/)x](y", "https://a.example/ x", "ftp://a.b/c"]
)
def test_only_the_address_of_a_page_becomes_a_link(tmp_path: Path, url: str) -> None:
    outcome = run(house(tmp_path, "link", url=url), HARBOUR)

    assert (outcome.data, outcome.fixes) == (HARBOUR.encode(), ())
    assert [one.check for one in outcome.unfixed] == ["missing-link"]


@pytest.mark.parametrize("credit", ["AFP\u202e", "AFP\x1b[31m", "AFP\u200b", "A" * 501])
def test_a_wording_that_cannot_be_seen_is_not_printed(tmp_path: Path, credit: str) -> None:
    outcome = run(house(tmp_path, "{credit: {}}", credit=credit), HARBOUR)

    assert (outcome.data, outcome.fixes) == (HARBOUR.encode(), ())
    assert len(outcome.unfixed) == 1


def test_a_file_of_several_documents_is_not_written_into(tmp_path: Path) -> None:
    item = "<item><title>A</title><description>Boats went.</description></item>"
    feed = f'<rss version="2.0"><channel>{item}</channel></rss>'

    with pytest.raises(UnwritableDocument):
        run(house(tmp_path, CREDIT), feed, "feed.xml")


def test_a_notice_of_an_open_licence_leads_to_its_terms(tmp_path: Path) -> None:
    newsroom = Newsroom(
        tmp_path,
        Source(
            id="c1",
            holder="jane-doe",
            text=HARBOUR,
            credit="Jane Doe",
            url=URL,
            usage_terms="https://creativecommons.org/licenses/by/4.0/",
        ),
    )

    outcome = run(newsroom, HARBOUR)

    assert outcome.data.decode() == (
        f"{HARBOUR}\n\n([Jane Doe]({URL}))\n\n[CC BY](https://creativecommons.org/licenses/by/4.0/)"
    )
    assert outcome.unfixed == ()


@pytest.mark.parametrize(
    ("credit", "why"),
    [
        ("AFP/Marit Solberg", "put there, it would not count"),  # as photographers are named
        ("AFP and Reuters", "put there, it would bring unlicensed-notice"),
    ],
)
def test_words_that_do_not_help_are_not_kept(tmp_path: Path, credit: str, why: str) -> None:
    outcome = run(house(tmp_path, "{credit: {}}", credit=credit), HARBOUR)

    assert (outcome.data, outcome.fixes) == (HARBOUR.encode(), ())
    assert [one.why.partition(":")[0] for one in outcome.unfixed] == [why]


def test_words_that_would_do_harm_keep_no_others_out(tmp_path: Path) -> None:
    notice = '{notice: "You may not copy this text. (Reuters)"}'

    outcome = run(house(tmp_path, f"{{credit: AFP}}, {notice}"), HARBOUR)

    assert [fix.text for fix in outcome.fixes] == ["\n\n(AFP)"]
    assert [one.check for one in outcome.unfixed] == ["missing-notice"]

"""What a delivered item says in fields of where and how long it may be used."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from contracts import licence, moment, use

from rightscheck.licensing.deadlines import deadlines
from rightscheck.licensing.evaluate import evaluate
from rightscheck.model import Act, Decision, Use
from rightscheck.readers import deliver

NITF = """<nitf><head><docdata>{}</docdata></head><body><body.content><p>Twelve boats burned.</p>
</body.content></body></nitf>"""
ISSUED = '<date.issue norm="20260504T090000Z"/>'

NEWSML_1 = """<NewsML><NewsItem><NewsManagement><FirstCreated>20260504T090000Z</FirstCreated>
<Status FormalName="Usable"/>{management}</NewsManagement><NewsComponent><RightsMetadata>{rights}
</RightsMetadata><ContentItem><MediaType FormalName="Text"/><DataContent>Twelve boats burned.
</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""

NEWSML_G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1">
<itemMeta><versionCreated>2026-05-04T09:00:00Z</versionCreated><expires>2026-05-20T12:00:00+02:00
</expires></itemMeta><contentSet><inlineData>Twelve boats burned.</inlineData></contentSet>
</newsItem>"""

NINJS = {
    "uri": "urn:x:1",
    "type": "text",
    "versioncreated": "2026-05-04T09:00:00Z",
    "expires": "2026-05-20T10:00:00.000Z",
    "body_text": "Twelve boats burned.",
}
DPA = {
    "urn": "urn:newsml:dpa.example:1",
    "version_created": "2026-05-04T09:00:00Z",
    "expires": "2026-05-20T10:00:00Z",
    "article_html": "<p>Twelve boats burned.</p>",
}


def nitf(docdata: str) -> str:
    return NITF.format(ISSUED + docdata)


def newsml(rights: str = "", management: str = "") -> str:
    rights = f"<UsageRights>{rights}</UsageRights>" if rights else ""
    return NEWSML_1.format(rights=rights, management=management)


def of(item: str | dict[str, object], **facts: object) -> Use:
    """A use of a delivered item by a page of 5 May 2026 in Germany; `facts` replace its own."""
    data = item if isinstance(item, str) else json.dumps(item)
    (source,) = deliver(data.encode(), "item", "afp").sources
    known = {"usage_terms": source.usage_terms, "source_published": source.published}
    return use(**(known | {"now": moment("2026-05-05T12:00:00Z")} | facts))


def asked(item: str | dict[str, object], **facts: object) -> Decision:
    return evaluate([licence()], of(item, **facts))


ENDING = [
    nitf('<doc.rights owner="AFP" enddate="20260520T120000+0200"/>'),
    newsml("<EndDate>20260520T100000Z</EndDate>"),
    NITF.format(ISSUED).replace(
        "</docdata>",
        '</docdata><rights><rights.enddate norm="20260520T1000Z">20 May</rights.enddate></rights>',
    ),
]
EXPIRING = [
    nitf('<date.expire norm="20260520T100000Z"/>'),
    newsml(
        management="<StatusWillChange><FutureStatus FormalName='Canceled'/>"
        "<DateAndTime>20260520T100000Z</DateAndTime></StatusWillChange>"
    ),
    NEWSML_G2,
    NINJS,
    DPA,
]


@pytest.mark.parametrize("item", ENDING)
def test_a_page_comes_down_when_the_right_to_its_item_ends(item: str) -> None:
    before = asked(item, now=moment("2026-05-20T09:59:00Z"))
    after = asked(item, now=moment("2026-05-20T10:01:00Z"))

    assert (before.verdict, after.verdict) == ("permitted", "breach")
    assert any(way.startswith("take it down") for way in after.reasons[0].remedies)


@pytest.mark.parametrize("item", EXPIRING)
def test_an_item_that_is_out_of_date_is_looked_at_and_convicts_nobody(
    item: str | dict[str, object],
) -> None:
    before = asked(item, now=moment("2026-05-20T09:59:00Z"))
    after = asked(item, now=moment("2026-05-20T10:01:00Z"))

    assert (before.verdict, after.verdict) == ("permitted", "review")


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        ("2026-05-18T12:00:00Z", "permitted"),
        ("2026-05-20T11:00:00Z", "review"),
        ("2026-05-22T12:00:00Z", "breach"),
    ],
)
def test_an_end_without_a_zone_is_open_near_its_day(now: str, verdict: str) -> None:
    item = nitf('<doc.rights enddate="20260520T120000"/>')

    assert asked(item, now=moment(now)).verdict == verdict


def test_the_last_day_counts_in_full() -> None:
    item = newsml("<EndDate>20260520</EndDate>")

    assert asked(item, now=moment("2026-05-20T23:00:00+02:00")).verdict == "permitted"
    assert asked(item, now=moment("2026-05-21T09:00:00+02:00")).verdict == "breach"


@pytest.mark.parametrize(
    ("area", "territory", "verdict"),
    [
        ("Germany and Austria", "DE", "permitted"),
        ("Germany and Austria", "FR", "breach"),
        ("Germany", None, "review"),
        ("Lower Orbel", "DE", "review"),
        ("worldwide", "DE", "permitted"),
    ],
)
def test_an_item_may_be_used_where_its_rights_say(
    area: str, territory: str | None, verdict: str
) -> None:
    facts = {"territory": (territory,) if territory else ()}
    items = [nitf(f'<doc.rights geography="{area}"/>'), newsml(f"<Geography>{area}</Geography>")]

    assert [asked(item, **facts).verdict for item in items] == [verdict, verdict]


def test_of_several_rights_each_may_be_that_of_the_use() -> None:
    one = '<doc.rights geography="France" enddate="20260520T100000Z"/>'
    two = '<doc.rights geography="Germany" enddate="2026-05-01"/>'

    assert asked(nitf(one)).verdict == "breach"
    assert asked(nitf(two)).verdict == "breach"
    assert asked(nitf(one + two)).verdict == "review"


def test_a_moment_that_an_item_says_in_two_ways_is_one() -> None:
    inner = '<nitf><head><docdata><date.expire norm="20260520T100000Z"/></docdata></head></nitf>'
    item = NEWSML_G2.replace("<inlineData>", f"<inlineXML>{inner}</inlineXML><inlineData>")

    assert asked(item).verdict == "permitted"


def test_a_right_that_begins_later_than_the_item_was_sent_is_waited_for() -> None:
    def begins(day: str) -> str:
        return asked(nitf(f'<doc.rights startdate="{day}"/>')).verdict

    assert begins("20260504T090000Z") == "permitted"
    assert begins("20260507T090000Z") == "breach"


@pytest.mark.parametrize("item", [ENDING[0], NINJS])
def test_the_end_of_an_item_is_due(item: str | dict[str, object]) -> None:
    end = moment("2026-05-20T10:00:00Z")

    def due(now: str) -> list[tuple[Act, timedelta, bool]]:
        used = of(item, now=moment(now))
        held = [licence(valid={})]
        found = deadlines(evaluate(held, used), used, held)
        return [(one.act, one.by - end, one.overdue) for one in found if one.by]

    assert due("2026-05-10T12:00:00Z") == [(Act.TAKE_DOWN, timedelta(), False)]
    assert due("2026-05-21T12:00:00Z") == [(Act.TAKE_DOWN, timedelta(), item == ENDING[0])]


def test_of_an_end_without_a_zone_the_day_is_due() -> None:
    used, held = of(nitf('<doc.rights enddate="20260520T120000"/>')), [licence(valid={})]

    (found,) = deadlines(evaluate(held, used), used, held)

    assert (found.by, found.overdue) == (moment("2026-05-20T00:00:00Z"), False)

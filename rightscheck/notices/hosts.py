"""Whose page is this? Only what the page says of itself counts, never a guess.

An agency's © on its own site is the site's, on anybody else's page a third party's. Which of the
two it is, the house knows; a page without a house may say it: it greets "visitors to UPI.com",
its head names the publisher, or its one © line stands among the legal links of its foot.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rightscheck.model import OWN_SITE, NoticeKind
from rightscheck.notices.beside import Page, holders_of
from rightscheck.notices.copyright import CopyrightLine
from rightscheck.notices.drafts import Draft
from rightscheck.notices.fields import is_node, is_publisher
from rightscheck.notices.labels import ADDRESSED
from rightscheck.notices.names import Mention, key
from rightscheck.notices.scan import Encoded
from rightscheck.notices.surface import plain
from rightscheck.text import lazily

_BEFORE, _AFTER = 60, 10
"""Characters around such words within which a name is the site's."""

_ARCHIVE = lazily.pattern(
    r"(?m)^(?:LENGTH|LOAD-DATE|BYLINE|SECTION|DATELINE|PUB(?:LICATION)?-TYPE|LANGUAGE|UPDATE"
    r"|LÄNGE|RUBRIK|AUTOR|SPRACHE|ZEITUNGS-CODE|LONGUEUR|RUBRIQUE|LENGTE|RUBRIEK|LONGITUD): "
)
_FIELDS = 2

_FOOT = lazily.pattern(
    r"(?i)terms of (?:use|service)|terms (?:&|and) conditions|privacy|cookies?\b|contact(?: us)?\b"
    r"|about(?: us)?\b|site ?map|advertis(?:e|ing)|accessibility|feedback|careers|help\b"
    r"|impressum|datenschutz|nutzungsbedingungen|\bagb\b|kontakt|mentions légales"
    r"|confidentialité|conditions d'utilisation|qui sommes|aviso legal|política de privacidad"
    r"|condiciones de uso|quiénes somos|termos de uso|condizioni d|chi siamo|note legali"
    r"|конфиденциальност|о компании|контакты|реклама|شروط|الخصوصية|من نحن|اتصل"
    r"|プライバシー|利用規約|隐私|隱私|联系我们|聯絡我們|关于我们|關於我們|개인정보|이용약관"
)
_OURS = lazily.pattern(r"(?i)\bthis (?:web)?site (?:is|are)\b|\bour (?:privacy|terms|cookie)\b")
_DECLARED = ("ublisher", "site_name", "application-name")
"""What stands in the key of such a field; most pages hold none of these."""

_ASSET = lazily.pattern(
    r"(?i)<link[^<>]{0,80}\bicon\b[^<>]{0,80}href=[\"']https?://(?P<icon>[\w.-]{4,80})"
    r"|\bapp-(?:id|argument)=(?:[\w-]{2,5}\.)?(?P<app>[a-z][\w.-]{3,60})"
)
"""The page's own icon and app stand at its own house, unlike its canonical link, which points to
the original where a story is taken over."""

_DOMAIN = 5
"""Letters of a name that tell a domain ("sputniknews.com")."""

_SET_OFF = lazily.pattern(r"\s[-|:·\u2013\u2014]\s")
_ABOUT = lazily.pattern(r"(?i)^the |\.(?:com?|org|net|[a-z]{2})$")
"""What stands around a name where it is called a site: "The Courier", "Courier.com"."""

_SECOND = frozenset({"com", "co", "org", "or", "net", "ne", "gov", "gob", "go", "ac", "edu"})
"""Second levels of domains, under which anybody has a name: `news.com.pa` is nothing of PA's."""

_LINE = 220
_CREDITED = frozenset({NoticeKind.CREDIT_LINE, NoticeKind.DATELINE})


def is_archived(text: str) -> bool:
    """Is it a story out of a press archive? There every © is a third party's."""
    return len({match[0] for match in _ARCHIVE.finditer(text)}) >= _FIELDS


def of_hosts(
    page: Page, drafts: Sequence[Draft], sites: Sequence[str], publishers: Sequence[str]
) -> Iterator[Draft]:
    """The drafts, those of the page's own holder as `own-site`.

    `sites` are what the page says its site is called, `publishers` who it says made it: a portal
    names the agency as an item's publisher, and itself as the site. Its host's credits and
    datelines still say whose a text is, if not the host's own house serves it, and a licence is
    nobody's page.
    """
    mine = _hosts(page, drafts, sites or publishers)
    home = frozenset((*_at_home(page), *_bearing(page, sites)))
    for draft in drafts:
        whose = home if draft.kind in _CREDITED else mine | home
        licence = draft.kind is NoticeKind.LICENCE
        yield draft if licence or draft.holder not in whose else draft._replace(holder=OWN_SITE)


def _hosts(page: Page, drafts: Iterable[Draft], told: Iterable[str]) -> frozenset[str]:
    """The holders whose own page this is, as the page itself says."""
    spoken = {*_addressed(page), *_publishers(page), *_called(page, told)}
    signed = [line for line in page.lines if line.signed]
    if len(signed) == 1 and _is_foot(page.text, signed[0]):
        credited = {draft.holder for draft in drafts if draft.kind in _CREDITED}
        spoken |= {*holders_of(signed[0].names)} - credited
    return frozenset(spoken)


def _at_home(page: Page) -> Iterator[str]:
    """The holders at whose own house the page's icon, app or publisher's record stands."""
    if "<link" in page.text or "app-" in page.text:
        houses = sorted({_house(found) for found in _ASSET.finditer(page.text)})
        for name in page.mentions if houses else ():
            if any(_is_among(houses, called) for called in _callings(page, name)):
                yield name.name.holder
    if "/#" in page.text:
        yield from (one.name.holder for one in page.mentions if is_node(page.text, one.start))


def _house(found: re.Match[str]) -> str:
    """What its owner calls a host or an app: not the `app.` before it, not the `co.uk` behind."""
    icon, app = found["icon"], found["app"]
    labels = app.casefold().split(".")[::-1] if app else icon.casefold().split(".")[:-1]
    while labels and labels[-1] in _SECOND:
        labels.pop()
    return labels[-1] if labels else ""


def _callings(page: Page, mention: Mention) -> Iterator[str]:
    """All of a name, and its first word where that is a name of the same holder."""
    said = key(page.text[mention.start : mention.end])
    yield said.replace(" ", "")
    first = said.partition(" ")[0]
    if any(one.holder == mention.name.holder for one in page.packs.names.called(first)):
        yield first


def _is_among(houses: Sequence[str], name: str) -> bool:
    """Is one of the sorted houses called so, or does one begin with a name of some length?"""
    at = bisect_left(houses, name)
    nearest = houses[at] if at < len(houses) else ""
    return nearest == name or (len(name) >= _DOMAIN and nearest.startswith(name))


def _addressed(page: Page) -> Iterator[str]:
    starts = [name.start for name in page.mentions]
    for start, end in page.scanned.spans(ADDRESSED):
        greeted = page.text[end - 1] in " d"
        first, last = (end, end + _AFTER) if greeted else (start - _BEFORE, end + _AFTER)
        for name in page.mentions[bisect_left(starts, first) : bisect_left(starts, last)]:
            yield name.name.holder


def _called(page: Page, told: Iterable[str]) -> Iterator[str]:
    """The holders that a site's or publisher's name is one of."""
    for said in told:
        for name in page.packs.names.find(Encoded.of(plain(said).text, page.packs.gate)):
            yield name.name.holder


def _bearing(page: Page, sites: Iterable[str]) -> Iterator[str]:
    """The holders whose name is a site's, or a part of it that is set off."""
    for site in sites:
        for part in _SET_OFF.split(site):
            for name in page.packs.names.called(_ABOUT.sub("", part.strip())):
                yield name.holder


def _publishers(page: Page) -> Iterator[str]:
    if not any(key in page.text for key in _DECLARED):
        return iter(())
    return (one.name.holder for one in page.mentions if is_publisher(page.text, one.start))


def _is_foot(text: str, line: CopyrightLine) -> bool:
    """Do legal links stand on the line before or after, or does the site speak of itself there?"""
    first = text.rfind("\n", 0, line.start) + 1
    above = text[max(0, first - _LINE) : max(0, first - 1)].rpartition("\n")[2]
    after = text[line.end : line.end + _LINE]
    same, _, below = after.partition("\n")
    around = (above, same, below.partition("\n")[0])
    links = max(len({match[0].casefold() for match in _FOOT.finditer(part)}) for part in around)
    return links >= _FIELDS or any(_OURS.search(part) for part in around[1:])

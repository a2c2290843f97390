"""What pages call the facts they declare: one table of names for all formats.

Names are compared in small letters without `-`, `_` and spaces. Sources: Dublin Core terms,
Open Graph and its `article` namespace, schema.org NewsArticle, Hugo, Jekyll and Astro front
matter, and the names that newsroom templates use.
"""

from __future__ import annotations

from collections.abc import Sequence

from rightscheck.model import Role
from rightscheck.text import lazily


def word_set(words: str) -> frozenset[str]:
    """A set of words, written as a line of them."""
    return frozenset(words.split())


_NAMES: dict[str, str] = {
    "title": "title headline og:title twitter:title dc.title dcterms.title",
    "published": (
        "published date publishdate pubdate publishedat publisheddate publicationdate "
        "datepublished article:publishedtime article:published og:publishedtime publishedtime "
        "dc.date dc.date.issued dcterms.issued dcterms.created dcterms.date sailthru.date "
        "parsely-pub-date parselypubdate datecreated created createdat posted"
    ),
    "modified": (
        "modified lastmod updated updatedat datemodified lastmodified article:modifiedtime "
        "og:updatedtime dcterms.modified moddate modifiedat updateddate"
    ),
    "language": "language lang locale inlanguage og:locale dc.language dcterms.language "
    "contentlanguage",
    "author": "author authors byline creator by writer sailthru.author dc.creator "
    "dcterms.creator article:author parselyauthor twitter:creator cxenseparse:author "
    "dable:author article:authorname authorname citationauthor",
    "credit": "credit credits creditline credittext",
    "licence": "licence license licenses licences dcterms.license dc.rights.license "
    "webstatement spdx spdxid spdxlicenseidentifier",
    "copyright": "copyright copyrightnotice copyrightholder copyrightline dcterms.rightsholder "
    "dc.rightsholder copyrightowner copyrightownername rightsholder spdxfilecopyrighttext "
    "spdxsnippetcopyrighttext",
    "rights": "rights usageterms usage dc.rights dcterms.rights usageinfo rightsusageterms "
    "accessrights dcterms.accessrights conditionsofaccess",
    "url": "url canonical canonicalurl permalink og:url link",
    "source": "source agency provider newsagency isbasedon sourceorganization dc.source "
    "dcterms.source dc.publisher dcterms.publisher syndicationsource originalsource",
    "description": "description og:description twitter:description dc.description "
    "dcterms.description summary excerpt",
    "section": "section articlesection article:section parselysection sailthru.section",
    "topic": "tag tags category categories keyword keywords topic topics subject subjects series "
    "newskeywords mentions people organizations organisations entities related",
    "channel": "channel channels",
    "territory": "territory territories region regions",
    "purpose": "purpose",
    "licensee": "licensee licensees",
    "recipient": "recipient recipients",
    "done": "done",
    "id": "id guid identifier dc.identifier dcterms.identifier",
    "status": "status pubstatus",
    "version_of": "versionof",
    "feed": "feed feeds service services",
    "item_type": "itemtype itemtypes itemclass genre genres",
    "embargo": "embargo embargoed embargoeduntil embargodate",
}

_FACTS = {alias: fact for fact, aliases in _NAMES.items() for alias in aliases.split()}

_ITEMS = {"id", "status", "version_of", "feed", "item_type"}
_USES = {"channel", "territory", "purpose", "licensee", "recipient", "done"}
_NOT_IN_PAGES = frozenset({"link", "topic", *_ITEMS, *_USES})

_SIGNALS = {
    "tdm-reservation": "tdmreservation",
    "tdm-policy": "tdmpolicy",
    "content-signal": "contentsignal contentsignals",
    "content-usage": "contentusage",
    "robots": "robots xrobotstag googlebot googlebotnews",
    "data-mining": "plus:datamining",
    "rsl": "license licence",
}

SIGNALS = {alias: name for name, aliases in _SIGNALS.items() for alias in aliases.split()}
"""What a site's files and headers say to machines, and the one name by which it is told."""

SPOKEN = frozenset(SIGNALS).difference(_SIGNALS["rsl"].split()) | {"acquirelicensepage"}
"""Names that say something of rights only together with their value."""

_RULES = ("prohibition", "action")
"""The keys of ODRL under which a policy says what nobody may do (ODRL 2.2, JSON-LD context)."""


def spoken_name(keys: Sequence[str]) -> str:
    """By which name a value of JSON-LD is told, where it needs one."""
    if len(keys) == 1:
        return keys[0] if normal(keys[0]) in SPOKEN else ""
    ruled = tuple(normal(key).removeprefix("odrl:") for key in keys[-2:])
    return "odrl:prohibition" if ruled == _RULES else ""


_PROSE = {
    Role.HEADING: "subtitle subheadline dek subhead strapline",
    Role.BODY: (
        "lead lede intro standfirst teaser body content text fulltext articlebody "
        "bodytext bodyhtml contenttext contenthtml"
    ),
    Role.CAPTION: "caption imagecredit photocredit imagecaption photocaption",
}

WRAPPERS = word_set(
    "params extra seo meta metadata rights og opengraph frontmatter page article syndication "
    "publication dates data info taxonomies"
)
"""Keys that only group: what stands below them is said of the document."""

PICTURES = word_set(
    "image images img photo photos picture cover hero thumbnail video videos gallery banner "
    "featuredimage featured teaserimage media logo audio resources imageobject videoobject "
    "ogimage primaryimageofpage associatedmedia heroimage coverimage"
)
"""Keys that hold a picture, whose rights are not the text's."""

PARTS = word_set("name url @id @value @type value text legalname rendered raw holder owner notice")
"""Keys below a fact's key that hold the fact itself: `author: {name: …}`."""

PROSE = {key: role for role, keys in _PROSE.items() for key in keys.split()}
"""Front matter that readers see as text."""

LICENCE_ADDRESS = lazily.pattern(
    r"(?i)licen[cs]e|/publicdomain/|//(?:[a-z]+\.)?creativecommons\.org/l/|/terms\b|/copyright\b"
)
"""Addresses that speak of rights: worth standing in the text, so that a notice can be found."""


SITES = frozenset({"og:sitename", "applicationname"})
"""Meta elements that say whose page it is."""

_DOTTED = {"dc:": "dc.", "dct:": "dcterms.", "dct.": "dcterms.", "dcterms:": "dcterms."}
_DUBLIN = lazily.pattern(r"^(?:dc|dct|dcterms):|^dct\.")
"""Dublin Core's prefixes as RDFa and as HTML write them."""

_VOCABULARIES = ("schema:", "cc:")
"""Prefixes of vocabularies whose terms the tables have without one."""


def normal(name: str) -> str:
    """A key as the tables write it."""
    return name.strip().lower().replace("-", "").replace("_", "").replace(" ", "")


def fact_of(name: str) -> str:
    """The fact that a key declares; empty if it is none of ours."""
    return _FACTS.get(_DUBLIN.sub(lambda match: _DOTTED[match[0]], normal(name)), "")


def page_fact_of(name: str) -> str:
    """The same for a page's meta element, whose names are less to be trusted."""
    for prefix in _VOCABULARIES:
        name = name.removeprefix(prefix)
    fact = fact_of(name)
    return "" if fact in _NOT_IN_PAGES else fact


def is_picture(name: str) -> bool:
    """Does this key hold a picture?"""
    return normal(name) in PICTURES

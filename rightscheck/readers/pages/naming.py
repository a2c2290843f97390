"""What attributes say of an element's content: its role, and whether it shows.

ARIA (WAI-ARIA 1.2, DPUB-ARIA 1.1) and schema.org's `itemprop` are semantics and count as they
are; class names and ids are what newsroom templates and content systems write, and a guess.
"""

from __future__ import annotations

from typing import NamedTuple

from rightscheck.model import Role
from rightscheck.readers.aliases import word_set
from rightscheck.readers.pages.markup import attributes, value
from rightscheck.text import lazily


class TagMeaning(NamedTuple):
    """What a tag's attributes say of the text inside; `article` that it is the article's own."""

    role: Role | None = None
    hidden: bool | None = None
    article: bool = False


SILENT = TagMeaning()


UNCLASSED = frozenset({"html", "body", "main", "a"})
"""Their class names speak of the page, not of what they are."""

_ARIA = {
    "navigation": Role.NAVIGATION,
    "menu": Role.NAVIGATION,
    "menubar": Role.NAVIGATION,
    "toolbar": Role.NAVIGATION,
    "tablist": Role.NAVIGATION,
    "search": Role.NAVIGATION,
    "contentinfo": Role.FOOTER,
    "banner": Role.HEADER,
    "complementary": Role.ASIDE,
    "heading": Role.HEADING,
    "blockquote": Role.QUOTATION,
    "doc-pullquote": Role.QUOTATION,
    "caption": Role.CAPTION,
}

_ITEMPROP = {"caption": Role.CAPTION, "headline": Role.HEADING}

_LAST: dict[Role, str] = {
    Role.FOOTER: "footer legal copyright disclaimer colophon imprint rights licence license",
    Role.CAPTION: "caption figcaption credit credits photocredit imagecredit legende "
    "bildunterschrift bildnachweis bildrechte didascalia piefoto firmafoto",
    Role.HEADER: "byline masthead",
    Role.QUOTATION: "blockquote pullquote quote quotation zitat",
    Role.ASIDE: "aside sidebar related teaser promo newsletter comment comments advert ad bio "
    "publicidad anzeige werbung publicite pubblicita",
    Role.HEADING: "headline subheadline standfirst",
}
"""The last word of a name says what it is: `site-footer` is a footer, `footer-open` is not."""

_ANYWHERE = word_set(
    "related relatedposts relatedcontent recommended recommendations taboola outbrain "
    "trending mostread advertisement sponsored newsletter disqus livefyre"
)
"""Words that make an aside of whatever they stand in; an aside is prose still."""

_WHOLE = {
    **dict.fromkeys(("nav", "navbar", "navigation", "menu", "breadcrumb"), Role.NAVIGATION),
    **dict.fromkeys(("breadcrumbs", "pagination", "skip-link", "skip-links"), Role.NAVIGATION),
    **dict.fromkeys(("sharedaddy", "share-bar", "share-buttons", "social-share"), Role.NAVIGATION),
}
"""What takes text out of the prose must be the whole name."""

_NO_ARTICLES = frozenset({"teaser", "comment", "comment-body", "related", "promo"})
"""An `<article>` of these classes is none: HTML calls a comment an article, and CMSs a teaser."""

_CONSENT = word_set("consent gdpr onetrust cookiebot cookieconsent usercentrics didomi cookielaw")
_COOKIE = frozenset({"cookie", "cookies"})
_ASKING = word_set("banner notice bar popup modal overlay dialog message alert wall")
_PICTURED = frozenset({"image", "photo", "picture", "foto", "bild", "media"})
"""What belongs to a picture is said beside it: `image-copyright`, `photo-rights`."""
_FILLERS = word_set("text inner box block section line list item area module widget")
_HOLDERS = word_set("wrap wrapper container content outer")
_STATES = word_set("has no with without is show hide category tag format")
"""A name that begins like this tells what a page has, not what an element is: `has-sidebar`."""

_BODIES = word_set(
    "articlebody articlecontent articletext storybody storycontent storytext postcontent postbody "
    "entrycontent bodycopy richtext articlemaincontent newsbody newscontent"
)
_ROLES = {word: role for role, words in _LAST.items() for word in words.split()}
_MADE = lazily.pattern(
    r"__(?=[a-z]*[A-Z0-9])[\w+-]{5,6}$|[-_](?=[A-Za-z]*\d)[A-Za-z0-9]{4,9}$|-sc-.*$"
)
_WORD = lazily.pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UNSEEN = lazily.pattern(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


def meaning_of(name: str, rest: str) -> TagMeaning:
    """What the attributes (`rest` of a tag) of an element say."""
    found = attributes(rest, 0, len(rest))
    prop = value(rest, found, "itemprop")
    aria = value(rest, found, "role").lower()
    classes = f"{value(rest, found, 'class')} {value(rest, found, 'id')}"
    if name in UNCLASSED:
        classes = ""
    role = _ARIA.get(aria) or _ITEMPROP.get(prop)
    if role is None and name == "article":
        role = Role.ASIDE if _NO_ARTICLES & set(classes.lower().split()) else None
    elif role is None:
        role = role_of(classes)
    hidden = True if "hidden" in found or _UNSEEN.search(value(rest, found, "style")) else None
    if name == "template" and "shadowrootmode" in found:
        hidden = False  # browsers show it: HTML 4.12.3, declarative shadow roots
    article = role is None and (
        prop == "articleBody"
        or aria in {"main", "article"}
        or any(_flat(token) in _BODIES for token in classes.split())
    )
    return TagMeaning(role, hidden, article) if role or hidden is not None or article else SILENT


def role_of(classes: str) -> Role | None:
    """The role that class and id names give."""
    for token in classes.split():
        role = _WHOLE.get(token.lower()) or _of_words(_words(token))
        if role:
            return role
    return None


def _of_words(words: list[str]) -> Role | None:
    if not words or words[0] in _STATES:
        return None
    named = set(words)
    if named & _CONSENT or (named & _COOKIE and named & _ASKING):
        return Role.NAVIGATION
    while len(words) > 1 and (words[-1] in _FILLERS or (len(words) == 2 and words[-1] in _HOLDERS)):  # noqa: PLR2004
        words = words[:-1]
    if words[-1] in _ROLES and named & _PICTURED and len(words) > 1:
        return Role.CAPTION
    known = _ROLES.get(words[-1]) or _ROLES.get("".join(words[-2:]))
    return known or (Role.ASIDE if named & _ANYWHERE else None)


def _words(token: str) -> list[str]:
    """The words of a name, without what a build tool or BEM put behind them.

    `article__footer--wide` and `Article_footer__x9K2d` are both `article`, `footer`.
    """
    name = _MADE.sub("", token).partition("--")[0]
    return [word.lower() for word in _WORD.findall(name)]


def _flat(token: str) -> str:
    return _MADE.sub("", token).replace("-", "").replace("_", "").lower()

"""What a page declares about itself: meta, link, lang, time, rights links, JSON-LD."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from rightscheck.model import Role, Span
from rightscheck.readers.aliases import (
    LICENCE_ADDRESS,
    SIGNALS,
    SITES,
    SPOKEN,
    fact_of,
    is_picture,
    normal,
    page_fact_of,
    spoken_name,
)
from rightscheck.readers.building.builder import Builder, Piece, Pieces, plain, spoken
from rightscheck.readers.notations import values
from rightscheck.readers.pages.linked import limited, said_by
from rightscheck.readers.pages.markup import WS, Attributes, collapsed, raw, value
from rightscheck.readers.signals import rsl
from rightscheck.text import lazily

_NAMING = ("property", "name", "itemprop", "http-equiv")
_LICENCE = {"license", "licence"}
_RSL = "rsl+xml"
_STATE = lazily.pattern(r"(?:\b__\w{1,40}__|globalContent)\s*+=\s*+(?=\{)")
_STATE_TOP = 2_000  # code points of a script within which it sets its state
_FAR = 600  # code points from an item's beginning to its name
_TEXTUAL = 3  # code points of an alt text that is more than an emoji

ATTESTED = lazily.pattern(
    r"resource|copyrightHolder|content(?=\s*=)|data-(?:[a-z]{1,12}-){0,2}(?:credits?|creditline|copyright|copyrightnotice)"
)
"""What says of any element what a licence link, a meta element or a caption says elsewhere."""

_NESTED = lazily.pattern(
    r"""[^<>]{0,400}>(?:\s{0,80}<(?:meta|link)\b[^<>]{0,200}>){0,4}?"""
    r"""\s{0,80}<(?!/)[^<>]{0,80}(?:itemprop|property)=["'](?:schema:)?name["']"""
    r"""(?:[^<>]{0,80}content=["']([^"'<>]{2,120})|[^<>]{0,200}>([^<>]{2,120}))"""
)
"""An item in an item (HTML, 5.2.2), and the name that it begins with."""


class HeadTags:
    """Puts what tags declare into the builder, as facts with places."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.page = builder.original
        self._link: tuple[str, int] | None = None
        self._heading = 0
        self._once: set[str] = set()
        self.bodies: list[Pieces] = []
        self.states: list[Span] = []

    def _is_of(self, name: str, said: str) -> None:
        """Declare the page's site or publisher: a fact with no text of its own."""
        here = self.builder.length
        self.builder.fact(name, said, Span(here, here))

    def meta(self, found: Attributes, _: Role) -> None:
        """`<meta name=copyright content=…>` and its like."""
        self._content(found, self.builder.declare)

    def _content(self, found: Attributes, declare: Callable[[str, Iterable[Piece]], None]) -> None:
        key = next((name for name in _NAMING if name in found), None)
        if key is None or "content" not in found:
            return
        name = value(self.page, found, key)
        pieces = self._value(found, "content")
        if fact := page_fact_of(name):
            declare(fact, pieces)
        elif normal(name) in SITES:
            self._is_of("site", plain(pieces, self.page))
        elif normal(name) in SPOKEN:
            declare("", spoken(SIGNALS.get(normal(name), name), pieces))

    def link(self, found: Attributes, _: Role) -> None:
        """`<link rel=license>`, `<link itemprop=license>` and `<link rel=canonical>`.

        An RSL file (https://rslstandard.org/rsl) has terms for machines, and is no licence.
        """
        kinds = self._kinds(found)
        if "href" not in found:
            return
        if _RSL in value(self.page, found, "type").lower():
            self.builder.value(spoken("rsl", self._value(found, "href")))
        elif _LICENCE & kinds:
            self.builder.declare("licence", self._value(found, "href"))
        elif "canonical" in kinds:
            self.builder.declare("url", self._value(found, "href"))

    def html(self, found: Attributes, _: Role) -> None:
        """`<html lang>`."""
        name = "lang" if "lang" in found else "xml:lang"
        if name in found:
            self.builder.declare("language", self._value(found, name))

    def anchor(self, found: Attributes, role: Role) -> None:
        """`<a href>`; `rel=license` makes it a fact."""
        if "href" in found:
            licence = bool(_LICENCE & self._kinds(found))
            self.points(
                value(self.page, found, "href"), self._value(found, "href"), role, licence=licence
            )

    def attested(self, found: Attributes, role: Role) -> None:
        """What any element may carry: a licence, a holder, and a picture's credit.

        `property="dct:license"` with `resource` or `content` is RDFa 1.1, `data-credit` nobody's.
        """
        nested = {"itemscope", "typeof"} & found.keys()
        if nested and normal(self._said(found)) == "copyrightholder":
            start = min(span[0] for span in found.values())
            if named := _NESTED.match(self.page, start, start + _FAR):
                self.builder.later("copyright", [Piece(None, *named.span(named.lastindex or 0))])
        elif "resource" in found and "href" not in found and _LICENCE & self._kinds(found):
            self.builder.later("licence", self._value(found, "resource"))
        else:
            self._content(found, self.builder.later)
            for name in found if role is not Role.NAVIGATION else ():
                if name != "resource" and ATTESTED.fullmatch(name):
                    self.builder.value(self._value(found, name), Role.CAPTION)

    def points(
        self, address: str, written: Iterable[Piece], role: Role, *, licence: bool = False
    ) -> None:
        """Open a link: its address becomes a fact, and text as well where it leads to terms."""
        if licence or LICENCE_ADDRESS.search(address):
            self.builder.later("licence" if licence else "", written)
        if role.is_prose and address.lower().startswith(("http://", "https://", "//")):
            self._link = (address, self.builder.length)

    def end_link(self) -> None:
        """Close the link; its `link` fact spans the anchor text."""
        if self._link:
            address, start = self._link
            self._link = None
            span = self._trimmed(start)
            if span.length:
                self.builder.fact("link", address, span)

    def image(self, found: Attributes, role: Role) -> None:
        """A picture's alternative text is a caption; a licence badge names its licence."""
        source = value(self.page, found, "src") if "src" in found else ""
        self.embeds(source)
        if LICENCE_ADDRESS.search(source):
            self.builder.later("", self._value(found, "src"))
        if "alt" not in found:
            return
        alt = self._value(found, "alt")
        if found["alt"][1] - found["alt"][0] < _TEXTUAL:
            self.builder.role = role
            self.builder.add(alt)
        else:
            self.builder.value(alt, Role.NAVIGATION if role is Role.NAVIGATION else Role.CAPTION)

    def time(self, found: Attributes, role: Role) -> None:
        """The first `<time datetime>` of the text says when it was published."""
        if "datetime" not in found or not role.is_prose or role in {Role.ASIDE, Role.FOOTER}:
            return
        fact = "modified" if "modif" in value(self.page, found, "itemprop").lower() else "published"
        if fact not in self._once:
            self._once.add(fact)
            self.builder.later(fact, self._value(found, "datetime"))

    def title(self, start: int, end: int) -> None:
        """`<title>`; other declared titles come before it, for it often names the site too."""
        if "title" in self._once:
            return
        self._once.add("title")
        written = self.page[start:end]
        begin, finish = end - len(written.lstrip(WS)), start + len(written.rstrip(WS))
        if begin < finish:
            span = self.builder.value(collapsed(self.page, begin, finish), Role.TITLE, start)
            self.builder.fact("title", self.builder.since(span.start), span, hearsay=True)

    def heading(self) -> None:
        """Open an `<h1>`."""
        self._heading = self.builder.length

    def end_heading(self) -> None:
        """Close an `<h1>`; the first is the title of a page that declares no other."""
        span = self._trimmed(self._heading)
        if span.length and "h1" not in self._once:
            self._once.add("h1")
            title = self.builder.since(span.start)[: span.length]
            self.builder.fact("title", " ".join(title.split()), span, hearsay=True)

    def script(self, found: Attributes, start: int, end: int) -> None:
        """JSON-LD, RSL, and where data lies from which scripts build the page."""
        if "src" in found:
            self.embeds(value(self.page, found, "src"))
        kind = value(self.page, found, "type").lower()
        if "ld+json" in kind:
            self.linked_data(start, end)
        elif _RSL in kind:
            rsl.embedded(self.builder, start, end)
        elif kind == "application/json":
            self.states.append(Span(start, end))
        elif assigned := _STATE.search(self.page, start, min(end, start + _STATE_TOP)):
            self.states.append(
                Span(assigned.end(), values.json_end(self.page, assigned.end(), end))
            )

    def embeds(self, address: str) -> None:
        """The address of a picture or script is a fact: holders count pages by one."""
        if address.lower().startswith(("http://", "https://", "//")):
            here = self.builder.length
            self.builder.fact("embedded", address, Span(here, here))

    def linked_data(self, start: int, end: int) -> None:
        """JSON-LD: the article's own statements as facts, those of its pictures as captions."""
        found = list(limited(values.entries(self.page, start, end)))
        kinds = {e.holder: plain(e.pieces, self.page) for e in found if e.path[-1:] == ("@type",)}
        seen: Counter[tuple[int, str]] = Counter()
        for entry in self._pointed(found):
            path = tuple(key for key in entry.path if key != "@graph")
            keys = said_by(path)
            if not keys or path[-1] == "@type":
                continue
            fact = fact_of(keys[-1])
            if keys == ("publisher",) and len(path) > 1:
                self._is_of("publisher", plain(entry.pieces, self.page))
            if path[-1] == "articleBody":
                self.bodies.append(entry.pieces)
            if any(is_picture(key) for key in keys[:-1]) or "Image" in kinds.get(entry.holder, ""):
                leads = fact == "licence" and LICENCE_ADDRESS.search(plain(entry.pieces, self.page))
                if leads or fact in {"credit", "copyright"}:
                    self.builder.value(entry.pieces, Role.CAPTION, start)
            elif name := spoken_name(keys):
                self.builder.value(spoken(name, entry.pieces), place=start)
            elif fact and len(keys) == 1 and fact not in {"id", "status", "topic"}:
                seen[entry.holder, fact] += 1
                if len(path) == len(keys) or seen[entry.holder, fact] == 1:
                    self.builder.declare(fact, entry.pieces)

    def _pointed(self, found: Sequence[values.Entry]) -> Iterator[values.Entry]:
        """The entries; where one only points at a node of the graph, with that node's name.

        So Yoast says who wrote: `"author": {"@id": "https://paper.example/#/schema/person/1"}`.
        """
        named = {e.holder: e.pieces for e in found if e.path[-1:] == ("name",)}
        known = {
            plain(e.pieces, self.page): named[e.holder]
            for e in found
            if e.path[-1:] == ("@id",) and e.holder in named
        }
        for entry in found:
            points = entry.path[-1:] == ("@id",) and entry.holder not in named
            pieces = known.get(plain(entry.pieces, self.page)) if points else None
            yield entry._replace(pieces=pieces) if pieces else entry

    def _said(self, found: Attributes) -> str:
        name = next((name for name in ("itemprop", "property") if name in found), None)
        return value(self.page, found, name).rpartition(":")[2] if name else ""

    def _kinds(self, found: Attributes) -> set[str]:
        """What `rel`, `itemprop` and ccREL's `property` call a link: `cc:license` is `license`."""
        kinds = " ".join(value(self.page, found, name) for name in ("rel", "itemprop", "property"))
        return {kind.replace(".", ":").rpartition(":")[2] for kind in kinds.lower().split()}

    def _value(self, found: Attributes, name: str) -> Iterator[Piece]:
        start, end = found[name]
        written = self.page[start:end]
        begin, finish = end - len(written.lstrip(WS)), start + len(written.rstrip(WS))
        return raw(self.page, begin, max(begin, finish))

    def _trimmed(self, start: int) -> Span:
        text = self.builder.since(start)
        lead = len(text) - len(text.lstrip())
        return Span(start + lead, start + max(lead, len(text.rstrip())))


DECLARING: dict[str, Callable[[HeadTags, Attributes, Role], None]] = {
    "html": HeadTags.html,
    "meta": HeadTags.meta,
    "link": HeadTags.link,
    "a": HeadTags.anchor,
    "img": HeadTags.image,
    "time": HeadTags.time,
}

"""NewsML 1.2: every `NewsItem` of a file, with its components nested as deep as they like.

A component that holds pictures and no text but their captions is a picture's: its words are
captions, its rights are not the item's. A right ends with the `EndDate` of `UsageRights`; by
`StatusWillChange` the item expires, whatever its rights are then. Source: IPTC NewsML 1.2
Functional Specification, https://iptc.org/standards/newsml-1/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Role, Span, Unread
from rightscheck.readers.building.builder import Builder, Piece, Pieces
from rightscheck.readers.notations.xml import XmlElement
from rightscheck.readers.raw.encoding import Raw
from rightscheck.readers.sourcing import OPEN_END
from rightscheck.readers.wire import nitf, prose
from rightscheck.readers.wire.items import delivered
from rightscheck.readers.wire.saying import Row, declare_rows, phrase

_NAMED = ("@formalname", ".")

_ITEM = (
    Row("status", "NewsManagement/Status", _NAMED),
    Row("signal", "NewsManagement/Instruction", _NAMED),
    Row("published", "NewsManagement/FirstCreated|NewsManagement/ThisRevisionCreated"),
    Row("modified", "NewsManagement/ThisRevisionCreated"),
    Row("language", "", ("@xml:lang",)),
)

_COMPONENT = (
    Row("copyright", "NewsLines/CopyrightLine"),
    Row("rights", "NewsLines/RightsLine"),
    Row("credit", "NewsLines/CreditLine"),
    Row("author", "NewsLines/ByLine"),
    Row("", "NewsLines/DateLine"),
    Row("", "NewsLines/SlugLine"),
    Row("source", "AdministrativeMetadata/Provider/Party", _NAMED),
    Row("source", "AdministrativeMetadata/Source/Party", _NAMED),
    Row("author", "AdministrativeMetadata/Creator/Party", _NAMED),
    Row("language", "DescriptiveMetadata/Language", _NAMED),
    Row("language", "", ("@xml:lang",)),
    Row("holder", "RightsMetadata/Copyright/CopyrightHolder", (".", "@formalname")),
    Row("holder", "RightsMetadata/UsageRights/RightsHolder", (".", "@formalname")),
    Row("rights", "RightsMetadata/UsageRights/UsageType", (".", "@formalname")),
    Row("rights", "RightsMetadata/UsageRights/Limitations", (".", "@formalname")),
    Row("area", "RightsMetadata/UsageRights/Geography", (".", "@formalname")),
    Row("starts", "RightsMetadata/UsageRights/StartDate", (".", "@formalname")),
    Row("ends", "RightsMetadata/UsageRights/EndDate", (".", "@formalname")),
)

_HEADLINES = (
    Row("title", "NewsLines/HeadLine", role=Role.TITLE),
    Row("", "NewsLines/SubHeadLine", role=Role.HEADING),
)
_OF_A_PART = tuple(
    row._replace(fact="", role=Role.CAPTION) for row in (*_HEADLINES, *_COMPONENT[:4])
)
_ROLES = {
    **dict.fromkeys(("caption", "legend"), Role.CAPTION),
    **dict.fromkeys(("title", "headline"), Role.TITLE),
}
_TELLING = frozenset({"MediaType", "Format", "MimeType"})
_FUTURE = ("StatusWillChange", "FutureStatus")
_PARTS = 4  # colons of a public identifier: urn:newsml:provider:date:id
_INSIDE = frozenset({"NewsComponent", "NewsItem"})
"""What a component may hold: another, or a whole item, which is then part of this one."""

_ADVICE = frozenset({"advisoryline", "editorialnote", "ednote", "note", "embargo"})
_PICTURED = ("photo", "graphic", "image", "picture", "video", "audio", "animation")


class _Known(NamedTuple):
    """What each component holds, and what was declared already."""

    held: dict[XmlElement, frozenset[str]]
    said: set[tuple[str, str]]


def read(source: Raw) -> Iterator[Document | Unread]:
    """Every item of a file."""
    return delivered(source, "text/vnd.iptc.newsml", {"NewsItem": fill})


def fill(builder: Builder, item: XmlElement) -> None:
    """Everything that a news item says; UnreadableDocument for one of codes only."""
    components = tuple(item.all("NewsComponent"))
    if not components and next(item.walk("TopicSet", "Catalog"), None):
        raise UnreadableDocument("carries no news: it is a TopicSet", hint="it only explains codes")
    _identity(builder, item)
    declare_rows(builder, item, _ITEM)
    _embargo(builder, item)
    known = _Known({}, set())
    for component in components:
        _held(component, known.held)
        _type(builder, component)
        _component(builder, component, known, whole=True)
    for update in item.all("Update"):
        prose.write(builder, update)


def _type(builder: Builder, component: XmlElement) -> None:
    """What the item is: its first content that is no caption."""
    contents = (
        content
        for inner in component.walk("NewsComponent")
        if not _caption(inner)
        for content in inner.all("ContentItem")
    )
    first = next(contents, None)
    if first:
        declare_rows(builder, first, (Row("item_type", "MediaType", _NAMED),))


def _identity(builder: Builder, item: XmlElement) -> None:
    """An id that all versions share: the public one without its revision."""
    for identifier in item.all("Identification", "NewsIdentifier"):
        revision, public = identifier.find("RevisionId"), identifier.find("PublicIdentifier")
        if public and (public.text().count(":") >= _PARTS or not public.text().startswith("urn:")):
            builder.declare("id", _unversioned(builder, public, revision))
        else:
            declare_rows(builder, identifier, (Row("id", "NewsItemId"),))
        declare_rows(builder, identifier, (Row("version", "RevisionId"),))


def _unversioned(builder: Builder, public: XmlElement, revision: XmlElement | None) -> Pieces:
    pieces = prose.words(public, builder.original)
    if revision is None or len(pieces) != 1:
        return pieces
    number, update = revision.text(), revision.attribute("update")
    for ending in (f":{number}{update}", f":{number}N", f":{number}"):
        if number and public.text().endswith(ending):
            return (Piece(None, pieces[0].start, pieces[0].end - len(ending)),)
    return pieces


def _embargo(builder: Builder, item: XmlElement) -> None:
    """What the status will be, and when: under an embargo that is when it ends."""
    for management in item.all("NewsManagement"):
        embargoed = management.value("formalname", "Status").lower() == "embargoed"
        usable = management.value("formalname", *_FUTURE).lower() == "usable"
        if usable or not embargoed:
            when = Row("embargo" if usable else "expires", "StatusWillChange/DateAndTime")
            declare_rows(builder, management, (when,))
        else:
            for status in management.all("Status"):
                builder.declare("embargo", (Piece(OPEN_END, status.start, status.end),))


def _component(builder: Builder, component: XmlElement, known: _Known, *, whole: bool) -> None:
    """One component; `whole` says that what it declares, it declares of the item."""
    if whole:
        declare_rows(builder, component, (*_HEADLINES, *_COMPONENT), known.said)
        _rights(builder, component)
        _lines(builder, component)
    else:
        declare_rows(builder, component, _OF_A_PART)
    for one in component:
        if one.name in _INSIDE:
            _component(builder, one, known, whole=whole and "text" in known.held[one])
        elif one.name == "ContentItem":
            role = _ROLES.get(_role(component), Role.BODY) if whole else Role.CAPTION
            _content(builder, one, role)


def _rights(builder: Builder, component: XmlElement) -> None:
    for owned in component.all("RightsMetadata", "Copyright"):
        names = ("CopyrightDate", "CopyrightHolder")
        date, holder = (_words(builder, owned.find(name)) for name in names)
        if holder:
            builder.declare("copyright", phrase(owned, "© ", date, " " if date else "", holder))


def _lines(builder: Builder, component: XmlElement) -> None:
    """Lines of a type of the agency's own: advice to editors is a note."""
    for line in component.all("NewsLines", "NewsLine"):
        advice = line.value("formalname", "NewsLineType").lower() in _ADVICE
        declare_rows(builder, line, (Row("note" if advice else "", "NewsLineText"),))


def _content(builder: Builder, content: XmlElement, role: Role) -> None:
    if content.attribute("href"):
        here = Span(builder.length, builder.length)
        builder.fact("embedded", content.attribute("href"), here)
    for data in content.walk("DataContent") if _kind(content) == "text" else ():
        inner = data.find("nitf")
        with builder.part(data.start, data.end, role):
            if inner and role is Role.BODY:
                nitf.fill(builder, inner, alone=False)
            else:
                prose.write(builder, data)


def _held(component: XmlElement, held: dict[XmlElement, frozenset[str]]) -> frozenset[str]:
    """What a component and those inside hold: `text`, `picture`; noted for each of them."""
    kinds: set[str] = set()
    for one in component:
        if one.name == "ContentItem":
            kinds.add("caption" if _caption(component) else _kind(one))
        elif one.name in _INSIDE:
            kinds |= _held(one, held)
    held[component] = frozenset(kinds)
    return held[component]


def _kind(content: XmlElement) -> str:
    """`text`, `picture` or `style`, by what the agency calls it or by what is inside."""
    told = " ".join(one.attribute("formalname").lower() for one in content if one.name in _TELLING)
    if any(name in told for name in _PICTURED):
        return "picture"
    if "css" in told or "script" in told:
        return "style"
    return "text" if content.find("DataContent") else "picture"


def _role(component: XmlElement) -> str:
    return component.value("formalname", "Role").lower()


def _caption(component: XmlElement) -> bool:
    return _ROLES.get(_role(component)) is Role.CAPTION


def _words(builder: Builder, node: XmlElement | None) -> Pieces:
    return prose.words(node, builder.original) if node else ()

"""Which part of a page is the article, and which lines only lead elsewhere.

Elements and class names tell most roles while a page is read. What is left to the end is what
needs the whole page: a list of links is navigation, a headline that is a link is an aside, and
where a page says which part is its article, body text outside that part is an aside.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from rightscheck.model import Document, Region, Role, Span
from rightscheck.text import lazily

NOTED = frozenset({"a", "h1", "article", "main", "own", "unseen"})
"""What an outline is told of; `own` is an article's own text, `unseen` what only its data has."""
_LINE = lazily.pattern(r"[^\n]+")
_STOPPED = lazily.pattern(r"""[.!?。！？…]["'”’»)\]]*\s*$""")
_SHORT = 28  # code points of a line beside links that is a label: "Most read", "2 hours ago"
_LABEL = 18  # code points that a link of a menu has on average
_LINKED = 0.6  # share of a line
_PAIR, _LISTED = 2, 3  # lines with links that may have labels, and that make a menu
_WEIGHT = 0.4  # share of all body text that the article must have
_CARD = 0.25  # share of the longest article below which another is the card of a story elsewhere
_LEAST = 120  # code points of body text below which a page has no article worth telling apart


class OutlineLine(NamedTuple):
    """One line of the text, its role, and how much of it is links."""

    start: int
    end: int
    role: Role
    linked: int

    @property
    def leads(self) -> bool:
        """Is this line there to lead elsewhere?"""
        return self.linked >= _LINKED * (self.end - self.start)


class Outline:
    """Notes where links, headings and articles begin and end in the text."""

    def __init__(self) -> None:
        self.parts: dict[str, list[Span]] = {name: [] for name in NOTED}
        self._open: list[tuple[int, str, int]] = []

    def begin(self, name: str, depth: int, at: int) -> None:
        """An element is opened."""
        self._open.append((depth, name, at))

    def end(self, depth: int, at: int) -> None:
        """The element at this depth is closed."""
        if self._open and self._open[-1][0] == depth:
            _, name, start = self._open.pop()
            if at > start:
                self.parts[name].append(Span(start, at))


def settled(document: Document, outline: Outline) -> Document:
    """The document with the roles that only the whole page tells."""
    lines = list(_lines(document, outline.parts["a"]))
    roles = _leading(document.text, lines)
    article = _article(document.text, lines, roles, outline.parts)
    if article:
        roles = _outside(lines, roles, [*article, *outline.parts["unseen"]])
    changed = [(line, role) for line, role in zip(lines, roles, strict=True) if role != line.role]
    return _repainted(document, changed) if changed else document


def _lines(document: Document, links: Sequence[Span]) -> Iterator[OutlineLine]:
    at = region = 0
    regions = document.regions
    for match in _LINE.finditer(document.text):
        start, end = match.span()
        while region < len(regions) and regions[region].span.end <= start:
            region += 1
        covered = region < len(regions) and regions[region].span.start <= start
        while at < len(links) and links[at].end <= start:
            at += 1
        linked = 0
        while at < len(links) and links[at].start < end:
            linked += min(end, links[at].end) - max(start, links[at].start)
            if links[at].end > end:
                break
            at += 1
        yield OutlineLine(start, end, regions[region].role if covered else Role.BODY, linked)


def _leading(text: str, lines: Sequence[OutlineLine]) -> list[Role]:
    """Lists of links are navigation, other lines that are links asides."""
    roles = [line.role for line in lines]
    group: list[int] = []
    for at, line in enumerate(lines):
        if line.role is Role.ASIDE or (line.role is Role.BODY and _stands_alone(text, line)):
            group.append(at)
            continue
        _settle(lines, group, roles)
        group = [at] if line.role is Role.HEADING else []
    _settle(lines, group, roles)
    return roles


def _stands_alone(text: str, line: OutlineLine) -> bool:
    """A link or a label: a line that leads elsewhere or is short, and is no sentence."""
    short = line.leads or line.end - line.start <= _SHORT
    return short and not _STOPPED.search(text[line.start : line.end])


def _settle(lines: Sequence[OutlineLine], group: list[int], roles: list[Role]) -> None:
    """Give a run of links and labels its role; labels with no link after them are no part of it."""
    links = [at for at in group if lines[at].role is Role.ASIDE or _leads(lines[at])]
    if not links:
        return
    if len(links) < _PAIR:
        group = links
    letters = sum(lines[at].end - lines[at].start for at in links)
    menu = len(links) >= _LISTED and letters <= _LABEL * len(links)
    for at in group:
        if at <= links[-1] and lines[at].role is not Role.ASIDE:
            roles[at] = Role.NAVIGATION if menu else Role.ASIDE


def _leads(line: OutlineLine) -> bool:
    return line.role is Role.BODY and line.leads


def _article(
    text: str, lines: Sequence[OutlineLine], roles: Sequence[Role], parts: dict[str, list[Span]]
) -> list[Span]:
    """The spans of the page's article; none where the page does not say."""
    weigh = _scales(lines, roles)
    least = max(_LEAST, _WEIGHT * weigh(Span(0, len(text))))
    for name in ("own", "article", "main"):
        found = _merged(parts[name])
        if name == "article" and len(found) > 1:
            longest = max(map(weigh, found))
            found = [one for one in found if weigh(one) >= _CARD * longest]
        if found and sum(map(weigh, found)) >= least:
            return _from_headings(found, parts) if name == "own" else found
    return []


def _scales(lines: Sequence[OutlineLine], roles: Sequence[Role]) -> Callable[[Span], int]:
    """Tells how many code points of body text a span has."""
    starts = [line.start for line in lines]
    sizes = (
        line.end - line.start if role is Role.BODY else 0
        for line, role in zip(lines, roles, strict=True)
    )
    total = [0, *accumulate(sizes)]
    return lambda span: (
        total[bisect_left(starts, span.end)] - total[bisect_left(starts, span.start)]
    )


def _from_headings(found: list[Span], parts: dict[str, list[Span]]) -> list[Span]:
    """An article's body and what stands above it: from its article element, or its h1, on.

    Of several (the entries of a live page) the last one ends it.
    """
    around = [*parts["article"], *parts["main"]]
    starts = [span.start for span in parts["h1"]]
    begin = found[0].start
    opened = [span.start for span in around if span.start <= begin < span.end]
    above = max([*opened, *(start for start in starts if start <= begin)], default=begin)
    return [Span(min(above, begin), found[-1].end)]


def _outside(
    lines: Sequence[OutlineLine], roles: Sequence[Role], article: Sequence[Span]
) -> list[Role]:
    """Body text outside the article is an aside, a heading too if it stands below its beginning."""
    first = article[0].start
    changed = list(roles)
    at = 0
    for number, line in enumerate(lines):
        while at < len(article) and article[at].end <= line.start:
            at += 1
        inside = at < len(article) and article[at].start <= line.start
        apart = roles[number] is Role.BODY or (roles[number] is Role.HEADING and line.start > first)
        if apart and not inside:
            changed[number] = Role.ASIDE
    return changed


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The outermost of them, in order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _repainted(document: Document, changed: Sequence[tuple[OutlineLine, Role]]) -> Document:
    """The document with new roles for these lines; a quotation or picture in them keeps its own."""
    regions: list[Region] = []
    at = 0
    for span, role in document.stretches:
        begin = span.start
        while at < len(changed) and changed[at][0].start < span.end:
            line, new = changed[at]
            if line.end > begin and line.role is role:
                _add(document.text, regions, Span(begin, max(begin, line.start)), role)
                begin = max(begin, line.start)
                _add(document.text, regions, Span(begin, min(line.end, span.end)), new)
                begin = min(line.end, span.end)
            if line.end > span.end:
                break
            at += 1
        _add(document.text, regions, Span(begin, span.end), role)
    return document.model_copy(update={"regions": tuple(regions)})


def _add(text: str, regions: list[Region], span: Span, role: Role) -> None:
    if role is Role.BODY or not span.length:
        return
    last = regions[-1] if regions else None
    if last and last.role is role and not text[last.span.end : span.start].strip():
        regions[-1] = Region(Span(last.span.start, span.end), role)
    else:
        regions.append(Region(span, role))

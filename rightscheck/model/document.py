"""`Document`: text with roles, declared facts, and the way back to the original file."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Annotated, NamedTuple

from pydantic import Field as Spec
from pydantic import SkipValidation

from rightscheck.model.value import Place, Span, Value
from rightscheck.model.vocabulary import Role, Unit


class Region(NamedTuple):
    """A stretch of a document's text and its role; regions are sorted and do not overlap."""

    span: Span
    role: Role


class Fact(NamedTuple):
    """One thing that a document declares about itself, and where its words stand in the text.

    Names are one vocabulary for all formats: `title`, `published`, `modified`, `language`,
    `author`, `credit`, `licence`, `copyright`, `rights`, `url`, `source`, `description`,
    `created` (of an office file: when it was begun), `section` (of a paper or site), `channel`,
    `territory`, `purpose`, `licensee`, `recipient`, `done` (a duty that the page says is done),
    `link` (where a link in the text leads; its words are the span), `embedded` (the address of a
    picture or a script), `site` and `publisher` (whose page it says it is);
    of items that are delivered also `id`, `holder`, `version`, `version_of`, `status`, `embargo`,
    `area`, `starts` and `ends` (of the right to use it), `expires` (when its agency holds it for
    out of date, which need not end any right), `signal` (kill, correction, update), `note` (the
    editor's), `story` (what an agency calls all versions of a story on one day), `item_type`,
    `feed`.
    """

    name: str
    value: str
    span: Span


class Remark(NamedTuple):
    """What a page says to rightscheck alone, in a comment or in its front matter.

    It is no part of the page's text; `start` is where it stands in the original.
    """

    words: str
    start: int


class Origin(NamedTuple):
    """How a document's text lies in the decoded original.

    Three parallel runs, one entry a segment: `starts` (offset in the text, ascending),
    `places` (offset in the original) and `widths`. A segment of width -1 runs one to one;
    any other width says that its text, however long, stands for that many code points of
    the original (an entity: `&amp;` has width 5; a separator we put in: 0).
    `lines` holds the offset of every line's first code point in the original; of a file that
    has no lines, of every paragraph's or page's, as `unit` says; of a text made of fields, of
    every stretch that has a name in `unit`.
    """

    starts: Sequence[int]
    places: Sequence[int]
    widths: Sequence[int]
    lines: Sequence[int]
    unit: Unit | tuple[str, ...] = Unit.LINE

    def offset(self, at: int) -> int:
        """Where the code point at `at` in the text begins in the original."""
        segment = bisect_right(self.starts, at) - 1
        if segment < 0:
            return 0
        if self.widths[segment] == -1:
            return self.places[segment] + at - self.starts[segment]
        return self.places[segment]

    def end(self, at: int) -> int:
        """One past the last code point of a span that ends at `at` in the text."""
        # Not the place of the next code point: there may be markup between the two.
        if at <= 0:
            return self.offset(0)
        segment = bisect_right(self.starts, at - 1) - 1
        if segment < 0:
            return 0
        if self.widths[segment] == -1:
            return self.places[segment] + at - self.starts[segment]
        return self.places[segment] + self.widths[segment]

    def segments(self, span: Span) -> Iterator[tuple[int, int, int, int]]:
        """The segments that `span` of the text touches, cut to it: start, end, place, width.

        Where the width is -1 the place is that of the cut segment's first code point.
        """
        first = max(0, bisect_right(self.starts, span.start) - 1)
        for at in range(first, len(self.starts)):
            start = max(span.start, self.starts[at])
            after = self.starts[at + 1] if at + 1 < len(self.starts) else span.end
            end = min(span.end, after)
            if start >= span.end:
                return
            if start < end:
                ahead = start - self.starts[at] if self.widths[at] == -1 else 0
                yield start, end, self.places[at] + ahead, self.widths[at]

    def place(self, offset: int) -> Place:
        """Line and column of an offset in the original."""
        line = bisect_right(self.lines, offset)
        unit = self.unit if isinstance(self.unit, Unit) else self.unit[line - 1]
        return Place(line, offset - self.lines[line - 1] + 1, unit)


def line_starts(text: str) -> list[int]:
    r"""Offsets at which lines begin; `\n`, `\r\n` and a lone `\r` end one."""
    if "\r" in text:
        return [0, *(end.end() for end in _LINE_END.finditer(text))]
    return list(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


_LINE_END = re.compile(r"\r\n?|\n")


class Document(Value):
    """What is checked.

    `text` is what the format means, without its markup; `regions` tell the role of every
    stretch of it (what no region covers is body); `facts` are what the document declares,
    `remarks` what a page says to rightscheck.
    """

    name: str
    text: str
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    sha256: str = Spec(default="", description="of the original bytes, in hex")
    regions: Annotated[tuple[Region, ...], SkipValidation] = ()
    facts: tuple[Fact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    origin: Annotated[Origin | None, SkipValidation] = Spec(default=None, exclude=True, repr=False)

    @classmethod
    def of(cls, text: str, name: str = "<text>") -> "Document":
        """A document that is nothing but `text`."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(name=name, text=text, sha256=digest)

    def with_facts(self, facts: Iterable[tuple[str, Iterable[str]]]) -> "Document":
        """The document with what its bringer knows of it, which goes before what it says itself.

        Each name comes with its values; they stand nowhere in the text.
        """
        nowhere = Span(0, 0)
        known = tuple(Fact(name, value, nowhere) for name, values in facts for value in values)
        return self.model_copy(update={"facts": (*known, *self.facts)}) if known else self

    def fact(self, name: str) -> Fact | None:
        """The first thing declared under `name`."""
        return next((fact for fact in self.facts if fact.name == name), None)

    def role(self, at: int) -> Role:
        """The role of the code point at `at`."""
        index = bisect_right(self.regions, at, key=lambda region: region.span.start) - 1
        if index >= 0 and at < self.regions[index].span.end:
            return self.regions[index].role
        return Role.BODY

    @property
    def stretches(self) -> Iterator[Region]:
        """The text from its beginning to its end, by role; what no region covers is body."""
        at = 0
        for region in (*self.regions, Region(Span(len(self.text), len(self.text)), Role.BODY)):
            if region.span.start > at:
                yield Region(Span(at, region.span.start), Role.BODY)
            if region.span.length:
                yield region
            at = region.span.end

    def start(self, span: Span) -> Place:
        """Where `span` begins in the original file."""
        return self.whole_origin.place(self.whole_origin.offset(span.start))

    def end(self, span: Span) -> Place:
        """Where `span` ends in the original file: one past its last code point."""
        return self.whole_origin.place(self.whole_origin.end(max(span.start, span.end)))

    def place(self, offset: int) -> Place:
        """Line and column of an offset in the original."""
        return self.whole_origin.place(offset)

    @property
    def whole_origin(self) -> Origin:
        """How the text lies in the original; where nobody said, it is the original."""
        return self._origin

    @cached_property  # under a name that `dict(document)` leaves out
    def _origin(self) -> Origin:
        return self.origin or Origin([0], [0], [-1], line_starts(self.text))

"""`WRITERS`: which formats are written to, and the way from a place in a page to its bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rightscheck.errors import UnwritableDocument
from rightscheck.readers.inserting import markdown, plain, webpage
from rightscheck.readers.inserting.said import Gap, Paragraph, refuse
from rightscheck.readers.raw.encoding import Raw, codec_of, decode, is_known, mark_of


class Writer(NamedTuple):
    """One format: where a paragraph may stand beside a place, and how it is spelled.

    `markup` says that the page may declare its encoding, `references` that what this encoding
    does not have is spelled by its number (`&#322;`), `links` that there are such.
    """

    gap: Callable[..., Gap]
    spelled: Callable[[Paragraph], str]
    markup: bool = False
    references: bool = True
    links: bool = True


WRITERS: dict[str, Writer] = {
    "text/plain": Writer(plain.gap, plain.spelled, references=False, links=False),
    "text/markdown": Writer(markdown.gap, markdown.spelled),
    "text/html": Writer(webpage.gap, webpage.spelled, markup=True),
}
"""By the media type of the document."""


class Page(NamedTuple):
    """A file that words can be put into: its bytes, its text and the way between the two.

    `codec` is that of the file, `letters` that of what is inserted: where the file's is only a
    guess, no more than ASCII can be meant.
    """

    data: bytes
    text: str
    codec: str
    letters: str
    mark: int
    writer: Writer

    @classmethod
    def of(cls, source: Raw, media_type: str) -> Page:
        """UnwritableDocument for another format, and for bytes that mean nothing."""
        writer = WRITERS.get(media_type)
        if writer is None:
            raise UnwritableDocument(f"nothing is written into files of {media_type}")
        text, encoding = decode(source, markup=writer.markup)
        mark = len(mark_of(source.data))
        codec = codec_of(encoding) or encoding
        letters = codec if is_known(source, markup=writer.markup) else "ascii"
        page = cls(source.data, text, codec, letters, mark, writer)
        if page.bytes(text) != source.data[mark:]:
            raise UnwritableDocument(f"it holds bytes that mean nothing in {encoding}")
        return page

    def gap(self, at: int, *, before: bool) -> Gap:
        """Where a paragraph may stand beside the code point at `at`."""
        found: Gap = self.writer.gap(self.text, at, before=before)
        return found

    def bytes(self, text: str) -> bytes:
        """A stretch of the page in the file's encoding; UnwritableDocument where it has none."""
        try:
            return text.encode(self.codec)
        except UnicodeEncodeError as error:
            raise UnwritableDocument("it holds bytes that mean nothing in its encoding") from error

    def spelled(self, text: str) -> str:
        """A text in the file's letters; UnwritableDocument where they are not enough."""
        how = "xmlcharrefreplace" if self.writer.references else "strict"
        try:
            return text.encode(self.letters, how).decode(self.letters)
        except UnicodeEncodeError as error:
            letter = text[error.start]
            raise UnwritableDocument(f"its encoding has no {letter!r}") from error


class Insertion(NamedTuple):
    """Bytes for a place in a file, counted in bytes; `text` is what they mean."""

    offset: int
    data: bytes
    text: str

    def into(self, data: bytes) -> bytes:
        """The file with it; every other byte as it was."""
        return data[: self.offset] + self.data + data[self.offset :]


def insertion(page: Page, gap: Gap, said: Sequence[Paragraph]) -> Insertion:
    """Paragraphs for a gap; UnwritableDocument where they cannot be spelled there."""
    refuse(said)
    if not page.writer.links and any(part.url for paragraph in said for part in paragraph):
        raise UnwritableDocument("plain text has no links")
    text = gap.filled(page.writer.spelled(paragraph) for paragraph in said)
    before = page.bytes(page.text[: gap.at])
    if before + page.bytes(page.text[gap.at :]) != page.data[page.mark :]:
        raise UnwritableDocument("its encoding cannot be cut at a place")
    text = page.spelled(text)
    return Insertion(page.mark + len(before), text.encode(page.codec), text)

"""What a delivered item does to the library: a new story, a version of one, a kill.

An agency sends a story anew when it changes, with the same id and a higher version or with an
id of its own that names the first; it corrects, withholds and kills in the same way. Old
versions are kept, since pages carry them. What came first decides nothing: a kill is followed
whether it comes before or after what it kills.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from rightscheck.errors import UnusableDelivery
from rightscheck.model import Source, Status
from rightscheck.sources import Sources, SqliteSources
from rightscheck.sources.shelving import BATCH


class Deed(StrEnum):
    """What an item does."""

    ADDED = "added"
    UPDATED = "updated"
    CORRECTED = "corrected"
    WITHHELD = "withheld"
    KILLED = "killed"
    WORDLESS = "without words"
    UNCHANGED = "unchanged"


class Ingestion(NamedTuple):
    """The sources to store because of a delivered item, the item itself first, and its deed."""

    sources: tuple[Source, ...]
    deed: Deed


def ingestion_of(source: Source, library: Sources) -> Ingestion:
    """What delivering `source` means for `library`; nothing is written.

    An item that can be used and has no words (a picture without a caption) is not kept: it would
    never be found. UnusableDelivery for one that is another holder's here.
    """
    known = library.get(source.id)
    _refuse_strangers(source, known, library)
    source = _killed_before(_with_words(source, known), known)
    if not _speaks(source):
        return Ingestion((), Deed.WORDLESS)
    story = tuple(_story(source, library))
    deed = _deed(source, known, story)
    if deed is not Deed.KILLED:
        return Ingestion((source,), deed)
    return Ingestion((source, *(_killed(one, source) for one in story)), deed)


class Stock:
    """Stores delivered items in a library in their order, many in a commit."""

    def __init__(self, library: SqliteSources) -> None:
        self._library = library
        self._waiting: list[Source] = []
        self._stories: set[str] = set()

    def keep(self, source: Source) -> Deed:
        """Store an item and say what it does; it is committed with the next `flush` at the latest.

        UnusableDelivery for one that is another holder's.
        """
        story = {source.id, source.version_of or source.id}
        # What an item means depends on the versions that are here, so those must be here.
        if story & self._stories or len(self._waiting) >= BATCH:
            self.flush()
        found = ingestion_of(source, self._library)
        if found.deed is not Deed.UNCHANGED:
            self._waiting += found.sources
        self._stories |= story | {one.id for one in found.sources}
        return found.deed

    def flush(self) -> None:
        """Commit what was not committed yet."""
        self._library.add(self._waiting)
        self._waiting, self._stories = [], set()


def _refuse_strangers(source: Source, known: Source | None, library: Sources) -> None:
    """Nobody replaces, corrects or kills what is another holder's."""
    first = library.get(source.version_of) if source.version_of else None
    for one in (known, first):
        if one and one.holder != source.holder:
            raise UnusableDelivery(
                f"{one.id} is in the library as an item of {one.holder}, not of {source.holder}",
                where=source.id,
                hint="give it another id, or remove that item first",
            )


def _speaks(source: Source) -> bool:
    return any(map(str.isalnum, source.text))


def _with_words(source: Source, known: Source | None) -> Source:
    """A kill that comes without words keeps those of the item that it kills."""
    if _speaks(source):
        return source
    if known:
        return source.model_copy(update={"text": known.text, "title": source.title or known.title})
    if source.status is Status.USABLE:
        return source
    # Kept for what it says of the story, whose text may be on its way.
    return source.model_copy(update={"text": f"{source.status}: {source.title or source.id}"})


def _killed_before(source: Source, known: Source | None) -> Source:
    """An item that was killed and comes again as it was stays killed; a later version does not."""
    if known is None or known.status is not Status.CANCELED or source.status is Status.CANCELED:
        return source
    if known.modified and source.modified and source.modified > known.modified:
        return source
    return source.model_copy(update={"status": known.status, "modified": known.modified})


def _story(source: Source, library: Sources) -> Iterator[Source]:
    """The other versions of the story that the library holds."""
    ids = dict.fromkeys(
        entry.id for one in (source.id, source.version_of) if one for entry in library.versions(one)
    )
    for id_ in ids:
        one = library.get(id_) if id_ != source.id else None
        if one and one.holder == source.holder:
            yield one


def _deed(source: Source, known: Source | None, story: tuple[Source, ...]) -> Deed:
    if known == source:
        return Deed.UNCHANGED
    if source.status is Status.CANCELED:
        return Deed.KILLED
    before = known.status if known else Status.USABLE
    if source.status is not before and source.status is not Status.USABLE:
        return Deed.WITHHELD
    if known is None and not story:
        return Deed.ADDED
    return Deed.CORRECTED if "correct" in (source.signal or "").casefold() else Deed.UPDATED


def _killed(source: Source, kill: Source) -> Source:
    return source.model_copy(
        update={"status": Status.CANCELED, "modified": kill.modified or kill.published}
    )

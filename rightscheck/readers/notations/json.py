"""JSON as a tree in which every value keeps its place in the file.

Keys are compared in small letters without `-` and `_`, so that `copyrightnotice`,
`copyright_notice` and `copyrightNotice` are one: formats change their mind about that between
versions. A list is its values, one after another, so that one value and a list of one are the
same; `null` is nothing. Depth and number of values are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

from rightscheck.errors import UnreadableDocument
from rightscheck.readers.aliases import normal
from rightscheck.readers.building.builder import Pieces, plain
from rightscheck.readers.notations.values import DEEPEST, Entry, Opened, Scan

MOST = 500_000
"""Values and objects of one file that are still read; a day's delivery of news has fewer."""


class Object:
    """One JSON object; a path of keys leads to values however many objects each key holds."""

    __slots__ = ("_fields", "_page")

    def __init__(self, page: str) -> None:
        self._page = page
        self._fields: dict[str, list[Pieces | Object]] = {}

    def __contains__(self, key: str) -> bool:
        return normal(key) in self._fields

    def __iter__(self) -> Iterator[Object]:
        """The objects right inside, whatever their keys."""
        return (one for held in self._fields.values() for one in held if isinstance(one, Object))

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys in their order, as they are compared."""
        return tuple(self._fields)

    def put(self, key: str, value: Pieces | Object) -> None:
        """Add a value, while the tree grows or before it is used."""
        self._fields.setdefault(normal(key), []).append(value)

    def objects(self, *path: str) -> Iterator[Object]:
        """Every object down this path of keys."""
        if not path:
            yield self
            return
        for one in self._fields.get(normal(path[0]), ()):
            if isinstance(one, Object):
                yield from one.objects(*path[1:])

    def object(self, *path: str) -> Object:
        """The first object down this path; an empty one where there is none."""
        return next(self.objects(*path), None) or Object(self._page)

    def members(self, *path: str) -> Iterator[Object]:
        """Every object of a list, or of an object that names its members (`{"main": {…}}`)."""
        for one in self.objects(*path):
            named = not any(isinstance(x, tuple) for held in one._fields.values() for x in held)
            yield from one if named else (one,)

    def values(self, *path: str) -> Iterator[Pieces]:
        """Every value down this path that is more than white space, with its places."""
        for holder in self.objects(*path[:-1]):
            for one in holder._fields.get(normal(path[-1]), ()):
                if isinstance(one, tuple) and plain(one, self._page).strip():
                    yield one

    def value(self, *path: str) -> Pieces:
        """The first of them; no pieces where there is none."""
        return next(self.values(*path), ())

    def text(self, *path: str) -> str:
        """The first of them as text, without the white space around it."""
        return plain(self.value(*path), self._page).strip()


def tree(page: str, where: str, start: int = 0, end: int | None = None) -> Object:
    """The outermost value of the page or a part of it; a list has its members under the key "".

    UnreadableDocument where the file is not whole, too deep or too large to take apart.
    """
    scan = Scan(page, start, len(page) if end is None else end, lines=False)
    root = Object(page)
    grown = {0: root}
    for number, found in enumerate(scan.run()):
        if number >= MOST:
            _refuse(f"holds more than {MOST:,} values", where, "deliver it in parts")
        key = found.path[-1] if found.path else ""
        if isinstance(found, Opened):
            grown[found.holder] = Object(page)
            grown[found.above].put(key, grown[found.holder])
        elif not _is_null(page, found):
            grown[found.holder].put(key, found.pieces)
    if scan.too_deep:
        _refuse(f"is nested more than {DEEPEST} deep", where)
    if not scan.whole:
        _refuse("ends in the middle of a value: it was cut off", where)
    return root


def _is_null(page: str, entry: Entry) -> bool:
    """`null`, but not the word in quotes."""
    first = entry.pieces[0]
    return page[first.start : first.end] == "null" and page[first.start - 1] != '"'


def _refuse(problem: str, where: str, hint: str = "ask for it again, or repair it") -> NoReturn:
    raise UnreadableDocument(problem, where=where, hint=hint)

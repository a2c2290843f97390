"""Front matter in, facts and metadata out: YAML `---`, TOML `+++` and JSON `{`.

Every value stands in the text on a line of its own, with its place in the file, so that a
notice in it is found. Front matter that is broken loses nothing: its lines become metadata
as they stand, without facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import filterfalse
from typing import NamedTuple

import yaml

from rightscheck.model import Role
from rightscheck.readers.aliases import PARTS, PROSE, SPOKEN, WRAPPERS, fact_of, is_picture, normal
from rightscheck.readers.building.builder import PARAGRAPH, Builder, Piece, plain, spoken
from rightscheck.readers.notations import values
from rightscheck.readers.notations.values import Entry, Path
from rightscheck.readers.pages import remarks
from rightscheck.text import lazily

LARGEST = 200_000
"""Code points of front matter that is taken apart; more of it is kept as metadata lines."""

MOST_BRACKETS = 2_000
"""Opening brackets in YAML that is taken apart: libyaml takes quadratic time over nested ones."""

Scan = Callable[[str, int, int], Iterator[Entry]]
"""How one notation is taken apart: a page, and where in it the front matter begins and ends."""

_OPEN = lazily.pattern(r"(---|\+\+\+)[ \t]*+(?:\r\n?|\n)")
_CLOSE = {
    "---": lazily.pattern(r"^(?:---|\.\.\.)[ \t]*+\r?$", re.MULTILINE),
    "+++": lazily.pattern(r"^\+\+\+[ \t]*+\r?$", re.MULTILINE),
}
_JSON = lazily.pattern(r'\{\s*+"[^"\r\n]*+"\s*+:')
_LETTERS = lazily.pattern(r"[^\W_]")
_NOTE = lazily.pattern(r"^[ \t]*+#[^\r\n]*+", re.MULTILINE)
_LINE = lazily.pattern(r"[^\r\n]++")
_WORD = lazily.pattern(r"\S++")
_NOTHING = frozenset({"true", "false", "null", "yes", "no", "none"})
_SKIPPED = 3  # words before a value's first: a tag, an anchor, a block mark


def front_matter(builder: Builder) -> int:
    """Add what the front matter says; answers where the text after it begins (0: none)."""
    page = builder.original
    opened = _OPEN.match(page)
    if opened:
        close = _CLOSE[opened[1]].search(page, opened.end())
        if close is None:
            return 0
        start, end, after = opened.end(), close.start(), close.end()
        scan = _yaml if opened[1] == "---" else values.toml_entries
    elif _JSON.match(page):
        start, end = 0, values.json_end(page, 0)
        after, scan = end, values.entries
    else:
        return 0
    _fill(builder, start, end, _entries(scan, page, start, end))
    builder.gap(PARAGRAPH, after)
    return after


def _entries(scan: Scan, page: str, start: int, end: int) -> list[Entry] | None:
    if end - start > LARGEST:
        return None
    try:
        return list(scan(page, start, end))
    except (yaml.YAMLError, values.Broken):
        return None


def _fill(builder: Builder, start: int, end: int, found: list[Entry] | None) -> None:
    if found is None:
        for line in _LINE.finditer(builder.original, start, end):
            if not remarks.line(builder, *line.span()):
                builder.value((Piece(None, *line.span()),), place=line.start())
        return
    for line in _NOTE.finditer(builder.original, start, end):
        remarks.tags(builder, *line.span())
    remarks.front(builder, filter(remarks.is_ours, found))
    for entry in filterfalse(remarks.is_ours, found):
        written = plain(entry.pieces, builder.original)
        fact, role = meaning(entry.path)
        if entry.path and normal(entry.path[-1]) in SPOKEN:
            builder.value(spoken(entry.path[-1], entry.pieces))
        elif _LETTERS.search(written) and not _is_nothing(written, fact):
            builder.declare(fact, entry.pieces, role)


def _is_nothing(written: str, fact: str) -> bool:
    """A word that stands for no value; of a territory `NO` is Norway."""
    word = written.strip().lower()
    return word in _NOTHING and (word, fact) != ("no", "territory")


def meaning(path: Path) -> tuple[str, Role]:
    """The fact that a path of keys declares (empty: none of ours) and the role of its value."""
    keys = path[:-1] if len(path) > 1 and normal(path[-1]) in PARTS else path
    if not keys:
        return "", Role.METADATA
    last, above = keys[-1], keys[:-1]
    if any(is_picture(key) for key in above):
        about = fact_of(last) in {"credit", "copyright"} or normal(last) in {"caption", "alt"}
        return "", Role.CAPTION if about else Role.METADATA
    if any(normal(key) not in WRAPPERS for key in above):
        return "", Role.METADATA
    if above and normal(above[-1]) == "rights":
        return fact_of(last) or "rights", Role.METADATA
    fact = fact_of(last)
    role = Role.TITLE if fact == "title" else PROSE.get(normal(last), Role.METADATA)
    return fact, role


class _Open(NamedTuple):
    """What is open: the path of keys up to here, whether a key comes next, which object it is."""

    path: Path = ()
    awaits: bool | None = None
    """None in a list."""
    holder: int = 0


def _yaml(page: str, start: int, end: int) -> Iterator[Entry]:
    loader = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
    stack: list[_Open] = [_Open()]
    objects = 0
    if page.count("[", start, end) + page.count("{", start, end) > MOST_BRACKETS:
        raise values.Broken
    for event in yaml.parse(page[start:end], Loader=loader):
        path, awaits, holder = stack[-1]
        if isinstance(event, yaml.MappingStartEvent):
            objects += 1
            stack.append(_Open(path, awaits=True, holder=objects))
        elif isinstance(event, yaml.SequenceStartEvent):
            stack.append(_Open(path, awaits=None, holder=holder))
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            _next(stack)
        elif isinstance(event, yaml.ScalarEvent) and awaits:
            stack[-1] = _Open((*path, event.value), awaits=False, holder=holder)
        elif isinstance(event, yaml.ScalarEvent):
            yield Entry(path, tuple(_scalar(page, start, event)), holder)
            _next(stack)
        elif isinstance(event, yaml.AliasEvent):
            _next(stack)


def _next(stack: list[_Open]) -> None:
    """A value has ended: in a mapping, the next scalar is a key again."""
    path, awaits, holder = stack[-1]
    if awaits is False:
        stack[-1] = _Open(path[:-1], awaits=True, holder=holder)


def _scalar(page: str, base: int, event: yaml.ScalarEvent) -> list[Piece]:
    start, end = base + _index(event.start_mark), base + _index(event.end_mark)
    value = event.value.rstrip()
    inner = (start + 1, end - 1) if event.style in {"'", '"'} else (start, end)
    exact = [Piece(None, *inner)]
    pieces = list(values.quoted(page, *inner)) if event.style == '"' else exact
    return pieces if plain(pieces, page) == value else list(_aligned(value, page, *inner))


def _index(mark: object) -> int:
    return int(getattr(mark, "index", 0))


def _aligned(value: str, page: str, start: int, end: int) -> Iterator[Piece]:
    """Word by word: folded lines and doubled quotes change no more than what is between."""
    chunks = _WORD.finditer(page, start, end)
    chunk = next(chunks, None)
    first = _WORD.search(value)
    for _ in range(_SKIPPED):
        if chunk and first and first[0] not in chunk[0]:
            chunk = next(chunks, None)
    at, done = start, 0
    for word in _WORD.finditer(value):
        if chunk is None or chunk[0].replace("''", "'") != word[0]:
            break
        yield Piece(value[done : word.start()], at, chunk.start())
        same = chunk[0] == word[0]
        yield Piece(None if same else word[0], *chunk.span())
        at, done = chunk.end(), word.end()
        chunk = next(chunks, None)
    yield Piece(value[done:], at, end)

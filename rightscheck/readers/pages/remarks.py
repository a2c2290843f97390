"""What a page says to rightscheck alone, in a comment or under `rightscheck` in its front matter.

A reader hands on the words and their place; what they mean is not its business. They are no part
of the text: a waiver that names an agency's notice is no notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, groupby

from rightscheck.readers.building.builder import Builder, Piece, plain
from rightscheck.readers.notations.values import Entry
from rightscheck.rulebook.waivers import quoted
from rightscheck.text import lazily

NAME = "rightscheck"

_COMMENT = lazily.pattern(rf"(?:<!--|\{{/\*|\{{\{{-?[ \t]*+/\*|\{{#-?)\s*+{NAME}[ \t]*+:")
_ENDS = ("-->", "--!>", "*/}}", "*/ }}", "*/ -}}", "*/-}}", "*/}", "-#}", "#}")
_SAID = r"(?:(?!--!?>|\*/|-?#\}|(?<=[ \t])--)\S)++"  # a word, up to what ends a comment
_SPDX = lazily.pattern(
    r"SPDX-(?:(License-Identifier)|FileCopyrightText|SnippetCopyrightText)[ \t]*+:[ \t]*+"
    rf"({_SAID}(?:[ \t]++{_SAID})*+)"
)
_LINE = lazily.pattern(rf"{NAME}[ \t]*+:")


def comment(builder: Builder, start: int, end: int) -> None:
    """Note a comment of HTML, MDX, Hugo or Jinja that begins with our name; of others, the tags."""
    opened = _COMMENT.match(builder.original, start, end)
    if opened:
        words = builder.original[opened.end() : end]
        mark = next((mark for mark in _ENDS if words.endswith(mark)), "")
        builder.remark(words.removesuffix(mark).strip(), start)
        return
    tags(builder, start, end)


def tags(builder: Builder, start: int, end: int) -> None:
    """Declare what REUSE's tags in comments say of a file (https://reuse.software/spec-3.3)."""
    for tag in _SPDX.finditer(builder.original, start, end):
        builder.later("licence" if tag[1] else "copyright", [Piece(None, *tag.span(2))])


def line(builder: Builder, start: int, end: int) -> bool:
    """Note a line of front matter that is broken, if it begins with our name."""
    opened = _LINE.match(builder.original, start, end)
    if opened:
        builder.remark(builder.original[opened.end() : end].strip(), start)
    return opened is not None


def is_ours(entry: Entry) -> bool:
    """Is this value said to us?"""
    return entry.path[:1] == (NAME,)


def front(builder: Builder, entries: Iterable[Entry]) -> None:
    """Note what is said under our name: each line of a list, or each object of it, is one."""
    alone = count()
    # A value below `waive` is one sentence, what stands in an object belongs together.
    groups = groupby(entries, lambda e: (e.holder, -1) if len(e.path) > 2 else (-1, next(alone)))  # noqa: PLR2004 -- our name and what it says
    for _, group in groups:
        found = list(group)
        words = " ".join(_words(found, builder.original))
        builder.remark(words, min(piece.start for entry in found for piece in entry.pieces))


def _words(entries: Iterable[Entry], page: str) -> Iterator[str]:
    """The keys and values of an object as the words of a sentence."""
    for number, entry in enumerate(entries):
        verb, key = entry.path[1:2], ".".join(entry.path[2:])
        value = " ".join(plain(entry.pieces, page).split())
        yield from verb if number == 0 else ()
        if not key:
            yield value
        elif " " in key:  # `- unlicensed-reuse until …: because`: YAML takes the colon for its own
            yield f"{key}: {value}"
        else:
            yield f"{key} {quoted(value)}"

"""Where direct speech stands in a text: between quotation marks of any of the usual kinds.

One character opens in one language and closes in another (“ ” » «), and a straight mark does
both; so a mark is read by what stands before and after it, and by its shape where that does
not decide: French writes « mots », Spanish agencies " palabras ", Chinese leaves no space at
all. Marks go wrong on real pages, and a stray one must not turn what follows into speech:

- Each kind of mark is paired by itself, so nested and mixed kinds do not disturb one another.
- A mark that opens anew, where its kind does not nest, shows that the one before was never
  closed. Between sentences it is a speech that goes on, as English writes it from paragraph to
  paragraph; elsewhere the one before ends with its sentence.
- Nothing longer than `LONGEST` is one quotation; straight and single marks pair within their
  paragraph, and single ones must, since most of them are apostrophes.
- Gershayim, feet, inches and bullets are no marks.

Dashes speak where somebody is said to be speaking (`dialogue`); 《 》 name works. Who tells in his
own words what was said writes no marks: that is no quotation.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rightscheck.text import lazily
from rightscheck.text.dialogue import dialogues
from rightscheck.text.words import Words

LONGEST = 1500
"""Code points of one quotation, some 250 words; what is longer is two whose marks between were
lost."""

PARAGRAPH = 600
"""Code points of one paragraph of a speech that goes on in the next."""

SENTENCE = 400
"""Code points in which a sentence ends; also the most that single marks hold."""

WIDTH = 90
"""A line that is shorter, and followed by another at once, was wrapped; it ends no paragraph.
Nor does one that ends in the middle of a sentence."""

_KINDS = {
    "double": ('"', "“", "”", "„", "‟", "＂", "〝", "〞", "״", "``", "''", "’’", "‘‘"),
    "angle": ("«", "»", "‹", "›"),
    "corner": ("「", "」", "『", "』"),
    "single": ("'", "‘", "’", "‚", "`"),
}
_KIND = {mark: kind for kind, marks in _KINDS.items() for mark in marks}
_NESTS = frozenset({"angle", "corner"})
_FIRM = frozenset({"„", "‟", "〝", "``", "‚", "「", "『", "〞", "''", "」", "』"})
_STRAIGHT = frozenset({'"', "＂", "״", "’’", "‘‘", "'"})
_OPENING = frozenset({"“", "„", "‟", "〝", "``", "«", "‹", "「", "『", "‘", "‚", "`"})
_CLOSED_BY_OPENING = frozenset({"„", "‚", "»", "›"})  # „…“ ‚…‘ »…« ›…‹

_TOKENS = lazily.pattern(
    # What begins with a class of characters is looked for at once, and not tried everywhere.
    r"[\n&`'’‘\"“”„‟＂〝〞״«»‹›「」『』‚](?:(?<=\n)\s*|(?<=`)`|(?<=')'|(?<=’)’|(?<=‘)‘"
    r"|(?<=&)(?:quot|[blr]dquor?|[lr]aquo);|(?<!&))"
)
_SENTENCE = lazily.pattern(r"[.!?…](?=\s)|[。！？؟۔]")
_FINAL = frozenset(".!?…。！？؟۔")
_BEFORE = frozenset("([{<>=—–―-/*_:¿¡：（【“„«‹‘‚「『")
_AFTER = frozenset(".,;:!?…)]}—–―-/*_<،؛؟۔、，。；：！？）】”»›’」』")
_ENDS_EVEN_AFTER_SPACE = frozenset(",;:!?)")
_UNSPACED = "\u2e80"
"""From here on code points are of Han and Kana, whose words stand close to a mark."""

_Role = Literal["open", "close"]


class _Mark(NamedTuple):
    start: int
    end: int
    text: str


def quotations(text: str) -> list[tuple[int, int]]:
    """Half-open stretches of `text` that are direct speech, sorted; an inner one is not told.

    Time grows with the length of the text.
    """
    marks: dict[str, list[_Mark]] = {kind: [] for kind in _KINDS}
    line = 0
    for token in _TOKENS.finditer(text):
        start, end, mark = token.start(), token.end(), token.group()
        if mark[0] != "\n":
            mark = html.unescape(mark) if mark[0] == "&" else mark
            marks[_KIND[mark]].append(_Mark(start, end, mark))
            continue
        if end > start + 1 or (start - line >= WIDTH and not _last(text, start).isalnum()):
            border = _Mark(start, end, "\n")
            for found in filter(None, marks.values()):  # before its first mark nothing is open
                found.append(border)
        line = end
    paired = (pair for kind, found in marks.items() for pair in _paired(text, kind, found))
    return _outermost(chain(paired, dialogues(text)))


def spoken(text: str, words: Words) -> NDArray[np.bool_]:
    """Which of the words of `text` stand in direct speech; one word alone is a name or a doubt."""
    found = np.zeros(words.size, dtype=np.bool_)
    pairs = quotations(text)
    if pairs:
        bounds = words.starts.searchsorted(np.array(pairs, dtype=np.int64))
        for first, last in bounds.tolist():
            found[first:last] = last > first + 1
    return found


def _outermost(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _paired(text: str, kind: str, marks: list[_Mark]) -> Iterator[tuple[int, int]]:
    """Stretches between the marks of one kind, and after those that nothing closes."""
    opened: list[_Mark] = []
    left = -1  # where the paragraph of what is opened ended, once it did
    for mark in marks:
        if mark.text == "\n":
            left = mark.start if opened and left < 0 else left
            continue
        role = _role(text, mark, opened[-1].text if opened else "")
        lost = left >= 0 and (mark.text in _STRAIGHT or kind == "single")
        if opened and (lost or (role == "open" and (left >= 0 or kind not in _NESTS))):
            yield from _unclosed(text, opened[0], left, mark if role == "open" else None)
            opened = []
            role = _role(text, mark, "")
        if role == "open":
            left = left if opened else -1
            opened.append(mark)
        elif role == "close" and opened:
            last = opened.pop()
            if mark.start - last.end <= (SENTENCE if kind == "single" else LONGEST):
                yield last.end, mark.start
            else:
                yield from _unclosed(text, last, left, None)
    if opened:
        yield from _unclosed(text, opened[0], left, None)


def _unclosed(text: str, mark: _Mark, left: int, anew: _Mark | None) -> Iterator[tuple[int, int]]:
    """What `mark` opened and nothing closed before another opened `anew`, or at all."""
    if _KIND[mark.text] == "single":
        return
    start, end = mark.end, anew.start if anew else len(text)
    if anew and end - start <= PARAGRAPH and _goes_on(text, mark.start, end):
        yield start, end
        return
    end = min(end, left) if left >= 0 else end
    stop = _SENTENCE.search(text, start, min(end, start + SENTENCE))
    if stop:
        yield start, stop.end()
    elif end - start <= SENTENCE:
        yield start, end


def _goes_on(text: str, opened: int, anew: int) -> bool:
    """Does one sentence end before the mark that opens anew, and none go on before the first?"""
    return _last(text, anew) in _FINAL and not _last(text, opened).isalnum()


def _last(text: str, end: int) -> str:
    """The character before `end` and the space there; there may be none."""
    return text[max(0, end - 4) : end].rstrip()[-1:]


def _role(text: str, mark: _Mark, opener: str) -> _Role | None:
    """What a mark does where it stands; None where it is no quotation mark."""
    before = text[mark.start - 1] if mark.start else "\n"
    after = text[mark.end] if mark.end < len(text) else "\n"
    if _inside_word(mark.text, before, after, opener):
        return None
    side = _side(before, after)
    if mark.text in _STRAIGHT and _KIND[mark.text] == "double":
        return side or ("close" if opener else "open")
    if _KIND[mark.text] == "single" and mark.text not in _FIRM:
        return _single(mark.text, side, before, opener)
    return _shaped(mark.text, side, before, opener)


def _shaped(mark: str, side: _Role | None, before: str, opener: str) -> _Role | None:
    """The same for marks that have a left and a right form."""
    if mark in _FIRM:
        return "open" if mark in _OPENING else "close"
    if mark in _OPENING:
        turned = opener in _CLOSED_BY_OPENING and side is None
        return "close" if side == "close" or turned else "open"
    if side == "open" and opener not in _OPENING:
        return "open"
    return None if before == "\n" else "close"  # a line that begins with » is an item of a list


def _single(mark: str, side: _Role | None, before: str, opener: str) -> _Role | None:
    """The same for single marks, which are apostrophes where anything is in doubt."""
    if mark == "’" and side == "open":
        return None
    if side or before < _UNSPACED:
        return side
    return "close" if mark == "’" and opener else "open"


def _side(before: str, after: str) -> _Role | None:
    """What the neighbours of a mark say of it."""
    begins, ends = before.isspace() or before in _BEFORE, after.isspace() or after in _AFTER
    if begins and ends and after in _ENDS_EVEN_AFTER_SPACE:
        return "close"
    return None if begins == ends else "open" if begins else "close"


def _inside_word(mark: str, before: str, after: str, opener: str) -> bool:
    """Is it an apostrophe, a gershayim, or a mark where an apostrophe should be?"""
    if not (before.isalnum() and after.isalnum()) or max(before, after) >= _UNSPACED:
        return False
    if _KIND[mark] == "single" or mark == "״" or "\u0590" <= before < "\u0600":
        return True
    return mark == '"' and not opener and (after.islower() or after.isdigit())

"""A stretch of text as a string of token letters, so that one small grammar fits all holders.

`Photo: Jane Doe/AFP via Getty Images` has the shape `I:PP/NvN`. A form of `creditlines`,
`signatures` or `datelines` is a regular expression over such letters, made of the `pieces`:
`P{2,4}/N` is two to four capitalised words, a slash, a name. Which words are labels, roles and
links stands in `labels`. The letters, which a form sees in place of the text:

    N holder's name   P capitalised word   A word of a script without case
    i short word      w long word          d number   D Chinese dateline date
    I image label     S source label       B byline label   R role (writer, staff)
    K what labels a picture's source ("image source")
    l article, link   m "mit", "avec"      t "with"         a "and"   & itself   v "via"
    f "for"           X what an agency calls a story ("exclusive")
    / | - , : ; = ( ) " . !  themselves and their kin: [ as (, • as |, _ as -, ? as !
    n line break      C ©                  * anything else
    ~ the text goes on where the shape was cut
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rightscheck.notices.labels import HEADS, JOINED, JOINED_BEGIN, LABELS, SOURCES, UNSPACED
from rightscheck.notices.names import Mention
from rightscheck.text import lazily

_MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0eff\u102b-\u103e\u1056-\u1059"
    r"\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u17b4-\u17d3"
)
_WORD = rf"[^\W_\u0900-\u0eff]++|[{_MARKS}]++"
"""Letters or figures; the vowel signs of Indian, Thai, Khmer, Arabic and Hebrew belong to them."""

_TOKEN = lazily.pattern(
    rf"(?=[\u2e80-\ud7ff])(?:{'|'.join(UNSPACED)})"
    r"|[\u3400-\u9fff]{1,8}?(?=[摄攝](?![^\W\d]))"  # 河小花摄: the label stands last
    rf"|[\d\u3400-\u9fff]{{1,60}}?(?=(?:{'|'.join(SOURCES)}) ?:)"  # 4日来源：新华社
    rf"|(?=[{JOINED_BEGIN}])(?:{JOINED})"
    rf"|@?(?:{_WORD})+(?:(?:['_#]|(?<!\d)-|-(?!\d)|\.(?=[a-z0-9]|COM\b))(?:{_WORD})+)*|\n|[^\w\s]|_"
)

_OPEN, _CLOSE = "([{【〔［《", ")]}】〕］》"
_SIGNS = {
    **dict.fromkeys(_OPEN, "("),
    **dict.fromkeys(_CLOSE, ")"),
    **dict.fromkeys("|•·♦│▪★*<>", "|"),
    **dict.fromkeys("-_~", "-"),
    **dict.fromkeys("\"'«»", '"'),
    **dict.fromkeys("!?。…؟", "!"),
    **dict.fromkeys(",、，،", ","),
    "؛": ";",
    **dict.fromkeys("۔।។။።։", "."),
    **dict.fromkeys("၊፣፤", ","),
    **dict.fromkeys("៖՝፡፦", ":"),
    **dict.fromkeys("/.:;=", ""),
    "\n": "n",
    **dict.fromkeys("&+", "&"),
    "\ufffd": "-",
    "©": "C",
    "ⓒ": "C",
}
_SHORT = 5
_ABBREVIATED = 4
_GLUED_WORD = 3
_CASELESS = frozenset(map(chr, range(0x10D0, 0x1100)))
"""Georgian letters: Unicode gives them capitals, and nobody writes a name with one."""
_GAP = 2
_ARTICLES = frozenset({"A"})
_WRAPPED = 40
"""Characters of a line from which on a sentence may be broken for its length."""
_GOES_ON = lazily.pattern(r"[\w,]\n([^\W\d_]{2,}) ")
_LAST = lazily.pattern(r"[^\n()\[\]]{1,40}[)\]]\s*(?:\n|$)")
_GLUED = lazily.pattern(
    r"(?<=[^\W\d_A-Z])(?:Credit|Photo|Picture|Image|Source|Foto|Bild|Quelle|Fuente|Fonte|Zdroj|Źródło"
    r"|Forrás|Källa|Kilde|Bron|Šaltinis|Avots|Allikas|Izvor|Kaynak|Sumber)$"
)
_LOST = lazily.pattern(r"[A-Za-z][A-Z][a-zà-ÿ]|[a-z][A-Z] ")
"""Where a line's end got lost behind a name: "Getty ImagesShare this", "AFPLe fleuve". A name
that heads the line is a menu's: "ReutersFollow".
"""
_SURNAME = lazily.pattern(r"[A-Z]\w+\s?(?:[/|(),\u2013-]|\n|$)")
"""A label that is somebody's surname: "Jane Fuentes/EFE"."""
_DOMAIN = lazily.pattern(r"[a-z0-9]\.[a-z]{2,4}$")
_CHINESE_DATE = lazily.pattern(
    r"[\d〇一二三四五六七八九十廿卅]{1,3}日(?:[專专综綜外]合?){0,2}[电電讯訊]|^[專专]?[电電]$"
)


class Shape(NamedTuple):
    """The letters, where each token begins and ends in the text, and its mentions by place."""

    letters: str
    starts: Sequence[int]
    ends: Sequence[int]
    mentions: dict[int, list[Mention]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a run of letters stands in the text."""
        return self.starts[start], self.ends[end - 1]

    def named(self, start: int, end: int) -> list[Mention]:
        """The mentions within a run of letters, in order."""
        return [mention for place in self.places(start, end) for mention in self.mentions[place]]

    def places(self, start: int, end: int) -> list[int]:
        """The letters of a run that stand for names."""
        return [at for at in range(start, end) if self.letters[at] == "N"]

    def letter(self, at: int) -> int:
        """The letter at which an offset of the text stands."""
        return bisect_left(self.ends, at + 1)


def shape(text: str, start: int, end: int, mentions: Iterable[Mention]) -> Shape:
    """The shape of `text[start:end]`; `mentions` are those within it, in order."""
    letters, starts, ends = [], [], []
    named: dict[int, list[Mention]] = {}
    if start > 0 and text[start - 1] != "\n":
        letters.append("~")
        starts.append(start)
        ends.append(start)
    at = start
    for first, last, here in _places(mentions):
        _letters(text, at, first, letters, starts, ends)
        named[len(letters)] = here
        letters.append("N")
        starts.append(first)
        ends.append(last)
        if letters[-2:-1] not in ([], ["n"]) and _LOST.match(text, last - 1):
            letters.append("n")
            starts.append(last)
            ends.append(last)
        at = last
    _letters(text, at, end, letters, starts, ends)
    if end < len(text) and text[end] != "\n":
        letters.append("~")
        starts.append(end)
        ends.append(end)
    return Shape("".join(letters), starts, ends, named)


def _places(mentions: Iterable[Mention]) -> list[tuple[int, int, list[Mention]]]:
    places: list[tuple[int, int, list[Mention]]] = []
    for mention in mentions:
        if places and places[-1][0] == mention.start:
            places[-1][2].append(mention)
        else:
            places.append((mention.start, mention.end, [mention]))
    return places


def _letters(  # noqa: PLR0913, PLR0917 -- the three columns being filled
    text: str, start: int, end: int, letters: list[str], starts: list[int], ends: list[int]
) -> None:
    word, stop = "", -1
    for match in _TOKEN.finditer(text, start, end):
        token, at = match[0], match.start()
        if match[0] == "'" and ends and at == ends[-1] and text[at + 1 : at + 2].isalnum():
            continue  # the apostrophe of "l'AFP" closes no quotation
        if _is_wrapped(text, at, end):
            continue
        letter = "l" if _is_elided(text, token, match.end()) else _letter(token)
        glued = len(word) >= _GLUED_WORD and text[at + 1 : at + 2].isupper()  # "York.Jane Doe"
        if letter == "." and not glued and _abbreviates(word, attached=at in ends[-1:]):
            stop = at
            continue
        if letter == "l" and token.istitle() and letters[-1:] == [")"]:
            letter = "P"  # "Berlin (AFP) Der Fluss steigt": a sentence begins
        if letter == "S" and letters[-1:] == ["P"] and _SURNAME.match(text, at):
            letter = "P"
        word = token
        letters.append(letter)
        starts.append(at)
        ends.append(match.end())
    if len(word) > 1 and stop == start + len(text[start:end].rstrip()) - 1:
        letters.append(".")  # "in the US. AFP": right before a name it ends the sentence
        starts.append(stop)
        ends.append(stop + 1)
    elif stop >= 0 and letters[-1] == "(" and starts[-1] - stop <= _GAP and _LAST.match(text, end):
        letters.insert(-1, ".")  # "in May. (AFP)": so it does where the bracket ends the line
        starts.insert(-1, stop)
        ends.insert(-1, stop + 1)


def _is_wrapped(text: str, at: int, end: int) -> bool:
    """Does a sentence go on in small letters behind a long line that no sign ends?"""
    if text[at] != "\n" or at - text.rfind("\n", 0, at) < _WRAPPED:
        return False
    word = _GOES_ON.match(text, at - 1, end)
    return word is not None and word[1].islower() and word[1] not in LABELS


def _is_elided(text: str, token: str, end: int) -> bool:
    """Is it the article or preposition of "l'AFP", "d'EFE"?"""
    return token in {"l", "L", "d"} and text[end : end + 1] == "'"


@lru_cache(maxsize=4096)  # of a text's words most come again
def _letter(token: str) -> str:
    first = token[0]
    if not (first.isalnum() or first == "@"):
        return _SIGNS.get(token, LABELS.get(token, "*")) or token
    known = LABELS.get(token.lower().rpartition("_")[2])  # image_credit: AFP
    if known and token not in _ARTICLES:  # one begins a sentence
        return "P" if known == "l" and token.isupper() and len(token) > 1 else known
    if _CHINESE_DATE.search(token):
        return "D"
    if token.endswith(HEADS):
        return "I"
    glued = _GLUED.search(token)  # MoroccoCredit: the line break before a label is often lost
    return LABELS[glued[0].lower()] if glued else _case(token)


def _case(token: str) -> str:
    first = token[0]
    if first.isdigit():
        return "d"
    if first.isupper() or first == "@" or _DOMAIN.search(token):
        return "P"
    if first.islower() and first not in _CASELESS:
        return "i" if len(token) <= _SHORT and token.islower() else "w"
    return "A"


def _abbreviates(word: str, *, attached: bool) -> bool:
    """Is the stop after `word` an abbreviation's ("Jan.", "J.", "Ariz.") and no sentence's end?"""
    short = len(word) <= _ABBREVIATED and word[:1].isupper()
    return attached and (short or (len(word) == 1 and word.isalpha()))

"""© lines: sign or word, years, the holder with sentence sense, the assertion after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rightscheck.model import Asset
from rightscheck.notices.lookalikes import is_no_sign
from rightscheck.notices.names import Mention
from rightscheck.notices.phrases import linear
from rightscheck.notices.scan import Encoded
from rightscheck.text import lazily

_TAG = r"spdx-(?:file|snippet)copyrighttext\b"
"""How REUSE 3.3 says it, of a file or of a part of one."""

SIGN = linear(rf"(?i)©|ⓒ|\([cс]\)|&copy;|&#169;|{_TAG}|copyright|저작권자|著作権")
_HEAD = lazily.pattern(
    rf"(?i)(?:[\s,:;|]{{0,3}}(?:{_TAG}|©|ⓒ|\ufffd|℗|™|\([cсp]\)|&copy;|&#169;|copyright(?:ed)?\b"
    r"(?:[ _](?:notice|holder|owner|line)\s?(?=:))?|저작권자|@(?= ?\d)"
    r"|\bby\b|\bowned by\b(?: or licensed to)?|\bc\b(?= \d{4})|bild:|foto:|photo:|\{\}"
    r"|\d{4}(?:\s?[-/,]\s?(?:\d{2,4}|present|heute))*)){1,4000}[\s,:|.-]{0,3}"
)
_COMPOUND = lazily.pattern(r"(?i)copyright-[^\W\d_]")
_SAID = lazily.pattern(r"(?:is|are|was|were|means?|or|and|symbols?|signs?|notices?)\b")
_LEGAL = lazily.pattern(
    r"(?i)\s?(?:act|acts|law|laws|office|directive|infring\w*|owners?(?!\s?:)|holders?(?!\s?:)|notice(?!\s?:)|policy"
    r"|information|protect\w*|claim\w*|issue\w*|agents?|agenc\w+|clearance|reform|treaty|tribunal|and|or|is"
    r"|in|for|of|on|was|modified|disclaimer|statement|lawyer\w*|violation\w*|strike\w*|material\w*|litigation"
    r"|notices|complaints?|compliance|guidelines?|faqs?|basics|permissions?|registration|removal|rules)\b"
)
_STOP = lazily.pattern(r"[\n|<>;•·♦\]\"]|[.!?](?=[\s\"<]|$)|[.](?=[A-Z][a-z])|。|\s-\s|\)(?=\s|$)")
_ABBREVIATION = lazily.pattern(
    r"(?P<last>\b(?:Inc|Ltd|Co|Corp|LLC|Cie|Bros|Jr|NIT|z o|e\.V|[^\W\d_](?:\.[^\W\d_]){1,3}))$"
    r"|\b(?:Dr|St|No|Sp|PT|[^\W\d_])$"
)
"""A stop after these ends no sentence; after the `last` words of a name a new one may begin."""

_TITLE = lazily.pattern(r"(?:^|[\n|.!?]\s?)(?P<name>[^\W\d_a-z][^\n|.!?]{2,50})$")
_AFTER = lazily.pattern(
    r"(?i)(?:,? ?(?:inc|ltd|llc|l\.p|gmbh|s\.a|ag|corp|limited|international|news agency|co|plc|αε"
    r"|α\.ε|corporation|company|group|network|holdings|& co)\b\.?){0,3}"
    r"(?:,? an? [^\n,;|]{2,60}? company\b)?"
    r"(?:,? (?:and|or|and/or|&) (?:its|their|affiliates|licen[sc]ors|other)\b"
    r"[^\n.,;:|©<>()]{0,60}){0,2}"
    r"(?::\d[\d/-]{5,24})?(?: ?\([^()\n]{0,40}\))?(?:,? \d{4}(?: ?- ?\d{4})?)?"
    r"(?: ?[/|] ?[^\n/|.<>()\"]{2,40}){0,3}"
)
_LINK = lazily.pattern(
    r"(?i)[ ,/|(&+=-]{0,4}(?:\b(?:via|and|und|et|y|a|by)\b\s?)?"
    r"(?:[^\n/|.<>()\",;:]{1,40}[/|])?[ (]{0,2}(?:the )?"
)
_REST = lazily.pattern(
    r"[\s.,|:-]{0,4}|(?:, [^\n©ⓒ.]{2,60})?[^\n©ⓒ.]{0,20}\.? "
    r"|[.,]?(?: (?:[^\W\d_a-z][\w.&'-]*|of|and|the|&),?){1,9} "
)
"""What may stand between a © line and its assertion: a bar, a few words, another company."""
_JOIN = lazily.pattern(r"[\s.,|:-]{0,4}")
_OF = lazily.pattern(r"[ ,|:-]{0,3}")
_WHAT = lazily.pattern(r"(?i)\b(?:contents?|material|texts?|stories|articles?|pages?) $")

_DASH = lazily.pattern(r"\s-\s")

_REACH = 140
"""Characters of a holder's part; the longest that the research lists has 110."""

_FIRST = 5
"""Characters within which a stop belongs to a name that has hardly begun ("C.A. …")."""

_NEAR = 60
"""Characters between the sign and the first known name."""


class CopyrightLine(NamedTuple):
    """A © line or an assertion in plain offsets; `holder` is what stands as the holder."""

    start: int
    end: int
    names: tuple[Mention, ...] = ()
    holder: str = ""
    asserted: bool = False
    asset: Asset = Asset.UNKNOWN
    signed: bool = False


def copyright_lines(
    page: Encoded, mentions: Sequence[Mention], asserted: Sequence[tuple[int, int]]
) -> Iterator[CopyrightLine]:
    """All © lines, then the assertions that belong to none of them."""
    text, starts = page.text, [mention.start for mention in mentions]
    done, used = 0, set()
    for at, _ in page.spans(SIGN):
        if at < done:
            continue
        line = _line(text, at, mentions, starts, asserted)
        if line is None:
            done = _past(text, at)
            continue
        line, taken = _with_assertion(text, line, asserted, done)
        used |= taken
        done = line.end
        yield line
    yield from (_alone(text, span, mentions, starts) for span in asserted if span not in used)


def _line(
    text: str,
    at: int,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    asserted: Sequence[tuple[int, int]],
) -> CopyrightLine | None:
    head = _HEAD.match(text, at)
    if head is None or not _opens(text, head, at, mentions, starts):
        return None
    named = _named(text, head.end(), mentions, starts) or _after_assertion(
        text, head.end(), mentions, starts, asserted
    )
    first = bisect_left(starts, at) - 1
    near = named and named[0].start - head.end() <= len("the ")
    if not near and first >= 0 and _owns_before(text, mentions[first], at):
        end = _end(head)
        return CopyrightLine(mentions[first].start, end, (mentions[first],), signed=True)
    if named:
        after = _AFTER.match(text, named[-1].end)
        end = after.end() if after else named[-1].end
    elif opened := _opened_by(text, head, at):
        return CopyrightLine(opened, _end(head), (), text[opened:at].strip(), signed=True)
    else:
        end = _stop(text, head.end())
    end = max(end, _end(head))
    asset = (
        Asset.IMAGE if named and re.search(r"[/|]| via ", text[head.end() : end]) else Asset.UNKNOWN
    )
    holder = text[head.end() : end].strip()
    if not named and not holder.strip(" .,)]") and not re.search(r"\d{4}", head[0]):
        return None
    return CopyrightLine(at, end, named, holder, asset=asset, signed=True)


def _past(text: str, at: int) -> int:
    """Where a row of signs, or a long one of words, ends that names nobody: no part of it does."""
    head = _HEAD.match(text, at)
    long = head and (not text[at].isalpha() or len(head[0]) > _REACH)
    return head.end() if head and long else at


def _end(head: re.Match[str]) -> int:
    """Where sign and years end."""
    return head.start() + len(head[0].rstrip(" \n,:|-"))


def _opened_by(text: str, head: re.Match[str], at: int) -> int:
    """Where a name begins that stands alone before sign and year ("The Courier © 2020."), or 0."""
    if not re.search(r"\d{4}", head[0]) or "\n" not in head[0] + text[head.end() : head.end() + 1]:
        return 0
    before = _TITLE.search(text, max(0, at - _NEAR), at)
    return before.start("name") if before else 0


def _owns_before(text: str, mention: Mention, at: int) -> bool:
    """Does the name before the sign open the line ("BBC © 2014")?"""
    return at - mention.end <= 1 and (mention.start == 0 or text[mention.start - 1] in "\n|")


def _opens(
    text: str, head: re.Match[str], at: int, mentions: Sequence[Mention], starts: Sequence[int]
) -> bool:
    """A sign always opens a line, the bare word "Copyright" only before a year or a holder."""
    said = head[0].casefold()
    if not said.startswith("copyright"):
        spoken = head[0][-1:] == " " and _SAID.match(text, head.end())
        return "著作権" not in said and not spoken and not is_no_sign(text, head)
    if text[head.end() : head.end() + 1] == ">" or _COMPOUND.match(text, at):
        return False
    if re.search(r"©|ⓒ|\(c\)|\(с\)|&|\d{4}", said):
        return True
    if text[max(0, at - 7) : at].casefold().strip() in {"image", "picture", "photo"}:
        return False
    said_of = _WHAT.search(text, max(0, at - len("all contents ")), at)
    near = bisect_left(starts, head.end())
    if near < len(mentions) and mentions[near].start - head.end() <= len("the "):
        return True
    following = text[head.end() : head.end() + 1]
    return (
        (text[at] == "C" or said_of is not None)
        and "\n" not in head[0]
        and following.isupper()
        and not _LEGAL.match(text, head.end())
    )


def _after_assertion(
    text: str,
    at: int,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    asserted: Sequence[tuple[int, int]],
) -> tuple[Mention, ...]:
    """The holder that stands behind what is asserted ("© RIPRODUZIONE RISERVATA - ANSA")."""
    index = bisect_left(asserted, (at, 0))
    if index == len(asserted) or asserted[index][0] > at + 1:
        return ()
    join = _OF.match(text, asserted[index][1])
    first = join.end() if join else at
    named = _named(text, first, mentions, starts)
    return named if named and named[0].start <= first + len("the ") else ()


def _named(
    text: str, at: int, mentions: Sequence[Mention], starts: Sequence[int]
) -> tuple[Mention, ...]:
    """The known names in a holder's part: the first near the sign, the others linked to it."""
    index = bisect_left(starts, at)
    stop = min(_stop(text, at), at + _NEAR)
    dash = _DASH.match(text, stop)
    if dash and index < len(mentions) and mentions[index].name.asset is Asset.IMAGE:
        stop = dash.end()  # © Jane Doe - stock.adobe.com
    if index >= len(mentions) or mentions[index].start > stop:
        return ()
    named = [mentions[index]]
    for nth in range(index + 1, len(mentions)):  # a slice would copy all the names of a page
        mention, last = mentions[nth], named[-1]
        linked = mention.start == last.start or _LINK.fullmatch(text, last.end, mention.start)
        if not linked or mention.start - last.end > _NEAR:
            break
        named.append(mention)
    return tuple(named)


def _stop(text: str, at: int) -> int:
    """Where a holder's part ends: at the line's end, a bar or a sentence's end."""
    last = min(len(text), at + _REACH)
    for match in _STOP.finditer(text, at, last):
        short = match[0] == "." and _ABBREVIATION.search(
            text, max(at, match.start() - 8), match.start()
        )
        if short:
            begins = text[match.end() : match.end() + 3].lstrip()[:1].isupper()
            if not short["last"] or not begins or match.start() < at + _FIRST:
                continue
            return match.end()
        return match.end() if match[0] in ".!?。)" else match.start()
    return last if last == len(text) else max(at, text.rfind(" ", at, last))


def _with_assertion(
    text: str, line: CopyrightLine, asserted: Sequence[tuple[int, int]], done: int
) -> tuple[CopyrightLine, set[tuple[int, int]]]:
    """The line with the assertion that follows it, or runs straight into it."""
    used = set()
    at = bisect_left(asserted, (line.start, 0))
    for start, end in asserted[at : at + 3]:
        if start < line.end or _REST.fullmatch(text, line.end, start):
            used.add((start, end))
            stop = end + (text[end : end + 1] == ".")
            line = line._replace(end=max(line.end, stop), asserted=True)
    if at:
        start, end = asserted[at - 1]
        ended = not line.names and "." in text[end : line.start]
        if start >= done and not ended and _JOIN.fullmatch(text, end, line.start):
            used.add((start, end))
            line = line._replace(start=start, asserted=True)
    return line, used


def _alone(
    text: str, span: tuple[int, int], mentions: Sequence[Mention], starts: Sequence[int]
) -> CopyrightLine:
    """An assertion with the short holder's part before it, or a name right after it."""
    start, end = span
    end += text[end : end + 1] == "."
    first = max(0, start - _REACH)
    first = max(first, text.rfind("\n", first, start) + 1)
    before = text[first:start]
    index = bisect_left(starts, first)
    named = tuple(mention for mention in mentions[index : index + 4] if mention.end <= start)
    own = (
        named
        and _JOIN.fullmatch(text, named[-1].end, start)
        and _OF.fullmatch(text[first : named[0].start].removeprefix("The "))
    )
    if own or (named and len(before) < _NEAR and not re.search(r"[a-z]{3}[.!?]\s", before)):
        return CopyrightLine(first, end, named, before.strip(), asserted=True)
    join = _OF.match(text, span[1])
    behind = _named(text, join.end(), mentions, starts) if join else ()
    if join and behind and behind[0].start == join.end():
        return CopyrightLine(start, behind[-1].end, behind, asserted=True)
    return CopyrightLine(start, end, holder=before.strip(), asserted=True)

"""Sentences that forbid, permit or reserve in words that no pack lists whole, in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from rightscheck.model import Asset, Claim, Effect, NoticeKind
from rightscheck.notices import grammar
from rightscheck.notices.phrases import holds, is_unspaced, kernels, plainly, takes_prefixes
from rightscheck.notices.quotation import without_speech
from rightscheck.notices.scan import Encoded
from rightscheck.notices.sought import Phrases
from rightscheck.notices.telling import is_told
from rightscheck.notices.understanding import is_understood
from rightscheck.rulebook.packs import Ruled
from rightscheck.rulebook.rules import Sentence
from rightscheck.text import lazily

_REACH = 420
"""Characters on either side of a ban that its sentence may have."""

_BREAK = lazily.pattern(r"\n|[。।۔؟|<>♦։።။។]|[.!?](?=\s|\"|$)")


class Grammar(NamedTuple):
    """All sentence rules, and which of them what stands in a text may belong to."""

    rules: Ruled[Sentence]
    anchors: Phrases
    having: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, rules: Ruled[Sentence], having: Mapping[str, Sequence[int]]) -> Grammar:
        """Of rules, and the numbers of those to which a phrase may belong."""
        needed = partial(_leads, having=having)
        return cls(rules, Phrases(having, plainly, _takes_letters, needed=needed), having)


class Read(NamedTuple):
    """A sentence in plain offsets, the rule that it fits, what it is and claims."""

    start: int
    end: int
    pack: str
    rule: Sentence
    kind: NoticeKind
    asset: Asset
    claims: tuple[Claim, ...]


def phrases_of(rules: Iterable[Sentence]) -> dict[str, list[int]]:
    """The phrases that sentences must hold, each with the numbers of the rules that know it."""
    having: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        owed = (text for texts in rule.owed.values() for text in texts)
        texts = (*rule.ban, *rule.gate, *rule.unless, *rule.grant, *rule.reserve, *owed)
        for kernel in {text.casefold() for text in kernels(texts)}:
            having.setdefault(kernel, []).append(number)
    return dict(sorted(having.items()))


def _takes_letters(text: str) -> bool:
    """May letters stand right before it?"""
    return is_unspaced(text) or takes_prefixes(text)


def _leads(text: str, having: Mapping[str, Sequence[int]]) -> bool:
    """Does it lead to rules to which fewer of its words, which are looked for anyway, do not?"""
    words, whose = text.split(" "), set(having[text])
    return not any(
        whose.issubset(having.get(" ".join(words[at : at + size]), ()))
        for size in range(1, len(words))
        for at in range(len(words) - size + 1)
    )


def _whose(found: str, having: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The rules of all that begins a word of what was found: one language's word in another's."""
    starts = [at for at in range(len(found)) if not at or found[at - 1] == " "]
    for start in starts:
        for end in range(start + 1, len(found) + 1):
            yield from having.get(found[start:end], ())


def read_sentences(
    page: Encoded, known: Grammar, names: Iterable[tuple[int, int]] = ()
) -> Iterator[Read]:
    """The sentences of a plain text that fit a rule, in order; one may forbid and permit.

    The `names` of licences are no words of them.
    """
    text = _blanked(page.text, names)
    chosen: dict[tuple[int, int], dict[int, None]] = {}
    span = 0, 0
    for at, until in page.spans(known.anchors):
        start = at + (not text[at].isalnum())
        if until > span[1]:
            first, last = sentence(text, start, until)
            span = max(first, span[1]), last
        key = " ".join(text[start:until].replace(",", " ").casefold().split())
        chosen.setdefault(span, {}).update(dict.fromkeys(_whose(key, known.having)))
    asked = 0
    before: dict[tuple[str, tuple[int, ...]], list[Read]] = {}  # a sentence may be said again
    for (start, end), numbers in page.timely(chosen.items()):
        rules = [known.rules[number] for number in sorted(numbers)]
        said = text[start:end], tuple(sorted(numbers))
        if said not in before:
            before[said] = _found(text, start, end, rules)
        found = [one._replace(start=start, end=end) for one in before[said]]
        items = [] if found or start < asked else list(_items(text, start, end, rules))
        for one in found or _forbidden(text, (start, end), items, rules):
            # What the permission before it asks for is told with that.
            if start >= asked or one.kind is NoticeKind.AI_RESERVATION:
                told = _with_conditions(text, one)
                asked = max(asked, told.end * (told.end > end))
                yield told
        asked = max([asked, *(last for _, last in items)])


def _found(
    text: str, start: int, end: int, rules: Sequence[tuple[str, Sentence]], heading: str = ""
) -> list[Read]:
    """What the sentence is by the first of the rules that it fits, read behind its `heading`."""
    said = without_speech(heading + text[start:end])
    for pack, rule in rules:
        found = [Read(start, end, pack, rule, *one) for one in grammar.read(said, rule)]
        if any(one.kind is NoticeKind.PERMISSION_CLAUSE for one in found) and any(
            grammar.withholds(said, other) for _, other in rules
        ):
            continue
        if found:
            return [] if is_told(said, [other for _, other in rules]) else found
    return []


def _items(
    text: str, start: int, end: int, rules: Sequence[tuple[str, Sentence]]
) -> Iterator[tuple[int, int]]:
    """The lines of a list under a heading that forbids ("You must not:"), of any other none."""
    heading = text[start:end]
    if heading[-1] not in _COLONS or not any(grammar.refuses(heading, one) for _, one in rules):
        return
    last, sign = end, None
    for nth in range(_ITEMS):
        gap = _ITEM.match(text, last)
        if gap is None or (nth and (gap["blank"] or gap["sign"] != sign)):
            return
        sign = gap["sign"]
        stop = text.find("\n", gap.end())
        last = len(text) if stop < 0 else stop
        if last - gap.end() > _REACH or text[last - 1] in _COLONS:
            return
        yield gap.end(), last


def _forbidden(
    text: str,
    heading: tuple[int, int],
    items: Sequence[tuple[int, int]],
    rules: Sequence[tuple[str, Sentence]],
) -> list[Read]:
    """What the items are under their heading; none permits, as "republish our articles" would."""
    told: dict[NoticeKind, Read] = {}
    for start, end in items:
        for one in _found(text, start, end, rules, text[slice(*heading)] + " "):
            if one.kind is not NoticeKind.PERMISSION_CLAUSE:
                first = told.get(one.kind, one._replace(start=heading[0]))
                said = {(claim.effect, claim.action, claim.duty): claim for claim in one.claims}
                said |= {(claim.effect, claim.action, claim.duty): claim for claim in first.claims}
                told[one.kind] = first._replace(end=end, claims=tuple(said.values()))
    return list(told.values())


_ITEMS = 30
"""Items of a list that one heading may forbid."""

_COLONS = ":："

_ITEM = lazily.pattern(
    r"[ \t]*\n(?P<blank>[ \t]*\n)?[ \t]*"
    r"(?:\(?(?:\d{1,2}|[a-z])?(?P<sign>[-*•–·・.)❌✗✘]))?[ \t]*(?=\S)"
)
"""What stands before an item: a line's end, below the heading perhaps a blank line too."""


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """As long as before, with blanks for the `spans`."""
    kept, at = [], 0
    for start, end in sorted(spans):
        kept += [text[at:start], " " * (end - max(start, at))]
        at = max(at, end)
    return "".join((*kept, text[at:]))


def _with_conditions(text: str, read: Read) -> Read:
    """A permission with what the sentences right behind it ask for ("Just credit us and link.")."""
    if read.kind is not NoticeKind.PERMISSION_CLAUSE:
        return read
    remark = _REMARK.match(text, read.end)
    if remark and not is_understood(remark[1], read.rule):
        kept = tuple(claim for claim in read.claims if claim.effect is not Effect.PERMITS)
        read = read._replace(claims=kept)
    listed = text[read.end - 1] in _COLONS
    for _ in range(_CONDITIONS):
        gap = _BESIDE.match(text, read.end)
        if gap is None or gap.end() == len(text):
            break
        start, end = sentence(text, gap.end(), gap.end() + 1)
        said = text[max(start, gap.end()) : end]
        if _asks_leave(said, read.rule, listed=listed):
            return _withheld(read, end)
        asked = tuple(grammar.conditions(said, read.rule, read.asset))
        if not asked:
            break
        read = read._replace(end=end, claims=(*read.claims, *asked))
    return read


def _asks_leave(said: str, rule: Sentence, *, listed: bool) -> bool:
    """Does it ask for leave to what was permitted: in its list, or for nothing of its own?"""
    own = (text for table in (rule.acts, rule.things) for texts in table.values() for text in texts)
    return grammar.asks_leave(said, rule) and (listed or not holds(tuple(own), said))


def _withheld(read: Read, end: int) -> Read:
    """What would be permitted, had one not to ask first ("Prior approval required.")."""
    claims = tuple(
        claim.model_copy(update={"effect": Effect.FORBIDS})
        if claim.effect is Effect.PERMITS
        else claim
        for claim in read.claims
    )
    return read._replace(end=end, kind=NoticeKind.RESTRICTION_CLAUSE, claims=claims)


_CONDITIONS = 6
"""Sentences and list items behind a permission that may be its conditions."""

_REMARK = lazily.pattern(r"[ \t]*[(\[]([^()\[\]\n]{2,60})[)\]]")
"""What is said in brackets right behind a permission may take it back ("(Revoked)")."""

_BESIDE = lazily.pattern(r"[ \t]*\n?[ \t]*(?:[-*•–·]|\d{1,2}[.)])?[ \t]*(?=\S)")
"""What stands between a sentence and the next of its paragraph, or an item of its list."""


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around `text[start:end]`, its full stop included."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    begin = first
    for match in _BREAK.finditer(text, first, start):
        if not _goes_on(text, match):
            begin = match.end()
    ends = (match for match in _BREAK.finditer(text, end, last) if not _goes_on(text, match))
    stop = next(ends, None)
    close = last if stop is None else stop.start() + (stop[0] in ".!?。।۔؟։።။។")
    while begin < start and text[begin] in " \t\n\"'-,([<":
        begin += 1
    while close > end and text[close - 1] in " \t\n\"'-":
        close -= 1
    return begin, close


def is_asked(text: str, start: int, end: int) -> bool:
    """Is the sentence around it a question?"""
    return text[sentence(text, start, end)[1] - 1] in {"?", "؟"}


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Is this a wrapped line, or the stop of an abbreviation?

    Then a small letter follows, or behind few letters a number ("art. 5", "L. 122-5").
    """
    if match[0] not in "\n.":
        return False
    following = text[match.end() : match.end() + 80]
    begun = following.lstrip(" \t" if match[0] == "\n" else " \t\n")
    if match[0] == "." and begun[:1].isdigit():
        return _BEFORE_NUMBER.search(text, max(0, match.start() - 4), match.start()) is not None
    return begun[:1].islower() and not "\u10d0" <= begun[0] <= "\u10ff"  # Georgian has no others


_BEFORE_NUMBER = lazily.pattern(r"\b[^\W\d_]{1,3}$")

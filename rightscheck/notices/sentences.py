"""Sentences that forbid, permit or reserve in words that no pack lists whole, in many languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from rightscheck.model import Asset, Claim, Effect, NoticeKind
from rightscheck.notices import grammar
from rightscheck.notices.bounds import REACH, sentence, sentence_before
from rightscheck.notices.phrases import holds, is_unspaced, kernels, plainly, takes_prefixes
from rightscheck.notices.quotation import without_speech
from rightscheck.notices.scan import Encoded
from rightscheck.notices.sought import Phrases
from rightscheck.notices.subjects import names_thing
from rightscheck.notices.telling import is_told
from rightscheck.notices.understanding import is_understood
from rightscheck.rulebook.packs import Ruled
from rightscheck.rulebook.rules import Sentence
from rightscheck.text import lazily


class Grammar(NamedTuple):
    """All sentence rules, and which of them what stands in a text may belong to."""

    rules: Ruled[Sentence]
    anchors: Phrases
    having: Mapping[str, Sequence[int]]
    pronouns: frozenset[str]

    @classmethod
    def of(
        cls,
        rules: Ruled[Sentence],
        having: Mapping[str, Sequence[int]],
        pronouns: Sequence[str],
    ) -> Grammar:
        """Of rules, the numbers of those to which a phrase may belong, and `pronouns_of` them."""
        needed = partial(_leads, having=having)
        anchors = Phrases(having, plainly, _takes_letters, needed=needed)
        return cls(rules, anchors, having, frozenset(pronouns))

    def before(self, text: str, start: int) -> str:
        """The sentence before one that begins with a pronoun, which stands for a word of it."""
        first = text[start : start + _PRONOUN].partition(" ")[0]
        return sentence_before(text, start) if first.casefold() in self.pronouns else ""


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


def pronouns_of(rules: Iterable[Sentence]) -> list[str]:
    """The first words of what stands for a thing that the sentence before names."""
    return sorted({text.split(" ")[0] for rule in rules for text in rule.words.get("they", ())})


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
    again: dict[object, list[Read]] = {}  # a sentence may be said again
    for (start, end), numbers in page.timely(chosen.items()):
        rules = [known.rules[number] for number in sorted(numbers)]
        said, before = text[start:end], known.before(text, start)
        asking = said, before, *sorted(numbers)
        if asking not in again:
            again[asking] = _found(said, (start, end), rules, before)
        found = [one._replace(start=start, end=end) for one in again[asking]]
        items = [] if found or start < asked else list(_items(text, start, end, rules))
        for one in found or _listed(text, (start, end), items, rules):
            # What the permission before it asks for is told with that.
            if start >= asked or one.kind is NoticeKind.AI_RESERVATION:
                told = _with_conditions(text, one)
                asked = max(asked, told.end * (told.end > end))
                yield told
        asked = max([asked, *(last for _, last in items)])


def _found(
    said: str, at: tuple[int, int], rules: Sequence[tuple[str, Sentence]], before: str = ""
) -> list[Read]:
    """What the sentence that stands `at` is by the first of the rules that it fits."""
    start, end = at
    said = without_speech(said)
    for pack, rule in rules:
        found = [Read(start, end, pack, rule, *one) for one in grammar.read(said, rule, before)]
        if any(one.kind is NoticeKind.PERMISSION_CLAUSE for one in found) and any(
            grammar.withholds(said, other) for _, other in rules
        ):
            continue
        if found:
            named = not before or any(names_thing(said, other) for _, other in rules)
            heard = said if named else said.partition(" ")[2]  # "they" are people, or works
            return [] if is_told(heard, [other for _, other in rules]) else found
    return []


def _items(
    text: str, start: int, end: int, rules: Sequence[tuple[str, Sentence]]
) -> Iterator[tuple[int, int]]:
    """The lines of a list under a heading that forbids ("You must not:") or permits.

    What a heading permits without signs before its items is mostly a licence's own paragraphs.
    """
    heading = text[start:end]
    if heading[-1] not in _COLONS:
        return
    refused = any(grammar.refuses(heading, one) for _, one in rules)
    if not refused and not any(grammar.grants(heading, one) for _, one in rules):
        return
    last, sign = end, None
    for nth in range(_ITEMS):
        gap = _ITEM.match(text, last)
        if (
            gap is None
            or not (refused or gap["sign"])
            or (nth and (gap["blank"] or gap["sign"] != sign))
        ):
            return
        sign = gap["sign"]
        stop = text.find("\n", gap.end())
        last = len(text) if stop < 0 else stop
        if last - gap.end() > REACH or text[last - 1] in _COLONS:
            return
        yield gap.end(), last


def _listed(
    text: str,
    heading: tuple[int, int],
    items: Sequence[tuple[int, int]],
    rules: Sequence[tuple[str, Sentence]],
) -> list[Read]:
    """What the items are under their heading, as one: where it forbids none of them permits."""
    told: dict[NoticeKind, Read] = {}
    said = text[slice(*heading)]
    permits = items and not any(grammar.refuses(said, one) for _, one in rules)
    for start, end in items:
        for one in _found(f"{said} {text[start:end]}", (start, end), rules):
            if permits or one.kind is not NoticeKind.PERMISSION_CLAUSE:
                first = told.get(one.kind, one._replace(start=heading[0]))
                claims = {(claim.effect, claim.action, claim.duty): claim for claim in one.claims}
                claims |= {
                    (claim.effect, claim.action, claim.duty): claim for claim in first.claims
                }
                told[one.kind] = first._replace(end=end, claims=tuple(claims.values()))
    return list(told.values())


_PRONOUN = 20
"""Characters of a word that may stand for what was named before."""

_ITEMS = 30
"""Items of a list that one heading may forbid or permit."""

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

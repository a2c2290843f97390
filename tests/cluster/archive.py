"""An invented archive: dispatches of four agencies, and two hundred pages, some made of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from rightscheck.model import Document, Fact, Source, Span, Status

AGENCIES = ("afp", "ap", "dpa", "reuters")
FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
DISPATCHES = 60
PAGES = 200

_SYLLABLES = ("ka", "lu", "mir", "os", "ten", "va", "dro", "pel", "i", "sha", "gor", "ne")


def dispatches() -> list[Source]:
    """The sources, in the order in which they came: leads, versions, kills."""
    return [source for number in range(DISPATCHES) for source in _story(number)]


def documents() -> list[Document]:
    """The pages; what they say of themselves are facts, as a content system gives them."""
    wire = dispatches()
    return [_page(number, wire) for number in range(PAGES)]


def _story(number: int) -> Iterator[Source]:
    dice = random.Random(number)  # noqa: S311 -- texts, not secrets
    words = _words(dice, dice.randint(60, 200))
    words[20:20] = _said(number // 2).split()  # two agencies were in the room
    one = Source(
        id=f"item-{number:04d}",
        holder=AGENCIES[number % 4],
        text=" ".join(words),
        title=f"Story {number}",
        published=None if number % 11 == 10 else FIRST + timedelta(days=number % 28),
        status=Status.CANCELED if number % 13 == 12 else Status.USABLE,
        usage_terms="GERMANY OUT" if number % 17 == 16 else None,
    )
    yield one
    if number % 4 == 1:  # write-throughs: of the first, or of one another
        for version in (1, 2):
            words = _edited(dice, words, 0.1)
            before = one.id if number % 8 == 1 or version == 1 else f"{one.id}-{version - 1}"
            when = one.published and one.published + timedelta(hours=version)
            killed = Status.CANCELED if version == 2 and number % 16 == 5 else Status.USABLE
            new = {"id": f"{one.id}-{version}", "text": " ".join(words), "version_of": before}
            yield one.model_copy(update={**new, "published": when, "status": killed})


def _page(number: int, wire: Sequence[Source]) -> Document:
    dice = random.Random(10_000 + number)  # noqa: S311 -- as above
    source, other = dice.choice(wire), dice.choice(wire)
    text = _text(_FORMS[number % len(_FORMS)], dice, source, other)
    if number % 6 == 0:
        text = f"({source.holder.upper()}) {text}"
    if number % 9 == 0:
        text += f"\n\n© {source.holder.upper()} 2026. You may not copy or reproduce this content."
    day = (source.published or FIRST) + timedelta(days=(-9 if number % 7 == 3 else 1))
    facts = [Fact("published", day.isoformat(), _NOWHERE)] if number % 5 else []
    facts += [Fact("section", ("sports", "culture")[number % 2], _NOWHERE)]
    page = Document.of(text, f"archive/{number:03d}.txt")
    return page.model_copy(update={"facts": tuple(facts)})


_NOWHERE = Span(0, 0)


def _text(form: str, dice: random.Random, source: Source, other: Source) -> str:
    """A page's words: its own, and what its form says of a dispatch, or of two."""
    words = source.text.split()
    start = dice.randrange(max(1, len(words) - 40))
    taken = {
        "whole": source.text,
        "excerpt": " ".join(words[start : start + 40]),
        "rewritten": " ".join(_edited(dice, words, 0.12)),
        "quotation": " ".join(words[20:44]),  # where a story has what was said
        "two": f"{source.text} {_own(dice, 30)} {other.text}",
        "nothing": "",
    }
    return f"{_own(dice, 60)} {taken[form]} {_own(dice, 60)}"


_FORMS = ("whole", "excerpt", "rewritten", "quotation", "two", "nothing", "excerpt", "rewritten")


def _said(room: int) -> str:
    dice = random.Random(20_000 + room)  # noqa: S311 -- as above
    return f"“{_own(dice, 24)}”"


def _own(dice: random.Random, count: int) -> str:
    return " ".join(_words(dice, count))


def _words(dice: random.Random, count: int) -> list[str]:
    return ["".join(dice.choices(_SYLLABLES, k=dice.randint(1, 4))) for _ in range(count)]


def _edited(dice: random.Random, words: list[str], share: float) -> list[str]:
    """The words with such a share of them replaced."""
    return [_words(dice, 1)[0] if dice.random() < share else word for word in words]

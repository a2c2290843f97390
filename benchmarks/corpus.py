"""Invents news, as much as is wanted and the same for the same seed; no agency's copy in it.

    python benchmarks/corpus.py 20000 [--news DIR]     # the rate, and how language-like it is

A story has about 400 words in one of four alphabets. What makes search in news hard is here on
purpose: words by Zipf's law, each with its usual followers, so that short runs of words recur
everywhere; stock phrases, titles and names; footers; updates of earlier stories; and the second
reporter of the same event, who shares names, figures and what was said, but no prose. The
rates are set so that runs of 1 to 6 words recur about as often as in real news (`--news DIR`
prints the same line for real stories: files `*.jsonl.gz` with `lang` and `text`).
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from systems import words
from tongues import FOOTERS, MIX, Tongue, tongue

BLOCK = 200  # stories invented at once: enough to make the arithmetic cheap
UNITS = 350  # words and stock phrases in a story: about 400 words
FOOTED = 0.3  # agencies' stories with a footer; other papers do not print those
QUOTES, QUOTE_UNITS = 2, 14
UPDATE, SECOND = 1, 3  # of every 20 stories, these are an update and a second report
SHORTEST = 700  # characters of a real story; shorter ones are headlines and briefs
AGENCIES = ("NWA", "Orbis", "Kestrel")


class Story(NamedTuple):
    """A text and whose it is; `kin` are the stories of its event, itself among them."""

    id: str
    language: str
    agency: str
    text: str
    kin: tuple[str, ...] = ()


class Press:
    """All the stories there could ever be, by number."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed

    def stories(self, start: int, stop: int) -> Iterator[Story]:
        """What the agencies delivered, numbers `start` to `stop`."""
        for number in range(start // BLOCK, -(-stop // BLOCK)):
            first = number * BLOCK
            yield from self.block(number)[max(0, start - first) : stop - first]

    def block(self, number: int, reporter: int = 0) -> list[Story]:
        """The stories of a block; another `reporter` tells the same events in other words."""
        language = tongue(MIX[number % len(MIX)], self._seed)
        dice = np.random.default_rng((self._seed, number))
        events = np.array([_event(row) for row in range(BLOCK)])
        themes = language.themes(dice, BLOCK)[events]
        said = language.walk(dice, np.repeat(themes, QUOTES, axis=0), QUOTE_UNITS).tolist()
        rng = np.random.default_rng((self._seed, number, 1 + reporter))
        prose = language.walk(rng, themes, UNITS)
        lengths = rng.integers(6, 27, (BLOCK, UNITS // 6)).tolist()
        places = rng.integers(1, 8, (BLOCK, QUOTES)).tolist()
        extra = rng.random((BLOCK, 2))
        made: list[list[str]] = []
        for row in range(BLOCK):
            told = language.sentences(prose[row].tolist(), lengths[row])
            if row % 20 == UPDATE and not reporter:
                told = [*told[:2], *made[row - 1][:-3]]
            else:
                quotes = [said[QUOTES * int(events[row]) + quote] for quote in range(QUOTES)]
                told = _with_speech(language, told, quotes, themes[row, 0], places[row])
            made.append(told)
        return [
            self._story(language, number, row, reporter, told, extra[row])
            for row, told in enumerate(made)
        ]

    def _story(  # noqa: PLR0913, PLR0917 -- the parts of a story
        self,
        language: Tongue,
        number: int,
        row: int,
        reporter: int,
        told: list[str],
        extra: NDArray[np.float64],
    ) -> Story:
        stop = language.alphabet.stop
        agency = AGENCIES[(number + row) % len(AGENCIES)] if not reporter else f"Page {reporter}"
        place = language.units[3000 + int(extra[0] * 200)].capitalize()
        pairs = [stop.join(told[at : at + 2]) + stop.rstrip() for at in range(0, len(told), 2)]
        footer = (
            ""
            if reporter or extra[1] > FOOTED
            else language.footers[int(extra[1] / FOOTED * FOOTERS)]
        )
        text = f"{place} ({agency}) — " + "\n\n".join((*pairs, footer))
        event = _event(row)
        same = [other for other in range(row - 1, row + 2) if _event(other) == event]
        kin = tuple(f"{reporter}:{number * BLOCK + other}" for other in same)
        name = f"{reporter}:{number * BLOCK + row}"
        return Story(name, language.alphabet.language, agency, text, kin)


def _event(row: int) -> int:
    """Of a block's story: updates and second reports follow the first on their event."""
    return row - 1 if row % 20 in {UPDATE, SECOND} else row


def _with_speech(
    language: Tongue, told: list[str], quotes: list[list[int]], name: int, places: list[int]
) -> list[str]:
    """The sentences with what was said at the event among them."""
    glue, comma = language.alphabet.glue, language.alphabet.comma
    for place, quote in zip(places, quotes, strict=True):
        words = glue.join(language.units[unit] for unit in quote)
        said = language.units[6]
        speech = f"“{words[:1].upper()}{words[1:]}{comma.strip()}” {said} {language.units[name]}"
        told.insert(place, speech)
    return told


def real(folder: Path) -> Iterator[Story]:
    """The stories of the files `*.jsonl.gz` in `folder`: `id`, `lang` and `text`.

    A line that is a list of two ids says that those two are known to share prose.
    """
    rows = [
        (path.name.split(".")[0], row)
        for path in sorted(folder.glob("*.gz"))
        for row in _rows(path)
    ]
    kin: dict[str, list[str]] = {}
    for pair in (row for _, row in rows if isinstance(row, list)):
        for one, other in (pair, reversed(pair)):
            kin.setdefault(one, []).append(other)
    for file, row in rows:
        if isinstance(row, dict) and len(row["text"]) > SHORTEST:
            name = f"{file}:{row['id']}"
            yield Story(name, row["lang"], "real", row["text"], (name, *kin.get(name, ())))


def _rows(path: Path) -> list[Any]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def recurrence(texts: Sequence[str], longest: int = 6) -> list[float]:
    """For runs of 1 to `longest` words: the share of a text's runs that others have too."""
    told = [words(text)[:400] for text in texts]
    shares = []
    for length in range(1, longest + 1):
        runs = [set(zip(*(each[at:] for at in range(length)), strict=False)) for each in told]
        often = Counter(itertools.chain.from_iterable(runs))
        kept = [sum(often[run] > 1 for run in each) / max(1, len(each)) for each in runs]
        shares.append(sum(kept) / max(1, len(kept)))
    return shares


def main() -> None:
    """Print how fast stories are invented, and how often runs of words recur in them."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("count", type=int, nargs="?", default=20_000)
    options.add_argument("--news", type=Path, help="print the same for real news in this folder")
    chosen = options.parse_args()
    press = Press()
    list(press.stories(0, BLOCK * len(MIX)))
    begin = time.perf_counter()
    size = sum(len(story.text) for story in press.stories(0, chosen.count))
    taken = time.perf_counter() - begin
    print(f"{chosen.count / taken:,.0f} stories/s; {size / chosen.count:,.0f} characters a story")
    stories = real(chosen.news) if chosen.news else press.stories(0, chosen.count)
    groups: dict[str, list[str]] = {}
    for story in stories:
        groups.setdefault(f"{story.id.split(':')[0]} {story.language}", []).append(story.text)
    print("runs that recur in another of 1,500 stories, by words: 1 to 6")
    for name, texts in groups.items():
        shares = " ".join(f"{share:6.1%}" for share in recurrence(texts[:1500]))
        print(f"{name[:24]:<24}{len(texts):>7} {shares}")


if __name__ == "__main__":
    main()

"""What the arithmetic of text costs, step by step, in megabytes a second of one core.

    python benchmarks/arithmetic.py                # an alphabet a row, a step a column

Each step is given what it needs ready made, and the best of several rounds counts: the others
measure the machine's other work. *words* finds and hashes words, *letters* looks up what each
character is (a part of words), *fingerprints* hashes and winnows runs, *compare* reads a page
against a source that has half of it. *alphabet* counts code points' four bytes, as numpy does;
the rest UTF-8. Two last lines say what memory and the hash alone can do.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from corpus import Press
from tongues import MIX

from rightscheck import compare
from rightscheck.text import alphabet
from rightscheck.text.align import passages
from rightscheck.text.fingerprints import fingerprints
from rightscheck.text.words import mix, split

ROUNDS = 7
LONG = 40_000  # characters: below a block of `words.split`, in the processor's second cache
PAGE = 3_000


def best(step: Callable[[], object]) -> float:
    """Seconds of the quickest round."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(5):
            step()
        times.append((time.process_time() - start) / 5)
    return min(times)


def steps(text: str) -> list[float]:
    """Megabytes a second: letters, words, fingerprints, alignment and comparison of pages."""
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    words, size = split(text), len(text.encode())
    page, source = text[:PAGE], text[PAGE // 2 : PAGE * 3 // 2]
    mine, theirs = split(page), split(source)
    both = len(page.encode()) + len(source.encode())
    return [
        points.nbytes / best(lambda: alphabet.codes(points)) / 1e6,
        size / best(lambda: split(text)) / 1e6,
        size / best(lambda: fingerprints(words)) / 1e6,
        both / best(lambda: passages(mine, theirs)) / 1e6,
        both / best(lambda: compare(page, source)) / 1e6,
    ]


def main() -> None:
    """Print the table."""
    print("| language | letters | words | fingerprints | alignment | compare |")
    print("|---|---:|---:|---:|---:|---:|")
    texts: dict[str, str] = {}
    for number in range(len(MIX)):
        for story in Press().block(number):
            texts[story.language] = (texts.get(story.language, "") + "\n\n" + story.text)[:LONG]
    for language, text in sorted(texts.items()):
        print("| " + " | ".join([language, *(f"{rate:,.1f}" for rate in steps(text))]) + " |")
    numbers = np.arange(4_000_000, dtype=np.uint64)
    print(f"copying memory: {numbers.nbytes / best(numbers.copy) / 1e6:,.0f} MB/s")
    few = numbers[:8_000]
    print(f"hashing integers: {few.nbytes / best(lambda: mix(few)) / 1e6:,.0f} MB/s")


if __name__ == "__main__":
    main()

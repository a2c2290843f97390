"""How well any rule over what two texts share could tell derived stories from others.

    pip install scikit-learn
    python benchmarks/ceiling.py PAIRS.jsonl.gz    # rows with text, source and label (COUNTER's)

A row a rule: `compare` as it is; the best single threshold, chosen on the very pairs it is judged
by; models of all measures, trained on nine tenths and judged by the last, three times ten.
Labels are wholly_derived, partially_derived (or derived) and non_derived. A measure takes what both
texts have of runs of letters, with spaces and without, of words, of beginnings of words, over the
text, the source, the longer and the shorter of both; and what `compare` tells.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

from rightscheck import compare

DEGREES = {"non_derived": 0, "partially_derived": 1, "derived": 1, "wholly_derived": 2}
OURS = {"none": 0, "partial": 1, "whole": 2}
MODELS = {
    "logistic regression": make_pipeline(
        StandardScaler(), LogisticRegression(C=0.05, max_iter=3000)
    ),
    "support vectors": make_pipeline(StandardScaler(), SVC()),
    "random forest": RandomForestClassifier(400, min_samples_leaf=3, random_state=0),
}


def pieces(text: str) -> dict[str, set[Any]]:
    """What a text is made of, by name of the measure."""
    words = re.findall(r"\w+", text)
    spaced, glued = " ".join(words), "".join(words)
    return {
        **{f"{n} letters": _runs(spaced, n) for n in (3, 4, 5, 6, 8)},
        **{f"{n} letters, no spaces": _runs(glued, n) for n in (4, 5, 6, 8, 12)},
        **{f"{n} words": _together(words, n) for n in (1, 2, 3)},
        **{f"{n} first letters": {word[:n] for word in words} for n in (3, 4)},
    }


def _together(words: list[str], length: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[at:] for at in range(length)), strict=False))


def _runs(text: str, length: int) -> set[str]:
    return {text[at : at + length] for at in range(len(text) - length + 1)}


def measures(text: str, source: str) -> Iterator[tuple[str, float]]:
    """Every measure of a pair, by name."""
    mine, theirs = pieces(text), pieces(source)
    for name, here in mine.items():
        there = theirs[name]
        sizes = {"text": len(here), "source": len(there)}
        sizes |= {"longer": max(sizes.values()), "shorter": min(sizes.values())}
        for of, size in sizes.items():
            yield f"{name} / {of}", len(here & there) / max(1, size)
    found = compare(text, source)
    yield "share of text", found.share_of_text
    yield "share of source", found.share_of_source
    yield "overlap", found.overlap
    yield "agreement", found.agreement
    yield "longest run", max((match.longest_run for match in found.matches), default=0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path)
    with gzip.open(parser.parse_args().pairs, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["label"] in DEGREES]
    degrees = np.array([DEGREES[row["label"]] for row in rows])
    told = [OURS[compare(row["text"], row["source"]).derivation] for row in rows]
    _line("compare", degrees, np.array(told))
    table = [dict(measures(row["text"], row["source"])) for row in rows]
    names, values = list(table[0]), np.array([list(row.values()) for row in table])
    for score, name, least in sorted(_thresholds(names, values, degrees), reverse=True)[:5]:
        print(f"{f'{name} >= {least:.2f}':44}{score:9.3f}")
    for name, model in MODELS.items():
        folds = [StratifiedKFold(10, shuffle=True, random_state=seed) for seed in range(3)]
        scores = [
            (
                _two(degrees, cross_val_predict(model, values, degrees > 0, cv=fold)),
                _three(degrees, cross_val_predict(model, values, degrees, cv=fold)),
            )
            for fold in folds
        ]
        two, three = np.mean(scores, axis=0)
        print(f"{name:44}{two:9.3f}{three:11.3f}")


def _thresholds(
    names: list[str], values: NDArray[np.float64], degrees: NDArray[np.int64]
) -> Iterator[tuple[float, str, float]]:
    """For each measure its best F1, its name, and the threshold."""
    for name, column in zip(names, values.T, strict=True):
        score, least = max((_two(degrees, column >= at), at) for at in np.unique(column))
        yield score, name, least


def _line(name: str, degrees: NDArray[np.int64], told: NDArray[np.int64]) -> None:
    print(f"{'':44}{'two-way':>9}{'three-way':>11}")
    print(f"{name:44}{_two(degrees, told):9.3f}{_three(degrees, told):11.3f}")


def _two(degrees: NDArray[np.int64], told: NDArray[np.generic]) -> float:
    return float(f1_score(degrees > 0, told.astype(np.int64) > 0))


def _three(degrees: NDArray[np.int64], told: NDArray[np.generic]) -> float:
    return float(f1_score(degrees, told, average="macro"))


if __name__ == "__main__":
    main()

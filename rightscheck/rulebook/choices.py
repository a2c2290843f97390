"""Words of a rule that stand for one another: named once, put in where the name stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rightscheck.model.amounts import series
from rightscheck.text import lazily

_NAMED = lazily.pattern(r"<([^<>]+)>")


def spelled(words: Mapping[str, Iterable[object]]) -> dict[str, str]:
    """Each name's words as a choice in a phrase: `consent|prior_leave`."""
    return {
        name: "|".join(str(text).replace(" ", "_") for text in texts)
        for name, texts in words.items()
    }


def chosen(value: object, choices: Mapping[str, str]) -> object:
    """The value with a choice for every `<name>` in its texts; `ValueError` for an unknown one."""
    if isinstance(value, dict):
        return {key: chosen(one, choices) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [chosen(one, choices) for one in value]
    if isinstance(value, str):
        return _NAMED.sub(lambda name: _named(name[1], choices), value)
    return value


def _named(name: str, choices: Mapping[str, str]) -> str:
    if name not in choices:
        raise ValueError(f"<{name}> is none of its `words`: {series(choices, 'and')}")
    return choices[name]

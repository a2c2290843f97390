r"""The lines of a `.gitignore` as patterns: git's own rules, gitignore(5), but in code points.

Why not the library pathspec: it answers for whole paths, git folder by folder. Of random files of
lines the two differ on every sixth (`b/` before `!*.md`); and a walk has to know at a folder's
door whether git would go in (`foo/**` before `!foo/keep.md`), since a million files may lie there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import re2

from rightscheck.text import lazily

_LONGEST = 4096
"""Characters of a line: that of a longer one fits no path of any system."""

_MEMORY = 1 << 28
"""Bytes that patterns may take: enough for the largest file that is read; most take a few kB."""

_TOKEN = lazily.pattern(
    r"""(?P<all>^\*\*$)|(?P<below>/\*\*$)|(?P<across>/(?:\*\*/)+)|(?P<anywhere>^(?:\*\*/)+)
    |(?P<some>\*+)|(?P<one>\?)|\[(?P<negated>[!^]?)(?P<class>\]?(?:\[:\w+:\]|\\.|[^\]\\])*)\]
    |\\(?P<escaped>.)|(?P<plain>.)""",
    re.DOTALL | re.VERBOSE,
)
_MEANS = {
    "all": ".+",
    "below": "/.+",
    "across": "/(?:.*/)?",
    "anywhere": "(?:.*/)?",
    "some": "[^/]*",
    "one": "[^/]",
}


class Patterns(NamedTuple):
    """What the lines of one file ignore, and what they take back; the last line that fits wins."""

    negated: tuple[bool, ...]
    folders: Any  # google-re2 ships no types
    files: Any

    def ignores(self, path: str, *, folder: bool) -> bool | None:
        """Is it ignored? None where no line speaks of it.

        `path` counts from the folder of the file, with `/` between its parts. The folders that it
        lies in are not asked about: who walks has passed those that are ignored.
        """
        readable = path.encode(errors="replace").decode()  # names need not be UTF-8
        fitting = (self.folders if folder else self.files).Match(readable)
        return not self.negated[max(fitting)] if fitting else None


def patterns(lines: Iterable[str]) -> Patterns:
    """The patterns of some lines; comments, empty lines and what fits nothing are passed over."""
    negated: list[bool] = []
    every, of_files = _set(), _set()
    for line in lines:
        pattern = re.sub(r"(?<!\\)((?:\\\\)*) +$", r"\1", line[: _LONGEST + 1].rstrip("\r\n"))
        if not pattern or pattern.startswith("#") or len(pattern) > _LONGEST:
            continue
        takes_back = pattern.startswith("!")
        pattern = pattern[takes_back:]
        only_folders = pattern.endswith("/")
        translated = _translated(pattern.removesuffix("/"))
        try:
            every.Add(translated)
            # Both sets count alike: what speaks of folders only fits no file.
            of_files.Add(r"[^\x00-\x{10FFFF}]" if only_folders else translated)
        except re2.error:
            continue  # a range that ends before it begins fits nothing
        negated.append(takes_back)
    every.Compile()
    of_files.Compile()
    return Patterns(tuple(negated), every, of_files)


def _set() -> Any:  # noqa: ANN401 -- google-re2 ships no types
    options = re2.Options()
    options.log_errors = False
    options.dot_nl = True
    options.max_mem = _MEMORY
    return re2.Set.FullMatchSet(options)


def _translated(pattern: str) -> str:
    """One pattern as a regular expression of a whole path."""
    anchored = "/" in pattern
    said = "".join(map(_meant, _TOKEN.finditer(pattern.removeprefix("/"))))
    return said if anchored else "(?:.*/)?" + said


def _meant(token: re.Match[str]) -> str:
    kind = token.lastgroup or ""
    if kind in _MEANS:
        return _MEANS[kind]
    if kind != "class":
        return re.escape(token[kind])
    inside = re.sub(r"\\(.)|(?<!^)\[(?!:)|^\]|^\[(?!:)", _quoted, token["class"])
    return f"[^/{inside}]" if token["negated"] else f"[{inside}]"


def _quoted(character: re.Match[str]) -> str:
    return re.escape(character[1] or character[0])

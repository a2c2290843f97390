"""Waivers in, as people write them: a sentence in a page, or a file with a list of them.

A page says it in a comment or in its front matter, with the keys of the file as its words:

    waive unlicensed-reuse holder afp until 2027-01-31 owner "L. Brandt": commissioned by us

What comes first is the check; the keys may stand in any order; what has blanks is quoted, and
what follows the colon is the reason.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from rightscheck.errors import UnusableRules, nearest
from rightscheck.model import Acceptance, Document, Place, Remark, Value, Waiver, WaiverFile
from rightscheck.model.value import Fault
from rightscheck.rulebook import yaml
from rightscheck.text import lazily

NAME = "rightscheck-waivers.yaml"
"""The file beside the settings that is read where they name no other."""

LONGEST = 2_000
"""Characters of a waiver in a page; a reason is a sentence or two."""

MOST = 100
"""Waivers that are read of one page."""

KEYS = ("check", "holder", "source", "finding", "passage", "until", "owner", "reason")

FORM = 'waive CHECK holder HOLDER until 2027-01-31 owner "NAME": REASON'

_VERB = "waive"
_TOKEN = lazily.pattern(r' *+(?:"((?:[^"\\]|\\.)*+)"(:?)|([^\s"]++))')
_ESCAPED = lazily.pattern(r"\\(.)")
_BARE = lazily.pattern(r"[^\s\"]*[^\s\":]")


class Waivers(Value):
    """A file of waivers: who accepts which findings, why, and until when."""

    waivers: tuple[Acceptance, ...]


def load_waivers(path: Path, name: str) -> WaiverFile:
    """The waivers of a file, which reports call `name`; UnusableRules with the line of a fault."""
    data = yaml.content(path)  # once: who saves it meanwhile does not part it from its digest
    text = yaml.decoded(data, path)
    listed = yaml.parse(text, Waivers, where=str(path)).waivers
    lines = yaml.lines(text, "waivers")
    found = (
        Waiver(**dict(one), document=name, start=Place(line, 1), written=written(one))
        for one, line in zip(listed, lines, strict=True)
    )
    digest = hashlib.sha256(data).hexdigest()
    return WaiverFile(name=name, sha256=digest, waivers=tuple(found))


def waivers_of(document: Document) -> tuple[Waiver, ...]:
    """What a page itself waives; what cannot be read is a waiver with its fault."""
    found = [_stated(remark, document) for remark in document.remarks[:MOST]]
    if len(document.remarks) > MOST:
        end = {"fault": f"a page has at most {MOST} waivers; this one and what follows is not read"}
        found[-1] = found[-1].model_copy(update=end)
    return tuple(found)


def _stated(remark: Remark, document: Document) -> Waiver:
    words = " ".join(remark.words[: 2 * LONGEST].split())
    said, fault = Acceptance(), ""
    try:
        said = parse(remark.words)
    except UnusableRules as error:
        fault = f"{error.problem} ({error.hint})"
    place = document.place(remark.start)
    return Waiver(
        **dict(said), document=document.name, start=place, written=words[:LONGEST], fault=fault
    )


def parse(words: str) -> Acceptance:
    """A waiver's sentence; UnusableRules, without a place, for one that cannot be read."""
    if len(words) > LONGEST:
        raise UnusableRules(f"is longer than {LONGEST:,} characters", hint="say it in a sentence")
    tokens, reason = _tokens(" ".join(words.split()))
    verb = tokens.pop(0) if tokens else ""
    if verb != _VERB:
        raise UnusableRules(f"a page can say {_VERB!r}, not {verb!r}", hint=f"write {FORM}")
    found: dict[str, str] = {}
    if tokens and tokens[0] not in KEYS:
        found["check"] = tokens.pop(0)
    pairs = zip(tokens[::2], [*tokens[1::2], None], strict=False)
    for key, value in [*pairs, *([("reason", reason)] if reason is not None else [])]:
        _take(found, key, value)
    try:
        return Acceptance.model_validate(found)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        key = str(detail["loc"][0])
        raise UnusableRules(f"{key} is {found[key]!r}", hint=Fault.at(detail).message) from error


def _take(found: dict[str, str], key: str, value: str | None) -> None:
    if key == "paths":
        raise UnusableRules(
            "a page's waiver speaks of that page alone", hint=f"paths are for {NAME}"
        )
    if key not in KEYS:
        raise UnusableRules(f"{key!r} is no key", hint=nearest(key, KEYS, f"write {FORM}"))
    if value is None:
        raise UnusableRules(f"{key} has no value", hint=f"write {FORM}")
    if key in found:
        raise UnusableRules(f"{key} stands twice", hint="keep one of the two")
    found[key] = value


def _tokens(words: str) -> tuple[list[str], str | None]:
    """The words before the colon, and what is after it; None where there is none."""
    tokens: list[str] = []
    at = 0
    while at < len(words):
        token = _TOKEN.match(words, at)
        if token is None:
            raise UnusableRules("a quotation mark is open", hint='close it with "')
        at = token.end()
        in_quotes, colon, bare = token.groups()
        if in_quotes is not None:
            tokens.append(_ESCAPED.sub(r"\1", in_quotes))
        else:
            tokens += filter(None, [bare.removesuffix(":")])
        if colon or (bare and bare.endswith(":")):
            return tokens, words[at:].strip()
    return tokens, None


def written(waiver: Acceptance) -> str:
    """A waiver as a sentence, which `parse` reads as the same (but for `paths`)."""
    return " ".join([_VERB, *_said(waiver)]) + (f": {waiver.reason}" if waiver.reason else "")


def _said(waiver: Acceptance) -> Iterator[str]:
    if waiver.check:
        yield f"check {_quoted(waiver.check)}" if waiver.check in KEYS else _quoted(waiver.check)
    for key in KEYS[1:-1]:
        if value := getattr(waiver, key):
            yield f"{key} {_quoted(str(value))}"
    yield from (f"paths {_quoted(glob)}" for glob in waiver.paths)


def _quoted(value: str) -> str:
    return value if _BARE.fullmatch(value) else quoted(value)


def quoted(value: str) -> str:
    """A value as a sentence may have it, whatever is in it."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

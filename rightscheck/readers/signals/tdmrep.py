"""tdmrep.json in: what of a site is reserved from text and data mining (TDMRep 1.0, section 5).

The file is a list of rules; of those that sites publish many are not (an object, keys with
`_`, a nesting of their own). They are read as they are meant, and it is said what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from rightscheck.model import Document
from rightscheck.readers.aliases import fact_of, normal
from rightscheck.readers.building.builder import Builder, plain, spoken
from rightscheck.readers.notations import values
from rightscheck.readers.raw.encoding import Raw, decode
from rightscheck.readers.signals.telling import malformed, signal

_KEYS = frozenset({"location", "tdm-reservation", "tdm-policy"})
_VALUES = {"true": "1", "false": "0"}
_PROSE = 4  # spaces in a value that is a sentence


def read(source: Raw) -> Iterator[Document]:
    """A tdmrep.json."""
    page, encoding = decode(source)
    builder = Builder(page)
    start = len(page) - len(page.lstrip())
    if not page[start : start + 1] or page[start] not in "[{":
        raise source.unreadable("is no tdmrep.json: it is not JSON", "look what the server sent")
    if page[start] == "{":
        malformed(builder, "an object where TDMRep wants a list of rules", start, start + 1)
    for entry in values.entries(page, start, len(page)):
        _tell(builder, entry)
    yield builder.document(source.data, source.name, "application/json", encoding)


def _tell(builder: Builder, entry: values.Entry) -> None:
    page = builder.original
    written = plain(entry.pieces, page).strip()
    key = entry.path[-1] if entry.path else ""
    name = _meant(entry.path)
    start, end = entry.pieces[0].start, entry.pieces[-1].end
    if name and key not in _KEYS:
        malformed(builder, f"TDMRep has no {'.'.join(entry.path)}, but {name}", start, end)
    if name == "tdm-reservation" and written not in {"0", "1"}:
        malformed(builder, "tdm-reservation is 0 or 1", start, end)
    if name and written.lower() in _VALUES:
        builder.value((*spoken(name, ()), entry.pieces[0]._replace(text=_VALUES[written.lower()])))
    elif name:
        signal(builder, name, entry.pieces)
    elif key == "location":
        builder.value(spoken("tdm-location", entry.pieces))
    elif written.count(" ") >= _PROSE:
        with builder.part(start, end):
            builder.add(entry.pieces)
    elif not key.startswith("@"):
        fact = fact_of(key)
        builder.declare(fact if len(entry.path) == 1 else "", entry.pieces)


def _meant(path: values.Path) -> str:
    """The name of TDMRep that a path of keys means: `tdm_policy`, `tdm.reservation`."""
    for keys in (path[-1:], path[-2:]):
        for name in ("tdm-reservation", "tdm-policy"):
            if normal("".join(keys)) == normal(name):
                return name
    return ""

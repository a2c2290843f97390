"""Which holder is meant by what an item declares: a name, a code of a vocabulary, an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from rightscheck.rulebook.pack import Pack

_ENDING = re.compile(
    r"(?<![\s,.])[\s,.]++(inc|ltd|llc|plc|gmbh|s\.?a|s\.?p\.?a|ag|bv|nv)\.?$|^(©|\(c\))\s*+"
)
_WORD = re.compile(r"[\w'’-]+")
_YEARS = re.compile(r"\b(19|20)\d\d(\s*[-\u2013]\s*(19|20)?\d\d)?\b[\s,]*")


class Holders:
    """The names of all packs, in small letters, and the hosts of their holders' sites."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._names: dict[str, str] = {}
        self._full: dict[str, str] = {}
        for pack in packs:
            names = pack.names
            also = (*names.flat, *names.acronyms, *names.ambiguous) if names else ()
            host = _host(pack.url or "")
            for name in (pack.holder, pack.name, *also, *([host] if host else ())):
                self._names.setdefault(name.casefold(), pack.holder)
            for name in names.flat if names else ():
                self._full.setdefault(" ".join(_WORD.findall(name.casefold())), pack.holder)

    def called(self, written: str) -> str | None:
        """The holder of that name; None where no pack knows it.

        `written` is a name (`© 2026 Agence France-Presse`), a qcode of whatever vocabulary
        (`prov:AFP`, NewsML-G2) or a URI (`http://www.afp.com/`, `http://cv.example/prov/afp`).
        """
        plain = written.strip().casefold()
        for also_said in (_ENDING, _YEARS, _ENDING):
            plain = also_said.sub("", plain).strip(" ,;")
        host = _host(plain)
        last = re.split(r"[:/#]", plain.rstrip("/"))[-1] if ":" in plain else ""
        labels = host.split(".")[:-1]  # reuters of www.reuters.com
        exact = (self._names[one] for one in (plain, host, last, *labels) if one in self._names)
        return next(exact, None) or self._within(plain)

    def _within(self, plain: str) -> str | None:
        """The one holder of whom a full name stands in it: `dpa Deutsche Presse-Agentur`."""
        words = f" {' '.join(_WORD.findall(plain))} "
        found = {holder for name, holder in self._full.items() if f" {name} " in words}
        return found.pop() if len(found) == 1 else None


def _host(address: str) -> str:
    """A site's host without `www.`; empty where this is no address."""
    try:
        host = urlsplit(address).hostname if "://" in address else None
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")

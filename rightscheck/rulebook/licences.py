"""Licence files in, `Licence`s out: each named as its file, none twice, no holder misspelt.

What a licence inherits is looked up among the licences that are loaded with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from rightscheck.errors import UnusableRules, nearest
from rightscheck.licensing.terms.inheritance import inherited
from rightscheck.licensing.terms.licence import Licence, Licences
from rightscheck.rulebook import cache, yaml


class LicenceFile(NamedTuple):
    """A licence as it is written, and where."""

    licence: Licence
    path: Path

    def line(self, key: str, rule: str = "") -> int:
        """The line of a key of the licence's, or of a rule under it; of what is not there, 1."""
        steps: tuple[str | int, ...] = (key,)
        if rule:
            names = [one.name for one in getattr(self.licence, key)]
            steps = (key, names.index(rule)) if rule in names else ("inherit",)
        return yaml.line(self.path, steps)


def load_licences(paths: Iterable[Path], holders: Collection[str] | None = None) -> Licences:
    """The licences of files and folders, by id. Of a folder, not of the folders in it.

    `holders` are those that the packs know, and a licence of any other is refused: a misspelt
    holder would never meet a text. An open licence is its own holder and needs no pack. None
    refuses no holder.
    """
    return whole(read_licences(paths, holders))


def read_licences(
    paths: Iterable[Path], holders: Collection[str] | None = None
) -> dict[str, LicenceFile]:
    """The same licences as they are written, without what they inherit."""
    found: dict[str, LicenceFile] = {}
    for path, licence in _all(paths):
        if licence.licence in found and found[licence.licence].path.resolve() != path.resolve():
            raise UnusableRules(
                f"licence {licence.licence!r} is there already",
                where=f"{path}:{_line(path, 'licence')}",
                hint=f"the other one is {found[licence.licence].path}; give one another id",
            )
        if holders is not None:
            _refuse_stranger(licence, holders, path)
        found[licence.licence] = LicenceFile(licence, path)
    return found


def whole(filed: Mapping[str, LicenceFile]) -> Licences:
    """The licences with all that they inherit, by id."""
    known = {id_: one.licence for id_, one in filed.items()}
    return Licences(_whole(known[id_], known, filed[id_].path) for id_ in sorted(filed))


def _whole(licence: Licence, known: Mapping[str, Licence], path: Path) -> Licence:
    try:
        return inherited(licence, known)
    except ValueError as error:
        hint = nearest(
            licence.inherit[0], known, "inherit only licences of the same holder, or open ones"
        )
        where = f"{path}:{_line(path, 'inherit')}"
        raise UnusableRules(str(error), where=where, hint=hint) from error


def load_licence(path: Path) -> Licence:
    """One licence from its file, whose name is the licence's id."""
    licence = yaml.load(path, Licence)
    if licence.licence != path.stem:
        raise UnusableRules(
            f"is licence {licence.licence!r}",
            where=f"{path}:{_line(path, 'licence')}",
            hint=f"call the file {licence.licence}.yaml or the licence {path.stem!r}",
        )
    return licence


def _refuse_stranger(licence: Licence, holders: Collection[str], path: Path) -> None:
    if licence.is_open or licence.holder in holders:
        return
    raise UnusableRules(
        f"no pack knows the holder {licence.holder!r}",
        where=f"{path}:{_line(path, 'holder')}",
        hint=nearest(
            licence.holder,
            holders,
            "`rightscheck rules` lists the holders; a new one needs a pack of its own",
        ),
    )


def _all(paths: Iterable[Path]) -> Iterator[tuple[Path, Licence]]:
    for path in map(Path, paths):
        if not path.is_dir() and not path.is_file():
            raise UnusableRules(
                "is no licence file and no folder of them", where=path, hint="check licences.paths"
            )
        files = yaml.files(path) if path.is_dir() else [path]
        yield from zip(files, cache.loaded(Licence, path, files, load_licence), strict=True)


def _line(path: Path, key: str) -> int:
    return yaml.line(path, (key,))

"""Licence files in, `Licence`s out: each named as its file, none twice, no holder misspelt.

What a licence inherits is looked up among the licences that are loaded with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from rightscheck.errors import UnusableRules, nearest
from rightscheck.licensing import Licence
from rightscheck.licensing.inheritance import inherited
from rightscheck.rulebook import yaml


def load_licences(
    paths: Iterable[Path], holders: Collection[str] | None = None
) -> tuple[Licence, ...]:
    """The licences of files and folders, by id. Of a folder, not of the folders in it.

    `holders` are those that the packs know, and a licence of any other is refused: a misspelt
    holder would never meet a text. An open licence is its own holder and needs no pack. None
    refuses no holder.
    """
    found: dict[str, tuple[Licence, Path]] = {}
    for path in _files(paths):
        licence = load_licence(path)
        if licence.licence in found and found[licence.licence][1].resolve() != path.resolve():
            raise UnusableRules(
                f"licence {licence.licence!r} is there already",
                where=f"{path}:{_line(path, 'licence')}",
                hint=f"the other one is {found[licence.licence][1]}; give one of them another id",
            )
        if holders is not None:
            _refuse_stranger(licence, holders, path)
        found[licence.licence] = licence, path
    known = {id_: licence for id_, (licence, _) in found.items()}
    return tuple(_whole(known[id_], known, found[id_][1]) for id_ in sorted(found))


def _whole(licence: Licence, known: Mapping[str, Licence], path: Path) -> Licence:
    try:
        return inherited(licence, known)
    except ValueError as error:
        hint = nearest(licence.inherit[0], known, "inherit only licences of the same holder")
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


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted((*path.glob("*.yaml"), *path.glob("*.yml")))
        elif path.is_file():
            yield path
        else:
            raise UnusableRules(
                "is no licence file and no folder of them", where=path, hint="check licences.paths"
            )


def _line(path: Path, key: str) -> int:
    """The line of a key of the file's top level, for a file that has been read already."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)

"""Folders of packs in, the packs in force out: ours, then the house's, less what is disabled."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rightscheck.errors import UnusableRules, nearest
from rightscheck.model import NoticeKind
from rightscheck.rulebook import cache, yaml
from rightscheck.rulebook.pack import Pack

SHARED_RULES = {
    "credit": NoticeKind.CREDIT_LINE,
    "dateline": NoticeKind.DATELINE,
    "copyright": NoticeKind.COPYRIGHT_LINE,
    "usage": NoticeKind.USAGE_TERM,
    "embargo": NoticeKind.EMBARGO,
}
"""What a pack's names are found in; they can be disabled like the pack's own rules."""


def load_packs(folders: Iterable[Path], disabled: Iterable[str] = ()) -> tuple[Pack, ...]:
    """The packs of `folders`, by holder; a later folder's pack replaces one of the same holder.

    One that `extends` adds to it instead. `disabled` are rules as notices name them
    (`afp/credit`), or whole packs (`afp`).
    """
    packs: dict[str, Pack] = {}
    for folder in folders:
        for path, pack in _shelf(Path(folder)):
            packs[pack.holder] = layered(packs, pack, path)
    for rule in disabled:
        holder, _, name = rule.partition("/")
        packs[holder] = _silent(packs, holder, name)
    return tuple(packs[holder] for holder in sorted(packs))


def layered(packs: dict[str, Pack], pack: Pack, path: Path) -> Pack:
    """`pack`, or what it `extends` of `packs` together with it; `path` is for complaints."""
    if not pack.extends:
        return pack
    if pack.holder not in packs:
        raise UnusableRules(
            f"extends a pack of {pack.holder!r} and there is none",
            where=path,
            hint=nearest(pack.holder, packs, "leave `extends` out and it is a pack of its own"),
        )
    whole = packs[pack.holder].extended(pack)
    known = _known(whole)
    for rule in pack.disabled:
        if rule not in known:
            raise UnusableRules(
                f"disables {rule!r}, and {pack.holder} has no such rule",
                where=path,
                hint=nearest(rule, known, f"it has {', '.join(known)}"),
            )
    return whole


def load_pack(path: Path) -> Pack:
    """One pack from its file, whose name is the holder's id."""
    pack = yaml.load(path, Pack)
    if pack.holder != path.stem:
        raise UnusableRules(
            f"is the pack of {pack.holder!r}",
            where=path,
            hint=f"call the file {pack.holder}.yaml or the holder {path.stem!r}",
        )
    return pack


def _shelf(folder: Path) -> list[tuple[Path, Pack]]:
    """The packs of one folder, by their file."""
    if not folder.is_dir():
        raise UnusableRules("is no folder of packs", where=folder, hint="check packs.paths")
    files = yaml.files(folder)
    return list(zip(files, cache.loaded(Pack, folder, files, load_pack), strict=True))


def _known(pack: Pack) -> list[str]:
    return [*SHARED_RULES, *(one.id for one in pack.rules)]


def _silent(packs: dict[str, Pack], holder: str, name: str) -> Pack:
    """The pack without its rule `name`, or without any."""
    pack = packs.get(holder)
    if pack is None:
        problem = f"no pack {holder!r} to disable"
        hint = nearest(holder, packs, "`rightscheck rules` lists them")
        raise UnusableRules(problem, where="packs.disable", hint=hint)
    known = _known(pack)
    if name and name not in known:
        raise UnusableRules(
            f"pack {holder!r} has no rule {name!r}",
            where="packs.disable",
            hint=nearest(name, known, f"it has {', '.join(known)}"),
        )
    off = [name] if name else known
    return pack.model_copy(update={"disabled": (*pack.disabled, *off)})

"""Folders of packs in, the packs in force out: ours, then the house's, less what is disabled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from rightscheck.errors import UnusableRules, nearest
from rightscheck.model import NoticeKind
from rightscheck.rulebook import cache, yaml
from rightscheck.rulebook.cache import Kept
from rightscheck.rulebook.pack import Head, Pack
from rightscheck.rulebook.rules import Rule

R = TypeVar("R", bound=Rule)

Called: TypeAlias = Sequence[Sequence[str]]
"""What rules are called: each by its pack's holder and its id."""

SHARED_RULES = {
    "credit": NoticeKind.CREDIT_LINE,
    "dateline": NoticeKind.DATELINE,
    "copyright": NoticeKind.COPYRIGHT_LINE,
    "usage": NoticeKind.USAGE_TERM,
    "embargo": NoticeKind.EMBARGO,
}
"""What a pack's names are found in; they can be disabled like the pack's own rules."""


class Packs:
    """The packs in force, by holder. Out of the cache, each is made when it is asked for.

    `heads` tell what can be known before. `place` says what was loaded, under which name what is
    computed of it can be kept; "" for packs that come from nowhere in particular.
    """

    def __init__(self, kept: Iterable[Kept[Pack]], place: str = "") -> None:
        self._kept = {Head(*one.head).holder: one for one in kept}
        self.heads = [Head(*one.head) for one in self._kept.values()]
        self.place = place

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Packs:
        """Any packs."""
        return packs if isinstance(packs, Packs) else cls(map(Kept.of, packs))

    def __iter__(self) -> Iterator[Pack]:
        """All of them, made."""
        return (one.value for one in self._kept.values())

    def __len__(self) -> int:
        """How many holders have one."""
        return len(self._kept)

    def __eq__(self, other: object) -> bool:
        """Do they say the same? Digests of all they say tell, and no pack need be made."""
        return isinstance(other, Packs) and self.heads == other.heads

    def __hash__(self) -> int:
        """Of what all of them say."""
        return hash(tuple(self.heads))

    def rule(self, sort: type[R], holder: str, id_: str) -> R:
        """A holder's rule, by its id."""
        rules = self._kept[holder].value.rules
        return next(rule for rule in rules if rule.id == id_ and isinstance(rule, sort))

    def in_force(self, sort: type[R]) -> Ruled[R]:
        """All rules of a sort that are not disabled."""
        return Ruled(
            self,
            sort,
            [
                (pack.holder, rule.id)
                for pack in self
                for rule in pack.rules
                if isinstance(rule, sort) and pack.uses(rule.id)
            ],
        )


class Ruled(Generic[R]):
    """Rules of one sort with their packs' holders, by what they are called: made when asked for."""

    def __init__(self, packs: Packs, sort: type[R], called: Called) -> None:
        self.called = called
        self._packs, self._sort = packs, sort
        self._made: dict[int, tuple[str, R]] = {}

    def __getitem__(self, number: int) -> tuple[str, R]:
        """The holder and the rule."""
        if number not in self._made:
            holder, id_ = self.called[number]
            self._made[number] = holder, self._packs.rule(self._sort, holder, id_)
        return self._made[number]

    def __iter__(self) -> Iterator[tuple[str, R]]:
        """All of them, in their order."""
        return (self[number] for number in range(len(self.called)))


def load_packs(folders: Iterable[Path], disabled: Iterable[str] = ()) -> Packs:
    """The packs of `folders`, by holder; a later folder's pack replaces one of the same holder.

    One that `extends` adds to it instead. `disabled` are rules as notices name them
    (`afp/credit`), or whole packs (`afp`).
    """
    paths = [Path(folder) for folder in folders]
    packs: dict[str, Kept[Pack]] = {}
    for path, pack in (one for folder in paths for one in _shelf(folder)):
        head = Head(*pack.head)
        whole = Kept.of(layered(packs, pack.value, path)) if head.extends else pack
        packs[head.holder] = whole
    for rule in disabled:
        holder, _, name = rule.partition("/")
        packs[holder] = Kept.of(_silent(packs, holder, name))
    place = " ".join(str(path.resolve()) for path in paths)
    return Packs((packs[holder] for holder in sorted(packs)), place)


def layered(packs: Mapping[str, Kept[Pack]], pack: Pack, path: Path) -> Pack:
    """`pack`, or what it `extends` of `packs` together with it; `path` is for complaints."""
    if not pack.extends:
        return pack
    if pack.holder not in packs:
        raise UnusableRules(
            f"extends a pack of {pack.holder!r} and there is none",
            where=path,
            hint=nearest(pack.holder, packs, "leave `extends` out and it is a pack of its own"),
        )
    whole = packs[pack.holder].value.extended(pack)
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


def _shelf(folder: Path) -> Iterator[tuple[Path, Kept[Pack]]]:
    """The packs of one folder, by their file."""
    if not folder.is_dir():
        raise UnusableRules("is no folder of packs", where=folder, hint="check packs.paths")
    files = yaml.files(folder)
    return zip(files, cache.kept(Pack, folder, files, load_pack), strict=True)


def _known(pack: Pack) -> list[str]:
    return [*SHARED_RULES, *(one.id for one in pack.rules)]


def _silent(packs: Mapping[str, Kept[Pack]], holder: str, name: str) -> Pack:
    """The pack without its rule `name`, or without any."""
    if holder not in packs:
        problem = f"no pack {holder!r} to disable"
        hint = nearest(holder, packs, "`rightscheck rules` lists them")
        raise UnusableRules(problem, where="packs.disable", hint=hint)
    pack = packs[holder].value
    known = _known(pack)
    if name and name not in known:
        raise UnusableRules(
            f"pack {holder!r} has no rule {name!r}",
            where="packs.disable",
            hint=nearest(name, known, f"it has {', '.join(known)}"),
        )
    off = [name] if name else known
    return pack.model_copy(update={"disabled": (*pack.disabled, *off)})

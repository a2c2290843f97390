"""`Workbench`: what is loaded once and shared by threads: packs, licences, policy, sources."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self

import rightscheck
from rightscheck.checks import Question, questions
from rightscheck.licensing.terms.licence import Licence, Licences
from rightscheck.licensing.usage import spelled
from rightscheck.model import Attestation, Baseline, Basis, House, Scope, Value, WaiverFile
from rightscheck.notices import CompiledPacks, compile_packs
from rightscheck.pipeline.intake.ignores import NOTHING, Ignores
from rightscheck.rulebook.packs import Packs
from rightscheck.rulebook.policy import Policy
from rightscheck.sources import Ledger, Sources, SqliteSources, open_sources

if TYPE_CHECKING:
    from rightscheck.pipeline.running.crew import Crew


class Keeper(Protocol):
    """Reloads a bench when files it was made of have changed (`settings.keeper`)."""

    def current(self, wait: float | None = None) -> Workbench:
        """The bench by its files as they are now, or after `wait` seconds the one before."""
        ...

    def close(self) -> None:
        """Close what the newest bench holds open."""
        ...


@dataclass(frozen=True)
class Workbench:
    """Everything that a check needs besides the document; `settings.load` makes one.

    `waives` turns all waivers off, `pages_waive` those that stand in pages. `warnings` are told by
    every report and keep it from being clean. A context manager: closing it closes the library, the
    only part that is held open.
    """

    house: House
    scopes: tuple[Scope, ...]
    folder: Path
    pack_list: Packs
    packs: CompiledPacks
    licences: Licences
    policy: Policy
    questions: tuple[Question, ...]
    sources: Sources | None
    ledger: Ledger | None = None
    done: tuple[Attestation, ...] = ()
    boilerplate: str = ""
    ignores: Ignores = NOTHING
    min_confidence: float = 0
    expect: Mapping[str, timedelta] = field(default_factory=dict)
    waivers: WaiverFile = field(default_factory=WaiverFile)
    waives: bool = True
    pages_waive: bool = True
    baseline: Baseline | None = None
    warnings: tuple[str, ...] = ()
    keeper: Keeper | None = field(default=None, compare=False, repr=False)
    crew: Crew | None = field(init=False, default=None, compare=False, repr=False)

    @cached_property
    def names(self) -> dict[str, str]:
        """What people call each holder."""
        return {head.holder: head.name for head in self.pack_list.heads}

    @cached_property
    def open_licences(self) -> dict[str, Licence]:
        """The open licences in force, by what people call them."""
        return spelled(self.licences)

    @cached_property
    def asks_language(self) -> bool:
        """Does any licence decide by the page's language?"""
        return any('"language":' in one.model_dump_json(exclude_none=True) for one in self.licences)

    @property
    def basis(self) -> Basis:
        """Versions and hashes of everything that decides."""
        return self._rules.model_copy(
            update={
                "sources": self.sources.version if self.sources else "",
                "source_count": len(self.sources) if self.sources else 0,
                "ledger": self.ledger.version if self.ledger else "",
            }
        )

    @cached_property
    def _rules(self) -> Basis:
        """The part of `basis` that stays the same as long as the bench lives."""
        return Basis(
            rightscheck=rightscheck.__version__,
            packs={head.holder: head.sha256[:16] for head in self.pack_list.heads},
            licences={licence.licence: licence.sha256[:16] for licence in self.licences},
            policy=self.policy.sha256[:16],
            settings=_hash(self.house, *self.scopes, *self.done),
            boilerplate=_digest(self.boilerplate) if self.boilerplate else "",
            baseline=_hash(*self.baseline.known) if self.baseline else "",
            waivers=self.waivers.sha256[:16] if self.waives else "off",
        )

    def scope(self, name: str) -> Scope:
        """What the settings' scopes say of a document of this name."""
        return Scope.of(self.place(name), self.scopes)

    def place(self, name: str) -> str:
        """A document's name as scopes and the ledger count it: from the folder of the settings."""
        return place(name, self.folder)

    def still(self) -> AbstractContextManager[None]:
        """Hold one state of the library for this thread, whatever is delivered meanwhile."""
        return self.library.still() if self.library else nullcontext()

    def current(self, wait: float | None = None) -> Workbench:
        """The bench by its files as they are now, or after `wait` seconds the one before.

        Itself, if nothing has changed or nobody keeps it.
        """
        return self.keeper.current(wait) if self.keeper else self

    @property
    def library(self) -> SqliteSources | None:
        """The sources where they are a library in a file, which is held open."""
        return self.sources if isinstance(self.sources, SqliteSources) else None

    def staffed(self, workers: int) -> Self:
        """The same bench with so many processes, which check what its threads ask.

        They know this bench alone: one that is made of it (`replace`, `over`) has none of them.
        """
        from rightscheck.pipeline.running.crew import Crew  # noqa: PLC0415 -- most benches need none

        return self._but(crew=Crew(workers)) if workers else self

    def over(self, sources: Sources | None) -> Self:
        """The same bench with another library; what it has computed of the rest is kept."""
        return self._but(sources=sources, crew=None)

    @contextmanager
    def unrecorded(self) -> Iterator[Workbench]:
        """The same bench, by which nothing is written into the ledger; what is there is counted."""
        if not (self.ledger and self.ledger.records):
            yield self
            return
        with closing(Ledger(self.ledger.path)) as ledger:
            yield replace(self, ledger=ledger, keeper=None)

    def warning(self, warning: str) -> Self:
        """The same bench with the same processes, whose reports give this warning and no other."""
        return self._but(warnings=(warning,))

    def _but(self, **other: object) -> Self:
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__ | other)
        return new

    def __reduce__(self) -> tuple[Any, ...]:
        """As another process gets it, to judge documents: what it was made of.

        The library is opened anew there; what only the whole run needs stays here.
        """
        plain = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _HERE}
        library = self.library.path if self.library else None
        ledger = (self.ledger.path, self.ledger.records) if self.ledger else None
        return _made_again, (plain, library, ledger)

    def close(self) -> None:
        """Close the library and the ledger, end its processes; the rest needs no closing."""
        self.shut()
        if self.keeper:
            self.keeper.close()

    def shut(self) -> None:
        """Close what this bench holds open, but not its keeper."""
        for held in (self.crew, self.library, self.ledger):
            if held:
                held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def place(name: str, folder: Path) -> str:
    """A document's name relative to a folder, if it lies in it."""
    return _placed(name, folder, here())


def here() -> Path:
    """The folder that names count from; the root where that is gone, as under a program that runs.

    No relative name leads into a house's folder from there: it counts as it is written.
    """
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.sep)


@lru_cache(maxsize=1)
def _placed(name: str, folder: Path, here: Path) -> str:
    """The last answer is kept: scopes, ledger and baseline all ask for the same document."""
    path = here / name
    known = path.relative_to(folder) if path.is_relative_to(folder) else Path(name)
    return known.as_posix()


_HERE = {
    "packs",
    "questions",
    "sources",
    "ledger",
    "keeper",
    "baseline",
    "ignores",
    "waivers",
    "crew",
}


def _made_again(
    plain: dict[str, Any], library: Path | None, ledger: tuple[Path, bool] | None
) -> Workbench:
    """The bench in another process: packs compiled, library and ledger opened anew."""
    return Workbench(
        **plain,
        packs=compile_packs(plain["pack_list"]),
        questions=questions(plain["policy"]),
        sources=open_sources(library, create=False, readonly=True) if library else None,
        ledger=Ledger(ledger[0], records=ledger[1]) if ledger else None,
    )


def _hash(*values: Value) -> str:
    return _digest("".join(value.model_dump_json() for value in values))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]

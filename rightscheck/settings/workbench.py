"""`Settings` in, `Workbench` out: what is loaded, and from where."""

from __future__ import annotations

from pathlib import Path

from rightscheck.checks import questions
from rightscheck.notices import compile_packs
from rightscheck.pipeline.bench import Workbench
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.licences import load_licences
from rightscheck.rulebook.pack import load_packs
from rightscheck.rulebook.policy import load_policy
from rightscheck.settings.file import find, read_settings
from rightscheck.settings.schema import Settings
from rightscheck.sources import open_sources


def load(path: str | Path | None = None) -> Workbench:
    """The workbench of a settings file; without one, of the file found upwards from here.

    Where there is none, the defaults hold: shipped packs, licences and policy, no library.
    UnusableSettings, UnusableRules or UnusableSources say what is wrong, where, and what to do.
    """
    found = Path(path) if path is not None else find(Path.cwd())
    return bench(read_settings(found) if found else Settings(folder=Path.cwd()))


def bench(settings: Settings) -> Workbench:
    """Everything that the settings name, loaded."""
    packs = load_packs([SHELF / "holders", *settings.packs.paths], disabled=settings.packs.disable)
    holders = {pack.holder for pack in packs} | set(settings.house.holders)
    shipped = [SHELF / "licences"] if settings.licences.shipped else []
    policy = load_policy(settings.policy.path or SHELF / "house" / "default.yaml")
    library = settings.sources.path
    return Workbench(
        house=settings.house,
        scopes=settings.scopes,
        folder=settings.folder,
        pack_list=packs,
        packs=compile_packs(packs),
        licences=load_licences([*shipped, *settings.licences.paths], holders),
        policy=policy,
        questions=questions(policy),
        sources=open_sources(library, create=False, readonly=True) if library else None,
    )

"""What is in force: which settings hold here, and which packs and licences by them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rightscheck.rulebook import SHELF
from rightscheck.rulebook.packs import Packs, load_packs
from rightscheck.settings.baseline import baseline_path
from rightscheck.settings.file import find, read_settings
from rightscheck.settings.schema import Settings, waiver_file


def settings_of(path: Path | None) -> Settings:
    """The settings of that file, else of the one found upwards from here, else the defaults."""
    found = path or find(Path.cwd())
    return read_settings(found) if found else Settings(folder=Path.cwd())


def overruled(settings: Settings, told: Mapping[str, object]) -> Settings:
    """The settings with other values by name (`check.fail_on`); None leaves one as it is."""
    for name, value in told.items():
        if value is not None:
            table, _, key = name.partition(".")
            changed = getattr(settings, table).model_copy(update={key: value})
            settings = settings.model_copy(update={table: changed})
    return settings


def deciding(settings: Settings) -> list[Path]:
    """The house's files and folders that decide, there or not yet; the library is none of them."""
    named = (settings.file, settings.policy.path, settings.sources.boilerplate)
    paths = (*settings.packs.paths, *settings.licences.paths)
    return [*filter(None, named), *paths, waiver_file(settings), baseline_path(settings)]


def packs_of(settings: Settings) -> Packs:
    """The packs in force: the shipped ones and the house's own, less what is disabled."""
    return load_packs([SHELF / "holders", *settings.packs.paths], disabled=settings.packs.disable)


def known_holders(settings: Settings, packs: Packs) -> set[str]:
    """The ids of holders that a pack knows, and those of the house itself."""
    return {head.holder for head in packs.heads} | set(settings.house.holders)


def licence_paths(settings: Settings) -> tuple[Path, ...]:
    """The files and folders of the licences in force: the open ones and the house's own."""
    shipped = (SHELF / "licences",) if settings.licences.shipped else ()
    return (*shipped, *settings.licences.paths)

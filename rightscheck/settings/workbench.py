"""`Settings` in, `Workbench` out: what is loaded, and from where."""

from __future__ import annotations

from pathlib import Path

from rightscheck.checks import questions
from rightscheck.errors import UnusableSettings, reasoned
from rightscheck.model import Baseline, WaiverFile
from rightscheck.model.value import blank
from rightscheck.notices import compile_packs
from rightscheck.pipeline.bench import Workbench, here, place
from rightscheck.pipeline.intake.ignores import Ignores
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.licences import load_licences
from rightscheck.rulebook.policy import load_policy
from rightscheck.rulebook.waivers import load_waivers
from rightscheck.settings.baseline import baseline_path, read_baseline
from rightscheck.settings.file import find
from rightscheck.settings.force import known_holders, licence_paths, packs_of, settings_of
from rightscheck.settings.schema import Settings, waiver_file
from rightscheck.sources import Ledger, open_sources


def load(path: str | Path | None = None, *, workers: int = 0) -> Workbench:
    """The workbench of a settings file; without one, of the file found upwards from here.

    Where there is none, the defaults hold: shipped packs, licences and policy, no library.
    UnusableSettings, UnusableRules or UnusableSources say what is wrong, where, and what to do.
    `check` sees what changes in these files while the program runs: see `Keeper`. With `workers`,
    so many processes check what threads ask, side by side where one alone would take turns; they
    are started by the first question.
    """
    from rightscheck.settings.keeper import Keeper  # noqa: PLC0415 -- a command loads just once

    file = Path(path).absolute() if path is not None else find(Path.cwd())
    return Keeper(lambda: settings_of(file), bench, workers).current()


def bench(settings: Settings) -> Workbench:
    """A workbench with everything that the settings name, loaded."""
    packs = packs_of(settings)
    policy = load_policy(settings.policy.path or SHELF / "house" / "default.yaml")
    library = settings.sources.path
    if settings.ledger.record and not library:
        raise UnusableSettings(
            "the ledger has no file",
            hint="name a library under [sources] path; the ledger lies in it",
        )
    return Workbench(
        house=settings.house,
        scopes=settings.scopes,
        done=settings.done,
        folder=settings.folder,
        pack_list=packs,
        packs=compile_packs(packs),
        licences=load_licences(licence_paths(settings), known_holders(settings, packs)),
        policy=policy,
        questions=questions(policy),
        sources=open_sources(library, create=False, readonly=True) if library else None,
        ledger=Ledger(library, records=settings.ledger.record) if library else None,
        boilerplate=_text(settings.sources.boilerplate),
        expect=settings.sources.expect,
        baseline=_baseline(settings),
        ignores=Ignores(
            exclude=settings.check.exclude,
            folder=settings.folder,
            where=f"exclude in {settings.file.name if settings.file else 'the settings'}",
            git=settings.check.gitignore,
        ),
        min_confidence=settings.check.min_confidence,
        waivers=_waivers(settings),
        waives=settings.waivers.apply,
        pages_waive=settings.waivers.pages,
    )


def _baseline(settings: Settings) -> Baseline | None:
    """The baseline; one that is named must be there."""
    path, named = baseline_path(settings), settings.baseline.path is not None
    if not settings.baseline.apply or not (named or path.is_file()):
        return None
    inside = path.is_relative_to(settings.folder)
    where = path.relative_to(settings.folder).as_posix() if inside else str(path)
    return read_baseline(path, where)


def _waivers(settings: Settings) -> WaiverFile:
    """The file that is named, else the one beside the settings, if there is one."""
    path = waiver_file(settings)
    if not settings.waivers.path and not path.is_file():
        return blank(WaiverFile)
    return load_waivers(path, place(str(path), here()))  # as reports name pages: from here


def _text(path: Path | None) -> str:
    if path is None:
        return ""
    problem, hint = "the boilerplate cannot be read", "name a text file"
    try:
        with reasoned(UnusableSettings(problem, where=path, hint=hint)):
            return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableSettings(f"{problem} (is not UTF-8)", where=path, hint=hint) from error

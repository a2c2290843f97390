"""`rightscheck baseline`: what was there already when a team turned the check on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from rightscheck.cli import streams
from rightscheck.cli.answers import show
from rightscheck.cli.files import save
from rightscheck.cli.intake import check_paths
from rightscheck.cli.shared import BaselineFile, Config, Library
from rightscheck.cli.workbench import workbench
from rightscheck.errors import COULD_NOT, RightscheckError
from rightscheck.model import Known, Report
from rightscheck.model.amounts import count
from rightscheck.pipeline.bench import Workbench, place
from rightscheck.pipeline.sifting import baseline as of
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import BETWEEN
from rightscheck.reporters.palette import PLACE, VERDICTS
from rightscheck.reporters.styled import Text
from rightscheck.settings import baseline_path, settings_of
from rightscheck.settings.baseline import read_baseline, written

app = typer.Typer(
    no_args_is_help=True,
    help="What was there already: a check sets it aside and tells what is new.",
)

Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders.")]


class BaselineRun(NamedTuple):
    """Pages checked without regard to the baseline, the file of that, and what they are called."""

    report: Report
    bench: Workbench
    file: Path
    roots: tuple[str, ...]


@app.command()
def create(
    paths: Paths,
    config: Config = None,
    sources: Library = None,
    baseline: BaselineFile = None,
    force: Annotated[bool, typer.Option("--force", help="Replace one that is there.")] = False,
) -> None:
    """Write down every finding of today; from then on a check tells what comes on top."""
    file = _file(config, baseline)
    if file.exists() and not force:
        raise RightscheckError(
            "there is a baseline already",
            where=file,
            hint="`rightscheck baseline update PATH` goes on with it, --force replaces it",
        )
    run = _run(paths, config, sources, file)
    _keep(of.create(run.report, run.bench.place), run)
    union = f"`{file.name} merge=union` in .gitattributes"
    streams.say(f"  hint: {union} lets two branches add to it without a conflict")
    _end(run.report)


@app.command()
def update(
    paths: Paths, config: Config = None, sources: Library = None, baseline: BaselineFile = None
) -> None:
    """Add what is found in PATH today, and drop what is found there no more."""
    file = _file(config, baseline)
    known = read_baseline(file, str(file)).known
    run = _run(paths, config, sources, file)
    _keep(of.update(known, run.report, run.bench.place, run.roots), run, known)
    _end(run.report)


@app.command()
def prune(
    paths: Paths, config: Config = None, sources: Library = None, baseline: BaselineFile = None
) -> None:
    """Drop what is found in PATH no more, and add nothing."""
    file = _file(config, baseline)
    known = read_baseline(file, str(file)).known
    run = _run(paths, config, sources, file)
    place, folder = run.bench.place, run.bench.folder
    _keep(of.prune(known, run.report, place, run.roots, folder), run, known)
    _end(run.report)


@app.command("show")
def show_(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Only what lies there.")
    ] = None,
    config: Config = None,
    baseline: BaselineFile = None,
) -> None:
    """List what the baseline knows, page by page."""
    file = _file(config, baseline)
    known = read_baseline(file, str(file)).known
    if paths:
        folder = settings_of(config).folder
        roots = [place(str(path), folder) for path in paths]
        known = tuple(entry for entry in known if of.lies_under(entry.document, roots))
    show(lambda _: _lines(known, file))


def _file(config: Path | None, named: Path | None) -> Path:
    return named or baseline_path(settings_of(config))


def _run(paths: list[Path], config: Path | None, sources: Path | None, file: Path) -> BaselineRun:
    with workbench(config, sources, baseline=False) as bench:
        report = check_paths(paths, "<stdin>", bench)
        return BaselineRun(report, bench, file, tuple(bench.place(str(path)) for path in paths))


def _keep(now: tuple[Known, ...], run: BaselineRun, before: tuple[Known, ...] = ()) -> None:
    """Write the file and say what changed; the same entries leave it as it is, byte for byte."""
    save(written(now), run.file)
    was = {(entry.document, entry.finding): entry.times for entry in before}
    is_ = {(entry.document, entry.finding): entry.times for entry in now}
    more = sum(max(0, times - was.get(key, 0)) for key, times in is_.items())
    less = sum(max(0, times - is_.get(key, 0)) for key, times in was.items())
    change = f", {more:,} added, {less:,} dropped" if before else ""
    streams.say(f"{inert_name(str(run.file))}: {_sum(now)}{change}")


def _end(report: Report) -> None:
    """Say what could not be read: its findings are not known, and will be told as new."""
    for unread in report.unread:
        streams.say(f"  NOT READ  {inert_name(unread.name)}: {inert(unread.problem)}")
    raise typer.Exit(COULD_NOT if report.unread else 0)


def _lines(known: tuple[Known, ...], file: Path) -> Iterator[Text]:
    for entry in known:
        line = Text.assemble((inert_name(entry.document), PLACE), BETWEEN)
        line += (entry.verdict.upper(), VERDICTS[entry.verdict])
        for told in (entry.check, entry.holder, entry.source, entry.finding):
            line += f"{BETWEEN}{inert(told)}" if told else ""
        yield line + (f"{BETWEEN}{entry.times:,} times" if entry.times > 1 else "")
    yield Text(f"{_sum(known)} in {inert_name(str(file))}")


def _sum(known: tuple[Known, ...]) -> str:
    findings = count(sum(entry.times for entry in known), "finding")
    return f"{findings} of {count(len({entry.document for entry in known}), 'document')}"

"""`rightscheck batch`: an archive or a crawl, past one machine, on Spark."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from rightscheck.cli import streams
from rightscheck.cli.commands.check import code_of
from rightscheck.cli.extras import needs
from rightscheck.cli.helping import option
from rightscheck.cli.options import ExitZero, Failing
from rightscheck.cli.shared import Config, known_as
from rightscheck.cli.workbench import opened, without_library
from rightscheck.errors import COULD_NOT
from rightscheck.model import Verdict
from rightscheck.model.amounts import count
from rightscheck.reporters import tally
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.settings import Settings, overruled, settings_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from rightscheck.cluster.results.outcome import Counts

app = typer.Typer(no_args_is_help=True, help="An archive or a crawl, past one machine, on Spark.")

Master = Annotated[
    str,
    typer.Option(
        metavar="URL",
        envvar="RIGHTSCHECK_SPARK_MASTER",
        help="local[*] is this machine; spark://HOST:7077 a cluster.",
    ),
]

Conf = Annotated[
    list[str] | None,
    option(metavar="KEY=VALUE", help="What Spark is told besides."),
]

Documents = Annotated[
    list[Path],
    typer.Argument(
        metavar="DOCUMENTS", help="Parquet, JSONL, web archives, libraries, folders and files."
    ),
]

Index = Annotated[Path, typer.Option("--index", metavar="INDEX", help="As `batch index` made it.")]

Out = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="OUT", help="A new folder, or that of a run begun."),
]

Slices = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=99_999,
        help="Parts, of which a run that is killed loses one at most.",
        show_default="one for each 512 MB",
    ),
]

EXIT_CODES = """\b
Exit codes:
  0  nothing at or above --fail-on, and every document was read
  1  something was found at or above --fail-on
  2  the command line is wrong
  3  could not check: unreadable documents, no index, no Spark, OUT in use
"""


@app.command()
def index(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCES... INDEX",
            help="JSONL, Parquet or a library of sources; last the folder of the index.",
        ),
    ],
    master: Master = "local[*]",
    conf: Conf = None,
) -> None:
    """Take sources into an index; those it has already cost next to nothing.

    One that says anything else than before takes the place of the one with its id.
    """
    if len(paths) < 2:  # noqa: PLR2004 -- one of each
        raise typer.BadParameter("name sources, and then the folder of the index")
    given, folder = paths[:-1], _index(paths[-1])
    with _spark(master, conf) as spark:
        from rightscheck.cluster.given import frames  # noqa: PLC0415 -- an extra, and heavy
        from rightscheck.cluster.index.generations import add  # noqa: PLC0415

        told = frames.sources(spark, given)
        taken = add(spark, told.pieces, folder, read=told.read)
    for problem in taken.problems:
        streams.say(f"rightscheck: {inert(problem)}")
    refused = f", could not take in {taken.refused:,}" if taken.refused else ""
    streams.put(
        f"added {taken.new:,}, replaced {taken.changed:,}, unchanged {taken.same:,}{refused}\n"
    )
    raise typer.Exit(COULD_NOT if taken.refused else 0)


@app.command()
def remove(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID", help="Ids of sources; - reads them from stdin.")
    ],
    index_: Index,
) -> None:
    """Forget sources: from now on nothing is held against them. Needs no Java.

    Their texts lie in the folder until `batch fold`.
    """
    with needs("spark"):
        from rightscheck.cluster.index.generations import remove as removed  # noqa: PLC0415 -- of an extra
    told = removed(_index(index_), _ids(ids))
    streams.put(f"removed {told.gone:,}\n")
    if told.unknown:
        names = ", ".join(map(inert_name, told.unknown[:_NAMED]))
        more = f" and {len(told.unknown) - _NAMED:,} more" if told.unknown[_NAMED:] else ""
        streams.say(f"not in the index: {names}{more}")
        raise typer.Exit(COULD_NOT)


_NAMED = 20


def _ids(given: Sequence[str]) -> list[str]:
    """The ids given, or a line each on standard input."""
    lines = map(bytes.strip, sys.stdin.buffer) if given == ["-"] else given
    return [known_as(line) for line in lines if line]


@app.command()
def fold(index_: Index, master: Master = "local[*]", conf: Conf = None) -> None:
    """Make one generation of all that an index has, without what was removed or replaced.

    Each delivery is a generation, and each costs a join of its own.
    """
    folder = _index(index_)
    with needs("spark"):
        from rightscheck.cluster.index.folder import read_manifest  # noqa: PLC0415 -- of an extra
    read_manifest(folder)
    with _spark(master, conf) as spark:
        from rightscheck.cluster.index.generations import fold as folded  # noqa: PLC0415 -- heavy

        streams.put(f"folded {folded(spark, folder):,}\n")


@app.command(epilog=EXIT_CODES)
def check(  # noqa: PLR0913, PLR0917 -- the options of a command
    documents: Documents,
    index_: Index,
    out: Out,
    config: Config = None,
    slices: Slices = None,
    fail_on: Failing = None,
    exit_zero: ExitZero = False,
    master: Master = "local[*]",
    conf: Conf = None,
) -> None:
    """Check documents against the sources of an index; what is found is Parquet in OUT.

    All of it is told, also what `check` would set aside; `report OUT --config FILE` does so.
    A run that was killed goes on where it was: give the same command again.
    """
    settings = _alone(overruled(settings_of(config), {"check.fail_on": fail_on}))
    held, there = _index(index_), _folder(out)
    _refuse(held, there)
    with _spark(master, conf) as spark, opened(settings) as bench:
        from rightscheck.cluster import corridor  # noqa: PLC0415 -- an extra, and heavy
        from rightscheck.cluster.given import frames  # noqa: PLC0415 -- an extra, and heavy
        from rightscheck.cluster.results.outcome import counted  # noqa: PLC0415

        parts = frames.document_parts(spark, documents, slices)
        named = [inert_name(str(path)) for path in documents]
        done = _told(parts.size)
        run = corridor.check(spark, parts, held, bench, there, inputs=named, on_done=done)
    counts = counted(out)
    streams.put(f"{_said(counts)}; {out}\n")
    verdicts = [*counts.verdicts, *(Verdict.REVIEW for _ in run.basis.warnings)]
    for warning in run.basis.warnings:
        streams.say(f"rightscheck: {warning}")
    fails = Verdict(settings.check.fail_on)
    raise typer.Exit(code_of(verdicts, counts.unread, fails, exit_zero=exit_zero))


def _said(counts: Counts) -> str:
    found = tally.counted(counts.verdicts) or "no findings"
    return f"{found} in {count(counts.documents, 'document')}, {counts.unread:,} unread"


def _folder(path: Path) -> Path:
    """The folder, from the root on; an address would become one of that name, here."""
    if re.match(r"[A-Za-z][\w.+-]+:/", str(path)):
        told = f"{str(path)!r} is an address: name a folder, on a file system that all share"
        raise typer.BadParameter(told)
    return path.absolute()


def _index(path: Path) -> Path:
    """The folder of an index, in whose name Spark sees no pattern of several."""
    if re.search(r"[][{}*?\\]", str(path.absolute())):
        told = f"{str(path)!r} is a pattern to Spark: name a folder without [ ] {{ }} * ? \\"
        raise typer.BadParameter(told)
    return _folder(path)


def _refuse(index: Path, out: Path) -> None:
    """RightscheckError for folders that are no index and no run of ours, before Java begins."""
    with needs("spark"):
        from rightscheck.cluster.index.folder import read_manifest  # noqa: PLC0415 -- of an extra
        from rightscheck.cluster.results.run import begun  # noqa: PLC0415 -- as above
    read_manifest(index)
    begun(out)


def _alone(settings: Settings) -> Settings:
    """The settings without the library of this machine and its ledger; nothing is set aside."""
    if settings.ledger.record:
        streams.say("note: a batch writes nothing into the ledger, and counts nothing from it")
    return without_library(
        settings,
        waivers={"apply": False},
        baseline={"apply": False},
        check={"min_confidence": 0.0},
    )


def _told(slices: int) -> Callable[[int], None]:
    """A line for each slice, where somebody looks."""
    if not Console(stderr=True).is_terminal:
        return lambda _: None
    return lambda number: streams.say(f"slice {number + 1} of {slices} is done")


@contextmanager
def _spark(master: str, conf: Sequence[str] | None) -> Iterator[SparkSession]:
    with needs("spark"):
        from rightscheck.cluster.session import session  # noqa: PLC0415 -- an extra, and heavy
    pairs = [one.partition("=") for one in conf or ()]
    for key, sign, _ in pairs:
        if not (key and sign):
            raise typer.BadParameter(f"{key!r} is no KEY=VALUE", param_hint="--conf")
    with session(master, {key: value for key, _, value in pairs}) as spark:
        yield spark

"""`rightscheck rules`: what decides: the checks, the packs, the licences; and their proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from rightscheck.checks import CHECKS
from rightscheck.cli import streams
from rightscheck.cli.manual import summary
from rightscheck.cli.proofs import Failure, failures
from rightscheck.cli.workbench import Config, workbench
from rightscheck.errors import COULD_NOT
from rightscheck.model.amounts import count
from rightscheck.pipeline.bench import Workbench
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import columns, labelled, ruler, show, wrapped
from rightscheck.reporters.palette import PLACE
from rightscheck.rulebook.pack import Pack, load_pack
from rightscheck.settings import packs_of, settings_of

app = typer.Typer(invoke_without_command=True)


@app.callback()
def rules(ctx: typer.Context, config: Config = None) -> None:
    """The checks, packs and licences that decide. Without a command: list them."""
    if ctx.invoked_subcommand is None:
        list_(config)


@app.command("list")
def list_(config: Config = None) -> None:
    """List the checks, the packs and the licences in force; `explain NAME` tells more."""
    console = Console()
    with workbench(config) as bench:
        show(listing(bench, ruler(columns(console))), console)


@app.command("test")
def prove(
    packs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PACK", help="Pack files; without one, all packs in force."),
    ] = None,
    config: Config = None,
) -> None:
    """Run the packs' own examples: what they must find is found, what they must not is not."""
    every = packs_of(settings_of(config))
    named = [load_pack(path) for path in packs or ()]
    others = [pack for pack in every if pack.holder not in {own.holder for own in named}]
    tested = named or list(every)
    broken = list(failures(tested, [*named, *others]))
    console = Console()
    gauge = ruler(columns(console))
    show((line for failure in broken for line in _told(failure, gauge)), console)
    examples = sum(len(e.match) + len(e.clear) for pack in tested for _, e in pack.examples)
    failed = f"; {count(len(broken), 'example')} failed" if broken else ", all hold"
    streams.put(f"{count(examples, 'example')} of {count(len(tested), 'pack')}{failed}\n")
    raise typer.Exit(COULD_NOT if broken else 0)


def listing(bench: Workbench, gauge: Console) -> Iterator[Text]:
    """Three tables, one below the other."""
    loud = {question.name: question.severity for question in bench.questions}
    checks = [
        (name, summary(name) + ("" if name in loud else " (not run by this policy)"))
        for name in CHECKS
    ]
    yield from _table("checks", checks, gauge)
    yield from _table(
        "packs", [(p.holder, f"{p.name}: {_size(p)}") for p in bench.pack_list], gauge
    )
    yield from _table("licences", [(one.licence, one.title) for one in bench.licences], gauge)
    yield from wrapped(Text("`rightscheck explain NAME` tells more of each"), gauge, 0)


def _table(title: str, rows: Iterable[tuple[str, str]], gauge: Console) -> Iterator[Text]:
    told = list(rows)
    yield Text(f"{title} ({len(told)})", PLACE)
    labels = max((len(name) for name, _ in told), default=0) + 2
    for name, words in told:
        yield from labelled(inert_name(name), Text(inert(words)), gauge, labels=labels)
    yield Text()


def _size(pack: Pack) -> str:
    named = "names" if pack.names else ""
    rules = count(len(pack.rules), "rule") if pack.rules else ""
    return ", ".join(filter(None, (named, rules, "anonymous" if pack.anonymous else "")))


def _told(failure: Failure, gauge: Console) -> Iterator[Text]:
    yield Text(f"{failure.rule}  {failure.problem}", PLACE)
    yield from labelled("text", Text(inert(failure.text)), gauge)
    yield from labelled("found", Text(", ".join(failure.found) or "nothing"), gauge)
    yield Text()

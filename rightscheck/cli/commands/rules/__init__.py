"""`rightscheck rules`: what decides: the checks, the packs, the licences; and their proof."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.checks import CHECKS
from rightscheck.checks.manual import summary
from rightscheck.cli import streams
from rightscheck.cli.answers import AnswerForm, put_json, show
from rightscheck.cli.commands.rules.proofs import Failure, failures
from rightscheck.cli.commands.rules.starter import Starter
from rightscheck.cli.commands.schema import SCHEMAS
from rightscheck.cli.files import make_folder
from rightscheck.cli.shared import Config, shipped_holders
from rightscheck.cli.workbench import workbench
from rightscheck.errors import COULD_NOT, RightscheckError, nearest
from rightscheck.model.amounts import count
from rightscheck.model.value import ID
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.data import packed, rules_of
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.json import as_json
from rightscheck.reporters.layout import labelled, wrapped
from rightscheck.reporters.palette import PLACE
from rightscheck.reporters.styled import Text
from rightscheck.rulebook.cache import Kept
from rightscheck.rulebook.pack import Pack
from rightscheck.rulebook.packs import layered, load_pack
from rightscheck.settings import packs_of, settings_of

app = typer.Typer(invoke_without_command=True)


@app.callback()
def rules(ctx: typer.Context, config: Config = None) -> None:
    """The checks, packs and licences that decide. Without a command: list them."""
    if ctx.invoked_subcommand is None:
        list_(config=config)


@app.command("list")
def list_(
    holders: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="HOLDER",
            help="Show the rules of these holders' packs.",
            autocompletion=shipped_holders,
        ),
    ] = None,
    config: Config = None,
    form: AnswerForm = "terminal",
) -> None:
    """List the checks, the packs and the licences in force; `explain NAME` tells more."""
    if not holders and form == "terminal":
        with workbench(config) as bench:
            show(partial(listing, bench))
        return
    packs = _of_holders(packs_of(settings_of(config)), holders or ())
    if form == "json":
        put_json([packed(pack) for pack in packs])
        return
    show(lambda width: (line for pack in packs for line in _rules_of(pack, width)))


@app.command("new")
def new(
    holder: Annotated[str, typer.Argument(metavar="HOLDER", help="Its id, as in `afp`.")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="What people call it.")
    ] = None,
    folder: Annotated[
        Path, typer.Option("--folder", metavar="FOLDER", help="Where to; see packs.paths.")
    ] = Path(),
    config: Config = None,
) -> None:
    """Write a commented pack whose examples hold; of a holder there is, one that extends it."""
    if not re.fullmatch(ID, holder):
        raise typer.BadParameter(f"{holder!r} is no id: small letters, digits, hyphens")
    known = {head.holder: head.name for head in packs_of(settings_of(config)).heads}
    called = name or known.get(holder) or holder.replace("-", " ").title()
    make_folder(folder)
    schema = as_json(SCHEMAS["pack"]())
    path = Starter(holder, called, extends=holder in known).write(folder, schema)
    streams.put(f"wrote {path}\nnext: rightscheck rules test {path}\n")


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
    known = {pack.holder: Kept.of(pack) for pack in every}
    named = [layered(known, load_pack(path), path) for path in packs or ()]
    others = [pack for pack in every if pack.holder not in {own.holder for own in named}]
    tested = named or list(every)
    broken = list(failures(tested, [*named, *others]))
    show(lambda width: (line for failure in broken for line in _told(failure, width)))
    examples = sum(len(e.match) + len(e.clear) for pack in tested for _, e in pack.examples)
    failed = f"; {count(len(broken), 'example')} failed" if broken else ", all hold"
    streams.put(f"{count(examples, 'example')} of {count(len(tested), 'pack')}{failed}\n")
    raise typer.Exit(COULD_NOT if broken else 0)


def listing(bench: Workbench, width: int) -> Iterator[Text]:
    """Three tables, one below the other."""
    loud = {question.name: question.severity for question in bench.questions}
    checks = [
        (name, summary(name) + ("" if name in loud else " (not run by this policy)"))
        for name in CHECKS
    ]
    yield from _table("checks", checks, width)
    yield from _table(
        "packs", [(p.holder, f"{p.name}: {_size(p)}") for p in bench.pack_list], width
    )
    yield from _table("licences", [(one.licence, one.title) for one in bench.licences], width)
    yield from wrapped(Text("`rightscheck explain NAME` tells more of each"), width, 0)


def _table(title: str, rows: Iterable[tuple[str, str]], width: int) -> Iterator[Text]:
    told = list(rows)
    yield Text(f"{title} ({len(told)})", PLACE)
    labels = max((len(name) for name, _ in told), default=0) + 2
    for name, words in told:
        yield from labelled(inert_name(name), Text(inert(words)), width, labels=labels)
    yield Text()


def _of_holders(packs: Iterable[Pack], holders: Collection[str]) -> list[Pack]:
    """The packs of these holders, in the order they are named; of all where none is."""
    every = {pack.holder: pack for pack in packs}
    for holder in holders:
        if holder not in every:
            hint = nearest(holder, every, "`rightscheck rules list` shows them")
            raise RightscheckError(f"there is no pack of {holder!r}", hint=hint)
    return [every[holder] for holder in holders or every]


def _rules_of(pack: Pack, width: int) -> Iterator[Text]:
    rows = [
        (name, f"{kind}{'' if pack.uses(name) else ' (disabled)'}: {why}")
        for name, kind, why in rules_of(pack)
    ]
    yield from _table(f"{pack.holder}, {pack.name}:", rows, width)


def _size(pack: Pack) -> str:
    named = "names" if pack.names else ""
    rules = count(len(pack.rules), "rule") if pack.rules else ""
    return ", ".join(filter(None, (named, rules, "anonymous" if pack.anonymous else "")))


def _told(failure: Failure, width: int) -> Iterator[Text]:
    yield Text(f"{failure.rule}  {failure.problem}", PLACE)
    yield from labelled("text", Text(inert(failure.text)), width)
    yield from labelled("found", Text(", ".join(failure.found) or "nothing"), width)
    yield Text()

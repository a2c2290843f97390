"""`rightscheck spot`: one document in, its rights notices out, each with what it claims."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli.answers import AnswerForm, put_json, show
from rightscheck.cli.reading import read_path
from rightscheck.cli.shared import Config
from rightscheck.model import Document, Notice, Passage
from rightscheck.model.amounts import count, percent
from rightscheck.notices import compile_packs, spot
from rightscheck.pipeline.data import noticed
from rightscheck.reporters.excerpts import excerpt
from rightscheck.reporters.grounds import said
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import labelled, place
from rightscheck.reporters.palette import PLACE
from rightscheck.reporters.styled import Text
from rightscheck.settings import packs_of, settings_of

app = typer.Typer()

LINES = 4
"""Lines of a notice's words, with what stands around them."""

AROUND = 40
"""Code points of what stands before and after."""


@app.command("spot")
def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file, or - for standard input.")],
    config: Config = None,
    form: AnswerForm = "terminal",
    name: Annotated[
        str, typer.Option(metavar="NAME", help="What standard input is called.")
    ] = "<stdin>",
) -> None:
    """List the rights notices of one document: where, whose, and what they claim."""
    settings = settings_of(config)
    packs = packs_of(settings)
    document = read_path(file, name)
    notices = spot(document, compile_packs(packs), settings.house.own)
    if form == "json":
        put_json(noticed(document, notices))
        return
    names = {head.holder: head.name for head in packs.heads}
    show(partial(lines, document, notices, names))


def lines(
    document: Document, notices: tuple[Notice, ...], names: dict[str, str], width: int
) -> Iterator[Text]:
    """Every notice as a block, and how many there are."""
    for notice in notices:
        yield from _block(document, notice, names, width)
        yield Text()
    told = count(len(notices), "notice") if notices else "no notices"
    yield Text(f"{told} in {inert_name(document.name)}")


def _block(document: Document, notice: Notice, names: dict[str, str], width: int) -> Iterator[Text]:
    holder = inert(names.get(notice.holder, notice.holder))
    where = place(document.name, document.start(notice.span))
    yield Text.assemble((where, PLACE), f"  {notice.kind.value}  {holder}")
    asset = "" if notice.asset.value == "unknown" else f"speaks of {notice.asset.value}, "
    sure = f"{percent(notice.confidence)} sure"
    cut = f", {percent(notice.coverage)} of the clause" if notice.coverage < 1 else ""
    yield from labelled("is", Text(f"{asset}{sure}{cut}"), width)
    yield from labelled("rule", Text(inert(said(notice))), width)
    if notice.chain:
        yield from labelled("chain", Text(inert(" → ".join(notice.chain))), width)
    start, end = notice.span
    words = Passage(
        before=document.text[max(0, start - AROUND) : start],
        text=document.text[start:end],
        after=document.text[end : end + AROUND],
    )
    yield from labelled("text", excerpt(words, width * LINES), width)

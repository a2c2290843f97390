"""`rightscheck whatif`: the ledger's uses under other licences or another policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli.answers import AnswerForm, put_json, show
from rightscheck.cli.shared import Config, Library
from rightscheck.cli.workbench import recorded, workbench
from rightscheck.licensing.terms.licence import Licences
from rightscheck.pipeline.bench import Workbench
from rightscheck.pipeline.replay import changes
from rightscheck.reporters import ledger as pages
from rightscheck.rulebook.licences import load_licences
from rightscheck.rulebook.policy import load_policy

app = typer.Typer()


@app.command("whatif")
def command(
    config: Config = None,
    sources: Library = None,
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A policy in place of ours.")
    ] = None,
    licences: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH", help="Licences (file or folder) in place of ours of the same holders."
        ),
    ] = None,
    form: AnswerForm = "terminal",
) -> None:
    """Decide all recorded uses again under other terms, and show only what would differ.

    Of a policy counts what decides a use: `unlicensed`, `whole` and `least_words`. Nothing is
    written, and the verdicts of both sides are those of today.
    """
    if policy is None and not licences:
        raise typer.BadParameter("name --policy, --licences or both")
    now = datetime.now(UTC)
    with workbench(config, sources) as bench:
        rows = recorded(bench).uses()
        found = changes(rows, bench, _other(bench, policy, licences or []), now)
        names = bench.names
    if form == "json":
        put_json([one.model_dump(mode="json") for one in found])
    else:
        standing = sum(row.gone is None for row in rows)
        show(partial(pages.differences, found, standing, names))


def _other(bench: Workbench, policy: Path | None, paths: list[Path]) -> Workbench:
    """The bench with the terms that are asked about."""
    asked = load_licences(paths, {*bench.names, *bench.house.holders})
    holders = {licence.holder for licence in asked}
    kept = (licence for licence in bench.licences if licence.holder not in holders)
    return replace(
        bench,
        licences=Licences((*kept, *asked)),
        policy=load_policy(policy) if policy else bench.policy,
    )

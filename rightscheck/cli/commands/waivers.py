"""`rightscheck waivers`: who accepted what, until when, and what that hides: for an audit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.checks.faulty_waiver import faults
from rightscheck.cli import streams
from rightscheck.cli.answers import AnswerForm, put_json, show
from rightscheck.cli.intake import check_paths
from rightscheck.cli.shared import Config, Library
from rightscheck.cli.workbench import workbench
from rightscheck.model import Finding, Report, WaiverCase
from rightscheck.model.amounts import count
from rightscheck.pipeline.sifting.waiving import waiver_cases
from rightscheck.reporters.inert import inert
from rightscheck.reporters.layout import labelled, place
from rightscheck.reporters.palette import PLACE
from rightscheck.reporters.styled import Text

app = typer.Typer()


@app.command("waivers")
def command(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="Files, folders, or - for standard input."),
    ],
    config: Config = None,
    sources: Library = None,
    form: AnswerForm = "terminal",
) -> None:
    """List the waivers of these pages and of the file: who accepted what, until when, and why.

    The pages are checked, so that each waiver is shown with the findings that it sets aside.
    `rightscheck check --no-waivers` tells those findings as if nobody had accepted them.
    """
    with workbench(config, sources) as bench:
        report = check_paths(paths, "<stdin>", bench)
        cases = waiver_cases(report, bench)
    if form == "json":
        put_json([_data(case, report) for case in cases])
        return
    show(lambda width: (line for case in cases for line in _lines(case, report, width)))
    pages = sum(page.name != bench.waivers.name for page in report.documents)
    streams.put(f"{_sum(cases)} in {count(pages, 'document')}\n")


def _sum(cases: list[WaiverCase]) -> str:
    faulty = sum(any(faults(case)) for case in cases)
    told = count(len(cases), "waiver") if cases else "no waivers"
    return f"{told}, {faulty:,} of them faulty," if faulty else told


def _aside(case: WaiverCase, report: Report) -> list[Finding]:
    return [one.finding for one in report.suppressed if one.suppression.where == case.waiver.where]


def _data(case: WaiverCase, report: Report) -> dict[str, object]:
    return {
        **case.waiver.model_dump(mode="json"),
        "faults": list(faults(case)),
        "findings": [
            finding.model_dump(mode="json", exclude={"evidence"})
            for finding in _aside(case, report)
        ],
    }


def _lines(case: WaiverCase, report: Report, width: int) -> Iterator[Text]:
    waiver, wrong = case.waiver, list(faults(case))
    yield Text(place(waiver.document, waiver.start), PLACE)
    yield from labelled("says", Text(inert(waiver.written)), width)
    yield from (line for one in wrong for line in labelled("faulty", Text(inert(one)), width))
    found = _aside(case, report)
    for one in found:
        told = f"{place(one.document, one.start)} {one.check} {inert(one.holder_name)}"
        yield from labelled("waives", Text(told), width)
    if not found and not wrong:
        yield from labelled("waives", Text("nothing in these documents"), width)
    yield Text()

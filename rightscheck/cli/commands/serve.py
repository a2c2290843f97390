"""`rightscheck serve`: the same answers by HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from rightscheck.cli.extras import needs
from rightscheck.cli.shared import Config

app = typer.Typer()


@app.command("serve")
def command(
    config: Config = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; anything else needs keys.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="0 takes any that is free.")
    ] = 8642,
    workers: Annotated[
        int, typer.Option(metavar="N", min=1, help="Processes that answer, at most one a core.")
    ] = 1,
) -> None:
    """Answer by HTTP until Ctrl-C: POST /v1/check and more, as /openapi.json describes.

    Without keys only this machine is answered; `rightscheck keys new NAME` makes one.
    """
    with needs("service"):
        from rightscheck.service.server import run  # noqa: PLC0415 -- an extra, and heavy
    run(config, host, port, workers)

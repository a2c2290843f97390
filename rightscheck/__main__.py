"""`python -m rightscheck`, and the program `rightscheck` itself."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress


def main() -> None:
    """Run the command that the arguments name, and exit as it says."""
    gc.disable()  # a start leaves no garbage; the command turns it on again
    # A process that judges documents for the program begins with this module, and needs no more.
    from rightscheck.cli.main import main as run  # noqa: PLC0415

    try:
        run()
    except SystemExit as exit_:
        _leave(exit_.code)
        raise


def _leave(code: object) -> None:
    """Exit at once if nothing is left to do: to take all objects apart takes as long as a page."""
    if isinstance(code, int) and threading.active_count() == 1:
        with suppress(OSError):  # what cannot be written, Python tells as it always does
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)


if __name__ == "__main__":
    main()

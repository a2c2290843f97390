"""One peer over a folder of files, as JSON: seconds, and of each file what it found, by line.

    PYTHON benchmarks/notices_peers.py scancode|reuse FOLDER

Run by `notices.py` in the peers' own environment, so nothing of ours is imported here. What is
timed is the peer at work in one process: its start and the loading of its index are left out.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

Found = list[tuple[str, int, str]]
"""What (`copyright`, `licence`), on which line (0: not told), in which words."""


def scancode() -> Callable[[Path], Found]:
    """ScanCode's copyrights and licences."""
    from scancode.api import get_copyrights, get_licenses  # noqa: PLC0415 -- only where it is there

    def look(path: Path) -> Found:
        rights = get_copyrights(str(path))
        found: Found = [
            ("copyright", one["start_line"], one["copyright"]) for one in rights["copyrights"]
        ]
        found += [("holder", one["start_line"], one["holder"]) for one in rights["holders"]]
        for one in get_licenses(str(path))["license_detections"]:
            for match in one["matches"]:
                lines = range(match["start_line"], match["end_line"] + 1)
                found += [("licence", line, match["license_expression"]) for line in lines]
        return found

    return look


def reuse() -> Callable[[Path], Found]:
    """REUSE's copyright notices and SPDX expressions; it tells no lines."""
    from reuse.extract import reuse_info_of_file  # noqa: PLC0415 -- only where it is there

    def look(path: Path) -> Found:
        with path.open("rb") as file:
            info = reuse_info_of_file(file)
        found: Found = [("copyright", 0, str(one)) for one in info.copyright_notices]
        return [*found, *(("licence", 0, str(one)) for one in info.spdx_expressions)]

    return look


def main() -> None:
    """Look at every file once to warm up the first, then all of them in order."""
    look = {"scancode": scancode, "reuse": reuse}[sys.argv[1]]()
    paths = sorted(Path(sys.argv[2]).iterdir())
    look(paths[0])
    started = time.perf_counter()
    found = {path.name: look(path) for path in paths}
    print(json.dumps({"seconds": time.perf_counter() - started, "found": found}))


if __name__ == "__main__":
    main()

"""The service under load on this machine: latency by concurrency, memory, and what overload does.

    python benchmarks/service.py [--requests 400] [--concurrency 1 8 64] [--workers 1]
        [--processes 0] [--library sources.db] [--size BYTES]

Starts `rightscheck serve` in a folder of its own, on a free port of the loopback, and asks it with
a bounded number of connections, each with one request at a time. Needs the extra `service`.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import NamedTuple

import httpx2

WORDS = re.findall(
    r"\w+",
    """
harbour crane water morning council minister river bridge engine winter market signal teacher island
answer letter garden window budget summer copper village captain doctor
""",
)


class Load(NamedTuple):
    """What came of one round: seconds of each answer by status, and how long all took."""

    seconds: dict[int, list[float]]
    wall: float


def article(number: int, size: int = 0, words: int = 500) -> str:
    """Some words, no two articles alike, in front of what fills so many bytes."""
    text = " ".join(WORDS[(number * 7 + n * n + n // 3) % len(WORDS)] for n in range(words)) + "."
    return text + "\n" * (size - len(text))


@contextmanager
def service(workers: int, processes: int, library: Path | None) -> Iterator[tuple[str, int]]:
    """Its address and its process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if library:
            shutil.copy(library, folder / "sources.db")
        settings = folder / "rightscheck.toml"
        more = f"processes = {processes}\n" if processes else ""
        settings.write_text(f'[sources]\npath = "sources.db"\n[service]\nrate = 0\n{more}')
        command = [sys.executable, "-m", "rightscheck", "serve", "--port", "0"]
        program = subprocess.Popen(  # noqa: S603 -- our own interpreter
            [*command, "--config", str(settings), "--workers", str(workers)],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert program.stderr  # noqa: S101 -- asked for
        found = (re.search(r"http://[\d.]+:\d+", line) for line in program.stderr)
        url = next(one[0] for one in found if one)
        drain = subprocess.Popen(["cat"], stdin=program.stderr, stdout=subprocess.DEVNULL)  # noqa: S607 -- any cat
        try:
            yield url, program.pid
        finally:
            program.terminate()
            program.wait(60)
            drain.wait(10)
            program.stderr.close()


async def load(url: str, concurrency: int, requests: int, size: int = 0) -> Load:
    """So many requests over so many connections."""
    numbers, seconds = iter(range(requests)), dict[int, list[float]]()
    limits = httpx2.Limits(max_connections=concurrency)
    async with httpx2.AsyncClient(base_url=url, timeout=60, limits=limits) as client:

        async def ask() -> None:
            for number in numbers:
                document = {"name": f"{number}.txt", "text": article(number, size)}
                begun = perf_counter()
                answer = await client.post("/v1/check", json={"documents": [document]})
                seconds.setdefault(answer.status_code, []).append(perf_counter() - begun)

        begun = perf_counter()
        await asyncio.gather(*(ask() for _ in range(concurrency)))
        return Load(seconds, perf_counter() - begun)


def megabytes(pid: int) -> float:
    """Resident memory of the process and its children."""
    pids = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    status = (Path(f"/proc/{one}/status").read_text() for one in pids)
    return (
        sum(int(found[1]) for one in status if (found := re.search(r"VmRSS:\s+(\d+)", one))) / 1e3
    )


def row(concurrency: int, found: Load, memory: float) -> str:
    """A line of the table."""
    answered = found.seconds.get(200, [])
    cuts = quantiles(answered, n=100) if len(answered) > 1 else [0.0] * 99
    refused = Counter({status: len(each) for status, each in found.seconds.items()})
    del refused[200]
    told = ", ".join(
        f"{count} x {status} (median {median(found.seconds[status]) * 1000:.0f} ms,"
        f" slowest {max(found.seconds[status]) * 1000:.0f})"
        for status, count in refused.items()
    )
    return (
        f"| {concurrency} | {len(answered) / found.wall:,.0f} | {cuts[49] * 1000:,.1f} "
        f"| {cuts[98] * 1000:,.1f} | {memory:,.0f} | {told or 'none'} |"
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--requests", type=int, default=400)
    options.add_argument("--concurrency", type=int, nargs="+", default=[1, 8, 64])
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--library", type=Path, help="a library of sources; else an empty one")
    options.add_argument("--processes", type=int, default=0, help="that check for each worker")
    options.add_argument(
        "--size", type=int, default=0, help="of a text, in bytes, filled with lines"
    )
    asked = options.parse_args()
    print("| at a time | answers a second | p50 ms | p99 ms | memory MB | refused |")
    print("|---|---|---|---|---|---|")
    with service(asked.workers, asked.processes, asked.library) as (url, pid):
        asyncio.run(load(url, 2 * asked.workers, 20))  # rules are compiled with the first
        for concurrency in asked.concurrency:
            found = asyncio.run(load(url, concurrency, asked.requests, asked.size))
            print(row(concurrency, found, megabytes(pid)), flush=True)


if __name__ == "__main__":
    main()

"""Fifty clients that ask one address again and again over connections that stay open: requests per second."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlsplit

from benchmarks.record import Case, Outcome, Run

CLIENTS = 50
WARM_UP_SECONDS = 1.0
SECONDS = 6.0
MOST_REQUESTS = 200_000


@dataclass
class Counted:
    """`begin` and `end` bound the time in which answers count; `waits` are the seconds that each of them took."""

    begin: float
    end: float
    waits: list[float] = field(default_factory=list)
    wrong: int = 0


def requests(case: Case, whom: str) -> Run:
    """The address is the stage's; an answer counts when it is 200 and whole."""
    address = case.surroundings[whom]

    def run() -> Outcome:
        began = time.perf_counter()
        counted = Counted(began + WARM_UP_SECONDS, began + WARM_UP_SECONDS + SECONDS)
        asyncio.run(_clients(address, counted))
        if not counted.waits:
            raise RuntimeError(f"no whole answer, {counted.wrong} others")
        return {
            "per_second": len(counted.waits) / SECONDS,
            "wait": median(counted.waits),
            "slowest_of_100": sorted(counted.waits)[int(len(counted.waits) * 0.99)],
            "wrong": counted.wrong,
        }

    return run


async def _clients(address: str, counted: Counted) -> None:
    await asyncio.gather(*(_client(address, counted) for _ in range(CLIENTS)))


async def _client(address: str, counted: Counted) -> None:
    parts = urlsplit(address)
    assert parts.hostname == "127.0.0.1"
    question = f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
    while time.perf_counter() < counted.end and len(counted.waits) < MOST_REQUESTS:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        try:
            while (asked := time.perf_counter()) < counted.end and len(counted.waits) < MOST_REQUESTS:
                writer.write(question)
                whole, stays = await _answer(reader)
                answered = time.perf_counter()
                if counted.begin <= answered < counted.end:
                    if whole:
                        counted.waits.append(answered - asked)
                    else:
                        counted.wrong += 1
                if not stays:
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            counted.wrong += 1
        finally:
            writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[bool, bool]:
    """Whether one answer came with 200 and all of its body, and whether the connection stays open."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    length = 0
    if fields.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
            length += size
        await reader.readline()
    else:
        length = int(fields.get("content-length", 0))
        await reader.readexactly(length)
    return head.split()[1] == "200" and length > 0, fields.get("connection") != "close"

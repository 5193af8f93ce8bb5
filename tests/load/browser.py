"""A browser of a few lines over asyncio: one connection that stays open, and every answer whole."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PATIENCE_SECONDS = 120.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]  # their names in small letters
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Browser:
    """Of one person, told by `head`; whoever uses it asks one thing after another."""

    def __init__(self, port: int, head: Mapping[str, str]) -> None:
        self._port, self._head = port, head
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, address: str, more: Mapping[str, str], body: bytes = b"") -> Answer:
        """OSError, EOFError or TimeoutError where the site does not answer as HTTP has it."""
        try:
            return await asyncio.wait_for(self._asked(method, address, more, body), PATIENCE_SECONDS)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
            self._streams = None

    async def _asked(self, method: str, address: str, more: Mapping[str, str], body: bytes) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        head = {"Host": f"127.0.0.1:{self._port}", "Content-Length": str(len(body)), **self._head, **more}
        lines = [f"{method} {address} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
        writer.write("\r\n".join(lines).encode("latin-1") + body)
        await writer.drain()
        answer = await _answer(reader)
        if answer.headers.get("connection", "").lower() == "close":
            self.close()
        return answer


async def _answer(reader: asyncio.StreamReader) -> Answer:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    status = int(first.split()[1])
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    if status == 304:
        return Answer(status, headers, b"")
    if headers.get("transfer-encoding") == "chunked":
        body = await _chunks(reader)
    else:
        body = await reader.readexactly(int(headers["content-length"]))
    return Answer(status, headers, gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readuntil(b"\r\n")
    return body

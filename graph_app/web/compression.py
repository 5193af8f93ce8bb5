"""Bodies made small on their way: gzip, which every browser takes and Python brings along."""

from __future__ import annotations

import gzip

from flask import Response, request

# Below this a packet is not saved by it.
_LEAST_BYTES = 1_000
_LEVEL = 6
_TEXTS = ("text/", "application/json", "application/javascript", "image/svg+xml")


def gzipped(body: bytes) -> bytes:
    """The same for the same body: no time of day in it."""
    return gzip.compress(body, _LEVEL, mtime=0)


def worth_it(body: bytes, content_type: str) -> bool:
    """Whether a body of this type gets smaller by it."""
    return len(body) >= _LEAST_BYTES and content_type.startswith(_TEXTS)


def reader_takes_gzip() -> bool:
    """Whether the request says so; a quality of 0 says no."""
    return request.accept_encodings["gzip"] > 0


def compress(response: Response) -> Response:
    """Compresses a whole body that is not compressed yet, where the reader takes it."""
    if response.is_streamed or response.direct_passthrough or response.content_encoding:
        return response
    body = response.get_data()
    if worth_it(body, response.content_type or ""):
        response.vary.add("Accept-Encoding")
        if reader_takes_gzip():
            response.set_data(gzipped(body))
            response.content_encoding = "gzip"
    return response

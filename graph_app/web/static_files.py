"""Styles and scripts under addresses that carry a hash of their content: a browser may keep them for a year."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from graph_app.drawing.vis_network import VIS_NETWORK_FOLDER
from graph_app.web.compression import gzipped, reader_takes_gzip

blueprint = Blueprint("static_files", __name__)

_FOLDERS = (Path(__file__).parent / "static", VIS_NETWORK_FOLDER)
_DIGEST = re.compile("[0-9a-f]{16}")
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class StaticFile:
    """A file as it is sent; `digest` is of its content."""

    digest: str
    content_type: str
    small: bytes
    body: bytes


@cache
def static_files() -> dict[str, StaticFile]:
    """All files by name, read and compressed once per process."""
    return {file.name: _read(file) for folder in _FOLDERS for file in sorted(folder.iterdir()) if file.is_file()}


def _read(file: Path) -> StaticFile:
    body = file.read_bytes()
    content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    charset = "; charset=utf-8" if content_type.startswith("text/") else ""
    return StaticFile(hashlib.sha256(body).hexdigest()[:16], content_type + charset, gzipped(body), body)


def drawing_scripts() -> list[str]:
    """The texts of the scripts that draw a picture, in the order in which they need each other."""
    names = ("vis-network.min.js", "labels.js", "backdrop.js", "halos.js")
    return [static_files()[name].body.decode() for name in names]


def static_address(name: str) -> str:
    """The address of a file for templates. KeyError where there is none."""
    return url_for("static_files.static_file", digest=static_files()[name].digest, name=name)


@blueprint.get("/files/<digest>/<name>")
def static_file(digest: str, name: str) -> AnyResponse:
    file = static_files().get(name)
    if file is None or not _DIGEST.fullmatch(digest):
        abort(404)
    if file.digest != digest:  # a page of before an upgrade asks for it
        led = redirect(static_address(name))
        led.headers["Cache-Control"] = "no-cache"
        return led
    response = _sent(file)
    response.headers["Cache-Control"] = _FOREVER
    return response


@blueprint.get("/static/<name>")
def named_file(name: str) -> Response:
    """Whatever the content is today."""
    file = static_files().get(name)
    if file is None:
        abort(404)
    return _sent(file)


def _sent(file: StaticFile) -> Response:
    response = Response(file.small if reader_takes_gzip() else file.body, content_type=file.content_type)
    if reader_takes_gzip():
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    return response

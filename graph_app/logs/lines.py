"""All log lines of the app in one format: JSON, one object a line, or text for people at a terminal."""

from __future__ import annotations

import json
import logging
import sys
from datetime import datetime, timezone
from typing import TextIO

from graph_app.logs.request_ids import current_id
from graph_app.logs.without_secrets import one_line, without_secrets

_LONGEST_MESSAGE = 4_000


class JsonLines(logging.Formatter):
    """`time` (UTC), `level`, `logger`, `message`, `id` of the request; `error` holds a traceback; then own fields."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_secrets(record.getMessage())[:_LONGEST_MESSAGE],
        }
        fields = fields_of(record)
        told |= {"id": fields.pop("id", "") or current_id.get()} | fields
        if record.exc_info:
            told["error"] = without_secrets(self.formatException(record.exc_info))
        # JSON writes line ends as \n; with ASCII alone no other letter ends a line either.
        return json.dumps({name: value for name, value in told.items() if value not in ("", None)}, default=str)


class TextLines(logging.Formatter):
    """The same for people: time, level, message, id; control characters are written out."""

    def format(self, record: logging.LogRecord) -> str:
        fields = fields_of(record)
        id = fields.pop("id", "") or current_id.get()
        message = one_line(without_secrets(record.getMessage()), _LONGEST_MESSAGE)
        line = f"{datetime.fromtimestamp(record.created):%H:%M:%S} {record.levelname} {message}"
        if id:
            line += f" [{id}]"
        if record.exc_info:
            trace = without_secrets(self.formatException(record.exc_info))
            line += "\n" + "\n".join("  " + one_line(each, _LONGEST_MESSAGE) for each in trace.splitlines())
        return line


def fields_of(record: logging.LogRecord) -> dict[str, object]:
    """What a line says beside its message: given as `extra={"fields": {…}}`."""
    fields: dict[str, object] = dict(getattr(record, "fields", {}))
    return fields


def log_to(stream: TextIO | None = None, form: str = "auto") -> None:
    """Everything that is logged goes to `stream` (stderr) as "json" or "text"; "auto": text at a terminal."""
    stream = stream or sys.stderr
    text = form == "text" or (form == "auto" and stream.isatty())
    handler = logging.StreamHandler(stream)
    handler.setFormatter(TextLines() if text else JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("graph_app").setLevel(logging.INFO)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits for a moment is no news
    logging.captureWarnings(True)

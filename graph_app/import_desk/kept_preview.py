"""A preview kept in the folder of its upload: a line for each row, and where each state's lines begin."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain, islice
from typing import Any

from graph_app.changes.edits import Record
from graph_app.import_desk.choices import UploadChoices, plain_saying, saying_of
from graph_app.import_desk.folders import KeptUpload, replaced
from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.previewing.rows import STATES, Preview, PreviewRow
from graph_app.ingest.previewing.stock import Stock, properties

_NAMES = 1_000
_UNSETTLED = ("wrong", "ask", "duplicate")


@dataclass(frozen=True)
class KeptPreview:
    """`digest` is that of the choices that it was made with, `outcome` is equal where all rows do the same.

    `questions`: one for each text that nobody knows, with `what`, `column`, `text`, `candidates`, the number of `rows`,
    and of the `first` one `number`, `of` and `record`, None where not even its ends can be read.
    `offsets`: state -> where its lines begin. `names`: id -> name of sources and partners that are new, the first ones.
    """

    digest: str
    outcome: str
    data_version: int
    questions: Sequence[Mapping[str, Any]]
    offsets: Mapping[str, Sequence[int]]
    names: Mapping[str, str]

    @property
    def counts(self) -> dict[str, int]:
        return {state: len(self.offsets.get(state, ())) for state in STATES}

    @property
    def unsettled(self) -> int:
        """How many rows keep the import from being made."""
        return sum(self.counts[state] for state in _UNSETTLED)


@dataclass(frozen=True)
class KeptRow:
    """A row as it was previewed; `sheet` is its place in the file, `likes` the records that it may be."""

    sheet: int
    row: int
    what: str
    state: str
    id: str
    before: Record | None
    after: Record | None
    mistakes: Sequence[Mistake]
    notes: Sequence[Mistake]
    questions: Sequence[Mapping[str, Any]]
    likes: Sequence[Record]
    why: Mapping[str, Sequence[Saying]] = field(default_factory=dict)


def outcome_of(found: Preview) -> str:
    """Equal where an import would write the same records over the same ones, and nothing else is open."""
    told = hashlib.sha256()
    for row in found.rows:
        line = [row.sheet, row.row, row.state, row.what, row.id, row.before, row.after]
        told.update(json.dumps(line, sort_keys=True, default=str).encode())
    return told.hexdigest()[:32]


def keep_preview(upload: KeptUpload, choices: UploadChoices, found: Preview, stock: Stock) -> KeptPreview:
    """Writes it down. The rows first: who reads the index finds them."""
    offsets: dict[str, list[int]] = defaultdict(list)
    rows_file = f"preview-{choices.digest}-{found.data_version}.jsonl"
    with replaced(upload.folder / rows_file) as stream:
        for row in found.rows:
            offsets[row.state].append(stream.tell())
            line = json.dumps(_plain_row(row, choices.places[row.sheet], stock), ensure_ascii=False)
            stream.write(line.encode("utf-8", "surrogatepass") + b"\n")
    questions = _questions(found)
    kept = KeptPreview(choices.digest, outcome_of(found), found.data_version, questions, offsets, _names(found))
    upload.write("preview", {**vars(kept), "rows_file": rows_file})
    for old in upload.folder.glob("preview-*.jsonl"):
        if old.name != rows_file:
            old.unlink(missing_ok=True)
    return kept


def read_preview(upload: KeptUpload) -> KeptPreview | None:
    """The newest one; None where there is none yet."""
    told = upload.read("preview")
    if not told:
        return None
    del told["rows_file"]
    return KeptPreview(**told)


def read_rows(upload: KeptUpload, kept: KeptPreview, state: str, first: int, count: int) -> Iterator[KeptRow]:
    """`count` rows from place `first` on of one state, or of all (''), in the order of the file."""
    offsets = kept.offsets.get(state, ()) if state else sorted(chain.from_iterable(kept.offsets.values()))
    told = upload.read("preview")
    with (upload.folder / str(told["rows_file"])).open("rb") as stream:
        for offset in offsets[first : first + count]:
            stream.seek(offset)
            yield _row_of(json.loads(stream.readline()))


def _names(found: Preview) -> dict[str, str]:
    new = (row for row in found.rows if row.what != "fact" and row.state == "new" and row.after)
    own = ((row.id, properties(row.after)) for row in islice(new, _NAMES) if row.after)
    return {id: str(told.get("title") or told.get("name_vi") or told.get("name_en") or id) for id, told in own}


def _questions(found: Preview) -> list[dict[str, Any]]:
    asked: dict[tuple[str, str], dict[str, Any]] = {}
    for row in found.rows:
        for question in row.questions:
            what = "source" if question.column == "source_id" else "partner"
            told = asked.setdefault(
                (what, question.text),
                {
                    "what": what,
                    "column": question.column,
                    "text": question.text,
                    "candidates": [asdict(candidate) for candidate in question.candidates],
                    "rows": 0,
                    "first": {"number": row.row, "of": row.what, "record": row.after},
                },
            )
            told["rows"] += 1
    return list(asked.values())


def _plain_row(row: PreviewRow, sheet: int, stock: Stock) -> dict[str, Any]:
    records = {"partner": stock.partners, "source": stock.sources, "fact": stock.facts}[row.what]
    return {
        **{"sheet": sheet, "row": row.row, "what": row.what, "state": row.state, "id": row.id},
        "before": row.before,
        "after": row.after,
        "mistakes": [_plain_mistake(mistake) for mistake in row.mistakes],
        "notes": [_plain_mistake(note) for note in row.notes],
        "questions": [{"column": question.column, "text": question.text} for question in row.questions],
        "why": {id: [plain_saying(reason) for reason in reasons] for id, reasons in row.why.items()},
        "likes": [records.get(id, {"id": id, "properties": {}}) for id in row.like],
    }


def _plain_mistake(mistake: Mistake) -> dict[str, Any]:
    said = plain_saying(mistake)
    return {"file": mistake.file, "row": mistake.row, "column": mistake.column, "sheet": mistake.sheet, **said}


def _mistake_of(told: Mapping[str, Any]) -> Mistake:
    return Mistake(**{**told, "facts": saying_of(told).facts})


def _row_of(told: dict[str, Any]) -> KeptRow:
    mistakes, notes = ([_mistake_of(one) for one in told[name]] for name in ("mistakes", "notes"))
    why = {id: [saying_of(reason) for reason in reasons] for id, reasons in told.get("why", {}).items()}
    return KeptRow(**{**told, "mistakes": mistakes, "notes": notes, "why": why})

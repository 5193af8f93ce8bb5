"""What is done with an upload, in whatever thread or process: a look at what it would do, and the import."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph_app.changes.change import Told
from graph_app.database.database import Database
from graph_app.errors import ChangeRefused, GraphAppError, ImportBroken, ImportMoved
from graph_app.import_desk.choices import UploadChoices, plain_saying
from graph_app.import_desk.folders import KeptUpload
from graph_app.import_desk.kept_preview import keep_preview, outcome_of
from graph_app.import_desk.opening import plans
from graph_app.import_desk.standing import (
    IMPORT,
    LOOK,
    UNCERTAIN,
    Heard,
    Standing,
    keep_standing,
    saying_of_problem,
)
from graph_app.ingest.importing import import_preview
from graph_app.ingest.previewing.preview import preview
from graph_app.ingest.previewing.rows import Preview, SheetPlan
from graph_app.ingest.previewing.stock import Stock, read_stock
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.survey import surveyed

log = logging.getLogger(__name__)
# Which share of comparing has passed when all rows are settled: they are still to be written down.
_COMPARED = 0.8


@dataclass(frozen=True)
class Job:
    """A look, or where somebody (`told`) `confirmed` the outcome of one, the import."""

    upload: KeptUpload
    choices: UploadChoices
    limits: Limits
    today: date
    told: Told | None = None
    confirmed: str = ""

    @property
    def first(self) -> Standing:
        """How far it is before anything is done."""
        work, about = (IMPORT, self.told.about) if self.told else (LOOK, "")
        return Standing(work, "reading", ended=False, digest=self.choices.digest, about=about)


def do(job: Job, database: Database) -> None:
    """Does it all, and keeps how far it is and how it ended."""
    heard, ended = Heard(job.upload, job.first), True
    try:
        _work(job, database, heard)
    except GraphAppError as problem:
        # Where the answer to the last call is lost nobody knows whether it was written: the log does.
        ended = heard.standing.phase not in UNCERTAIN or isinstance(problem, ChangeRefused)
        heard.standing = replace(heard.standing, problem=saying_of_problem(problem))
    except Exception:
        log.exception("An error that nobody foresaw, in work on %s", job.upload.folder.name[:6])
        ended = heard.standing.phase not in UNCERTAIN
        heard.standing = replace(heard.standing, problem=saying_of_problem(ImportBroken()))
    keep_standing(job.upload, replace(heard.standing, ended=ended))


def _work(job: Job, database: Database, heard: Heard) -> None:
    seen, stock = _looked(job.upload, job.choices, database, job.limits, job.today, heard)
    if job.told is None or outcome_of(seen) != job.confirmed:
        keep_preview(job.upload, job.choices, seen, stock)
        heard.standing = replace(heard.standing, share=1.0)
        if job.told:
            heard.standing = replace(heard.standing, problem=saying_of_problem(ImportMoved()))
        return
    change = import_preview(database, seen, job.told, _written(heard))
    heard.standing = replace(heard.standing, change=change.number if change else 0)


def _written(heard: Heard) -> Callable[[float], None]:
    """Hears which share is written; when all is, Neo4j keeps it, which cannot be cancelled any more."""
    hear = heard.phase("writing")

    def written(share: float) -> None:
        hear(share)
        if share >= 1.0:
            heard.phase("keeping")

    return written


def survey_of(upload: KeptUpload, choices: UploadChoices) -> list[dict[str, Any]]:
    """For each sheet that is read: the notation it is read with and what its cells leave open; [] before a look."""
    told = upload.read("survey")
    return list(told["sheets"]) if told.get("digest") == choices.reading_digest else []


def _looked(
    upload: KeptUpload, choices: UploadChoices, database: Database, limits: Limits, today: date, heard: Heard
) -> tuple[Preview, Stock]:
    hear = heard.phase("reading")
    notations = _notations(upload, choices, limits, lambda share: hear(share / 3))
    opened = plans(upload, choices, limits, notations)
    stock = read_stock(database)
    begun: list[Callable[[float], None]] = []

    def compared(share: float) -> None:
        if not begun:
            begun.append(heard.phase("comparing"))
        begun[0](share * _COMPARED)

    found = preview(opened, stock, choices.decisions, today, lambda share: hear(1 / 3 + share * 2 / 3), compared)
    return found, stock


def _notations(
    upload: KeptUpload, choices: UploadChoices, limits: Limits, hear: Callable[[float], None]
) -> list[Notation]:
    """What is chosen of each sheet, else what its cells suggest; they are walked once for each way of reading."""
    told = survey_of(upload, choices)
    if not told:
        opened = plans(upload, choices, limits)
        told = [_surveyed(plan, place, len(opened), hear) for place, plan in enumerate(opened)]
        upload.write("survey", {"digest": choices.reading_digest, "sheets": told})
    return [
        Notation(
            choices.sheets[place].day_order or found["day_order"],
            choices.sheets[place].decimal or found["decimal"],
            choices.sheets[place].from_1904,
        )
        for place, found in zip(choices.places, told, strict=True)
    ]


def _surveyed(plan: SheetPlan, place: int, count: int, hear: Callable[[float], None]) -> dict[str, Any]:
    found = surveyed(plan.sheet, plan.mapping, lambda share: hear((place + share) / count))
    remarks = [{"column": title, "saying": plain_saying(saying)} for title, saying in found.remarks]
    return {"day_order": found.notation.day_order, "decimal": found.notation.decimal, "remarks": remarks}

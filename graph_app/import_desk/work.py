"""The work on an upload, in the background: a look at what it would do, and the import. How far it is stands in its
folder, where every worker of this machine sees it, and where it is found again after a crash."""

from __future__ import annotations

import hashlib
import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph_app.changes.change import Told
from graph_app.database.database import Database
from graph_app.errors import (
    AtWork,
    ChangeRefused,
    GraphAppError,
    ImportBroken,
    ImportCancelled,
    ImportMoved,
    ImportNotSettled,
    ImportUnfinished,
)
from graph_app.import_desk.choices import UploadChoices, choices_of, plain_choices, plain_saying, saying_of
from graph_app.import_desk.folders import KeptUpload
from graph_app.import_desk.kept_preview import KeptPreview, keep_preview, outcome_of, read_preview
from graph_app.import_desk.opening import faults, hinders, plans
from graph_app.ingest.importing import import_preview
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.previewing.preview import Preview, SheetPlan, preview
from graph_app.ingest.previewing.stock import Stock, read_stock
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.survey import surveyed
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

log = logging.getLogger(__name__)

LOOK, IMPORT = "look", "import"
# What is under way; of an import the page says how far each of the three is.
PHASES = ("reading", "comparing", "writing")
_TOLD_EVERY = 0.2  # seconds
_STARTS_WITHIN = 5.0
# How long the work may keep a page waiting for its turn, in seconds; a page takes dozens of turns.
_TURN = 0.001
_WRITE = load_statements(CYPHER_FOLDER / "write")


@dataclass(frozen=True)
class Standing:
    """How far the work on an upload is. `share` 0 to 1 of `phase`, one of PHASES.

    `problem` says why it ended otherwise than wanted; `change` is the number of the change that an import made, 0
    where everything was on record already, None where nothing was imported. `digest` names the choices worked with.
    """

    work: str = ""
    phase: str = ""
    share: float = 0.0
    ended: bool = True
    digest: str = ""
    about: str = ""
    problem: Saying | None = None
    change: int | None = None

    @property
    def imported(self) -> bool:
        return self.change is not None


class _Heard:
    """Writes down how far it is, now and then, and ends the work where somebody cancelled it."""

    def __init__(self, upload: KeptUpload, standing: Standing) -> None:
        self.standing = standing
        self._upload = upload
        self._last = 0.0

    def phase(self, phase: str) -> Callable[[float], None]:
        """From here on this is under way; the answer hears which share of it is done."""
        self.standing = replace(self.standing, phase=phase, share=0.0)
        self._last = 0.0
        self.hear(0.0)
        return self.hear

    def hear(self, share: float) -> None:
        now = time.monotonic()
        if now - self._last < _TOLD_EVERY and share < 1.0:
            return
        self._last = now
        if self._upload.cancel.exists():
            raise ImportCancelled
        self.standing = replace(self.standing, share=share)
        _keep(self._upload, self.standing)


def read_choices(upload: KeptUpload) -> UploadChoices:
    """What was chosen last."""
    return choices_of(upload.read("choices"))


def keep_choices(upload: KeptUpload, choices: UploadChoices) -> None:
    """Keeps what is chosen from here on."""
    upload.write("choices", plain_choices(choices))


def begin_look(upload: KeptUpload, database: Database, limits: Limits, today: date) -> None:
    """Begins to read all rows and to compare them with the record, for what is chosen now. AtWork."""
    choices = read_choices(upload)

    def work(heard: _Heard) -> None:
        seen, stock = _looked(upload, choices, database, limits, today, heard)
        keep_preview(upload, choices, seen, stock)

    _begin(upload, Standing(LOOK, "reading", ended=False, digest=choices.digest), work)


def begin_import(
    upload: KeptUpload, database: Database, limits: Limits, today: date, told: Told, confirmed: str
) -> None:
    """Begins to import what was looked at, if it still does what was `confirmed`, the outcome of a preview. AtWork.

    The look is taken anew, against the record as it stands. ImportNotSettled where something is open.
    """
    choices, kept = read_choices(upload), read_preview(upload)
    if kept is None or kept.digest != choices.digest or kept.unsettled or hindered(choices):
        raise ImportNotSettled(count=kept.unsettled if kept else "?")
    told = replace(told, about=about_of(upload, choices))

    def work(heard: _Heard) -> None:
        seen, stock = _looked(upload, choices, database, limits, today, heard)
        if outcome_of(seen) != confirmed:
            keep_preview(upload, choices, seen, stock)
            heard.standing = replace(heard.standing, problem=_saying(ImportMoved()))
            return
        change = import_preview(database, seen, told, heard.phase("writing"))
        heard.standing = replace(heard.standing, change=change.number if change else 0)

    _begin(upload, Standing(IMPORT, "reading", ended=False, digest=choices.digest, about=told.about), work)


def cancel(upload: KeptUpload) -> None:
    """Asks the work that is under way to end at its next sign of progress."""
    upload.cancel.touch()


def standing(upload: KeptUpload, database: Database) -> Standing:
    """How far it is. Of an import whose process died the log of changes says whether it was made."""
    found = _read(upload)
    if found.ended or upload.busy:
        return found
    found = _read(upload)  # it may have ended in between
    if found.ended:
        return found
    if found.work == IMPORT:
        number = imported_as(database, found.about)
        lost = found.problem or _saying(ImportUnfinished())
        found = replace(found, ended=True, change=number, problem=None if number else lost)
    else:
        found = Standing()
    _keep(upload, found)
    return found


def imported_as(database: Database, about: str) -> int | None:
    """The number of the change that says it is about this; waits for a writer that may be at just that."""
    with database.write() as transaction:
        transaction.run(_WRITE["lock_data_version"])
        for (number,) in transaction.run(_WRITE["import_of_upload"], {"about": about}).rows:
            assert isinstance(number, int)
            return number
    return None


def about_of(upload: KeptUpload, choices: UploadChoices) -> str:
    """The file, with a mark by which the log knows this upload and from which nobody finds its address."""
    return f"{choices.file} [{hashlib.sha256(upload.id.encode()).hexdigest()[:10]}]"


def hindered(choices: UploadChoices) -> bool:
    """Whether a sheet that is not left out cannot be read as it is, or nothing is left to read."""
    return not choices.places or any(
        hinders(fault) for place in range(len(choices.sheets)) for fault in faults(choices, place)
    )


def survey_of(upload: KeptUpload, choices: UploadChoices) -> list[dict[str, Any]]:
    """For each sheet that is read: the notation it is read with and what its cells leave open; [] before a look."""
    told = upload.read("survey")
    return list(told["sheets"]) if told.get("digest") == choices.reading_digest else []


def _looked(
    upload: KeptUpload, choices: UploadChoices, database: Database, limits: Limits, today: date, heard: _Heard
) -> tuple[Preview, Stock]:
    hear = heard.phase("reading")
    notations = _notations(upload, choices, limits, lambda share: hear(share / 3))
    opened = plans(upload, choices, limits, notations)
    stock = read_stock(database)
    begun: list[Callable[[float], None]] = []

    def compared(share: float) -> None:
        if not begun:
            begun.append(heard.phase("comparing"))
        begun[0](share)

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


def _begin(upload: KeptUpload, first: Standing, work: Callable[[_Heard], None]) -> None:
    """Does the work in a thread that does not keep the process from ending; answers when it has begun. AtWork."""
    sys.setswitchinterval(_TURN)
    begun, taken = threading.Event(), []

    def run() -> None:
        with upload.at_work() as alone:
            if alone:
                taken.append(True)
                upload.cancel.unlink(missing_ok=True)
                _keep(upload, first)
            begun.set()
            if alone:
                _run(upload, _Heard(upload, first), work)

    threading.Thread(target=run, name="import", daemon=True).start()
    begun.wait(_STARTS_WITHIN)
    if not taken:
        raise AtWork()


def _run(upload: KeptUpload, heard: _Heard, work: Callable[[_Heard], None]) -> None:
    ended = True
    try:
        work(heard)
    except GraphAppError as problem:
        # Where the answer to the last call is lost nobody knows whether it was written: the log does.
        ended = heard.standing.phase != "writing" or isinstance(problem, ChangeRefused)
        heard.standing = replace(heard.standing, problem=_saying(problem))
    except Exception:
        log.exception("An error that nobody foresaw, in work on %s", upload.folder.name[:6])
        ended = heard.standing.phase != "writing"
        heard.standing = replace(heard.standing, problem=_saying(ImportBroken()))
    _keep(upload, replace(heard.standing, ended=ended))


def _saying(problem: GraphAppError) -> Saying:
    facts = {name: fact if isinstance(fact, Saying) else str(fact) for name, fact in problem.facts.items()}
    return Saying(problem.sentence, facts)


def _keep(upload: KeptUpload, found: Standing) -> None:
    upload.write("standing", {**vars(found), "problem": plain_saying(found.problem) if found.problem else None})


def _read(upload: KeptUpload) -> Standing:
    told = upload.read("standing")
    return (
        Standing(**{**told, "problem": saying_of(told["problem"]) if told["problem"] else None}) if told else Standing()
    )


def preview_now(upload: KeptUpload, choices: UploadChoices) -> KeptPreview | None:
    """The preview of what is chosen now, or None while there is none."""
    kept = read_preview(upload)
    return kept if kept and kept.digest == choices.digest else None

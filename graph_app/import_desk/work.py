"""The work on an upload, in the background: a look at what it would do, and the import. How far it is stands in its
folder, where every worker of this machine sees it, and where it is found again after a crash."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from graph_app.changes.change import Told
from graph_app.database.database import Database
from graph_app.errors import AtWork, GraphAppError, ImportNotSettled, ImportUnfinished
from graph_app.import_desk.apart import do_apart, is_large
from graph_app.import_desk.choices import UploadChoices, choices_of, plain_choices
from graph_app.import_desk.folders import KeptUpload
from graph_app.import_desk.jobs import Job, do, survey_of
from graph_app.import_desk.kept_preview import KeptPreview, read_preview
from graph_app.import_desk.opening import faults, hinders
from graph_app.import_desk.standing import (
    IMPORT,
    LOOK,
    PHASES,
    Standing,
    keep_standing,
    kept_standing,
    saying_of_problem,
)
from graph_app.ingest.reading.limits import Limits
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

__all__ = ["IMPORT", "LOOK", "PHASES", "Standing", "survey_of"]  # whoever shows the work needs them, too

_STARTS_WITHIN = 5.0
_WRITE = load_statements(CYPHER_FOLDER / "write")


def read_choices(upload: KeptUpload) -> UploadChoices:
    """What was chosen last."""
    return choices_of(upload.read("choices"))


def keep_choices(upload: KeptUpload, choices: UploadChoices) -> None:
    """Keeps what is chosen from here on."""
    upload.write("choices", plain_choices(choices))


def choose(upload: KeptUpload, change: Callable[[UploadChoices], UploadChoices]) -> None:
    """Changes what is chosen, unless it was imported meanwhile; waits for work that is about to end. AtWork."""
    with upload.at_work() as alone:
        if not alone:
            raise AtWork()
        if not kept_standing(upload).imported:
            keep_choices(upload, change(read_choices(upload)))


def begin_look(upload: KeptUpload, database: Database, limits: Limits, today: date) -> None:
    """Begins to read all rows and to compare them with the record, for what is chosen now. AtWork."""
    _begin(Job(upload, read_choices(upload), limits, today), database)


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
    _begin(Job(upload, choices, limits, today, told, confirmed), database)


def cancel(upload: KeptUpload) -> None:
    """Asks the work that is under way to end at its next sign of progress."""
    upload.cancel.touch()


def standing(upload: KeptUpload, database: Database) -> Standing:
    """How far it is. Of an import whose process died the log of changes says whether it was made."""
    found = kept_standing(upload)
    if found.ended or upload.busy:
        return found
    found = kept_standing(upload)  # it may have ended in between
    return found if found.ended else _found_out(upload, found, database)


def _found_out(upload: KeptUpload, found: Standing, database: Database) -> Standing:
    """How work ended that nobody is at any more and whose end nobody wrote down."""
    if found.work == IMPORT:
        number = imported_as(database, found.about)
        lost = found.problem or saying_of_problem(ImportUnfinished())
        found = replace(found, ended=True, change=number, problem=None if number else lost)
    else:
        found = Standing()
    keep_standing(upload, found)
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


def _begin(job: Job, database: Database) -> None:
    """Lets a thread do it that does not keep the process from ending; answers when it has begun. AtWork.

    What is large that thread leaves to a process of its own: threads take turns, and pages would wait.
    """
    begun, taken = threading.Event(), []

    def run() -> None:
        with job.upload.at_work() as alone:
            if alone:
                taken.append(True)
            if not alone or (job.told and _done_already(job.upload, database)):
                begun.set()
                return
            job.upload.cancel.unlink(missing_ok=True)
            keep_standing(job.upload, job.first)
            begun.set()
            if is_large(job, database):
                do_apart(job, database)
            else:
                do(job, database)

    threading.Thread(target=run, name="import", daemon=True).start()
    begun.wait(_STARTS_WITHIN)
    if not taken:
        raise AtWork()


def _done_already(upload: KeptUpload, database: Database) -> bool:
    """Whether it was imported since somebody pressed the button, as by another press of it."""
    found = kept_standing(upload)
    if not found.ended:
        with contextlib.suppress(GraphAppError):  # the work itself will say what is wrong
            found = _found_out(upload, found, database)
    return found.imported


def preview_now(upload: KeptUpload, choices: UploadChoices) -> KeptPreview | None:
    """The preview of what is chosen now, or None while there is none."""
    kept = read_preview(upload)
    return kept if kept and kept.digest == choices.digest else None

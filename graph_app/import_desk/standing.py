"""How far the work on an upload is: it stands in its folder, where every worker of this machine sees it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from graph_app.errors import GraphAppError, ImportCancelled
from graph_app.import_desk.choices import plain_saying, saying_of
from graph_app.import_desk.folders import KeptUpload
from graph_app.ingest.mistakes import Saying

LOOK, IMPORT = "look", "import"
# What is under way; of an import the page says how far each of the first three is. Of the last nobody hears how far it
# is: Neo4j writes down what was written, in one go.
PHASES = ("reading", "comparing", "writing", "keeping")
# Once an import is in these, only the log of changes knows how it ended.
UNCERTAIN = ("writing", "keeping")
_TOLD_EVERY = 0.2  # seconds


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


class Heard:
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
        keep_standing(self._upload, self.standing)


def keep_standing(upload: KeptUpload, found: Standing) -> None:
    """Keeps how far it is from here on."""
    upload.write("standing", {**vars(found), "problem": plain_saying(found.problem) if found.problem else None})


def kept_standing(upload: KeptUpload) -> Standing:
    """As it was told last, by whoever works or worked on it."""
    told = upload.read("standing")
    return (
        Standing(**{**told, "problem": saying_of(told["problem"]) if told["problem"] else None}) if told else Standing()
    )


def saying_of_problem(problem: GraphAppError) -> Saying:
    """The sentence of an error that readers may hear, as it is kept."""
    facts = {name: fact if isinstance(fact, Saying) else str(fact) for name, fact in problem.facts.items()}
    return Saying(problem.outside or problem.sentence, facts)

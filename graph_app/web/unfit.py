"""A text that no field takes, whatever it is for: too long, or with letters that cannot be seen."""

from __future__ import annotations

from flask_babel import gettext

from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.letters import line, whole
from graph_app.ingest.sentences import CONTROL_LETTER, TOO_LONG, TURNING_LETTER

OF_LETTERS = (TOO_LONG, TURNING_LETTER, CONTROL_LETTER)


def unfit(saying: Saying) -> str:
    """The sentence at the field."""
    if saying.sentence == TOO_LONG:
        return str(gettext("That is too long: %(count)s letters at most.", count=saying.facts["limit"]))
    told = saying.told_with(gettext)
    return told[:1].upper() + told[1:] + "."


def fit_line(field: str, text: str, letters: int) -> str:
    """One line as it is kept. TextTooLong, TextUnseen."""
    return whole(field, line(text, letters))

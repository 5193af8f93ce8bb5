"""What would change a partner's state: the one step that the model itself promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from graph_app.engagement.cadence import months_later
from graph_app.engagement.standing import Engagement
from graph_app.engagement.states import COOLING, DUE, ON_TRACK, STATE_NAMES
from graph_app.engagement.values import Values


@dataclass(frozen=True)
class Remedy:
    """`name` says which sentence; days are ISO days, '' where none is meant; `contacts` how many it takes.

    contact_by: a contact by `by` keeps it from getting overdue, and on track until `until`.
    contact_now: a contact now puts it back on track until `until`; `then` cooling: `contacts` end that, too.
    more_contacts: `contacts` more within the window end the cooling.
    keep: nothing is asked before `by`.
    tell: a contact of known day has to be on record first.
    """

    name: str
    by: str = ""
    until: str = ""
    contacts: int = 0
    then: str = ""


def remedy(found: Engagement, place: int, values: Values) -> Remedy:
    """What would change the state of the partner at `place`."""
    state, notice = int(found.state[place]), int(values["due.notice"])
    if not found.last_contact[place]:
        return Remedy("tell")
    due, warm = int(found.due_on[place]), int(found.to_warm[place])
    until = _day(_later(found.as_of.toordinal(), int(found.cadence_months[place])) - notice)
    then = STATE_NAMES[int(found.after_one[place])]
    if state == DUE:
        return Remedy("contact_by", _day(due), until, warm, then)
    if state < DUE:
        return Remedy("contact_now", "", until, warm, then)
    if state == COOLING:
        return Remedy("more_contacts", contacts=warm)
    return Remedy("keep", _day(due - notice)) if state == ON_TRACK else Remedy("tell")


def _later(day: int, months: int) -> int:
    return int(months_later(np.array([day]), months)[0])


def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()

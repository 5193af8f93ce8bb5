"""What falls due as events of a calendar file, in one language, each leading to the page of its partner."""

from __future__ import annotations

from collections.abc import Mapping

from flask import url_for
from flask_babel import gettext

from graph_app.engagement.calendar import Calendar
from graph_app.engagement.due import Due, when_words
from graph_app.engagement.proposals import Proposal
from graph_app.exports.calendar_file import Event, calendar_file
from graph_app.language.formats import day_text
from graph_app.vocabulary.due_kinds import ANNIVERSARY, DUE_KINDS
from graph_app.web.answers import truncated_sentence


def feed(found: Calendar, language: str, limit: int) -> bytes:
    """The file of all that falls due, what is still open after it; no more than `limit`, and then it says so."""
    proposals = {_about(one): one for one in found.proposals}
    first = day_text(found.window.first.isoformat(), language)
    text = gettext("What falls due with partners, seen from %(day)s. “No record” is not “no contact”.", day=first)
    if len(found.dues) > limit:
        text = f"{text} {truncated_sentence()}"
    events = (_event(due, proposals, language) for due in found.dues[:limit])
    return calendar_file(gettext("Calendar of partners"), text, events, found.window.first, language)


def _about(one: Proposal) -> tuple[str, str]:
    return one.facts[0], str(one.round_years.years)


def _event(due: Due, proposals: Mapping[tuple[str, str], Proposal], language: str) -> Event:
    """Of what may fall on several days the first stands for all of them, and its title says so."""
    kind = DUE_KINDS[due.kind].told_in(language)
    proposed = proposals.get((due.facts[0], due.key)) if due.kind == ANNIVERSARY else None
    sources = [url_for("facts.fact", fact=fact, _external=True) for fact in due.facts]
    sentences = [due.words.told_in(language), *([proposed.words.told_in(language)] if proposed else []), *sources]
    return Event(
        name=due.name,
        day=due.on.first,
        sure=due.on.exact,
        title=_title(due, kind, language),
        text="\n".join(sentences),
        category=kind,
        address=url_for("partners.partner", partner=due.partner.id, _external=True),
    )


def _title(due: Due, kind: str, language: str) -> str:
    title = f"{kind}: {due.partner.name_in(language)}"
    if due.kind == ANNIVERSARY:
        title = gettext("%(years)s years: %(partner)s", years=due.key, partner=due.partner.name_in(language))
    if due.on.exact:
        return title
    return str(gettext("%(when)s (day unknown): %(title)s", when=when_words(due.on).told_in(language), title=title))

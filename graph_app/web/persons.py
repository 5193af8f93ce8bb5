"""`/persons`, `/partners/<id>/persons`: contact persons, why each is kept, and when somebody looks again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.errors import PersonChanged
from graph_app.ingest.mistakes import Saying
from graph_app.language.ordering import sorting_key
from graph_app.persons import checks
from graph_app.persons.checks import checked
from graph_app.persons.person import FIELD_NAMES, PERSON_FIELDS, Person
from graph_app.persons.store import (
    all_persons,
    change_person,
    delete_person,
    new_person,
    person_of_id,
    persons_at,
)
from graph_app.records import Rows
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.asker import write_down
from graph_app.web.language import language
from graph_app.web.merged_partners import ids_of, stands_for
from graph_app.web.parameters import choice
from graph_app.web.unfit import unfit

blueprint = Blueprint("persons", __name__)

MOST_BYTES = 50_000
_COLUMNS = ("id", "partner", *FIELD_NAMES, "recorded_on")


@address(blueprint, "/persons")
def persons() -> Answer:
    """Everybody, those to be reviewed first; as a file only for who may take persons along."""
    shown = choice("review", ("due",), "choice")
    today = date.today()
    everybody = all_persons(explorer().settings.instance)
    chosen = [each for each in everybody if not shown or each.review_due(today)]
    snapshot = explorer().snapshot()
    rows = _sorted(chosen)
    records = [_record(each) for each in rows]
    return Answer(
        snapshot.data_version,
        "persons.html",
        {"rows": _shown(rows, today), "review": shown, "everybody": len(everybody), "partner": None}
        | {"due": sum(each.review_due(today) for each in everybody)},
        {"rows": records},
        Rows(_COLUMNS, [tuple(record[column] for column in _COLUMNS) for record in records]),
        lasting=False,
    )


@blueprint.get("/partners/<partner>/persons")
def persons_of_partner(partner: str) -> Response:
    found = explorer().partner(explorer().snapshot(), partner)
    today = date.today()
    rows = _sorted(persons_at(explorer().settings.instance, *ids_of(found)))
    page = render_template(
        "persons.html",
        data_version=explorer().snapshot().data_version,
        rows=_shown(rows, today),
        partner=found,
        everybody=len(rows),
        due=sum(each.review_due(today) for each in rows),
        review="",
    )
    return Response(page, content_type="text/html; charset=utf-8")


@blueprint.route("/partners/<partner>/persons/new", methods=["GET", "POST"])
def new(partner: str) -> AnyResponse:
    found = explorer().partner(explorer().snapshot(), partner)
    if request.method == "GET":
        return _form(found.id, {}, {})
    values, wrong = _sent()
    if wrong:
        return _form(found.id, request.form, wrong, 400)
    made = new_person(explorer().settings.instance, found.id, values, date.today())
    write_down("person", f"new: {made.id}, {found.id}")
    return redirect(url_for("persons.persons_of_partner", partner=found.id), 303)


@blueprint.route("/persons/<person>/edit", methods=["GET", "POST"])
def edit(person: str) -> AnyResponse:
    folder = explorer().settings.instance
    found = person_of_id(folder, person)
    if request.method == "GET":
        return _form(found.partner, found.values, {}, person=found)
    values, wrong = _sent()
    if wrong:
        return _form(found.partner, request.form, wrong, 400, found)
    edition = request.form.get("edition", "")
    try:
        change_person(
            folder, person, values, int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 10 else 0
        )
    except PersonChanged as problem:
        return _form(found.partner, request.form, {"refused": problem.told_with(gettext)}, problem.status, found)
    write_down("person", f"changed: {person}, {found.partner}")
    return redirect(_list_of(found), 303)


@blueprint.post("/persons/<person>/delete")
def delete(person: str) -> AnyResponse:
    """Overwritten, not kept in any log: it is somebody's name."""
    found = person_of_id(explorer().settings.instance, person)
    delete_person(explorer().settings.instance, person)
    write_down("person", f"deleted: {person}, {found.partner}")
    return redirect(_list_of(found), 303)


def _list_of(person: Person) -> str:
    """Where a person is listed: the page of its partner, or the list of all where that is gone."""
    found = stands_for(person.partner)
    if found:
        return url_for("persons.persons_of_partner", partner=found.id)
    return url_for("persons.persons")


def _sent() -> tuple[dict[str, str], dict[str, str]]:
    """What the form says, and by field the sentence of what is wrong."""
    request.max_content_length = MOST_BYTES
    values, wrong = checked(request.form, date.today())
    return values, {name: _sentence(problem) for name, problem in wrong.items()}


def _sentence(problem: checks.Wrong) -> str:
    if isinstance(problem, Saying):
        return unfit(problem)
    sentences = {
        checks.MISSING: gettext("This must be filled in."),
        checks.NO_DAY: gettext("This is no day. Write it like 14/9/2026."),
        checks.NO_CHOICE: gettext("Choose one from the list."),
        checks.NO_ADDRESS: gettext("This is no e-mail address. Write it like name@example.org."),
        checks.PAST: gettext("This day has passed. Give the day on which somebody looks at the record again."),
        checks.TOO_FAR: gettext("This is too far away: three years at most."),
        checks.REVERSED: gettext("This is before the post began."),
    }
    return str(sentences[problem])


def _form(
    partner: str, texts: Mapping[str, str], wrong: Mapping[str, str], status: int = 200, person: Person | None = None
) -> Response:
    fields = [
        {
            "name": field.name,
            "type": field.type,
            "caption": field.caption.told_in(language()),
            "required": field.required,
            "choices": [(code, told.told_in(language())) for code, told in field.choices.items()],
            "value": texts.get(field.name, ""),
            "told": texts.get(field.name, ""),
            "problem": wrong.get(field.name, ""),
            "long": field.name == "note",
        }
        for field in PERSON_FIELDS
    ]
    page = render_template(
        "person_form.html",
        data_version=explorer().snapshot().data_version,
        fields=fields,
        person=person,
        partner=explorer().snapshot().find(partner),
        first_wrong=next((each["name"] for each in fields if each["problem"]), ""),
        refused=wrong.get("refused", ""),
        back=_list_of(person) if person else url_for("persons.persons_of_partner", partner=partner),
    )
    return Response(page, status, content_type="text/html; charset=utf-8")


def _sorted(persons: Iterable[Person]) -> list[Person]:
    """Those whose review comes first stand first."""
    return sorted(persons, key=lambda each: (each.values["review_on"], sorting_key(each.name)))


def _shown(persons: Iterable[Person], today: date) -> list[dict[str, Any]]:
    basis = next(field for field in PERSON_FIELDS if field.name == "legal_basis").choices
    snapshot = explorer().snapshot()
    return [
        {
            **{name: person.values.get(name, "") for name in FIELD_NAMES},
            "id": person.id,
            "partner": snapshot.find(person.partner) or stands_for(person.partner),
            "partner_id": person.partner,
            "basis": basis[person.values["legal_basis"]].told_in(language()),
            "due": person.review_due(today),
            "former": person.former(today),
        }
        for person in persons
    ]


def _record(person: Person) -> dict[str, Any]:
    told = {name: person.values.get(name) for name in FIELD_NAMES}
    return {"id": person.id, "partner": person.partner, **told, "recorded_on": person.recorded_on}

"""Forms for a partner, a fact and a source, in place from their pages: new, changed, deleted, each with who and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.changes.change import Change
from graph_app.changes.edits import Edit, Record
from graph_app.changes.log import record_now, records_now
from graph_app.changes.make import make_change
from graph_app.errors import (
    BadParameter,
    ChangedMeanwhile,
    ChangeRefused,
    PersonsStay,
    UnknownFact,
    UnknownPartner,
    UnknownSource,
)
from graph_app.ingest.forms import checked_form, fields_of, record_of, table_of, texts_of
from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.previewing.who import free_id
from graph_app.ingest.reading.letters import with_line_feeds
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.tables import PARTNERS, SOURCES, Table
from graph_app.language.folding import fold
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.answers import explorer
from graph_app.web.edit_conflicts import changed_since_shown, changes_meanwhile, conflict_shown, deletion_of
from graph_app.web.edit_uses import persons_of, uses_of
from graph_app.web.edit_written import notation, rewritten, written_texts
from graph_app.web.language import language
from graph_app.web.unfit import OF_LETTERS, unfit
from graph_app.web.who import Signed, remember, signed, unsigned

blueprint = Blueprint("edit", __name__)

MOST_BYTES = 200_000
NEW_SOURCE = "new_source."
# Fields of which one of the two is enough.
EITHER = {"name_vi", "name_en", "title_vi", "title_en"}
Texts = dict[str, str]


@dataclass(frozen=True)
class Form:
    """One form. `before` is the record as it stands, None where it is made; `opened` what the form was opened with.

    `texts` are as they stand in the boxes, their numbers written `by` a notation; `opened` is spelled as the seed is.

    `conflicts` are the fields that somebody else changed since: was, theirs, yours, each as the reader writes it.
    `moved`: somebody else changed or deleted the record, and who is told.
    """

    what: str
    table: Table
    id: str
    before: Record | None
    texts: Texts
    opened: Texts
    signed: Signed
    by: Notation
    new_source: Texts = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    conflicts: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    refused: str = ""
    moved: bool = False


@blueprint.route("/partners/new", methods=["GET", "POST"])
def new_partner() -> AnyResponse:
    return _handled("partner", PARTNERS, "")


@blueprint.route("/sources/new", methods=["GET", "POST"])
def new_source() -> AnyResponse:
    return _handled("source", SOURCES, "")


@blueprint.route("/partners/<partner>/facts/new", methods=["GET", "POST"])
def new_fact(partner: str) -> AnyResponse:
    """`?type=MET_WITH`; the partner stands at the end that is not ours, and can be moved."""
    type = request.args.get("type", "MET_WITH")
    if type not in TYPE_BY_NAME:
        raise BadParameter(field="type", value=type, type="relationship type", example=", ".join(TYPE_BY_NAME))
    found = explorer().partner(explorer().snapshot(), partner)
    first, second = TYPE_BY_NAME[type].roles
    return _handled("fact", table_of("fact", type), "", {first if found.home else second: found.id})


@blueprint.route("/partners/<partner>/edit", methods=["GET", "POST"])
def edit_partner(partner: str) -> AnyResponse:
    return _handled("partner", PARTNERS, partner)


@blueprint.route("/sources/<source>/edit", methods=["GET", "POST"])
def edit_source(source: str) -> AnyResponse:
    return _handled("source", SOURCES, source)


@blueprint.route("/facts/<fact>/edit", methods=["GET", "POST"])
def edit_fact(fact: str) -> AnyResponse:
    if _is_gone("fact", fact):
        return _gone("fact", fact)
    return _handled("fact", table_of("fact", str(_record("fact", fact)["type"])), fact)


@blueprint.post("/partners/<partner>/delete", endpoint="delete_partner", defaults={"what": "partner"})
@blueprint.post("/sources/<source>/delete", endpoint="delete_source", defaults={"what": "source"})
@blueprint.post("/facts/<fact>/delete", endpoint="delete_fact", defaults={"what": "fact"})
def delete(what: str, **path: str) -> AnyResponse:
    """Deletes a record; while anything hangs on it the form says so and nothing is deleted."""
    [id] = path.values()
    before, told = _record(what, id), signed()
    form = _opened(what, table_of(what, str(before.get("type", ""))), id, before, told)
    if told.problems:
        return _page(form, 400)
    if changed_since_shown(what, id):
        sentence = gettext("Somebody changed this record after you opened it. Look at it as it is now, then delete it.")
        return _page(replace(form, refused=sentence, moved=True), 409)
    try:
        if what == "partner" and (stay := persons_of(id, explorer().snapshot())):
            raise PersonsStay(count=len(stay))
        done = make_change(explorer().database, [Edit(what, id, before, None)], told.told("edit"))
    except ChangeRefused as problem:
        return _page(replace(form, refused=problem.told_with(gettext)), problem.status)
    return remember(redirect(url_for("changes.change", number=done.number), 303), told.who)


def _handled(what: str, table: Table, id: str, begun: Texts | None = None) -> AnyResponse:
    if id and _is_gone(what, id):
        return _gone(what, id)
    before = _record(what, id) if id else None
    if request.method == "GET":
        form = _opened(what, table, id, before, unsigned())
        return _page(replace(form, texts={**form.texts, **(begun or {})}), 200)
    request.max_content_length = MOST_BYTES
    form = _sent(what, table, id, before)
    if form.conflicts:
        return _page(form, 409)
    return _saved(form)


def _is_gone(what: str, id: str) -> bool:
    """Whether a form is sent of a record that is not there any more."""
    return request.method == "POST" and record_now(explorer().database, what, id) is None


def _gone(what: str, id: str) -> AnyResponse:
    """What was typed is kept, and who deleted the record meanwhile is told: it can be brought back, and then saved."""
    found = deletion_of(what, id)
    if found is None:
        _record(what, id)  # it was never there
        raise AssertionError(id)
    change, before = found
    form = _sent(what, table_of(what, str(before.get("type", ""))), id, None)
    sentence = gettext(
        "The record was deleted meanwhile (change %(number)s, %(who)s). Undo that change in another window, then save.",
        number=change.number,
        who=change.who,
    )
    was = {name.removeprefix("was."): text for name, text in request.form.items() if name.startswith("was.")}
    return _page(replace(form, opened=was, refused=sentence, moved=True), 409)


def _opened(what: str, table: Table, id: str, before: Record | None, told: Signed) -> Form:
    texts, by = texts_of(table, before) if before else {}, notation()
    return Form(what, table, id, before, written_texts(table, texts, by), texts, told, by)


def _record(what: str, id: str) -> Record:
    found = record_now(explorer().database, what, id)
    if found is None:
        if what == "partner":
            raise UnknownPartner(partner=id)
        raise UnknownFact(fact=id) if what == "fact" else UnknownSource(source=id)
    return found


def _sent(what: str, table: Table, id: str, before: Record | None) -> Form:
    """The form as it was sent. Fields that somebody changed since it was opened are conflicts until they are chosen."""
    names = [each.name for each in fields_of(table)]
    told = request.form
    now, by = texts_of(table, before) if before else {}, notation()
    theirs = written_texts(table, now, by)
    opened = {name: with_line_feeds(told[f"was.{name}"]) for name in names if told.get(f"was.{name}")}
    yours = {name: told.get(name, "").strip() for name in names}
    yours |= {name: theirs.get(name, "") for name in names if told.get(f"choose.{name}") == "theirs"}
    new = {
        each.name: told.get(NEW_SOURCE + each.name, "").strip()
        for each in fields_of(SOURCES)
        if told.get(NEW_SOURCE + each.name, "").strip()
    }
    moved = [name for name in names if before and with_line_feeds(now.get(name, "")) != opened.get(name, "")]
    was = written_texts(table, opened, by)
    conflicts = {
        name: (was.get(name, ""), theirs.get(name, ""), rewritten(table.by_name[name], yours[name], by))
        for name in moved
    }
    return Form(what, table, id, before, yours, now, signed(), by, new, conflicts=conflicts)


def _saved(form: Form) -> AnyResponse:
    """Checks a form, makes the change, and leads to the record; a wrong form comes back with what is wrong at it."""
    edits, problems = _edits(form)
    if problems or form.signed.problems:
        return _page(replace(form, problems=problems), 400)
    try:
        done = make_change(explorer().database, edits, form.signed.told("edit"))
    except ChangedMeanwhile:  # between our reading and our writing
        again = _sent(form.what, form.table, form.id, _record(form.what, form.id) if form.id else None)
        sentence = gettext("Somebody saved at the same moment. Look at it again, then save.")
        return _page(replace(again, refused=sentence), 409)
    except ChangeRefused as problem:
        return _page(replace(form, refused=problem.told_with(gettext)), problem.status)
    return remember(redirect(_record_page(form.what, edits[-1].id, done), 303), form.signed.who)


def _record_page(what: str, id: str, done: Change) -> str:
    if what == "partner":
        return url_for("partners.partner", partner=id, saved=done.number)
    if what == "fact":
        return url_for("facts.fact", fact=id, saved=done.number)
    return url_for("sources.source", source=id, saved=done.number)


def _edits(form: Form) -> tuple[list[Edit], dict[str, str]]:
    """What a form changes, a new source first; or what is wrong, by field."""
    edits: list[Edit] = []
    problems: dict[str, str] = {}
    sources = explorer().all_sources()
    texts = dict(form.texts)
    if form.new_source and form.table is not SOURCES:
        source, told = _checked(
            SOURCES, free_id([form.new_source.get("title", "")], {*sources, "new"}), form.new_source
        )
        problems |= {NEW_SOURCE + name: sentence for name, sentence in told.items()}
        if source:
            texts["source_id"] = str(source["id"])
            sources = {**sources, str(source["id"]): {}}
            edits.append(Edit("source", str(source["id"]), None, source))
        elif "source_id" in texts:
            texts["source_id"] = ""
    texts, unknown = _resolved(form.table, texts, sources)
    id = form.id or _new_id(form, texts, set(sources))
    record, told = _checked(form.table, id, texts, form.before, set(sources))
    problems |= {**told, **unknown}
    if any(name.startswith(NEW_SOURCE) for name in problems):
        problems.pop("source_id", None)
    if record and not problems:
        edits.append(Edit(form.what, id, form.before, record))
    return edits, problems


def _checked(
    table: Table, id: str, texts: Texts, before: Record | None = None, sources: set[str] | None = None
) -> tuple[Record | None, dict[str, str]]:
    known = {
        "partners.csv": [partner.id for partner in explorer().snapshot().partners],
        "sources.csv": sources or set(),
    }
    values, _, wrong = checked_form(table, id, texts, known, notation(), explorer().settings.upload_letters)
    if wrong:
        return None, {_place(name): _sentence(mistake) for name, mistake in wrong.items()}
    return record_of(table, id, values, before, date.today()), {}


def _place(name: str) -> str:
    return name or "refused"


def _sentence(mistake: Mistake) -> str:
    """What is wrong at a field; other fields are called as the form calls them."""
    if mistake.sentence.startswith("the cell is empty"):
        return str(gettext("This must be filled in."))
    if mistake.sentence in OF_LETTERS:
        return unfit(Saying(mistake.sentence, mistake.facts))
    named = {
        key: COLUMNS[str(fact)].caption.told_in(language()) if str(fact) in COLUMNS and key != "value" else fact
        for key, fact in mistake.facts.items()
    }
    told = replace(mistake, facts=named).what_with(gettext)
    return told[:1].upper() + told[1:] + "."


def _resolved(table: Table, texts: Texts, sources: Mapping[str, Mapping[str, Any]]) -> tuple[Texts, Texts]:
    """Names of partners and titles of sources become ids; what no record fits is told at its field."""
    found, unknown = dict(texts), {}
    for each in fields_of(table):
        text = texts.get(each.name, "")
        if each.type == "partner" and text:
            try:
                found[each.name] = explorer().partner_named(text).id
            except UnknownPartner:
                unknown[each.name] = gettext("No partner, or more than one, has this name. Choose one from the list.")
        if each.type == "source" and text and text not in sources:
            named = [id for id, own in sources.items() if fold(str(own.get("title", ""))) == fold(text)]
            if len(named) == 1:
                found[each.name] = named[0]
            else:
                unknown[each.name] = gettext("No source of this title is on record. Choose one, or fill in a new one.")
    return found, unknown


def _new_id(form: Form, texts: Texts, sources: set[str]) -> str:
    """A slug of the name, or of type, date and ends; with a number behind it where it is taken."""
    if form.what == "source":
        return free_id([texts.get("title", "")], {*sources, "new"})
    if form.what == "partner":
        taken = {partner.id for partner in explorer().snapshot().partners}
        return free_id([texts.get("name_en") or texts.get("name_vi", "")], taken | {"new"})
    of = form.table.relationship_type
    assert of is not None
    _, texts, _ = checked_form(form.table, "new", texts, {}, form.by)  # the day as ids have it
    words = [of.noun.en, texts.get(of.dated_by, ""), *(texts.get(role, "") for role in of.roles)]
    taken = set(_fact_ids(words))
    return free_id(words, taken)


def _fact_ids(words: list[str]) -> Iterator[str]:
    """Which of the first ids that such a fact could have are taken."""
    candidates: set[str] = set()
    for _ in range(200):
        free_id(words, candidates)
    yield from (str(each["id"]) for each in records_now(explorer().database, "fact", sorted(candidates)))


def _page(form: Form, status: int) -> Response:
    snapshot = explorer().snapshot()
    sources = explorer().all_sources()
    page = render_template(
        "edit.html",
        data_version=snapshot.data_version,
        form=form,
        fields=[_field(form, each, snapshot, sources) for each in fields_of(form.table)],
        source_fields=[_new_source_field(form, each) for each in fields_of(SOURCES)]
        if form.table is not SOURCES
        else [],
        conflicts=[_conflict(form, name, snapshot, sources) for name in form.conflicts],
        meanwhile=changes_meanwhile(form.what, form.id) if form.conflicts or form.moved else (),
        title=_title(form),
        uses=uses_of(form.what, form.id, snapshot),
        back=_back(form),
        first_wrong=next((f["name"] for f in _wrong_first(form)), ""),
        snapshot=snapshot,
    )
    return Response(page, status, content_type="text/html; charset=utf-8")


def _wrong_first(form: Form) -> Iterator[dict[str, str]]:
    order = [each.name for each in fields_of(form.table)] + [NEW_SOURCE + each.name for each in fields_of(SOURCES)]
    yield from ({"name": name} for name in order if name in form.problems)


def _field(form: Form, each: Property, snapshot: Snapshot, sources: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    text = form.texts.get(each.name, "")
    return {
        "name": each.name,
        "type": each.type,
        "caption": _caption(each),
        "required": each.required and not (each.type == "source" and form.table is not SOURCES),
        "needed": each.required,  # a source may be a new one, and its box is empty then
        "either": each.name in EITHER,
        "choices": [(code, told.told_in(language())) for code, told in each.choices.items()],
        "value": text,
        "told": _told(each, text, snapshot, sources),
        "problem": form.problems.get(each.name, ""),
        "long": each.name in {"quote", "note"},
    }


def _new_source_field(form: Form, each: Property) -> dict[str, Any]:
    name = NEW_SOURCE + each.name
    base = {"name": name, "type": each.type, "caption": _caption(each), "required": False, "needed": each.required}
    base |= {"choices": [], "long": False}
    text = form.new_source.get(each.name, "")
    return {**base, "value": text, "told": text, "problem": form.problems.get(name, "")}


def _caption(each: Property) -> str:
    return COLUMNS.get(each.name, each).caption.told_in(language())


def _told(each: Property, text: str, snapshot: Snapshot, sources: Mapping[str, Mapping[str, Any]]) -> str:
    """A text as the reader writes it: names for ids."""
    if each.type == "partner":
        partner = snapshot.find(text)
        return partner.name_in(language()) if partner else text
    if each.type == "source":
        return str(sources.get(text, {}).get("title") or text)
    return text


def _conflict(form: Form, name: str, snapshot: Snapshot, sources: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    each = form.table.by_name[name]
    return conflict_shown(each, _caption(each), form.conflicts[name], lambda text: _told(each, text, snapshot, sources))


def _title(form: Form) -> str:
    own = form.texts if form.before is None else texts_of(form.table, form.before)
    first, second = ("_vi", "_en") if language() == "vi" else ("_en", "_vi")
    names = (f"name{first}", f"name{second}", f"title{first}", f"title{second}", "title")
    return next((own[name] for name in names if own.get(name)), form.id)


def _back(form: Form) -> str:
    if form.id:
        endpoint = {"partner": "partners.partner", "fact": "facts.fact", "source": "sources.source"}[form.what]
        path: dict[str, Any] = {form.what: form.id}
        return url_for(endpoint, **path)
    if form.what == "fact":
        return url_for("partners.partner", partner=(request.view_args or {})["partner"])
    return url_for("partners.partners" if form.what == "partner" else "sources.sources")

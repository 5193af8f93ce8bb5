"""What `import` says of rows: what is wrong, who is not known, what is overwritten; by the columns of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from graph_app.cli.import_columns import named, no_column_for, set_option
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.previewing.keys import KEY_FIELDS
from graph_app.ingest.previewing.naming import Question
from graph_app.ingest.previewing.rows import PreviewRow, SheetPlan
from graph_app.ingest.previewing.who import Candidate
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.names import FACTS, TARGET_BY_NAME, caption_of, end_in_facts
from graph_app.records import Value

SHOWN = 20
Keys: TypeAlias = Mapping[str, Sequence[str]]
_ROWS_NAMED = 5
_CANDIDATES = 3
_MAY_BE_THERE = (
    "this may be on record already as {known}. Write its ID into the row, or say --duplicates new or --duplicates skip "
    "for all such rows"
)


def unsettled_lines(rows: Iterable[PreviewRow], plans: Sequence[SheetPlan]) -> list[str]:
    """A line for each matter that keeps rows out, with all the rows that have it; the first SHOWN of them."""
    matters: dict[tuple[int, str, str], tuple[Mistake, list[int]]] = {}
    for row in rows:
        for mistake in _matters(row, plans[row.sheet]):
            key = (row.sheet, mistake.column, mistake.what_with(str))
            matters.setdefault(key, (mistake, []))[1].append(mistake.row)
    lines = [_line(mistake, rows, plans[key[0]]) for key, (mistake, rows) in list(matters.items())[:SHOWN]]
    return lines + [f"These are the first {SHOWN} of {len(matters)} matters."] * (len(matters) > SHOWN)


def changed_lines(rows: Iterable[PreviewRow], plans: Sequence[SheetPlan], keys: Keys = KEY_FIELDS) -> list[str]:
    """Old -> new of the rows that change a record, a line each, those without an ID first; the first SHOWN of them."""
    changed = sorted((row for row in rows if row.state == "changed"), key=lambda row: not row.unconfirmed)
    lines = [_changed(row, plans[row.sheet], keys) for row in changed[:SHOWN]]
    return lines + [f"{len(changed) - SHOWN} further rows change something."] * (len(changed) > SHOWN)


def column_told(plan: SheetPlan, field: str) -> str:
    """What the file calls the column of a field; the option that gave it, or the field itself, where it has none."""
    titles = plan.mapping.title_of
    end = end_in_facts(field) if plan.mapping.target == FACTS.name else ""
    if field in titles or end in titles:
        return titles.get(field) or titles[end]
    if field in plan.mapping.constants:
        return f"--set {field}"
    known = TARGET_BY_NAME[plan.mapping.target or ""].by_name.get(field)
    return f"{field} ({caption_of(known).vi})" if known else field


def _matters(row: PreviewRow, plan: SheetPlan) -> Iterator[Mistake]:
    for mistake in row.mistakes:
        field = _field(plan, mistake.column)
        yield replace(mistake, column=column_told(plan, field)) if field else mistake
    for question in row.questions:
        saying = _who(question)
        yield plan.sheet.mistake(row.row, column_told(plan, question.column), saying.sentence, saying.facts)
    if row.state == "duplicate":
        yield plan.sheet.mistake(row.row, "", _MAY_BE_THERE, {"known": ", ".join(row.like)})


def _field(plan: SheetPlan, column: str) -> str:
    """The field that a mistake names by its own name or caption, because the file has no such column; else ''."""
    if not column or column in plan.sheet.header:
        return ""
    fields = TARGET_BY_NAME[plan.mapping.target or ""].fields
    return next((own.name for own in fields if column in (own.name, caption_of(own).vi)), "")


def _who(question: Question) -> Saying:
    """Whom a cell can mean, or that nobody is on record under it; and the next step."""
    source = question.column == "source_id"
    known = ", ".join(map(_candidate, question.candidates[:_CANDIDATES]))
    told = {"value": shown(question.text), "known": known}
    if not question.candidates:
        return Saying(say.NO_SUCH_SOURCE if source else say.NO_SUCH_PARTNER, {"value": shown(question.text)})
    if question.candidates[0].reason == "near":
        return Saying(say.SOURCES_NEAR if source else say.PARTNERS_NEAR, told)
    return Saying(say.CAN_BE_SEVERAL, told)


def _candidate(candidate: Candidate) -> str:
    return f"{candidate.id} (“{shown(candidate.name)}”)"


def _line(mistake: Mistake, rows: Sequence[int], plan: SheetPlan) -> str:
    """With the next step that the command has, and the other rows of which the same is to be said."""
    further = [*dict.fromkeys(rows)][1:]
    numbers = ", ".join(map(str, further[:_ROWS_NAMED])) + (" and others" if len(further) > _ROWS_NAMED else "")
    more = f"The same in {len(further)} more {'row' if len(further) == 1 else 'rows'}: {numbers}" if further else ""
    return " ".join([str(mistake), *(f"{text}." for text in (_step(mistake, plan), more) if text)])


def _step(mistake: Mistake, plan: SheetPlan) -> str:
    """The option of the command that would mend it; '' where a cell has to be mended."""
    for field in no_column_for(plan.mapping):
        if mistake.column == column_told(plan, field):
            return f"{set_option(field)} would say it for all rows"
    other = {
        say.WRONG_ORDER: f"--day-order {'mdy' if plan.notation.day_order == 'dmy' else 'dmy'}",
        say.NOT_WITH_COMMA: "--decimal .",
        say.NOT_WITH_POINT: "--decimal ,",
    }
    return f"The option for that is “{other[mistake.sentence]}”" if mistake.sentence in other else ""


def _changed(row: PreviewRow, plan: SheetPlan, keys: Keys) -> str:
    fields = "; ".join(f"{_title(plan, name)}: {_value(old)} -> {_value(new)}" for name, old, new in row.changed_fields)
    found = f", found by {_key(row, plan, keys)}" if row.unconfirmed else ""
    return f"{named(plan.sheet)}, row {row.row} changes {row.id}{found}: {fields}"


def _key(row: PreviewRow, plan: SheetPlan, keys: Keys) -> str:
    """By what the record of a row without an ID was found."""
    if row.what != "fact" or row.after is None:
        return "its name"
    return ", ".join(("both ends", *(_title(plan, name) for name in keys[str(row.after["type"])])))


def _title(plan: SheetPlan, field: str) -> str:
    return plan.mapping.title_of.get(field) or field


def _value(value: Value) -> str:
    return "nothing" if value is None else f"“{value}”"

"""All rules asked on a day, and what of their answers is open: the rest was said to be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from graph_app.database.acknowledgements import Acknowledgement, acknowledgements
from graph_app.errors import DatabaseUnavailable, GraphAppError, LocalServerError
from graph_app.explorer import Explorer
from graph_app.inbox.matters import Matter, matters_of, worst_first
from graph_app.queries.arguments import typed_arguments
from graph_app.queries.loader import NamedQuery
from graph_app.records import Rows

# Of one rule; beyond that it says nothing new.
MOST_OF_A_RULE = 5_000
# Rules that are asked side by side.
AT_ONCE = 4


@dataclass(frozen=True)
class Looked:
    """What the rules found. `cut` are those that found more than MOST_OF_A_RULE, `failed` those without an answer."""

    matters: list[Matter] = field(default_factory=list)
    cut: tuple[str, ...] = ()
    failed: Mapping[str, GraphAppError] = field(default_factory=dict)


@dataclass(frozen=True)
class Inbox:
    """`open` are the matters, the worst first. `right` are those that somebody said are right, the newest first; where
    no rule finds such a matter any more, it stands without one. `changed` are sayings about open matters of which the
    rules see something else by now, by the matter's id.
    """

    looked: Looked
    open: list[Matter]
    right: list[tuple[Acknowledgement, Matter | None]]
    changed: Mapping[str, Acknowledgement]

    def find(self, id: str, digest: str) -> Matter | None:
        """The open matter of this id, if the rules still see of it what they saw."""
        return next((one for one in self.open if one.id == id and one.digest == digest), None)


class _Failed(Exception):
    """Carries what was found where not all rules answered: so it is not kept, and the next reader asks anew."""


def rules_of(explorer: Explorer) -> list[NamedQuery]:
    """All rules, in the order of their names."""
    return [query for query in explorer.queries.values() if query.inbox]


def inbox(explorer: Explorer, as_of: date) -> Inbox:
    """What is open on a day. A rule that takes too long or fails is named, and the others still answer."""
    looked = _looked(explorer, as_of)
    said = acknowledgements(explorer.database)
    by_id = {one.id: one for one in looked.matters}
    standing = [one for one in said if one.id not in by_id or by_id[one.id].digest == one.digest]
    right = [(one, by_id.get(one.id)) for one in standing]
    gone = {one.id for one in standing}
    still_open = [one for one in looked.matters if one.id not in gone]
    return Inbox(looked, still_open, right, {one.id: one for one in said if one.id not in gone})


def _looked(explorer: Explorer, as_of: date) -> Looked:
    snapshot = explorer.snapshot()
    try:
        return explorer.kept(snapshot, ("inbox", as_of), partial(_look, explorer, as_of))
    except _Failed as found:
        looked: Looked = found.args[0]
        return looked


def _look(explorer: Explorer, as_of: date) -> Looked:
    rules = rules_of(explorer)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(partial(_answer, explorer, as_of), rules))
    tables = {rule.name: table for rule, table in zip(rules, answers, strict=True) if isinstance(table, Rows)}
    failed = {rule.name: told for rule, told in zip(rules, answers, strict=True) if isinstance(told, GraphAppError)}
    found = [one for rule in rules if rule.name in tables for one in matters_of(rule, tables[rule.name])]
    cut = tuple(name for name, table in tables.items() if table.truncated)
    looked = Looked(worst_first(found), cut, failed)
    if failed:
        raise _Failed(looked)
    return looked


def _answer(explorer: Explorer, as_of: date, rule: NamedQuery) -> Rows | GraphAppError:
    given = {"as_of": as_of.isoformat()} if any(param.name == "as_of" for param in rule.params) else {}
    try:
        return explorer.database.read(rule.statement, typed_arguments(rule, given), MOST_OF_A_RULE, chosen=True)
    except (DatabaseUnavailable, LocalServerError):  # no rule can be asked
        raise
    except GraphAppError as problem:
        return problem


def chosen(matters: Sequence[Matter], rule: str = "", partner: str = "", severity: str = "") -> list[Matter]:
    """Those of a rule, that name a partner, of a severity; '' for any."""
    return [
        one
        for one in matters
        if (not rule or one.rule.name == rule)
        and (not severity or one.how.severity == severity)
        and (not partner or partner in one.ids("partner"))
    ]

"""The menu: sections, and the pages of the one that the reader is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext

from graph_app.web.asker import asker
from graph_app.web.gate import may_ask


@dataclass(frozen=True)
class Entry:
    """A page of the menu. `blueprints` are those whose pages belong to it beside its own, `endpoints` single pages of
    others.
    """

    endpoint: str
    caption: str
    blueprints: tuple[str, ...] = ()
    endpoints: tuple[str, ...] = ()

    @property
    def current(self) -> bool:
        """Whether the page that is asked for is this one."""
        return request.endpoint == self.endpoint

    @property
    def holds(self) -> bool:
        """Whether the page that is asked for is this one or belongs to it."""
        own = request.blueprint in (self.endpoint.partition(".")[0], *self.blueprints)
        return own or request.endpoint in self.endpoints


@dataclass(frozen=True)
class Section:
    """Pages under one caption; it leads to the first of them."""

    caption: str
    entries: Sequence[Entry]

    @property
    def current(self) -> bool:
        """Whether the reader is in it."""
        return any(entry.holds for entry in self.entries)


def menu() -> list[Section]:
    """Sections and pages that who asks may see, in the words of the reader's language."""
    seen = [Section(one.caption, [each for each in one.entries if may_ask(each.endpoint)]) for one in _all()]
    return [one for one in seen if one.entries]


def _all() -> list[Section]:
    of_network = ("compare", "between", "ledger", "saved_views")
    edited_with_partners = tuple(
        f"edit.{name}"
        for name in ("new_partner", "edit_partner", "delete_partner", "new_fact", "edit_fact", "delete_fact")
    )
    edited_with_sources = ("edit.new_source", "edit.edit_source", "edit.delete_source")
    of_structure = ("structure_without", "warm_path", "suggestions")
    return [
        Section(
            gettext("Network"),
            [
                Entry("network.network", gettext("Map"), of_network),
                Entry("centrality.centrality", gettext("Centrality")),
                Entry("structure.structure", gettext("Structure"), of_structure),
            ],
        ),
        Section(
            gettext("Partners"),
            [
                Entry("partners.partners", gettext("Partners"), ("briefing",), edited_with_partners),
                Entry("persons.persons", gettext("Contact persons"), ("erasing",)),
            ],
        ),
        Section(
            gettext("Planning"),
            [
                Entry("engagement.engagement", gettext("Engagement")),
                Entry("portfolio.portfolio", gettext("Portfolio"), ("portfolio_rows",)),
                Entry("calendar.calendar", gettext("Calendar")),
            ],
        ),
        Section(
            gettext("Questions"),
            [Entry("queries.queries", gettext("Queries")), Entry("console.console", gettext("Cypher"))],
        ),
        Section(
            gettext("Data"),
            [
                Entry("sources.sources", gettext("Sources"), (), edited_with_sources),
                Entry("imports.imports", gettext("Import"), ("import_mappings",)),
                Entry("duplicates.duplicates", gettext("Duplicates"), ("merge",)),
                Entry("changes.log", gettext("Changes")),
                Entry("inbox.inbox", gettext("Inbox")),
            ],
        ),
        *([_of_access()] if asker().way != "open" else []),
    ]


def _of_access() -> Section:
    return Section(
        gettext("Access"), [Entry("users.users", gettext("Accounts")), Entry("audit.audit", gettext("Audit"))]
    )

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
    """A page of the menu. `blueprints` are those whose pages belong to it, its own among them."""

    endpoint: str
    caption: str
    blueprints: tuple[str, ...] = ()

    @property
    def current(self) -> bool:
        """Whether the page that is asked for is this one."""
        return request.endpoint == self.endpoint

    @property
    def holds(self) -> bool:
        """Whether the page that is asked for is this one or belongs to it."""
        return request.blueprint in (self.endpoint.partition(".")[0], *self.blueprints)


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
        Section(gettext("Partners"), [Entry("partners.partners", gettext("Partners"), ("briefing",))]),
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
                Entry("sources.sources", gettext("Sources")),
                Entry("imports.imports", gettext("Import")),
                Entry("duplicates.duplicates", gettext("Duplicates"), ("merge",)),
                Entry("changes.log", gettext("Changes")),
            ],
        ),
        *([_of_access()] if asker().way != "open" else []),
    ]


def _of_access() -> Section:
    return Section(
        gettext("Access"), [Entry("users.users", gettext("Accounts")), Entry("audit.audit", gettext("Audit"))]
    )
